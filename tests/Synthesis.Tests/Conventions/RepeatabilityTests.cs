using Synthesis.Tests.Support;

namespace Synthesis.Tests.Conventions;

public sealed class RepeatabilityTests
{
    private static readonly string[] Outputs = ["coverage.csv", "quotes.csv", "coverage.json", "coverage.html"];

    [Fact]
    public void Runs_with_other_jobs_folders_locales_and_time_zones_give_the_same_bytes()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();

        var first = Run(one, "1", new() { ["LC_ALL"] = "C", ["TZ"] = "UTC" });
        var second = Run(two, "2", new() { ["LC_ALL"] = "tr_TR.UTF-8", ["TZ"] = "Pacific/Auckland", ["DOTNET_gcServer"] = "1" });

        Assert.Equal(first, second);
        Nothing.Wrong(Outputs.Where(f => !File.ReadAllBytes(one.At("out", f)).AsSpan().SequenceEqual(File.ReadAllBytes(two.At("out", f)))).Select(f => $"{f} differs"));
        Assert.Contains("harrowmere", File.ReadAllText(one.At("out", "quotes.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_documents_as_read_do_not_depend_on_jobs_or_locale()
    {
        using var one = new TemporaryFolder();
        TemporaryFolder.Copy(Project.At("corpus", "sample"), one.At("sample"));

        var first = ProgramRun.Start(one.Path, new Dictionary<string, string> { ["LC_ALL"] = "C" }, "extract", "sample", "--json", "--jobs", "1");
        var second = ProgramRun.Start(one.Path, new Dictionary<string, string> { ["LC_ALL"] = "de_DE.UTF-8" }, "extract", "sample", "--json", "--jobs", "2");

        Assert.Equal(first.Out, second.Out);
        Assert.True(first.Out.Split('\n').Length > 10, first.Errors);
    }

    private static string Run(TemporaryFolder folder, string jobs, Dictionary<string, string> environment)
    {
        TemporaryFolder.Copy(Project.At("corpus", "sample"), folder.At("sample"));
        var result = ProgramRun.Start(folder.Path, environment, "run", "sample/strategies", "sample/distractors", "--out", "out", "--as-at", "2024-06-01",
            "--codebook", Project.At("codebooks", "sufficiency-2022"), "--authorities", "sample/authorities.csv", "--jobs", jobs);
        Assert.True(result.Code == 0, result.Errors);
        return result.Out;
    }
}
