using Synthesis.Tag;
using Synthesis.Tag.Learn;

namespace Synthesis.Review;

/// <summary>Every cell that the machine called absent when the sample was drawn, in the order in which people are to read them. It is kept: what the machine learns later from the answers must not choose what is asked.</summary>
/// <param name="Cells">The cells, in drawn order.</param>
public sealed record AbsentSample(IReadOnlyList<CellName> Cells)
{
    /// <summary>Puts the cells that are called absent in an order by chance, the same for the same cells and seed.</summary>
    public static AbsentSample Draw(IEnumerable<SuggestedCell> cells, int seed)
    {
        CellName[] absent = [.. cells.Where(c => c.Suggestion.Status == Answer.Absent).Select(c => c.Name).OrderBy(c => c.Strategy, StringComparer.Ordinal).ThenBy(c => c.Code, StringComparer.Ordinal)];
        new SeededOrder((ulong)seed).Shuffle<CellName>(absent);
        return new AbsentSample(absent);
    }
}

/// <summary>What the read part of an <see cref="AbsentSample"/> says of how much was missed, with exact limits from the hypergeometric distribution.</summary>
/// <remarks>The question whether enough was read follows Callaghan and Müller-Hansen (Statistical stopping criteria for automated screening in systematic reviews, Systematic Reviews 9, 2020): that recall is below a target is given up where so few finds would then be unlikely.</remarks>
/// <param name="Cells">Cells called absent.</param>
/// <param name="Read">How many of them, from the first drawn on without a gap, people have settled.</param>
/// <param name="Found">How many of those are present after all.</param>
/// <param name="Known">Present cells that are known: decided so, or suggested so and not decided.</param>
/// <param name="Likely">The estimate of present cells among those called absent and not known.</param>
/// <param name="Least">Its lower limit; two-sided.</param>
/// <param name="Most">Its upper limit; two-sided.</param>
/// <param name="Recall">The share of all present cells that is known, by the estimate.</param>
/// <param name="RecallLeast">The share that it is at least; one-sided.</param>
/// <param name="Target">The share that is wanted.</param>
/// <param name="Confidence">How sure limits are, as 0.95.</param>
/// <param name="Needed">How many cells of the sample in all would be enough if no more were found present.</param>
public sealed record UnfoundEstimate(
    int Cells, int Read, int Found, int Known, double Likely, int Least, int Most, double Recall, double RecallLeast, double Target, double Confidence, int Needed)
{
    /// <summary>Whether enough was read: recall is at least the target, at the confidence asked for.</summary>
    public bool Enough => RecallLeast >= Target;

    /// <summary>Estimates from the decisions; null while the first cell drawn is not settled.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="cells">Every cell, with what is suggested now.</param>
    /// <param name="decisions">What people decided, oldest first.</param>
    /// <param name="target">The recall that is wanted, between 0 and 1.</param>
    /// <param name="confidence">How sure limits are to be, between 0.5 and 1.</param>
    public static UnfoundEstimate? Of(AbsentSample sample, IReadOnlyList<SuggestedCell> cells, IReadOnlyList<Decision> decisions, double target, double confidence)
    {
        var byCell = decisions.ToLookup(d => new CellName(d.Strategy, d.Code));
        var answers = sample.Cells.Select(c => OpenCells.AnswerOf([.. byCell[c]])).TakeWhile(a => a is not null).ToList();
        if (answers.Count == 0)
        {
            return null;
        }

        var called = sample.Cells.ToHashSet();
        var (whole, read, found) = (called.Count, answers.Count, answers.Count(a => a == Answer.Present));
        var foundAtAll = called.Count(c => OpenCells.AnswerOf([.. byCell[c]]) == Answer.Present);
        var elsewhere = cells.Count(c => !called.Contains(c.Name) && (OpenCells.AnswerOf([.. byCell[c.Name]]) ?? c.Suggestion.Status) == Answer.Present);
        var known = elsewhere + foundAtAll;

        double RecallAt(int drawn)
        {
            var most = Math.Max(foundAtAll, new Hypergeometric(whole, drawn).Most(found, 1 - confidence));
            return elsewhere + most == 0 ? 1 : (double)known / (elsewhere + most);
        }

        var (needed, high) = (read, whole);
        while (needed < high)
        {
            var middle = (needed + high) / 2;
            (needed, high) = RecallAt(middle) >= target ? (needed, middle) : (middle + 1, high);
        }

        var sides = new Hypergeometric(whole, read);
        var likely = Math.Max(0, ((double)whole * found / read) - foundAtAll);
        return new UnfoundEstimate(whole, read, found, known, likely,
            Math.Max(0, sides.Least(found, (1 - confidence) / 2) - foundAtAll), Math.Max(0, sides.Most(found, (1 - confidence) / 2) - foundAtAll),
            known + likely == 0 ? 1 : known / (known + likely), RecallAt(read), target, confidence, needed);
    }
}
