using System.Globalization;

namespace Synthesis.Gather;

/// <summary>A map on which every authority is one tile of the same size, so that none is seen for its area.</summary>
/// <param name="Tiles">By an authority's code, its tile.</param>
public sealed record TileLayout(IReadOnlyDictionary<string, Tile> Tiles)
{
    /// <summary>The file's name, beside the table of authorities.</summary>
    public const string FileName = "tiles.csv";

    /// <summary>Reads a table with the columns <c>gss_code, column, row, label</c>: columns count from the west and rows from the north, both from 0.</summary>
    /// <param name="path">The file.</param>
    /// <param name="population">The authorities: two may share a tile only where they never existed on the same day.</param>
    /// <exception cref="PopulationException">A column is missing, a number is none, an authority has two tiles, or two of one day share one.</exception>
    public static TileLayout Read(string path, Population population)
    {
        var tiles = new Dictionary<string, Tile>(StringComparer.Ordinal);
        var known = population.Authorities.ToDictionary(a => a.Code, StringComparer.Ordinal);
        foreach (var row in StrictTable.Read(path, "map of tiles", "gss_code", "column", "row", "label"))
        {
            int Place(string name) => int.TryParse(row.Needed(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n
                : throw row.Refuse($"'{row.Field(name)}' is no {name}: write a whole number from 0.");
            var (code, tile) = (row.Needed("gss_code"), new Tile(Place("column"), Place("row"), row.Needed("label")));
            if (!tiles.TryAdd(code, tile))
            {
                throw row.Refuse($"{code} has a tile already: keep one of them.");
            }

            if (tiles.FirstOrDefault(t => t.Key != code && (t.Value.Column, t.Value.Row) == (tile.Column, tile.Row) && OfOneDay(known.GetValueOrDefault(t.Key), known.GetValueOrDefault(code))).Key is { } other)
            {
                throw row.Refuse($"{code} stands on the tile of {other}: give one of them another.");
            }
        }

        return new TileLayout(tiles);
    }

    private static bool OfOneDay(Authority? one, Authority? other) => one is not null && other is not null
        && (one.Start ?? DateOnly.MinValue) <= (other.End ?? DateOnly.MaxValue) && (other.Start ?? DateOnly.MinValue) <= (one.End ?? DateOnly.MaxValue);
}

/// <summary>Where an authority stands on a map of tiles.</summary>
/// <param name="Column">From the west, from 0.</param>
/// <param name="Row">From the north, from 0.</param>
/// <param name="Label">Two to four letters that stand on it.</param>
public sealed record Tile(int Column, int Row, string Label);
