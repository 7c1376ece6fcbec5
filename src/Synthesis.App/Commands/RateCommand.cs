using System.CommandLine;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis rate</c>: a suggested rating for each criterion, with people's ratings beside it.</summary>
internal static class RateCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder; one of its codebooks has criteria, such as codebooks/stewardship-ifg." };
        var coder = new Option<string?>("--coder") { Description = "Suggest from what this coder decided, or 'consensus'. Left out: from the machine's suggestions.", HelpName = "NAME" };
        var file = new Option<string?>("--template") { Description = "Write a CSV to fill in with a line for each criterion, which 'synthesis import' reads.", HelpName = "FILE" };
        var command = new Command("rate", "Suggest how far each criterion is met, with what speaks for and against, and show what people rated beside it. "
            + "People's ratings are added by 'synthesis import' and never changed by a suggestion.") { folder, coder, file };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var ratings = Pipeline.ReportOf(review.Design, review.Store, parsed.GetValue(coder)).Ratings
                ?? throw new UsageException("The review has no criteria to rate: name codebooks/stewardship-ifg among the codebooks of its review.yml, and run it.");
            Console.Write(RatingText.Of(ratings));
            if (parsed.GetValue(file) is { } template)
            {
                WholeFile.Write(template, s => RatingFiles.WriteTemplate(ratings, s));
                Console.WriteLine($"\nFill in {template} and add it with 'synthesis import {review.Folder} {template}'.");
            }

            return Program.Done;
        });
        return command;
    }
}
