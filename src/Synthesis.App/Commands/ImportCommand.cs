using System.CommandLine;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Review.Exchange;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis import</c>: people's decisions into a review.</summary>
internal static class ImportCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var files = new Argument<string[]>("FILE") { Description = "CSV files with the columns strategy, code, coder, round, status, values, quote, note; REFI-QDA projects (.qdpx) and codebooks (.qdc).", Arity = ArgumentArity.OneOrMore };
        var close = new Option<bool>("--accept-close") { Description = "Take the archived text's own words where a quote is only close to them (they are shown first without this)." };
        var changed = new Option<bool>("--changed-mind") { Description = "Take an answer that differs from the coder's own in the same round for a change of mind. Without this it is a conflict: listed side by side, and not taken." };
        var round = new Option<string>("--round") { Description = "The round that codings of other tools count to.", DefaultValueFactory = _ => "1", HelpName = "N" };
        var command = new Command("import", "Add people's decisions to a review: nothing is overwritten, and what is there already is not added again. A quote that is not in the archived text is refused, with the nearest passage; the other lines hold.") { folder, files, close, changed, round };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var strategies = Pipeline.Strategies(review.Store);
            var imports = parsed.GetValue(files)!.Select(f => (From: f, Import: RefiImport.Is(f) ? Refi(f, review, parsed.GetValue(round)!) : DecisionFile.Read(f, review.Codebook, strategies, parsed.GetValue(close)))).ToList();
            var merge = Merging.Of(review.Store.Decisions(), [.. imports.Select(i => (i.From, i.Import.Accepted))]);
            var added = review.Store.AddDecisions(parsed.GetValue(changed) ? [.. merge.Added, .. merge.Conflicts.Select(c => c.There)] : merge.Added);
            var refused = imports.SelectMany(i => i.Import.Refused.Select(r => (i.From, Issue: r))).ToList();
            Console.WriteLine($"{added} decisions added, {merge.Known} were there already, {refused.Count(r => r.Issue.Severity == Severity.Error)} refused.");
            foreach (var (from, issue) in refused)
            {
                Console.Error.WriteLine($"synthesis: {(imports.Count > 1 ? $"'{from}': " : "")}{issue.Message} [{issue.Code}]");
            }

            return Conflicts(review.Folder, parsed.GetValue(changed) ? [] : merge.Conflicts) && refused.All(r => r.Issue.Severity != Severity.Error) ? Program.Done : Program.NotAll;
        });
        return command;
    }

    /// <summary>Reads a REFI-QDA file, says what was lost, and writes its codes as a draft where the codebook lacks some.</summary>
    private static DecisionImport Refi(string file, OpenReview review, string round)
    {
        var read = RefiImport.Read(file, review.Codebook, Pipeline.AllStrategies(review.Store), round, new ExchangeLimits());
        Console.WriteLine($"'{file}': {read.Codes} codes, {read.Decisions.Count} decisions.{(read.Losses.Count > 0 ? " Not carried over, or in another way:" : "")}");
        ExportCommand.Say(read.Losses);
        if (read.Draft is { } draft)
        {
            var path = Path.Combine(review.Folder, "reports", RefiImport.DraftId, "codebook.yml");
            WholeFile.Write(path, s => s.Write(System.Text.Encoding.UTF8.GetBytes(draft)));
            Console.WriteLine($"Its codes are a draft of a codebook: {path}");
        }

        return new DecisionImport(read.Decisions, []);
    }

    /// <summary>Names each conflict and writes them all side by side.</summary>
    /// <returns>Whether there is none.</returns>
    private static bool Conflicts(string folder, IReadOnlyList<Conflict> conflicts)
    {
        if (conflicts.Count == 0)
        {
            return true;
        }

        foreach (var (here, there, from) in conflicts)
        {
            Console.Error.WriteLine($"synthesis: '{from}': {there.Coder}, round {there.Round}, {there.Strategy}, {there.Code}: {Answer(here)} here, {Answer(there)} in the file [conflict]");
        }

        var path = Path.Combine(folder, "reports", "conflicts.csv");
        WholeFile.Write(path, s => ConflictCsv.Write(conflicts, s));
        Console.Error.WriteLine($"synthesis: {conflicts.Count} conflicts were not taken; they stand side by side in {path}. --changed-mind takes them.");
        return false;
    }

    private static string Answer(Decision d) => d.Status.ToString().ToLowerInvariant() + (d.Values.Count > 0 ? $" ({string.Join(", ", d.Values)})" : "");
}
