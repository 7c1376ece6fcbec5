using System.CommandLine;
using Synthesis.Report;
using Synthesis.Review;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis report</c>: the tables of a review, from what it remembers.</summary>
internal static class ReportCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var coder = new Option<string?>("--coder") { Description = "Count what this coder decided, or 'consensus'. Left out: the machine's suggestions.", HelpName = "NAME" };
        var into = new Option<string?>("--out") { Description = "The folder for the report. Left out: a folder of the review's reports.", HelpName = "FOLDER" };
        var command = new Command("report", "Write a review's tables with the quotes behind each number, from what it remembers: suggestions, one coder's decisions, or the consensus.") { folder, coder, into };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var who = parsed.GetValue(coder);
            var target = parsed.GetValue(into) ?? Path.Combine(review.Folder, "reports", Coding.ShortName(who ?? "suggestions"));
            Write(review, who, target);
            return Program.Done;
        });
        return command;
    }

    /// <summary>Writes the report, prints the coverage table and says where the page is.</summary>
    internal static void Write(OpenReview review, string? coder, string target)
    {
        var run = Pipeline.WithFigures(review.Design, review.Store, Pipeline.ReportOf(review.Design, review.Store, coder), review.Facts);
        var page = Pipeline.Write(run, target);
        Console.Write(CoverageText.Of(run.Table));
        Console.WriteLine($"\nEvery number with its quotes: {page}");
    }
}
