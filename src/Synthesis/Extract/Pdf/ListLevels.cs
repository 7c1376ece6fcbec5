namespace Synthesis.Extract.Pdf;

/// <summary>Gives list items their levels, by how far they are indented within their list.</summary>
internal static class ListLevels
{
    /// <summary>Places that differ by less, in points, are one indent: MuPDF rounds to whole points.</summary>
    private const double Step = 5;

    private sealed record Indent(double X, char Mark);

    /// <summary>The blocks of a document with the levels of their list items set.</summary>
    internal static List<FoundBlock> Set(IReadOnlyList<FoundBlock> blocks)
    {
        var set = new List<FoundBlock>(blocks.Count);
        var open = new List<Indent>();
        FoundBlock? last = null;
        foreach (var block in blocks)
        {
            if (block is { Kind: BlockKind.ListItem, Box: { } box })
            {
                var mark = MarkOf(block.Text);
                Open(open, box.X0, mark, last is not null && (last.Page != block.Page || box.Y0 < last.Box!.Y0));
                set.Add(block with { Level = open.Count });
                last = block;
                continue;
            }

            set.Add(block);
            if (block.Kind is BlockKind.Heading or BlockKind.Table || (block is { Kind: BlockKind.Paragraph, Box: { } at } && open.Count > 0 && at.X0 < open[0].X + Step))
            {
                open.Clear();
                last = null;
            }
        }

        return set;
    }

    /// <summary>Closes and opens indents, so that the last one open is that of an item at <paramref name="x"/>.</summary>
    private static void Open(List<Indent> open, double x, char mark, bool moved)
    {
        if (moved && open.Count > 0)
        {
            // A new column or page may begin elsewhere: there the mark tells the level.
            var same = open.FindLastIndex(o => o.Mark == mark);
            var shift = same < 0 ? 0 : x - open[same].X;
            var indents = same < 0 && !open.Exists(o => Math.Abs(o.X - x) <= Step) ? [] : open.ConvertAll(o => o with { X = o.X + shift });
            open.Clear();
            open.AddRange(indents);
        }

        open.RemoveAll(o => o.X > x + Step);
        if (open.Count == 0 || x > open[^1].X + Step)
        {
            open.Add(new Indent(x, mark));
        }
    }

    /// <summary>What kind of mark an item has: a bullet stands for itself, a number for all numbers, a letter for all letters.</summary>
    private static char MarkOf(string text)
    {
        var mark = text.TrimStart(' ', '(');
        return mark.Length == 0 ? ' ' : char.IsAsciiDigit(mark[0]) ? '1' : mark.Length > 1 && char.IsLetter(mark[0]) && mark[1] is '.' or ')' ? 'a' : mark[0];
    }
}
