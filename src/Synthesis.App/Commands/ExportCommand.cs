using System.CommandLine;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis export</c>: what people decided, as a file that <c>import</c> reads.</summary>
internal static class ExportCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var file = new Argument<string>("FILE") { Description = "The CSV to write: strategy, code, coder, round, status, values, quote, note." };
        var command = new Command("export", "Write every decision of a review as a CSV that 'synthesis import' reads.") { folder, file };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var decisions = review.Store.Decisions();
            WholeFile.Write(parsed.GetValue(file)!, s => DecisionCsv.Write(decisions, s));
            Console.WriteLine($"{decisions.Count} decisions are in {parsed.GetValue(file)}.");
            return Program.Done;
        });
        return command;
    }
}
