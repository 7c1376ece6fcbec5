namespace Synthesis.SampleWeb.Faults;

/// <summary>Deals the faults out: each to a few authorities by the seed, none to an authority that has three or one of the same family.</summary>
public static class Allotment
{
    private const int Most = 3;

    /// <summary>The names of the faults of each authority.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Of(IReadOnlyList<string> codes, Dice dice, IReadOnlyList<IFault> faults)
    {
        var had = codes.ToDictionary(c => c, _ => new List<IFault>());
        foreach (var fault in faults)
        {
            // Three to six of England's 153, and in proportion among fewer.
            var of = dice.For(fault.Name);
            var count = (int)Math.Ceiling(of.Between(3, 6) * codes.Count / 153.0);
            foreach (var code in of.Shuffled(codes).Where(c => had[c].Count < Most && (fault.Family is null || had[c].All(f => f.Family != fault.Family))).Take(count))
            {
                had[code].Add(fault);
            }
        }

        return had.ToDictionary(h => h.Key, h => (IReadOnlySet<string>)h.Value.Select(f => f.Name).ToHashSet());
    }
}
