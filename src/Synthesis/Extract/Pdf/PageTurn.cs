namespace Synthesis.Extract.Pdf;

/// <summary>Decides which page a paragraph that runs on over a page's end belongs to: each sentence to the page it begins on.</summary>
internal static class PageTurn
{
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
