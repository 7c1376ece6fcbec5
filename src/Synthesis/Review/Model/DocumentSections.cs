using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Review.Model;

/// <summary>A block, or a piece of one that is too long, as it is shown to a model.</summary>
/// <param name="Number">The block's place in the document.</param>
/// <param name="Start">First code point in the document's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Text">Its text.</param>
public sealed record ShownBlock(int Number, int Start, int End, string Text);

/// <summary>A part of a document that is shown at once.</summary>
/// <param name="Headings">The headings that it stands under, outermost first.</param>
/// <param name="Blocks">Its blocks in reading order; at least one.</param>
public sealed record DocumentSection(IReadOnlyList<string> Headings, IReadOnlyList<ShownBlock> Blocks)
{
    /// <summary>First code point in the document's text.</summary>
    public int Start => Blocks[0].Start;

    /// <summary>One past the last.</summary>
    public int End => Blocks[^1].End;
}

/// <summary>Cuts documents into sections that keep to a budget. All of the text stands in exactly one of them: nothing is left out.</summary>
public static class DocumentSections
{
    /// <summary>Letters that the number of a block takes.</summary>
    private const int Around = 8;

    /// <summary>
    /// The sections of a document, as few as the budget allows. They are cut between blocks; a block that is longer than a section is cut between sentences or
    /// rows, and a sentence that is, between words or, where it has none, anywhere.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="tokens">The most tokens of a section (<see cref="Prompting.TokensOf"/>), its blocks' numbers included.</param>
    public static IReadOnlyList<DocumentSection> Of(Document document, int tokens)
    {
        var sections = new List<DocumentSection>();
        var (path, above, open, size) = (new List<(int Level, string Text)>(), (IReadOnlyList<string>)[], new List<ShownBlock>(), 0);
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var block = document.Blocks[i];
            if (block.Kind == BlockKind.Running || block.Start is not { } start)
            {
                continue;
            }

            if (block.Kind == BlockKind.Heading)
            {
                path.RemoveAll(h => h.Level >= (block.Level ?? 1));
            }

            foreach (var piece in Pieces(block, i, start, Math.Max(1, tokens - Cost(""))))
            {
                if (open.Count > 0 && size + Cost(piece.Text) > tokens)
                {
                    Close();
                }

                if (open.Count == 0)
                {
                    above = [.. path.Select(h => h.Text)];
                }

                open.Add(piece);
                size += Cost(piece.Text);
            }

            if (block.Kind == BlockKind.Heading)
            {
                path.Add((block.Level ?? 1, block.Text));
            }
        }

        Close();
        return sections;

        void Close()
        {
            if (open.Count > 0)
            {
                sections.Add(new DocumentSection(above, [.. open]));
            }

            open.Clear();
            size = 0;
        }
    }

    private static int Cost(string text) => Prompting.TokensOf(text) + ((Around + 2) / 3);

    private static IEnumerable<ShownBlock> Pieces(Block block, int number, int start, int tokens)
    {
        if (Prompting.TokensOf(block.Text) <= tokens)
        {
            yield return new ShownBlock(number, start, block.End!.Value, block.Text);
            yield break;
        }

        var ends = (block.Kind == BlockKind.Table ? Sentences.Rows(block.Text) : Sentences.Split(block.Text)).Select(s => s.End).ToList();
        var (from, at, longest) = (0, start, tokens * 3);
        while (from < block.Text.Length)
        {
            var to = from + longest >= block.Text.Length ? block.Text.Length : Cut(block.Text, ends, from, from + longest);
            var text = block.Text[from..to];
            var points = text.EnumerateRunes().Count();
            yield return new ShownBlock(number, at, at + points, text);
            (from, at) = (to, at + points);
        }
    }

    /// <summary>The last place to cut that is not beyond the most.</summary>
    private static int Cut(string text, List<int> ends, int from, int most)
    {
        var sentence = ends.LastOrDefault(e => e > from && e <= most);
        if (sentence > 0)
        {
            return sentence;
        }

        var space = text.LastIndexOf(' ', most - 1, most - from);
        var cut = space > from ? space + 1 : most;
        return char.IsLowSurrogate(text[cut]) ? cut - 1 > from ? cut - 1 : cut + 1 : cut;
    }
}
