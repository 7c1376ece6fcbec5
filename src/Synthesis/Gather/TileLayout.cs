using System.Globalization;

namespace Synthesis.Gather;

/// <summary>A map on which every authority is one tile of the same size, so that none is seen for its area.</summary>
/// <param name="Tiles">By an authority's code, its tile.</param>
public sealed record TileLayout(IReadOnlyDictionary<string, Tile> Tiles)
{
    /// <summary>The file's name, beside the table of authorities.</summary>
    public const string FileName = "tiles.csv";

    /// <summary>Reads a table with the columns <c>gss_code, column, row, label</c>: columns count from the west and rows from the north, both from 0.</summary>
    /// <exception cref="PopulationException">A column is missing, a number is none, an authority has two tiles, or two share one.</exception>
    public static TileLayout Read(string path)
    {
        var tiles = new Dictionary<string, Tile>(StringComparer.Ordinal);
        var taken = new Dictionary<(int, int), string>();
        foreach (var row in StrictTable.Read(path, "map of tiles", "gss_code", "column", "row", "label"))
        {
            int Place(string name) => int.TryParse(row.Needed(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n
                : throw row.Refuse($"'{row.Field(name)}' is no {name}: write a whole number from 0.");
            var (code, tile) = (row.Needed("gss_code"), new Tile(Place("column"), Place("row"), row.Needed("label")));
            if (!tiles.TryAdd(code, tile))
            {
                throw row.Refuse($"{code} has a tile already: keep one of them.");
            }

            if (!taken.TryAdd((tile.Column, tile.Row), code))
            {
                throw row.Refuse($"{code} stands on the tile of {taken[(tile.Column, tile.Row)]}: give one of them another.");
            }
        }

        return new TileLayout(tiles);
    }
}

/// <summary>Where an authority stands on a map of tiles.</summary>
/// <param name="Column">From the west, from 0.</param>
/// <param name="Row">From the north, from 0.</param>
/// <param name="Label">Two to four letters that stand on it.</param>
public sealed record Tile(int Column, int Row, string Label);
