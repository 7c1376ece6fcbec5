using Synthesis.Tests.Support;

namespace Synthesis.Tests.Conventions;

public sealed class RepeatabilityTests
{
    private static readonly string[] Outputs = ["coverage.csv", "quotes.csv", "coverage.json", "coverage.html"];

    [Fact]
    public async Task Runs_with_other_jobs_folders_locales_and_time_zones_give_the_same_bytes()
    {
        using var one = new TestFolder();
        using var two = new TestFolder();

        var first = await RunAsync(one, "1", new() { ["LC_ALL"] = "C", ["TZ"] = "UTC" });
        var second = await RunAsync(two, "2", new() { ["LC_ALL"] = "tr_TR.UTF-8", ["TZ"] = "Pacific/Auckland", ["DOTNET_gcServer"] = "1" });

        Assert.Equal(first, second);
        Nothing.Wrong(Outputs.Where(f => !File.ReadAllBytes(one.At("out", f)).AsSpan().SequenceEqual(File.ReadAllBytes(two.At("out", f)))).Select(f => $"{f} differs"));
        Assert.Contains("harrowmere", File.ReadAllText(one.At("out", "quotes.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documents_as_read_do_not_depend_on_jobs_or_locale()
    {
        using var one = new TestFolder();
        one.Copy(Project.At("corpus", "sample"), "sample");

        var first = await SynthesisProgram.RunAsync(["extract", "sample", "--json", "--jobs", "1"], one.Path, new Dictionary<string, string> { ["LC_ALL"] = "C" });
        var second = await SynthesisProgram.RunAsync(["extract", "sample", "--json", "--jobs", "2"], one.Path, new Dictionary<string, string> { ["LC_ALL"] = "de_DE.UTF-8" });

        Assert.Equal(first.Output, second.Output);
        Assert.True(first.Output.Split('\n').Length > 10, first.Errors);
    }

    private static async Task<string> RunAsync(TestFolder folder, string jobs, Dictionary<string, string> environment)
    {
        folder.Copy(Project.At("corpus", "sample"), "sample");
        var result = await SynthesisProgram.RunAsync(["run", "sample/strategies", "sample/distractors", "--out", "out", "--as-at", "2024-06-01",
            "--codebook", Project.At("codebooks", "sufficiency-2022"), "--authorities", "sample/authorities.csv", "--jobs", jobs], folder.Path, environment);
        Assert.True(result.Exit == 0, result.Errors);
        return result.Output;
    }
}
