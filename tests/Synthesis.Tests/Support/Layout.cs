using Synthesis.Extract;

namespace Synthesis.Tests.Support;

/// <summary>What holds of the text and blocks of every document, however it was read.</summary>
internal static class Layout
{
    internal static void Holds(Document document)
    {
        var points = document.Text.EnumerateRunes().ToArray();
        var reached = 0;
        Assert.DoesNotContain('\r', document.Text);
        foreach (var block in document.Blocks)
        {
            Assert.False(string.IsNullOrWhiteSpace(block.Text));
            if (block.Kind == BlockKind.Running)
            {
                Assert.Null(block.Start);
                Assert.Null(block.End);
                continue;
            }

            Assert.Equal(reached == 0 ? 0 : reached + 2, block.Start);
            Assert.Equal(block.Text, string.Concat(points[block.Start!.Value..block.End!.Value].Select(p => p.ToString())));
            Assert.Equal(block.Kind == BlockKind.Table, block.Rows is not null);
            Assert.Equal(block.Text, block.Rows is null ? block.Text : string.Join('\n', block.Rows.Select(r => string.Join('\t', r))));
            Assert.True(block.Kind == BlockKind.Table || !block.Text.Contains('\n', StringComparison.Ordinal), "Only tables hold line feeds.");
            reached = block.End.Value;
        }

        Assert.Equal(points.Length, reached);
        Assert.Equal(document.Text, string.Join("\n\n", document.Blocks.Where(b => b.Kind != BlockKind.Running).Select(b => b.Text)));
    }
}
