using System.CommandLine;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis model status</c>: which models have coded a review, where they may fill in, and what was sent where.</summary>
internal static class ModelStatusCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var command = new Command("status", "Say which models have coded a review and how far, on which codes each may fill in a sheet and on which it may only suggest, and what was sent where. Writes both as CSV into the review's reports.") { folder };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var (standings, sendings) = (Pipeline.ModelStandings(review.Design, review.Store), review.Store.Sendings());
            Console.Write(ModelText.Of(standings, sendings, review.Design.Settings.Prefill));
            var into = Path.Combine(review.Folder, "reports", "models");
            WholeFile.Write(Path.Combine(into, "thresholds.csv"), s => ModelCsv.WriteThresholds(standings.SelectMany(m => m.Prefills), s));
            WholeFile.Write(Path.Combine(into, "sent.csv"), s => ModelCsv.WriteSendings(sendings, s));
            Console.WriteLine($"\nThresholds and what was sent where: {into}");
            return Program.Done;
        });
        return command;
    }
}
