using Synthesis.Codebooks;

namespace Synthesis.Synthesise;

/// <summary>A code that is present in the same strategies as another.</summary>
/// <param name="Code">The code's id.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Both">Strategies with both, of those answered on both.</param>
/// <param name="Phi">The correlation of the two, from −1 to 1 (Pearson's phi).</param>
/// <param name="Lift">How many times as many have both as would if the two had nothing to do with each other.</param>
public sealed record Companion(string Code, string Title, Share Both, double Phi, double Lift)
{
    /// <summary>The fewest strategies that carry both.</summary>
    public const int FewestTogether = 3;

    /// <summary>Of each code, those that go with it in enough strategies, closest first; a code that one implies is left out.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<Companion>> All(Codebook codebook, IReadOnlyList<CoverageRow> rows, IReadOnlyList<string> strategies)
    {
        var place = strategies.Select((s, i) => (s, i)).ToDictionary(s => s.s, s => s.i, StringComparer.Ordinal);
        bool[] Flags(IEnumerable<string> names)
        {
            var flags = new bool[strategies.Count];
            foreach (var name in names.Where(place.ContainsKey))
            {
                flags[place[name]] = true;
            }

            return flags;
        }

        var present = rows.Select(r => Flags(r.Strategies.Select(s => s.Strategy))).ToList();
        var unanswered = rows.Select(r => Flags(r.Unanswered)).ToList();
        Companion? Of(int a, int b)
        {
            var (both, ofA, ofB, all) = (0, 0, 0, 0);
            for (var i = 0; i < strategies.Count; i++)
            {
                if (!unanswered[a][i] && !unanswered[b][i])
                {
                    all++;
                    ofA += present[a][i] ? 1 : 0;
                    ofB += present[b][i] ? 1 : 0;
                    both += present[a][i] && present[b][i] ? 1 : 0;
                }
            }

            var spread = (double)ofA * (all - ofA) * ofB * (all - ofB);
            return both < FewestTogether || spread <= 0 ? null
                : new Companion(rows[b].Code, rows[b].Title, new Share(both, all, "all"), (((double)both * all) - ((double)ofA * ofB)) / Math.Sqrt(spread), (double)both * all / ((double)ofA * ofB));
        }

        return Enumerable.Range(0, rows.Count).ToDictionary(a => rows[a].Code, a => (IReadOnlyList<Companion>)[.. Enumerable.Range(0, rows.Count)
            .Where(b => b != a && !codebook.ImpliedBy(rows[a].Code).Contains(rows[b].Code) && !codebook.ImpliedBy(rows[b].Code).Contains(rows[a].Code))
            .Select(b => Of(a, b)).OfType<Companion>().Where(c => c.Phi > 0).OrderByDescending(c => c.Phi).ThenBy(c => c.Code, StringComparer.Ordinal)], StringComparer.Ordinal);
    }
}
