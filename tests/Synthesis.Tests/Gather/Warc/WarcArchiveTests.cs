using System.Text;
using Synthesis.Gather;
using Synthesis.Gather.Warc;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Warc;

public sealed class WarcArchiveTests
{
    [Fact]
    public async Task Wherever_a_crash_cuts_the_file_what_was_whole_before_is_there_and_can_be_added_to()
    {
        using var made = await MadeAsync();
        var file = Directory.GetFiles(made.At("archive"), "*.warc.gz").Single();
        var bytes = File.ReadAllBytes(file);
        var index = File.ReadAllText(made.At("archive", "index.cdxj"));
        var ends = index.Split('\n')[..^1].Select(WarcEntry.Parse).Select(e => e!.Offset + e.Length).ToList();
        foreach (var cut in Enumerable.Range(0, 60).Select(i => (int)((long)bytes.Length * i / 60) + (i % 7)).Concat(ends.Select(e => (int)e)).Where(c => c <= bytes.Length))
        {
            using var folder = new TestFolder();
            folder.Write("archive/gather-00001.warc.gz", [.. bytes[..cut], .. cut % 3 == 0 ? new byte[100] : []]);
            folder.Write("archive/index.cdxj", cut % 2 == 0 ? index[..(index.Length * cut / bytes.Length)] : "");
            using (var archive = WarcArchive.Open(folder.At("archive"), "x", TimeProvider.System))
            {
                Assert.Equal(ends.Count(e => e <= cut), archive.Entries.Count);
                Add(archive, "http://h.example/after");
            }

            Nothing.Wrong(WarcCheck.Faults(folder.At("archive")).Where(f => !f.EndsWith("there is no record " + MissingId(f), StringComparison.Ordinal)));
            using var again = WarcArchive.Open(folder.At("archive"), "x", TimeProvider.System);
            Assert.Equal((0, 0), (again.CutOff, again.Damaged));
        }
    }

    [Fact]
    public async Task The_index_is_made_again_from_the_files_to_the_letter()
    {
        using var made = await MadeAsync();
        var index = File.ReadAllText(made.At("archive", "index.cdxj"));
        File.WriteAllText(made.At("archive", "index.cdxj"), "torn li");

        WarcArchive.Open(made.At("archive"), "x", TimeProvider.System).Dispose();

        Assert.Equal(index, File.ReadAllText(made.At("archive", "index.cdxj")));
    }

    [Fact]
    public async Task A_damaged_record_in_the_middle_costs_no_other()
    {
        using var made = await MadeAsync();
        var entries = File.ReadAllLines(made.At("archive", "index.cdxj")).Select(WarcEntry.Parse).ToList();
        var file = Directory.GetFiles(made.At("archive"), "*.warc.gz").Single();
        var bytes = File.ReadAllBytes(file);
        bytes[entries[3]!.Offset + entries[3]!.Length - 6] ^= 0xFF;
        File.WriteAllBytes(file, bytes);
        File.Delete(made.At("archive", "index.cdxj"));

        using var archive = WarcArchive.Open(made.At("archive"), "x", TimeProvider.System);

        Assert.Equal((entries.Count - 1, 1, 0), (archive.Entries.Count, archive.Damaged, archive.CutOff));
    }

    [Fact]
    public void Files_are_of_bounded_size_and_each_says_what_it_is()
    {
        using var folder = new TestFolder();
        using (var archive = WarcArchive.Open(folder.At("archive"), "x", TimeProvider.System, mostBytes: 2000))
        {
            for (var i = 0; i < 20; i++)
            {
                Add(archive, $"http://h.example/{i}");
            }
        }

        var files = Directory.GetFiles(folder.At("archive"), "*.warc.gz");
        Assert.True(files.Length > 2);
        Assert.All(files, f => Assert.True(new FileInfo(f).Length < 4000));
        Nothing.Wrong(WarcCheck.Faults(folder.At("archive")));
        Assert.Equal(files.Length, WarcCheck.Read(folder.At("archive")).Count(r => r.Type == "warcinfo"));
        using var again = WarcArchive.Open(folder.At("archive"), "x", TimeProvider.System);
        Assert.Equal(20 + files.Length, again.Entries.Count);
    }

