using System.CommandLine;
using Synthesis.Review;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis import</c>: people's decisions into a review.</summary>
internal static class ImportCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var file = new Argument<string>("FILE") { Description = "A CSV with the columns strategy, code, coder, round, status, values, quote, note." };
        var close = new Option<bool>("--accept-close") { Description = "Take the archived text's own words where a quote is only close to them (they are shown first without this)." };
        var command = new Command("import", "Add people's decisions to a review. A quote that is not in the archived text is refused, with the nearest passage; the other lines hold.") { folder, file, close };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var import = DecisionFile.Read(parsed.GetValue(file)!, review.Codebook, Pipeline.Strategies(review.Store), parsed.GetValue(close));
            var added = review.Store.AddDecisions(import.Accepted);
            Console.WriteLine($"{added} decisions added, {import.Accepted.Count - added} were there already, {import.Refused.Count(i => i.Severity == Severity.Error)} refused.");
            foreach (var issue in import.Refused)
            {
                Console.Error.WriteLine($"synthesis: {issue.Message} [{issue.Code}]");
            }

            return import.Refused.Any(i => i.Severity == Severity.Error) ? Program.NotAll : Program.Done;
        });
        return command;
    }
}
