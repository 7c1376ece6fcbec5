using Synthesis.Extract;

namespace Synthesis.Tests.Support;

/// <summary>Makes documents for tests without a file.</summary>
internal static class Documents
{
    internal static Document Of(params FoundBlock[] blocks)
    {
        var (text, laid) = DocumentText.Assemble(blocks);
        return new Document("test.txt", "0", "text/plain", "test", blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text, null, "en", DocumentMetadata.Unknown, text, laid, []);
    }

    internal static Document Paragraph(string text) => Of(new FoundBlock(BlockKind.Paragraph, text));

    internal static FoundBlock Heading(string text, int level = 1) => new(BlockKind.Heading, text, level);

    internal static FoundBlock Prose(string text) => new(BlockKind.Paragraph, text);
}
