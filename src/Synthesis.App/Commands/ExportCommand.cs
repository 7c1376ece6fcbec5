using System.CommandLine;
using Synthesis.Report;
using Synthesis.Review.Exchange;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis export</c>: a review, or one coder's part of it, for other people's tools.</summary>
internal static class ExportCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var file = new Argument<string>("FILE") { Description = "What to write. By its ending: .csv, decisions that 'import' reads; .qdpx, a REFI-QDA project; .qdc, the codebook. With --datapackage, a folder." };
        var coder = new Option<string?>("--coder") { Description = "Only what this coder decided in blind rounds: the file holds nothing of anybody else's decisions, nor of the consensus.", HelpName = "NAME" };
        var package = new Option<bool>("--datapackage") { Description = "Write open data: a folder of CSV tables (decisions, 0/1 matrix, codebook, selection, PRISMA counts) with a Frictionless datapackage.json." };
        var command = new Command("export", "Write a review for other tools: decisions as CSV, a REFI-QDA 1.5 project or codebook, or a data package. What a format cannot carry is listed.") { folder, file, coder, package };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var (path, who) = (parsed.GetValue(file)!, parsed.GetValue(coder));
            if (who is not null && !review.Design.Settings.Coders.Contains(who) && Pipeline.DecisionsOf(review.Store, who).Count == 0)
            {
                throw new UsageException($"The review has no coder '{who}': write one of {string.Join(", ", review.Design.Settings.Coders)}.");
            }

            if (parsed.GetValue(package))
            {
                Pipeline.WriteDataPackage(review.Design, review.Store, who, path);
                Console.WriteLine($"The data package is {Path.Combine(path, "datapackage.json")}.");
                return Program.Done;
            }

            IReadOnlyList<Loss> losses = [];
            switch (Path.GetExtension(path).ToLowerInvariant())
            {
                case ".qdpx":
                    WholeFile.Write(path, s => losses = Pipeline.WriteProject(review.Design, review.Store, who, s));
                    break;
                case ".qdc":
                    WholeFile.Write(path, s => losses = RefiCodes.WriteFile(review.Design.Asked, s));
                    break;
                case ".csv":
                    var decisions = Pipeline.DecisionsOf(review.Store, who).Select(d => d.Decision).ToList();
                    WholeFile.Write(path, s => DecisionCsv.Write(decisions, s));
                    Console.WriteLine($"{decisions.Count} decisions are in {path}.");
                    return Program.Done;
                default:
                    throw new UsageException($"'{path}' ends in no format that is written here: write .csv, .qdpx or .qdc, or give --datapackage and a folder.");
            }

            Console.WriteLine($"{path} is written. What REFI-QDA does not carry, or carries in another way:");
            Say(losses);
            return Program.Done;
        });
        return command;
    }

    /// <summary>Prints a loss report.</summary>
    internal static void Say(IReadOnlyList<Loss> losses, TextWriter? said = null)
    {
        foreach (var loss in losses)
        {
            (said ?? Console.Out).WriteLine($"  {loss.Count,6} {loss.What}: {loss.How}");
        }
    }
}
