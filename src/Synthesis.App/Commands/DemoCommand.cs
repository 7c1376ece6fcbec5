using System.CommandLine;
using System.Text;
using Synthesis.Report;
using Synthesis.Review;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis demo</c>: a small part of the practice web crawled, then a whole review of the sample corpus, from its files to the report of its consensus.</summary>
internal static class DemoCommand
{
    private static readonly DateOnly SampleDate = new(2024, 6, 1);

    internal static Command Create()
    {
        var into = new Option<string>("--out") { Description = "The folder for the review.", DefaultValueFactory = _ => "demo-output", HelpName = "FOLDER" };
        var jobs = CommonOptions.Jobs();
        var command = new Command("demo", "Run a whole review over the sample strategies that come with the program (authorities that do not exist), as at 1 June 2024: crawl their sites, which are played on this machine, then read the files, screen, tag, take in what two coders and their consensus decided, report.") { into, jobs };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(into)!, parsed.GetValue(jobs), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, int jobs, CancellationToken cancellation)
    {
        var sample = ProjectFiles.Find("corpus/sample");
        if (!Directory.Exists($"{sample}/decisions"))
        {
            throw new UsageException("The sample strategies (corpus/sample) are not here: run the demo from a whole copy of the project.");
        }

        Settle(folder, Path.GetRelativePath(folder, sample).Replace(Path.DirectorySeparatorChar, '/'));
        await PracticeWeb.GatherAsync(Path.Combine(folder, "crawl"), sample, SampleDate, cancellation);
        using var review = OpenReview.At(folder);
        var whole = await RunCommand.ReadAsync(review, jobs, cancellation);
        whole &= ImportCommand.Import(review, [.. Directory.GetFiles($"{sample}/decisions", "*.csv").Order(StringComparer.Ordinal)]) == Program.Done;
        var suggestions = Pipeline.Write(Pipeline.ReportOf(review.Design, review.Store, null), Path.Combine(folder, "reports", "suggestions"));
        var run = Pipeline.WithFigures(review.Design, review.Store, Pipeline.ReportOf(review.Design, review.Store, Decision.Consensus), review.Facts);
        var target = Path.Combine(folder, "reports", Decision.Consensus);
        var files = Pipeline.WriteReport(run, target, ReportForms.All);
        var page = Path.Combine(target, "coverage.html");
        Console.Write($"\n{CoverageText.Of(run.Table)}\n{AgreementText.Summary(run.Agreement!)}\n");
        Console.WriteLine("The authorities do not exist, and the coders are language models under invented names: corpus/sample/README.md says what that does not prove.");
        Console.WriteLine($"What the machine alone suggests: {suggestions}\nEvery number with its quotes:     {page}");
        ReportCommand.Say(target, files);
        return whole ? Program.Done : Program.NotAll;
    }

    /// <summary>Writes the review's settings, unless they are there from an earlier demo.</summary>
    /// <exception cref="UsageException">The folder holds a review of another kind.</exception>
    private static void Settle(string folder, string sample)
    {
        var settings = new ReviewSettings("What do the sample strategies say?", $"{sample}/authorities.csv", null, [], SampleDate, [$"{sample}/strategies", $"{sample}/distractors"],
            ["sufficiency strategy"], [CommonOptions.DefaultCodebook], ["Amber Reyes (model)", "Ben Okafor (model)"], 1, 1).ToYaml();
        var path = Path.Combine(folder, ReviewSettings.FileName);
        if (!File.Exists(path))
        {
            WholeFile.Write(path, s => s.Write(Encoding.UTF8.GetBytes(settings)));
        }
        else if (File.ReadAllText(path) != settings)
        {
            throw new UsageException($"'{path}' is of another review, which the demo leaves alone: name another folder with --out.");
        }
    }
}
