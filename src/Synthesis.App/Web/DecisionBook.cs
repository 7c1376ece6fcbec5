using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <summary>Every decision that stands in the store, in memory and by cell; safe to read while it is added to.</summary>
internal sealed class DecisionBook
{
    private readonly Lock gate = new();
    private readonly List<KeptDecision> all = [];
    private readonly Dictionary<CellName, List<KeptDecision>> byCell = [];
    private readonly Dictionary<(string Coder, string Round), Dictionary<CellName, KeptDecision>> standing = [];
    private readonly Dictionary<string, int> byCoder = new(StringComparer.Ordinal);

    internal DecisionBook(IReadOnlyList<KeptDecision> decisions)
    {
        foreach (var decision in decisions)
        {
            Add(decision);
        }
    }

    /// <summary>Goes up with every change.</summary>
    internal int Edition { get; private set; }

    /// <summary>Goes up with every change to one coder's decisions, and tells nothing of others'.</summary>
    internal int EditionOf(string coder)
    {
        lock (gate)
        {
            return byCoder.GetValueOrDefault(coder);
        }
    }

    internal void Add(KeptDecision kept)
    {
        lock (gate)
        {
            var cell = CellOf(kept);
            all.Add(kept);
            (byCell.TryGetValue(cell, out var own) ? own : byCell[cell] = []).Add(kept);
            Of(kept)[cell] = kept;
            Changed(kept);
        }
    }

    /// <summary>Takes a decision out; the coder's one before it stands again.</summary>
    internal void Withdraw(int id)
    {
        lock (gate)
        {
            if (all.FindLast(k => k.Id == id) is not { } kept)
            {
                return;
            }

            var cell = CellOf(kept);
            all.Remove(kept);
            byCell[cell].Remove(kept);
            if (byCell[cell].FindLast(k => k.Decision.Coder == kept.Decision.Coder && k.Decision.Round == kept.Decision.Round) is { } before)
            {
                Of(kept)[cell] = before;
            }
            else
            {
                Of(kept).Remove(cell);
            }

            Changed(kept);
        }
    }

    /// <summary>Every decision, oldest first.</summary>
    internal IReadOnlyList<KeptDecision> All()
    {
        lock (gate)
        {
            return [.. all];
        }
    }

    /// <summary>The decisions on one cell, oldest first.</summary>
    internal IReadOnlyList<KeptDecision> On(CellName cell)
    {
        lock (gate)
        {
            return byCell.TryGetValue(cell, out var own) ? [.. own] : [];
        }
    }

    /// <summary>Every cell on which somebody decided.</summary>
    internal IReadOnlyList<CellName> Cells()
    {
        lock (gate)
        {
            return [.. byCell.Keys];
        }
    }

    /// <summary>The cell of the decision of that number; null where none stands.</summary>
    internal CellName? CellOf(int id)
    {
        lock (gate)
        {
            return all.FindLast(k => k.Id == id) is { } kept ? CellOf(kept) : null;
        }
    }

    /// <summary>Tells what stands on a cell from what stood before or stands later.</summary>
    internal string StateOf(CellName cell) => On(cell) is { Count: > 0 } on ? FormattableString.Invariant($"{on.Count} {on[^1].Id}") : "";

    /// <summary>The strategies of which anybody but this coder has answered something in a round.</summary>
    internal IReadOnlySet<string> AnsweredByOthers(string coder, string round)
    {
        lock (gate)
        {
            return standing.Where(s => s.Key.Coder != coder && s.Key.Round == round).SelectMany(s => s.Value.Keys).Select(c => c.Strategy).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>The cells that a coder has answered in a round.</summary>
    internal IReadOnlySet<CellName> Answered(string coder, string round)
    {
        lock (gate)
        {
            return standing.TryGetValue((coder, round), out var own) ? own.Keys.ToHashSet() : new HashSet<CellName>();
        }
    }

    internal bool HasAnswered(string coder, string round, CellName cell)
    {
        lock (gate)
        {
            return standing.TryGetValue((coder, round), out var own) && own.ContainsKey(cell);
        }
    }

    /// <summary>The coder's decisions in a round, oldest first; the last one is what undo takes back.</summary>
    internal IReadOnlyList<KeptDecision> By(string coder, string round)
    {
        lock (gate)
        {
            return [.. all.Where(k => k.Decision.Coder == coder && k.Decision.Round == round)];
        }
    }

    private void Changed(KeptDecision kept)
    {
        Edition++;
        byCoder[kept.Decision.Coder] = byCoder.GetValueOrDefault(kept.Decision.Coder) + 1;
    }

    private static CellName CellOf(KeptDecision kept) => new(kept.Decision.Strategy, kept.Decision.Code);

    private Dictionary<CellName, KeptDecision> Of(KeptDecision kept) =>
        standing.TryGetValue((kept.Decision.Coder, kept.Decision.Round), out var own) ? own : standing[(kept.Decision.Coder, kept.Decision.Round)] = [];
}
