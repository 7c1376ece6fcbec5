using System.CommandLine;
using Synthesis.Rate;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Review.Exchange;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis import</c>: what people decided into a review.</summary>
internal static class ImportCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var files = new Argument<string[]>("FILE")
        {
            Description = "CSV files of decisions (strategy, code, coder, round, status, values, quote, note), of fates (strategy, fate, by, reason) or of ratings (criterion, rating, coder, elaboration, at); "
                + "REFI-QDA projects (.qdpx) and codebooks (.qdc).",
            Arity = ArgumentArity.OneOrMore,
        };
        var close = new Option<bool>("--accept-close") { Description = "Take the archived text's own words where a quote is only close to them (they are shown first without this)." };
        var changed = new Option<bool>("--changed-mind") { Description = "Take an answer that differs from the coder's own in the same round for a change of mind. Without this it is a conflict: listed side by side, and not taken." };
        var round = new Option<string>("--round") { Description = "The round that codings of other tools count to.", DefaultValueFactory = _ => "1", HelpName = "N" };
        var command = new Command("import", "Add to a review what people decided: answers to codes, what becomes of a publication, or ratings, told apart by the file's columns, or codings of another tool. "
            + "Nothing is overwritten, and what is there already is not added again. A line that cannot hold, such as one with a quote that is not in the archived text, is refused with the reason; the others hold.")
        { folder, files, close, changed, round };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            return Import(review, parsed.GetValue(files)!, parsed.GetValue(close), parsed.GetValue(changed), parsed.GetValue(round)!);
        });
        return command;
    }

    /// <summary>Adds files to a review, says what was added, and names every line that was refused and every conflict.</summary>
    /// <param name="review">The review.</param>
    /// <param name="files">The files.</param>
    /// <param name="acceptClose">Whether the text's own words are taken where a quote is only close to them.</param>
    /// <param name="changedMind">Whether an answer that differs from the coder's own is taken.</param>
    /// <param name="round">The round that codings of other tools count to.</param>
    /// <param name="said">Where what was done is told; standard output where it is left out.</param>
    /// <param name="remarks">Where what was not done is named; standard error where it is left out.</param>
    /// <returns>The exit code.</returns>
    internal static int Import(OpenReview review, IReadOnlyList<string> files, bool acceptClose = false, bool changedMind = false, string round = "1", TextWriter? said = null, TextWriter? remarks = null)
    {
        var told = new Told(said ?? Console.Out, remarks ?? Console.Error);
        var whole = true;
        var strategies = Pipeline.Strategies(review.Store);
        var decisions = new List<(string From, DecisionImport Import)>();
        foreach (var file in files)
        {
            var columns = RefiImport.Is(file) ? [] : ImportTable.Columns(file);
            if (columns.Contains("fate"))
            {
                var import = FateFile.Read(file, name => strategies(name) is not null);
                whole &= Tell(told, "fates", Pipeline.AddFates(review.Store, import.Accepted), import.Accepted.Count, import.Refused);
            }
            else if (columns.Contains("criterion"))
            {
                var import = RatingFile.Read(file, review.Design.Criteria ?? throw new UsageException("The review has no criteria to rate: name codebooks/stewardship-ifg among the codebooks of its review.yml."));
                whole &= Tell(told, "ratings", review.Store.AddRatings(import.Accepted), import.Accepted.Count, import.Refused);
            }
            else
            {
                decisions.Add((file, RefiImport.Is(file) ? Refi(told, file, review, round) : DecisionFile.Read(file, review.Design.Codes, strategies, acceptClose)));
            }
        }

        return (decisions.Count == 0 || Decisions(told, review, decisions, changedMind)) && whole ? Program.Done : Program.NotAll;
    }

    private static bool Decisions(Told told, OpenReview review, List<(string From, DecisionImport Import)> imports, bool changedMind)
    {
        var merge = Merging.Of(review.Store.Decisions(), [.. imports.Select(i => (i.From, i.Import.Accepted))]);
        var added = review.Store.AddDecisions(changedMind ? [.. merge.Added, .. merge.Conflicts.Select(c => c.There)] : merge.Added);
        var remarks = imports.SelectMany(i => i.Import.Refused.Select(r => imports.Count > 1 ? r with { Message = $"'{i.From}': {r.Message}" } : r)).ToList();
        var taken = Tell(told, "decisions", added, added + merge.Known, remarks);
        return Conflicts(told, review.Folder, changedMind ? [] : merge.Conflicts) && taken;
    }

    /// <summary>Reads a REFI-QDA file, says what was lost, and writes its codes as a draft where the codebook lacks some.</summary>
    private static DecisionImport Refi(Told told, string file, OpenReview review, string round)
    {
        var read = RefiImport.Read(file, review.Design.Asked, Pipeline.AllStrategies(review.Store), round, new ExchangeLimits());
        told.Said.WriteLine($"'{file}': {read.Codes} codes, {read.Decisions.Count} decisions.{(read.Losses.Count > 0 ? " Not carried over, or in another way:" : "")}");
        ExportCommand.Say(read.Losses, told.Said);
        if (read.Draft is { } draft)
        {
            var path = Path.Combine(review.Folder, "reports", RefiImport.DraftId, "codebook.yml");
            WholeFile.Write(path, s => s.Write(System.Text.Encoding.UTF8.GetBytes(draft)));
            told.Said.WriteLine($"Its codes are a draft of a codebook: {path}");
        }

        return new DecisionImport(read.Decisions, []);
    }

    /// <summary>Names each conflict and writes them all side by side.</summary>
    /// <returns>Whether there is none.</returns>
    private static bool Conflicts(Told told, string folder, IReadOnlyList<Conflict> conflicts)
    {
        if (conflicts.Count == 0)
        {
            return true;
        }

        foreach (var (here, there, from) in conflicts)
        {
            told.Remarks.WriteLine($"synthesis: '{from}': {there.Coder}, round {there.Round}, {there.Strategy}, {there.Code}: {Answer(here)} here, {Answer(there)} in the file [conflict]");
        }

        var path = Path.Combine(folder, "reports", "conflicts.csv");
        WholeFile.Write(path, s => ConflictCsv.Write(conflicts, s));
        told.Remarks.WriteLine($"synthesis: {conflicts.Count} conflicts were not taken; they stand side by side in {path}. --changed-mind takes them.");
        return false;
    }

    private static string Answer(Decision d) => d.Status.ToString().ToLowerInvariant() + (d.Values.Count > 0 ? $" ({string.Join(", ", d.Values)})" : "");

    /// <summary>Says what was added, and names what is to be known of the lines.</summary>
    /// <returns>Whether every line was accepted.</returns>
    private static bool Tell(Told told, string what, int added, int accepted, IReadOnlyList<Issue> remarks)
    {
        told.Said.WriteLine($"{added} {what} added, {accepted - added} were there already, {remarks.Count(i => i.Severity == Severity.Error)} refused.");
        foreach (var issue in remarks)
        {
            told.Remarks.WriteLine($"synthesis: {issue.Message} [{issue.Code}]");
        }

        return remarks.All(i => i.Severity != Severity.Error);
    }

    /// <summary>Where an import tells what it did.</summary>
    private sealed record Told(TextWriter Said, TextWriter Remarks);
}
