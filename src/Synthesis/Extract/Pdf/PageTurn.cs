namespace Synthesis.Extract.Pdf;

/// <summary>What goes on over a page's end: a sentence belongs to the page it begins on, and so does a table.</summary>
internal static class PageTurn
{
    private const double SamePlace = 8;

    /// <summary>Tables that go on at the top of the next page, in the same place with as many columns, are one; a header that is repeated is left out.</summary>
    internal static List<List<TextLine>> JoinTables(List<List<TextLine>> groups)
    {
        var joined = new List<List<TextLine>>(groups.Count);
        var page = 0;
        foreach (var group in groups)
        {
            if (joined.Count > 0 && joined[^1][0].Table is { } above && group[0].Table is { } below && group[0].Page == page + 1 && GoesOn(above, below))
            {
                var header = above.Rows[0].SequenceEqual(below.Rows[0]) ? 1 : 0;
                joined[^1] = [joined[^1][0] with { Table = above with { Rows = [.. above.Rows, .. below.Rows.Skip(header)] } }];
            }
            else
            {
                joined.Add(group);
            }

            page = group[^1].Page;
        }

        return joined;
    }

    private static bool GoesOn(PageTable above, PageTable below) =>
        above.Rows[0].Count == below.Rows[0].Count && Math.Abs(above.X0 - below.X0) <= SamePlace && Math.Abs(above.X1 - below.X1) <= SamePlace;

    /// <summary>The lines of a paragraph, divided after the first sentence that ends on each new page.</summary>
    internal static IEnumerable<List<TextLine>> Divide(List<TextLine> paragraph)
    {
        var turn = paragraph.FindIndex(l => l.Page != paragraph[0].Page);
        for (var i = turn; turn >= 0 && i < paragraph.Count; i++)
        {
            var text = paragraph[i].Text;
            if (SentenceEnd(text) is not { } end)
            {
                continue;
            }

            var rest = paragraph.GetRange(i + 1, paragraph.Count - i - 1);
            if (end < text.Length)
            {
                rest.Insert(0, paragraph[i] with { Text = text[end..].TrimStart() });
            }

            yield return [.. paragraph.GetRange(0, i), paragraph[i] with { Text = text[..end] }];
            foreach (var part in rest.Count == 0 ? [] : Divide(rest))
            {
                yield return part;
            }

            yield break;
        }

        yield return paragraph;
    }

    /// <summary>Where the first sentence of a line ends, or null: at a full stop, question or exclamation mark before a capital or the line's end.</summary>
    private static int? SentenceEnd(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?'))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Length && text[end] is '"' or '\'' or '’' or '”' or ')' or ']')
            {
                end++;
            }

            if (end == text.Length || (text[end] == ' ' && end + 1 < text.Length && (char.IsUpper(text[end + 1]) || text[end + 1] is '‘' or '“')))
            {
                return end;
            }
        }

        return null;
    }
}
