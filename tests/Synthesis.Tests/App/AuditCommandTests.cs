using Synthesis.Tests.Support;

namespace Synthesis.Tests.App;

public sealed class AuditCommandTests
{
    [Theory]
    [InlineData("draft.md", "")]
    [InlineData("draft.md", "/")]
    [InlineData("", "")]
    [InlineData("", "/")]
    [InlineData("", "/audit")]
    public async Task What_is_written_never_takes_the_drafts_place(string draft, string end)
    {
        using var folder = new TestFolder();
        folder.Write("pages/draft.md", "# Homes for children in care 2023 to 2026\n");

        var refused = await SynthesisProgram.HereAsync("audit", Path.Combine(folder.At("pages"), draft), "--out", folder.At("pages") + end);

        Assert.Equal(2, refused.Exit);
        Assert.Contains("might take its place", refused.Errors, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.At("pages")));
    }
}
