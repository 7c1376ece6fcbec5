using System.CommandLine;
using Synthesis.Report;
using Synthesis.Review;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis assign</c>: who codes what.</summary>
internal static class AssignCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var round = new Option<string>("--round") { Description = "The blind round that is assigned.", DefaultValueFactory = _ => "1", HelpName = "N" };
        var into = new Option<string?>("--out") { Description = "The folder for the lists. Left out: the review's folder 'assignments'.", HelpName = "FOLDER" };
        var command = new Command("assign", "Draw the share of strategies that two people code, by region, kind and what the machine finds hard, and write each coder's list, which tells nothing of the others.") { folder, round, into };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var (coders, share) = (review.Design.Settings.Coders, review.Design.Settings.ShareDoubleCoded);
            if (coders.Count == 0 || (share > 0 && coders.Count < 2) || coders.Distinct().Count() < coders.Count)
            {
                throw new UsageException($"The review names {coders.Count} coders: write two or more, each once, under 'coders' in {Path.Combine(review.Folder, ReviewSettings.FileName)} (or 'double-coded: 0').");
            }

            if (coders.FirstOrDefault(c => c.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || c is "." or ".." or "all") is { } unfit)
            {
                throw new UsageException($"The coder '{unfit}' cannot name a file: write another name.");
            }

            var target = parsed.GetValue(into) ?? Path.Combine(review.Folder, "assignments");
            var assigned = Assignment.Of(Pipeline.ToAssign(review.Design, review.Store), coders, share, review.Design.Settings.Seed);
            WholeFile.Write(Path.Combine(target, "all.csv"), s => AssignmentCsv.WriteAll(assigned, s));
            foreach (var coder in coders)
            {
                WholeFile.Write(Path.Combine(target, coder + ".csv"), s => AssignmentCsv.WriteSheet(assigned, coder, parsed.GetValue(round)!, review.Design.Asked, s));
                Console.WriteLine($"{coder}: {assigned.Count(a => a.Coders.Contains(coder))} strategies, {Path.Combine(target, coder + ".csv")}");
            }

            Console.WriteLine($"{assigned.Count(a => a.Coders.Count > 1)} of {assigned.Count} are double-coded; {Path.Combine(target, "all.csv")} says which, and is not for coders.");
            return Program.Done;
        });
        return command;
    }
}
