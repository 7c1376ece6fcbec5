namespace Synthesis.Extract.Pdf;

/// <summary>Gives list items their levels, by how far they are indented within their list.</summary>
internal static class ListLevels
{
    /// <summary>Places that differ by less, in points, are one indent: MuPDF rounds to whole points.</summary>
    private const double Step = 5;

    private sealed record Indent(double X, char Mark, int Number);

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
                Open(open, new Indent(box.X0, MarkOf(block.Text), NumberOf(block.Text)), last is not null && (last.Page != block.Page || box.Y0 < last.Box!.Y0));
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

    /// <summary>Closes and opens indents, so that the last one open is that of an item.</summary>
    private static void Open(List<Indent> open, Indent at, bool moved)
    {
        var (x, mark, number) = at;
        if (number > 1 && open.FindLastIndex(o => o.Mark == mark && o.Number == number - 1) is >= 0 and var before)
        {
            // The next number is of the same list, wherever it stands.
            open.RemoveRange(before, open.Count - before);
            open.Add(at);
            return;
        }

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
            open.Add(at);
        }
        else
        {
            open[^1] = open[^1] with { Number = number };
        }
    }

    private static int NumberOf(string text)
    {
        var digits = text.TrimStart(' ', '(').TakeWhile(char.IsAsciiDigit).Take(4).ToArray();
        return digits.Length == 0 ? 0 : int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What kind of mark an item has: a bullet stands for itself, a number for all numbers, a letter for all letters.</summary>
    private static char MarkOf(string text)
    {
        var mark = text.TrimStart(' ', '(');
        return mark.Length == 0 ? ' ' : char.IsAsciiDigit(mark[0]) ? '1' : mark.Length > 1 && char.IsLetter(mark[0]) && mark[1] is '.' or ')' ? 'a' : mark[0];
    }
}
