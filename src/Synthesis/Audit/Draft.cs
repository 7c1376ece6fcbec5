using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>A draft as the parts of the audit read it.</summary>
/// <param name="Document">Its text and blocks.</param>
/// <param name="Passages">Its sentences and rows of tables, in reading order.</param>
/// <param name="Markup">What its file says beside the text.</param>
internal sealed record Draft(Document Document, IReadOnlyList<Passage> Passages, DraftMarkup Markup)
{
    internal static Draft Of(Document document, DraftMarkup markup) => new(document, Passage.Of(document), markup);

    /// <summary>Part of a block's text as a place, or null for a running block, which is no part of the document's text.</summary>
    /// <param name="block">The block's index.</param>
    /// <param name="from">First UTF-16 unit in the block's text.</param>
    /// <param name="to">One past the last.</param>
    internal Place? In(int block, int from, int to)
    {
        var b = Document.Blocks[block];
        if (b.Start is not { } start)
        {
            return null;
        }

        var first = start + CodePoints(b.Text.AsSpan(0, from));
        return new Place(first, first + CodePoints(b.Text.AsSpan(from, to - from)), b.Text[from..to], b.Page, block);
    }

    /// <summary>A whole block as a place; of a table its first row.</summary>
    internal Place? Of(int block)
    {
        var text = Document.Blocks[block].Text;
        return In(block, 0, Document.Blocks[block].Kind == BlockKind.Table && text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? end : text.Length);
    }

    /// <summary>A passage as a place. Its quote is the document's own text, tabs between cells and all.</summary>
    internal Place Of(Passage passage)
    {
        var b = Document.Blocks[passage.Block];
        var from = Units(b.Text, passage.Start - b.Start!.Value);
        return In(passage.Block, from, Units(b.Text, passage.End - b.Start.Value))!;
    }

    /// <summary>Evidence of a tagging as a place.</summary>
    internal Place Of(Evidence evidence) => new(evidence.Start, evidence.End, evidence.Quote, evidence.Page, BlockAt(evidence.Start));

    /// <summary>The block in whose text a code point stands.</summary>
    internal int BlockAt(int codePoint)
    {
        for (var i = Document.Blocks.Count - 1; i >= 0; i--)
        {
            if (Document.Blocks[i].Start is { } start && start <= codePoint)
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>The passages of a block.</summary>
    internal IEnumerable<Passage> PassagesOf(int block) => Passages.Where(p => p.Block == block);

    /// <summary>Blocks that are prose or lists, with their index.</summary>
    internal IEnumerable<(Block Block, int At)> Prose =>
        Document.Blocks.Select((b, i) => (b, i)).Where(b => b.b.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Footnote);

    private static int Units(string text, int codePoints)
    {
        var at = 0;
        for (; codePoints > 0 && at < text.Length; codePoints--)
        {
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        }

        return at;
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
