using Synthesis.Gather;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather;

public sealed class SourceFolderTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private IEnumerable<(string Name, string? Refusal)> Listed() =>
        SourceFolder.List([folder.At("in")]).Select(s => (s.Path[(folder.At("in").Length + 1)..], s.Refusal?.Code));

    [Fact]
    public void Files_come_in_ordinal_order_of_their_names_folder_by_folder()
    {
        foreach (var name in (string[])["in/b.txt", "in/B.txt", "in/a/z.txt", "in/a.txt", "in/é.txt", "in/10.txt", "in/9.txt"])
        {
            folder.Write(name, name);
        }

        Assert.Equal(["10.txt", "9.txt", "B.txt", "a/z.txt", "a.txt", "b.txt", "é.txt"], Listed().Select(s => s.Name));
    }

    [Fact]
    public void Names_that_begin_with_a_dot_are_passed_over()
    {
        folder.Write("in/.hidden.txt", "x");
        folder.Write("in/.git/x.txt", "x");
        folder.Write("in/seen.txt", "x");

        Assert.Equal([("seen.txt", null)], Listed());
    }

    [Fact]
    public void Paths_keep_the_order_given_and_the_words_they_were_given_in()
    {
        var (a, b) = (folder.Write("in/a.txt", "x"), folder.Write("in/b.txt", "x"));

        Assert.Equal([b, folder.At("in") + "/a.txt", folder.At("in") + "/b.txt"], SourceFolder.List([b, folder.At("in") + "/"]).Select(s => s.Path));
        Assert.Equal(a, Assert.Single(SourceFolder.List([a])).FullPath);
    }

    [Fact]
    public void A_path_where_nothing_is_is_listed_and_refused()
    {
        var source = Assert.Single(SourceFolder.List([folder.At("no\nsuch.pdf")]));

        Assert.Equal(("not-found", Severity.Error), (source.Refusal!.Code, source.Refusal.Severity));
        Assert.Contains("check the spelling", source.Refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', source.Refusal.Message);
    }

    [Fact]
    public void A_link_to_a_file_of_the_same_folder_is_listed_as_a_file()
    {
        var target = folder.Write("in/sub/real.txt", "x");
        File.CreateSymbolicLink(folder.At("in", "absolute.txt"), target);
        File.CreateSymbolicLink(folder.At("in", "relative.txt"), "sub/real.txt");

        Assert.Equal([("absolute.txt", null), ("relative.txt", null), ("sub/real.txt", null)], Listed());
    }

    [Fact]
    public void A_link_out_of_the_folder_is_refused_by_name()
    {
        var outside = folder.Write("out/secret.txt", "x");
        folder.Write("in-beside/secret.txt", "x");
        Directory.CreateDirectory(folder.At("in", "sub"));
        File.CreateSymbolicLink(folder.At("in", "absolute.txt"), outside);
        File.CreateSymbolicLink(folder.At("in", "beside.txt"), folder.At("in-beside", "secret.txt"));
        File.CreateSymbolicLink(folder.At("in", "dots.txt"), folder.At("in") + "/../out/secret.txt");
        File.CreateSymbolicLink(folder.At("in", "relative.txt"), "../out/secret.txt");
        Directory.CreateSymbolicLink(folder.At("in", "sub", "folder"), folder.At("out"));
        File.CreateSymbolicLink(folder.At("in", "through.txt"), "sub/folder/secret.txt");

        Assert.Equal([("absolute.txt", "link-out"), ("beside.txt", "link-out"), ("dots.txt", "link-out"), ("relative.txt", "link-out"), ("sub/folder", "link-out"), ("through.txt", "link-out")], Listed());
        Assert.All(SourceFolder.List([folder.At("in")]), s => Assert.Contains("copy the file into the folder", s.Refusal!.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_that_go_round_end_and_nothing_is_listed_twice()
    {
        folder.Write("in/a.txt", "x");
        Directory.CreateSymbolicLink(folder.At("in", "self"), ".");
        File.CreateSymbolicLink(folder.At("in", "one"), "two");
        File.CreateSymbolicLink(folder.At("in", "two"), "one");
        File.CreateSymbolicLink(folder.At("in", "within"), "within/deeper");

        Assert.Equal([("a.txt", null), ("one", "link-out"), ("two", "link-out"), ("within", "link-out")], Listed());
    }

    [Fact]
    public void A_folder_given_by_a_link_is_walked_and_its_own_links_still_judged()
    {
        folder.Write("in/a.txt", "x");
        File.CreateSymbolicLink(folder.At("in", "b.txt"), "a.txt");
        File.CreateSymbolicLink(folder.At("in", "c.txt"), folder.Write("out/c.txt", "x"));
        Directory.CreateSymbolicLink(folder.At("linked"), folder.At("in"));

        Assert.Equal([null, null, "link-out"], SourceFolder.List([folder.At("linked")]).Select(s => s.Refusal?.Code));
    }

    [Fact]
    public void An_empty_folder_gives_nothing()
    {
        Directory.CreateDirectory(folder.At("in"));

        Assert.Empty(Listed());
    }
}