    [Fact]
    public async Task The_same_gather_twice_gives_the_same_bytes()
    {
        using var one = await MadeAsync();
        using var two = await MadeAsync();

        Assert.Equal(File.ReadAllBytes(Directory.GetFiles(one.At("archive"), "*.warc.gz").Single()), File.ReadAllBytes(Directory.GetFiles(two.At("archive"), "*.warc.gz").Single()));
    }

    [Fact]
    public async Task A_body_that_was_kept_before_is_kept_once()
    {
        using var made = await MadeAsync();
        var records = WarcCheck.Read(made.At("archive"));

        Assert.Single(records, r => r.Type == "response" && r.BlockText.EndsWith("the same", StringComparison.Ordinal));
        Assert.Equal(2, records.Count(r => r.Type == "revisit" && r["WARC-Profile"].EndsWith("identical-payload-digest", StringComparison.Ordinal)));
        Assert.Single(records, r => r.Type == "revisit" && r["WARC-Profile"].EndsWith("server-not-modified", StringComparison.Ordinal));
        using var archive = WarcArchive.Open(made.At("archive"), "x", TimeProvider.System);
        Assert.All(records.Where(r => r["WARC-Target-URI"].EndsWith("/same2", StringComparison.Ordinal) && r.Type == "revisit"), r => Assert.Equal("the same", Encoding.UTF8.GetString(archive.Body(r["WARC-Record-ID"]).Span)));
    }

    [Fact]
    public void A_name_from_the_web_is_never_a_path()
    {
        using var folder = new TestFolder();
        using (var archive = WarcArchive.Open(folder.At("archive"), "x", TimeProvider.System))
        {
            Add(archive, "http://h.example/../../../etc/passwd%2F..%5C..%00");
        }

        Assert.Equal(["gather-00001.warc.gz", "index.cdxj"], Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Where(File.Exists).Select(Path.GetFileName).Order());
    }

    [NeedsFact("warcio")]
    public async Task Another_reader_reads_every_record()
    {
        using var made = await MadeAsync();
        var file = Directory.GetFiles(made.At("archive"), "*.warc.gz").Single();
        using var child = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("warcio", ["index", file]) { RedirectStandardOutput = true })!;
        var lines = (await child.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await child.WaitForExitAsync();

        var own = File.ReadAllLines(made.At("archive", "index.cdxj")).Select(WarcEntry.Parse).Select(e => (e!.Type, e.Offset)).ToList();
        Assert.Equal(own, lines.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement).Select(e => (e.GetProperty("warc-type").GetString()!, e.GetProperty("offset").GetInt64())));
    }

    private static string MissingId(string fault) => fault[(fault.LastIndexOf(' ') + 1)..];

    private static void Add(WarcArchive archive, string address) =>
        ExchangeRecord.Close(archive, new Exchange(new Ask(new Uri(address)), new Uri(address), 0, new Dictionary<string, string>(), default, DateTimeOffset.UnixEpoch, 0, null, new Issue("x", Severity.Info, "for a test")));

    private static async Task<TestFolder> MadeAsync()
    {
        await using var site = new LoopbackSite(r => r.Path switch
        {
            "/robots.txt" => LoopbackSite.Missing,
            "/go" => LoopbackSite.Moved("/same1"),
            "/private" => LoopbackSite.Page("", "500 Oh"),
            "/tagged" when r.Headers.ContainsKey("if-none-match") => "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n",
            "/tagged" => LoopbackSite.Page("tagged", headers: "ETag: \"1\"\r\n"),
            _ => LoopbackSite.Page("the same"),
        });
        var folder = new TestFolder();
        var gather = new PracticeGather(site, s => s with { Tries = 2 }, folder: folder);
        foreach (var path in new[] { "same1", "same2", "go", "private", "tagged" })
        {
            await gather.AskAsync("http://hartmoor.example/" + path);
        }

        await gather.AskAsync("http://hartmoor.example/tagged", known: new Validators("\"1\"", null));
        await gather.AskAsync("ftp://hartmoor.example/");
        gather.Fetcher.Dispose();
        gather.Archive.Dispose();
        gather.Clock.Dispose();
        return folder;
    }
}
