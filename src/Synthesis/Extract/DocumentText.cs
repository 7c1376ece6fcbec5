using System.Text;

namespace Synthesis.Extract;

/// <summary>Lays blocks out as one text and gives each its span, the same way for every reader.</summary>
internal static class DocumentText
{
    /// <summary>
    /// The text (blocks apart from running ones, separated by a blank line) and the blocks with code-point spans into it.
    /// Blocks with no text are left out.
    /// </summary>
    internal static (string Text, IReadOnlyList<Block> Blocks) Assemble(IEnumerable<FoundBlock> found)
    {
        var text = new StringBuilder();
        var blocks = new List<Block>();
        var at = 0;
        foreach (var block in found)
        {
            var rows = block.Kind == BlockKind.Table ? CleanRows(block.Rows ?? []) : null;
            var own = rows is null ? CleanText.Line(block.Text) : string.Join('\n', rows.Select(r => string.Join('\t', r)));
            if (string.IsNullOrWhiteSpace(own))
            {
                continue;
            }

            if (block.Kind == BlockKind.Running)
            {
                blocks.Add(new Block(block.Kind, null, block.Page, block.Box, null, null, own, null));
                continue;
            }

            if (text.Length > 0)
            {
                text.Append("\n\n");
                at += 2;
            }

            var length = CodePoints(own);
            blocks.Add(new Block(block.Kind, block.Level, block.Page, block.Box, at, at + length, own, rows));
            text.Append(own);
            at += length;
        }

        return (text.ToString(), blocks);
    }

    /// <summary>The number of Unicode code points in well-formed text.</summary>
    internal static int CodePoints(ReadOnlySpan<char> text)
    {
        var n = text.Length;
        foreach (var c in text)
        {
            n -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return n;
    }

    private static IReadOnlyList<IReadOnlyList<string>>? CleanRows(IReadOnlyList<IReadOnlyList<string>> rows) =>
        [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Select(c => CleanText.Line(c))]).Where(r => r.Any(c => c.Length > 0))];
}
