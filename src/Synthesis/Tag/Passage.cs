using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Tag;

/// <summary>A sentence, or a table's row: the smallest piece of a document that can carry a code.</summary>
/// <param name="Text">Its text, white space single, a row's cells joined by <c> | </c>.</param>
/// <param name="Start">First code point in the document's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Page">The page its block begins on, or null.</param>
/// <param name="Kind">The kind of its block.</param>
/// <param name="Block">Index of its block in the document.</param>
/// <param name="Headings">The headings above it, outermost first.</param>
/// <param name="Words">Its words.</param>
public sealed record Passage(
    string Text, int Start, int End, int? Page, BlockKind Kind, int Block, IReadOnlyList<string> Headings, IReadOnlyList<Word> Words)
{
    /// <summary>Whether a line stands in it that a plain text draws a table with.</summary>
    public bool IsDrawn => Text.Contains("---", StringComparison.Ordinal);

    /// <summary>The passages of a document in reading order; lines of a contents list are left out.</summary>
    public static List<Passage> Of(Document document)
    {
        var passages = new List<Passage>();
        var path = new List<(int Level, string Text)>();
        var contents = ContentsList.In(document);
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var block = document.Blocks[i];
            if (block.Kind == BlockKind.Running || contents.Contains(i))
            {
                continue;
            }

            if (block.Kind == BlockKind.Heading)
            {
                path.RemoveAll(h => h.Level >= (block.Level ?? 1));
            }

            IReadOnlyList<string> headings = [.. path.Select(h => h.Text)];
            foreach (var (from, to) in block.Kind == BlockKind.Table ? Sentences.Rows(block.Text) : Sentences.Split(block.Text))
            {
                var start = block.Start!.Value + CodePoints(block.Text.AsSpan(0, from));
                var text = block.Text[from..to];
                var shown = block.Kind == BlockKind.Table ? text.Replace("\t", " | ", StringComparison.Ordinal) : text;
                passages.Add(new Passage(shown, start, start + CodePoints(text), block.Page, block.Kind, i, headings, Word.Split(shown)));
            }

            if (block.Kind == BlockKind.Heading)
            {
                path.Add((block.Level ?? 1, block.Text));
            }
        }

        return passages;
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var n = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            n++;
        }

        return n;
    }
}
