using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Tag;

/// <summary>A signal that matched a passage.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Anchor">The words of its anchor.</param>
/// <param name="Matched">The words each of its groups matched.</param>
internal sealed record SignalMatch(Signal Signal, TermMatch Anchor, IReadOnlyList<TermMatch> Matched)
{
    /// <summary>The ways in which a signal matches words, one for each place of its anchor; statements are not read yet.</summary>
    internal static IEnumerable<SignalMatch> Of(Signal signal, BlockKind kind, Dictionary<int, List<TermMatch>> found)
    {
        if (!Fits(signal.In, kind) || signal.Not.Any(found.ContainsKey))
        {
            yield break;
        }

        foreach (var group in signal.All)
        {
            if (!group.Any(found.ContainsKey))
            {
                yield break;
            }
        }

        foreach (var anchor in Matches(signal.All[0], found))
        {
            if (Matches(signal.NotNear, found).Any(m => Apart(anchor, m) <= signal.NotNearWords))
            {
                continue;
            }

            var matched = new List<TermMatch> { anchor };
            foreach (var group in signal.All.Skip(1))
            {
                // A group may not be met by the anchor's own words alone, unless nothing else meets it.
                var near = Matches(group, found).Where(m => signal.Near is null || Apart(anchor, m) <= signal.Near).OrderBy(m => Overlaps(anchor, m) ? 1 : 0).ThenBy(m => Apart(anchor, m)).ToList();
                if (near.Count == 0)
                {
                    break;
                }

                matched.Add(near[0]);
            }

            if (matched.Count == signal.All.Count)
            {
                yield return new SignalMatch(signal, anchor, matched);
            }
        }
    }

    private static bool Fits(IReadOnlyList<string> kinds, BlockKind kind) => kinds.Count == 0 ? kind != BlockKind.Heading : kinds.Contains(Name(kind));

    private static string Name(BlockKind kind) => kind switch
    {
        BlockKind.Heading => "heading",
        BlockKind.ListItem => "list-item",
        BlockKind.Table => "table",
        BlockKind.Caption => "caption",
        BlockKind.Footnote => "footnote",
        _ => "paragraph",
    };

    private static IEnumerable<TermMatch> Matches(IReadOnlyList<int> terms, Dictionary<int, List<TermMatch>> found)
    {
        foreach (var term in terms)
        {
            if (found.TryGetValue(term, out var matches))
            {
                foreach (var match in matches)
                {
                    yield return match;
                }
            }
        }
    }

    private static bool Overlaps(TermMatch a, TermMatch b) => a.Start < b.End && b.Start < a.End;

    /// <summary>Words between two matches; 0 where they touch or overlap.</summary>
    private static int Apart(TermMatch a, TermMatch b) => Math.Max(0, Math.Max(b.Start - a.End, a.Start - b.End));
}
