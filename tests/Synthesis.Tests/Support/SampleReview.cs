using System.Diagnostics;

namespace Synthesis.Tests.Support;

/// <summary>A review of the sample strategies in a folder of a test's own.</summary>
internal static class SampleReview
{
    internal static readonly string[] Outputs = ["coverage.csv", "quotes.csv", "coverage.json", "coverage.html", "selection.csv", "selection.json", "ratings.csv", "ratings.json"];

    /// <summary>Makes the review, with a few sources unless all are wanted.</summary>
    internal static async Task MakeAsync(TestFolder folder, string name, bool all = false)
    {
        if (all)
        {
            folder.Copy(Project.At("corpus", "sample", "strategies"), name + "/sources");
        }
        else
        {
            folder.Copy(Project.At("corpus", "sample", "strategies", "brackenshire-sufficiency-strategy"), name + "/sources/brackenshire-sufficiency-strategy");
            foreach (var file in (string[])["oxcleave-homes-for-children.html", "stannerby-commissioning-strategy-2023-2028.docx"])
            {
                folder.Write($"{name}/sources/{file}", File.ReadAllBytes(Project.At("corpus", "sample", "strategies", file)));
            }
        }

        var made = await SynthesisProgram.RunAsync("init", folder.At(name), "--as-at", "2024-06-01", "--population", "corpus/sample/authorities.csv", "--coders", "anna", "ben", "--with", "codebooks/stewardship-ifg");
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
