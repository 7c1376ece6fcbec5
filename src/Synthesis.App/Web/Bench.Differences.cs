using Synthesis.Review;

namespace Synthesis.App.Web;

/// <content>Where coders differ, and what was settled.</content>
internal sealed partial class Bench
{
    /// <summary>What stands on each cell that two coders or more have answered in this round, of strategies whose coders' answers the person may see.</summary>
    internal IReadOnlyList<Comparison> Compared(Person person)
    {
        var sight = SightOf(person);
        var open = sight.Known.Included.Where(sight.SeesOthers).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var order = Design.Codes.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);
        return [.. sight.Known.Book.All().Select(k => k.Decision).Where(d => open.Contains(d.Strategy) && order.ContainsKey(d.Code)).GroupBy(d => (d.Strategy, d.Code))
            .Select(g => Comparison.Of([.. g], sight.Known.Round.Name)).Where(c => c.Sides.Count > 1).OrderBy(c => c.Strategy, StringComparer.Ordinal).ThenBy(c => order[c.Code])];
    }

    /// <summary>The person's own answers that the consensus differs from, each with the consensus, of strategies that they have answered whole.</summary>
    internal IReadOnlyList<(Decision Own, Decision Consensus)> DiffersFromConsensus(Person person)
    {
        var sight = SightOf(person);
        var open = sight.Known.Included.Where(sight.SeesConsensus).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        return [.. sight.Known.Book.By(person.Name, sight.Known.Round.Name).Select(k => k.Decision).Where(d => open.Contains(d.Strategy)).GroupBy(d => (d.Strategy, d.Code)).Select(g => g.Last())
            .Select(own => (own, Consensus: sight.Known.Book.On(new CellName(own.Strategy, own.Code)).LastOrDefault(k => k.Decision.Round == Decision.Consensus)?.Decision))
            .Where(p => p.Consensus is { } c && (c.Status != p.own.Status || !c.Values.SequenceEqual(p.own.Values))).Select(p => (p.own, p.Consensus!))];
    }
}
