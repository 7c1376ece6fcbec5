using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <content>
/// Answers on which all agree close by themselves, and open again when they no longer do. Both are worked out from the decisions whenever these change, and
/// are on disk together with what they follow from or not at all.
/// </content>
internal sealed partial class Bench
{
    /// <summary>What closes or opens when something is written.</summary>
    private IReadOnlyList<Writing> Following(IReadOnlyList<Writing> writings)
    {
        var withdrawn = writings.SelectMany(w => w.Withdraws ?? []).ToHashSet();
        var added = writings.SelectMany(w => w.Decisions).ToLookup(d => new CellName(d.Strategy, d.Code));
        return [.. added.Select(g => g.Key).Concat(withdrawn.Select(known.Book.CellOf).OfType<CellName>()).Distinct()
            .SelectMany(c => Following(c, [.. known.Book.On(c).Where(k => !withdrawn.Contains(k.Id))], added[c]))];
    }

    /// <summary>Closes and opens what an import, another program or a server that was stopped left as it was.</summary>
    private void CloseAll()
    {
        IReadOnlyList<Writing> follows = [.. known.Book.Cells().SelectMany(c => Following(c, known.Book.On(c), []))];
        if (follows.Count > 0)
        {
            Written([.. follows.Zip(review.Store.Write(follows))]);
        }
    }

    private IEnumerable<Writing> Following(CellName cell, IReadOnlyList<KeptDecision> kept, IEnumerable<Decision> added)
    {
        IReadOnlyList<Decision> all = [.. kept.Select(k => k.Decision), .. added];
        if (!Comparison.IsCompared(all) && !Comparison.IsCompared([.. known.Book.On(cell).Select(k => k.Decision)]))
        {
            // What closed in another store, and came without the answers that it follows from, is not for this one to open.
            yield break;
        }

        var follows = Comparison.FollowsFrom(all, known.Round.Name);
        var closed = kept.Where(k => Comparison.ClosedByItself(k.Decision)).ToList();
        var stands = closed.FindLast(k => follows is not null && Same(k.Decision, follows));
        foreach (var stale in closed.Where(k => k != stands))
        {
            yield return new Writing(new Act(ReviewStore.Machine, "open", $"{cell.Strategy} {cell.Code}"), [], [stale.Id]);
        }

        if (follows is not null && stands is null)
        {
            yield return new Writing(new Act(ReviewStore.Machine, "close", $"{cell.Strategy} {cell.Code}"), [follows]);
        }
    }

    private static bool Same(Decision one, Decision other) => one.Status == other.Status && one.Note == other.Note && one.Values.SequenceEqual(other.Values)
        && (one.Evidence?.Path, one.Evidence?.Start, one.Evidence?.End) == (other.Evidence?.Path, other.Evidence?.Start, other.Evidence?.End);
}
