using System.Diagnostics;

namespace Synthesis.Tests.Support;

/// <summary>A review of the sample strategies in a folder of a test's own.</summary>
internal static class SampleReview
{
    internal static readonly string[] Outputs = ["coverage.csv", "quotes.csv", "coverage.json", "coverage.html", "selection.csv", "selection.json", "ratings.csv", "ratings.json"];

    private static readonly Lazy<Task<TestFolder>> Ran = new(RanOnceAsync);

    /// <summary>Makes the review with a few sources.</summary>
    internal static async Task MakeAsync(TestFolder folder, string name)
    {
        folder.Copy(Project.At("corpus", "sample", "strategies", "brackenshire-sufficiency-strategy"), name + "/sources/brackenshire-sufficiency-strategy");
        foreach (var file in (string[])["oxcleave-homes-for-children.html", "stannerby-commissioning-strategy-2023-2028.docx"])
        {
            folder.Write($"{name}/sources/{file}", File.ReadAllBytes(Project.At("corpus", "sample", "strategies", file)));
        }

        await BeginAsync(folder, name);
    }

    /// <summary>A copy of a review of every sample and distractor that was run, once for all tests.</summary>
    internal static async Task RanAsync(TestFolder folder, string name) => folder.Copy((await Ran.Value).At("review"), name);

    private static async Task<TestFolder> RanOnceAsync()
    {
        var folder = new TestFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        folder.Copy(Project.At("corpus", "sample", "strategies"), "review/sources");
        folder.Copy(Project.At("corpus", "sample", "distractors"), "review/sources/distractors");
        await BeginAsync(folder, "review");
        var run = await SynthesisProgram.HereAsync("run", folder.At("review"), "--jobs", "2");
        Assert.True(run.Exit == 0, run.Errors);
        return folder;
    }

    private static async Task BeginAsync(TestFolder folder, string name)
    {
        var made = await SynthesisProgram.HereAsync("init", folder.At(name), "--as-at", "2024-06-01", "--population", "corpus/sample/authorities.csv", "--coders", "anna", "ben", "--with", "codebooks/stewardship-ifg");
        Assert.True(made.Exit == 0, made.Errors);
    }

    /// <summary>Starts a run, and kills it outright unless it ends within the time.</summary>
    /// <returns>Whether it ended by itself.</returns>
    internal static bool RunFor(string review, int jobs, TimeSpan most)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Project.Root };
        foreach (var argument in (string[])["exec", typeof(Synthesis.App.Program).Assembly.Location, "run", review, "--jobs", jobs.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        using var run = Process.Start(start)!;
        _ = run.StandardOutput.ReadToEndAsync();
        _ = run.StandardError.ReadToEndAsync();
        if (run.WaitForExit(most))
        {
            return true;
        }

        run.Kill();
        run.WaitForExit();
        return false;
    }
}
