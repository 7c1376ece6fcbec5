namespace Synthesis.Review;

/// <summary>Two answers of one coder in one round to one code of one strategy that are not the same.</summary>
/// <param name="Here">What stands in the review.</param>
/// <param name="There">What the file says.</param>
/// <param name="From">The file.</param>
public sealed record Conflict(Decision Here, Decision There, string From);

/// <summary>What a merge would do.</summary>
/// <param name="Added">Decisions that are new and contradict nothing.</param>
/// <param name="Conflicts">Decisions that contradict what stands; none of them is among <paramref name="Added"/>.</param>
/// <param name="Known">How many were there already.</param>
public sealed record Merge(IReadOnlyList<Decision> Added, IReadOnlyList<Conflict> Conflicts, int Known);

/// <summary>Puts together decisions that were made apart.</summary>
public static class Merging
{
    /// <summary>
    /// Merges files into what a review holds, in their order. A decision that is there already is passed over; one whose answer differs from the
    /// coder's own that stands for the same round, strategy and code is a conflict and left out, since the latest answer stands and would take the
    /// other's place. Where a file holds the answer that stands, a later line of it is a change of mind. Answers of different coders never conflict.
    /// </summary>
    public static Merge Of(IReadOnlyList<Decision> here, IReadOnlyList<(string From, IReadOnlyList<Decision> Decisions)> files)
    {
        var known = here.Select(Content).ToHashSet(StringComparer.Ordinal);
        var standing = here.GroupBy(Key).ToDictionary(g => g.Key, g => g.Last());
        var (added, conflicts, met) = (new List<Decision>(), new List<Conflict>(), 0);
        foreach (var (from, decisions) in files)
        {
            var before = new Dictionary<(string, string, string, string), Decision>(standing);
            foreach (var decision in decisions)
            {
                if (known.Contains(Content(decision)))
                {
                    met++;
                    if (before.TryGetValue(Key(decision), out var same) && Content(same) == Content(decision))
                    {
                        before.Remove(Key(decision));
                    }
                }
                else if (before.TryGetValue(Key(decision), out var stands) && !SameAnswer(stands, decision))
                {
                    conflicts.Add(new Conflict(stands, decision, from));
                }
                else
                {
                    known.Add(Content(decision));
                    added.Add(decision);
                    standing[Key(decision)] = decision;
                }
            }
        }

        return new Merge(added, conflicts, met);
    }

    private static bool SameAnswer(Decision a, Decision b) => a.Status == b.Status && a.Values.SequenceEqual(b.Values);

    private static (string, string, string, string) Key(Decision d) => (d.Coder, d.Round, d.Strategy, d.Code);

    private static string Content(Decision d) =>
        string.Join('\u001f', d.Strategy, d.Code, d.Coder, d.Round, d.Status, string.Join('|', d.Values), d.Evidence?.Path, d.Evidence?.Start, d.Evidence?.End, d.Note);
}
