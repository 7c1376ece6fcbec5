using System.Globalization;
using System.Text;
using Synthesis.Review;

namespace Synthesis.Report;

/// <summary>What to ask next, and whether enough was read, in words.</summary>
public static class QueueText
{
    /// <summary>How far the review is settled, and the first cells to ask.</summary>
    /// <param name="cells">The open cells, in order.</param>
    /// <param name="most">How many to list.</param>
    public static string Of(OpenCells cells, int most)
    {
        var disputed = cells.Open.Count(o => o.Disputed);
        var text = new StringBuilder($"{cells.Settled} of {cells.Settled + cells.Open.Count} cells are settled; {disputed} of the {cells.Open.Count} others need a consensus.\n");
        text.Append(cells.Open.Count == 0 ? "" : "\nAsk next:\n");
        Lines(text, [.. cells.Open.Take(most).Select(o => (o.Cell, o.Why))]);
        text.Append(cells.Open.Count > most ? $"and {cells.Open.Count - most} more.\n" : "");
        return text.ToString();
    }

    /// <summary>Cells of the sample to read.</summary>
    public static string Of(IReadOnlyList<SuggestedCell> sample)
    {
        var text = new StringBuilder(sample.Count == 0 ? "Every cell of the sample is settled.\n" : "Read these, which the machine calls absent; they were drawn by chance, so leave none out:\n");
        Lines(text, [.. sample.Select(c => (c, ""))]);
        return text.ToString();
    }

    /// <summary>What remains unfound, and whether enough was read.</summary>
    /// <param name="estimate">The estimate; null where none can be made yet.</param>
    /// <param name="review">The review's folder, for what to do next.</param>
    public static string Of(UnfoundEstimate? estimate, string review)
    {
        if (estimate is null)
        {
            return $"Nothing can be said yet of what remains unfound: people have not decided any cell drawn by chance from those that the machine calls absent. 'synthesis queue {review} --sample 50' lists fifty to read.\n";
        }

        var sure = Percent(estimate.Confidence);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Unfound: of {estimate.Cells} cells called absent, {estimate.Read} were drawn by chance and read, and {estimate.Found} of them are present after all. ");
        text.Append(CultureInfo.InvariantCulture, $"That makes about {estimate.Likely:0} more present cells not found yet ({sure} interval {estimate.Least} to {estimate.Most}) beside {estimate.Known} known. ");
        text.Append(CultureInfo.InvariantCulture, $"Recall is about {Percent(estimate.Recall)}, and with {sure} confidence at least {Percent(estimate.RecallLeast)}.\n");
        text.Append(estimate.Enough ? $"Enough has been read for a recall of {Percent(estimate.Target)}.\n"
            : $"That is not yet the {Percent(estimate.Target)} asked for: {estimate.Needed - estimate.Read} more of the sample would do if none of them is present ('synthesis queue {review} --sample {Math.Min(50, estimate.Needed - estimate.Read)}').\n");
        return text.ToString();
    }

    private static void Lines(StringBuilder text, IReadOnlyList<(SuggestedCell Cell, string Why)> lines)
    {
        var (strategy, code) = (lines.Select(l => l.Cell.Strategy.Length).DefaultIfEmpty().Max(), lines.Select(l => l.Cell.Suggestion.Code.Length).DefaultIfEmpty().Max());
        foreach (var (cell, why) in lines)
        {
            var score = cell.Suggestion.Score is { } s ? s.ToString("0.00", CultureInfo.InvariantCulture) : "-   ";
            text.Append($"  {cell.Strategy.PadRight(strategy)}  {cell.Suggestion.Code.PadRight(code)}  {cell.Suggestion.Status.ToString().ToLowerInvariant(),-7}  {score}  {why}".TrimEnd()).Append('\n');
        }
    }

    /// <summary>Rounded down, so that a limit is never made to look better than it is.</summary>
    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor((share * 100) + 1e-9):0}%");
}
