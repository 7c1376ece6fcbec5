using Synthesis.Report;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

public sealed class WholeFileTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string[] Files => [.. Directory.EnumerateFileSystemEntries(folder.Path).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_file_is_written_over_the_old_one_and_its_folder_made()
    {
        var path = folder.At("new", "a.csv");

        WholeFile.Write(path, s => s.Write("old and longer"u8));
        WholeFile.Write(path, s => s.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFiles(folder.At("new")));
    }

    [Fact]
    public void Writing_that_fails_half_way_leaves_the_old_file_whole_and_nothing_aside()
    {
        var path = folder.Write("a.csv", "old");

        Assert.Throws<InvalidOperationException>(() => WholeFile.Write(path, s =>
        {
            s.Write("half"u8);
            throw new InvalidOperationException();
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["a.csv"], Files);
    }

    [Fact]
    public void A_full_disk_leaves_the_old_file_whole_and_nothing_aside()
    {
        var path = folder.Write("a.csv", "old");
        File.CreateSymbolicLink(path + ".part", "/dev/full");

        Assert.Throws<IOException>(() => WholeFile.Write(path, s => s.Write(new byte[1 << 20])));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["a.csv"], Files);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_an_input_output_error_and_the_file_stays()
    {
        folder.Write("file", "old");

        Assert.ThrowsAny<IOException>(() => WholeFile.Write(folder.At("file", "a.csv"), s => s.Write("x"u8)));

        Assert.Equal("old", File.ReadAllText(folder.At("file")));
    }

    [Fact]
    public void A_target_that_is_a_folder_is_an_error_and_nothing_is_left_aside()
    {
        Directory.CreateDirectory(folder.At("a.csv"));

        Assert.True(Record.Exception(() => WholeFile.Write(folder.At("a.csv"), s => s.Write("x"u8))) is IOException or UnauthorizedAccessException);

        Assert.Equal(["a.csv"], Files);
    }
}
