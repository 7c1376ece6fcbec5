using System.CommandLine;
using Synthesis.Rate;
using Synthesis.Review;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis import</c>: what people decided into a review.</summary>
internal static class ImportCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var file = new Argument<string>("FILE")
        {
            Description = "A CSV of decisions (strategy, code, coder, round, status, values, quote, note), of fates (strategy, fate, by, reason) or of ratings (criterion, rating, coder, elaboration, at).",
        };
        var close = new Option<bool>("--accept-close") { Description = "Take the archived text's own words where a quote is only close to them (they are shown first without this)." };
        var command = new Command("import", "Add to a review what people decided: answers to codes, what becomes of a publication, or ratings, told apart by the file's columns. "
            + "It is added and never replaced. A line that cannot hold, such as one with a quote that is not in the archived text, is refused with the reason; the others hold.") { folder, file, close };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var path = parsed.GetValue(file)!;
            var columns = ImportTable.Columns(path);
            return columns.Contains("fate") ? Fates(review, path)
                : columns.Contains("criterion") ? Ratings(review, path)
                : Decisions(review, path, parsed.GetValue(close));
        });
        return command;
    }

    private static int Decisions(OpenReview review, string path, bool acceptClose)
    {
        var import = DecisionFile.Read(path, review.Design.Codes, Pipeline.Strategies(review.Store), acceptClose);
        return Tell("decisions", review.Store.AddDecisions(import.Accepted), import.Accepted.Count, import.Refused);
    }

    private static int Fates(OpenReview review, string path)
    {
        var strategies = Pipeline.Strategies(review.Store);
        var import = FateFile.Read(path, name => strategies(name) is not null);
        return Tell("fates", Pipeline.AddFates(review.Store, import.Accepted), import.Accepted.Count, import.Refused);
    }

    private static int Ratings(OpenReview review, string path)
    {
        var import = RatingFile.Read(path, review.Design.Criteria ?? throw new UsageException("The review has no criteria to rate: name codebooks/stewardship-ifg among the codebooks of its review.yml."));
        return Tell("ratings", review.Store.AddRatings(import.Accepted), import.Accepted.Count, import.Refused);
    }

    private static int Tell(string what, int added, int accepted, IReadOnlyList<Issue> remarks)
    {
        Console.WriteLine($"{added} {what} added, {accepted - added} were there already, {remarks.Count(i => i.Severity == Severity.Error)} refused.");
        foreach (var issue in remarks)
        {
            Console.Error.WriteLine($"synthesis: {issue.Message} [{issue.Code}]");
        }

        return remarks.Any(i => i.Severity == Severity.Error) ? Program.NotAll : Program.Done;
    }
}
