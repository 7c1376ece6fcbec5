using Synthesis.Codebooks;

namespace Synthesis.Tag;

/// <summary>What a statement tells of its subject at one place, beside how it is to be read (<see cref="Statement"/>).</summary>
/// <param name="Direction"><c>rising</c>, <c>falling</c>, <c>steady</c> or <c>none</c>: which way the statement speaks of, denied or not.</param>
/// <param name="About">The subject, one of the codebook's <c>about</c>, or null for all of them.</param>
/// <param name="Figure">Whether the statement carries a figure; years and spans of time are none.</param>
internal sealed record StatementContent(string Direction, string? About, bool Figure)
{
    /// <summary>Reads a passage at a place.</summary>
    /// <param name="rules">The codebook's rules.</param>
    /// <param name="reading">The passage.</param>
    /// <param name="place">The words of which the statement speaks.</param>
    internal static StatementContent At(StatementRules rules, PassageReading reading, TermMatch place) =>
        new(DirectionAt(rules, reading.Found, place), AboutAt(rules, reading, place), HasFigure(rules, reading));

    /// <summary>The direction of the nearest word that has one, in the place or near it, before a stop; of equally near ones the longer, which says more.</summary>
    private static string DirectionAt(StatementRules rules, Dictionary<int, List<TermMatch>> found, TermMatch place)
    {
        var stops = Matches(rules.Stops, found).ToList();
        var said = rules.Triggers.Where(t => t.Axis == StatementRules.Direction).SelectMany(t => Matches(t.Terms, found).Select(m => (Trigger: t, At: m))).ToList();
        return said.Where(s => Gap(s.At, place) <= s.Trigger.Words && Reaches(s.Trigger.Reach, s.At, place)
                && !said.Any(o => o.At != s.At && o.At.Start <= s.At.Start && s.At.End <= o.At.End)
                && !stops.Any(b => b.Start >= Math.Min(s.At.End, place.End) && b.End <= Math.Max(s.At.Start, place.Start)))
            .OrderBy(s => Gap(s.At, place)).ThenByDescending(s => s.At.End - s.At.Start).ThenByDescending(s => s.At.Start).Select(s => s.Trigger.Value).FirstOrDefault() ?? "none";
    }

    private static bool Reaches(Reach reach, TermMatch at, TermMatch place) => reach switch
    {
        Reach.Forward => at.Start <= place.End,
        Reach.Backward => at.End >= place.Start,
        _ => true,
    };

    /// <summary>The subject named nearest in the passage; else in the nearest heading that names one; else hinted at nearest in the passage. Of equally near ones the first that the codebook lists.</summary>
    private static string? AboutAt(StatementRules rules, PassageReading reading, TermMatch place) =>
        Nearest(rules.About, reading.Found, place)
        ?? reading.Headings.Reverse().Select(h => rules.About.Where(a => a.Value.Any(h.ContainsKey)).Select(a => a.Key).FirstOrDefault()).FirstOrDefault(a => a is not null)
        ?? Nearest(rules.Hints, reading.Found, place);

    private static string? Nearest(IReadOnlyDictionary<string, IReadOnlyList<int>> subjects, Dictionary<int, List<TermMatch>> found, TermMatch place) =>
        subjects.SelectMany(s => Matches(s.Value, found).Select(m => (Subject: s.Key, Gap: Gap(m, place)))).OrderBy(s => s.Gap).Select(s => s.Subject).FirstOrDefault();

    private static bool HasFigure(StatementRules rules, PassageReading reading)
    {
        var not = Matches(rules.NoFigures, reading.Found).ToList();
        return Matches(rules.Figures, reading.Found).Any(m => !IsYear(reading.Passage.Words[m.Start].Folded) && !not.Any(n => n.Start <= m.Start && m.End <= n.End));
    }

    private static bool IsYear(string word) => word is ['1', '9', >= '0' and <= '9', >= '0' and <= '9'] or ['2', '0', >= '0' and <= '9', >= '0' and <= '9'];

    /// <summary>Words between two places; 0 where they touch or overlap.</summary>
    private static int Gap(TermMatch one, TermMatch other) => Math.Max(0, Math.Max(one.Start - other.End, other.Start - one.End));

    private static IEnumerable<TermMatch> Matches(IReadOnlyList<int> terms, Dictionary<int, List<TermMatch>> found) =>
        terms.SelectMany(t => found.TryGetValue(t, out var list) ? list : []);
}
