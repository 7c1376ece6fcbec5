using System.Text.Json;
using Synthesis.Tests.Support;
using Made = Synthesis.Tests.Support.Pdf;

namespace Synthesis.Tests.App;

/// <summary>The program as scripts see it: exit codes, and what goes to standard output and what to standard error.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string Good = "We want homes near home.";

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task All_read_exits_with_0_and_prints_nothing_but_json_lines()
    {
        folder.Write("a.txt", Good);
        folder.Write("b.pdf", Made.Of(Made.Line(60, 200, Good)));

        var run = await SynthesisProgram.RunAsync("extract", folder.Path, "--json");

        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal([Good, Good], run.Lines.Select(l => l.GetProperty("text").GetString()));
        Assert.False(run.Output.StartsWith('\uFEFF'));
        Assert.DoesNotContain('\r', run.Output);
    }

    [Fact]
    public async Task A_file_that_could_not_be_read_exits_with_1_keeps_its_line_and_is_named_on_standard_error()
    {
        folder.Write("a.pdf", "%PDF-1.4\nrubbish");
        folder.Write("b.txt", Good);
        var missing = folder.At("no such.pdf");

        var run = await SynthesisProgram.RunAsync("extract", folder.Path, missing, "--json");

        Assert.Equal(1, run.Exit);
        Assert.Equal([folder.At("a.pdf"), folder.At("b.txt"), missing], run.Lines.Select(l => l.GetProperty("path").GetString()));
        Assert.Equal(["", Good, ""], run.Lines.Select(l => l.GetProperty("text").GetString()));
        Assert.Equal(["damaged-pdf", "not-found"], run.Lines.SelectMany(l => l.GetProperty("issues").EnumerateArray()).Select(i => i.GetProperty("code").GetString()));
        Assert.Contains("a.pdf", run.Errors, StringComparison.Ordinal);
        Assert.Contains("no such.pdf", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("b.txt", run.Errors, StringComparison.Ordinal);
    }

    public static TheoryData<string[]> WrongUsages =>
    [
        [], ["nonsense"], ["extract"], ["extract", "x", "--nonsense"], ["extract", "x", "--jobs", "0"], ["extract", "x", "--jobs", "many"], ["tag", "x", "--json"],
        ["tag", "x", "--codebook", "/no/such/codebook"], ["screen", "x", "--as-at", "31/03/2021"], ["screen", "x", "--as-at", "2021-02-30"],
        ["screen", "x", "--authorities", "/no/such.csv", "--as-at", "2021-03-31"], ["run", "x"],
    ];

    [Theory]
    [MemberData(nameof(WrongUsages))]
    public async Task Wrong_usage_exits_with_2_says_so_on_standard_error_and_does_nothing(string[] arguments)
    {
        var run = await SynthesisProgram.RunAsync(arguments, folder.Path, null);

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith("synthesis: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task An_argument_that_begins_with_an_at_sign_is_a_path_and_is_not_expanded()
    {
        folder.Write("list.rsp", "--json");
        folder.Write("@list.rsp", Good);

        var run = await SynthesisProgram.RunAsync(["extract", "@list.rsp"], folder.Path, null);

        Assert.Equal(0, run.Exit);
        Assert.StartsWith("@list.rsp\t", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_name_looks_like_an_option_can_be_named()
    {
        folder.Write("--plan.txt", Good);

        var run = await SynthesisProgram.RunAsync(["extract", "./--plan.txt", "--json"], folder.Path, null);

        Assert.Equal((0, Good), (run.Exit, Assert.Single(run.Lines).GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Without_mutool_a_pdf_is_an_error_that_says_what_to_install_and_other_files_are_read()
    {
        folder.Write("a.pdf", Made.Of(Made.Line(60, 200, Good)));
        folder.Write("b.txt", Good);

        var run = await SynthesisProgram.RunAsync(["extract", folder.Path, "--json"], null, new Dictionary<string, string> { ["PATH"] = folder.Path });

        Assert.Equal(1, run.Exit);
        Assert.Equal(["", Good], run.Lines.Select(l => l.GetProperty("text").GetString()));
        var issue = Assert.Single(run.Lines[0].GetProperty("issues").EnumerateArray());
        Assert.Equal("mutool-missing", issue.GetProperty("code").GetString());
        Assert.Contains("install", issue.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("mupdf (not installed)", run.Lines[0].GetProperty("engine").GetString());
    }

    [Fact]
    public async Task The_output_keeps_its_order_and_bytes_whatever_the_number_of_jobs()
    {
        for (var i = 0; i < 30; i++)
        {
            folder.Write($"{i:00}.txt", $"{Good} {i}");
        }

        var (one, four) = (await SynthesisProgram.RunAsync("extract", folder.Path, "--json", "--jobs", "1"), await SynthesisProgram.RunAsync("extract", folder.Path, "--json", "--jobs", "4"));

        Assert.Equal(one.Output, four.Output);
        Assert.Equal(30, one.Lines.Count);
    }

    [Fact]
    public async Task A_locale_changes_nothing()
    {
        folder.Write("a.pdf", Made.Of([Made.Line(60.5, 200.5, Good)], "/CreationDate (D:20210304)"));

        var (plain, turkish) = (await SynthesisProgram.RunAsync("extract", folder.Path, "--json"),
            await SynthesisProgram.RunAsync(["extract", folder.Path, "--json"], null, new Dictionary<string, string> { ["LC_ALL"] = "tr_TR.UTF-8", ["LANG"] = "tr_TR.UTF-8", ["TZ"] = "Asia/Kathmandu" }));

        Assert.Equal(plain.Output, turkish.Output);
    }

    [Fact]
    public async Task Tag_gives_every_code_once_and_unclear_for_a_file_that_could_not_be_read()
    {
        folder.Write("a.pdf", "");
        folder.Write("b.txt", Good);

        var run = await SynthesisProgram.RunAsync("tag", folder.Path, "--codebook", Project.At("codebooks", "sufficiency-2022"), "--json");

        Assert.Equal(1, run.Exit);
        var codes = run.Lines.Select(l => l.GetProperty("codes").EnumerateArray().ToList()).ToList();
        Assert.Equal(codes[0].Select(c => c.GetProperty("code").GetString()), codes[1].Select(c => c.GetProperty("code").GetString()));
        Assert.All(codes[0], c => Assert.Equal(("unclear", JsonValueKind.Null), (c.GetProperty("status").GetString(), c.GetProperty("score").ValueKind)));
    }

    [Fact]
    public async Task Screen_says_on_standard_error_that_it_took_today()
    {
        folder.Write("a.txt", Good);

        var run = await SynthesisProgram.RunAsync("screen", folder.Path, "--json");

        Assert.Equal(0, run.Exit);
        Assert.Contains("as at today", run.Errors, StringComparison.Ordinal);
        Assert.Equal(folder.At("a.txt"), Assert.Single(run.Lines).GetProperty("path").GetString());
    }

    [Fact]
    public async Task Run_writes_its_files_and_a_folder_that_is_a_file_stops_it_with_one_sentence()
    {
        folder.Write("in/a.txt", Good);

        var good = await SynthesisProgram.RunAsync("run", folder.At("in"), "--out", folder.At("out"), "--as-at", "2024-06-01");
        var bad = await SynthesisProgram.RunAsync("run", folder.At("in"), "--out", folder.At("in", "a.txt"), "--as-at", "2024-06-01");

        Assert.Equal(0, good.Exit);
        Assert.Equal(7, Directory.EnumerateFiles(folder.At("out")).Count());
        Assert.Equal(2, bad.Exit);
        Assert.Single(bad.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(Good, File.ReadAllText(folder.At("in", "a.txt")));
    }

    [Fact]
    public async Task Doctor_finds_what_is_here()
    {
        var run = await SynthesisProgram.RunAsync("doctor");

        Assert.Contains("population: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("codebook sufficiency", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output.Contains("\nmissing", StringComparison.Ordinal) ? 1 : 0, run.Exit);
    }
}
