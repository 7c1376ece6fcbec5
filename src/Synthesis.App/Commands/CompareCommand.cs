using System.CommandLine;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis compare</c>: what changed between two reviews of one population.</summary>
internal static class CompareCommand
{
    internal static Command Create()
    {
        var old = new Argument<string>("OLD") { Description = "The earlier review's folder." };
        var now = new Argument<string>("NEW") { Description = "The later review's folder." };
        var coder = new Option<string?>("--coder") { Description = "Compare what this coder decided, or 'consensus'. Left out: the machine's suggestions.", HelpName = "NAME" };
        var into = new Option<string?>("--out") { Description = "The folder for the report. Left out: a folder of the later review's reports.", HelpName = "FOLDER" };
        var command = new Command("compare", "Compare two reviews of the same authorities: who renewed, and what each code gained and lost, with the quotes.") { old, now, coder, into };
        command.SetAction(parsed =>
        {
            using var earlier = OpenReview.At(parsed.GetValue(old)!);
            using var later = OpenReview.At(parsed.GetValue(now)!);
            var who = parsed.GetValue(coder);
            var report = Pipeline.CompareOf((Named(earlier), Pipeline.ReportOf(earlier.Design, earlier.Store, who)), (Named(later), Pipeline.ReportOf(later.Design, later.Store, who)));
            Console.Write(TableText.Of(report));
            WholeReport.Write(report, parsed.GetValue(into) ?? Path.Combine(later.Folder, "reports", $"since-{Named(earlier)}"));
            return Program.Done;
        });
        return command;
    }

    private static string Named(OpenReview review) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(review.Folder)));
}
