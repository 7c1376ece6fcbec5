using Synthesis.Gather;

namespace Synthesis.Report.Figures;

/// <summary>A kind that tiles of a map are of, told apart by colour and by sign.</summary>
/// <param name="Title">Its name in the legend.</param>
/// <param name="Paint">Its colour.</param>
/// <param name="Sign">Its sign, a letter that Arial has.</param>
public sealed record TileKind(string Title, Paint Paint, string Sign);

/// <summary>Draws the authorities as tiles of one size, each of some kind.</summary>
public static class TileMap
{
    private const double Side = 36, Gap = 2;

    /// <summary>The map, with its legend below it.</summary>
    /// <param name="tiles">Where each authority stands; one that has no tile is left out, and the legend says how many are.</param>
    /// <param name="authorities">The authorities.</param>
    /// <param name="kinds">Every kind, in the legend's order.</param>
    /// <param name="kind">The kind of an authority: its place in <paramref name="kinds"/>.</param>
    public static Drawing Of(TileLayout tiles, IReadOnlyList<Authority> authorities, IReadOnlyList<TileKind> kinds, Func<Authority, int> kind)
    {
        var placed = authorities.Where(a => tiles.Tiles.ContainsKey(a.Code)).Select(a => (Authority: a, Tile: tiles.Tiles[a.Code], Kind: kind(a))).ToList();
        var shapes = new List<Shape>();
        foreach (var (authority, tile, of) in placed)
        {
            var (x, y, paint) = (tile.Column * Side, tile.Row * Side, kinds[of].Paint);
            shapes.Add(new Box(x + (Gap / 2), y + (Gap / 2), Side - Gap, Side - Gap, paint, Paint.Soft) { Tip = $"{authority.Name}: {kinds[of].Title}" });
            shapes.Add(new Words(x + (Side / 2), y + 16, tile.Label, 10.5, Anchor.Middle, Palette.On(paint)));
            shapes.Add(new Words(x + (Side / 2), y + 29, kinds[of].Sign, 11, Anchor.Middle, Palette.On(paint), Bold: true));
        }

        var (width, bottom) = (placed.Select(p => (p.Tile.Column + 1) * Side).DefaultIfEmpty(300).Max(), placed.Select(p => (p.Tile.Row + 1) * Side).DefaultIfEmpty(0).Max() + 10);
        var left = 0d;
        foreach (var (legend, i) in kinds.Select((k, i) => (k, i)))
        {
            var words = $"{legend.Title} ({placed.Count(p => p.Kind == i)})";
            var needs = 26 + Lettering.Width(words, 12) + 16;
            if (left > 0 && left + needs > Math.Max(width, 420))
            {
                (left, bottom) = (0, bottom + 24);
            }

            shapes.Add(new Box(left + 1, bottom, 18, 18, legend.Paint, Paint.Soft));
            shapes.Add(new Words(left + 10, bottom + 13, legend.Sign, 11, Anchor.Middle, Palette.On(legend.Paint), Bold: true));
            shapes.Add(new Words(left + 25, bottom + 13.5, words));
            left += needs;
        }

        if (placed.Count < authorities.Count)
        {
            bottom += 24;
            shapes.Add(new Words(0, bottom + 13.5, $"Not on the map: {authorities.Count - placed.Count}", Paint: Paint.Soft));
        }

        return new Drawing(Math.Max(width, 420), bottom + 22, shapes);
    }
}
