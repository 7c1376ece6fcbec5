using Synthesis.Codebooks;

namespace Synthesis.Tag;

/// <summary>A passage with the terms found in it and how its statements read.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Found">The matches of each term of the codebook.</param>
/// <param name="Statement">How its statements read.</param>
/// <param name="Headings">The terms found in each heading above it, outermost first.</param>
internal sealed record PassageReading(
    Passage Passage, Dictionary<int, List<TermMatch>> Found, StatementReading Statement, IReadOnlyList<Dictionary<int, List<TermMatch>>> Headings)
{
    /// <summary>Reads passages in reading order; a sentence goes on where the one before it in its block left off.</summary>
    internal static List<PassageReading> Of(Codebook codebook, IReadOnlyList<Passage> passages)
    {
        var known = new Dictionary<string, Dictionary<int, List<TermMatch>>>(StringComparer.Ordinal);
        var readings = new List<PassageReading>(passages.Count);
        foreach (var passage in passages)
        {
            var headings = passage.Headings.Select(h => known.TryGetValue(h, out var found) ? found : known[h] = codebook.Terms.Find(Word.Split(h))).ToList();
            var inherited = StatementReading.Under(codebook.Statements, headings);
            if (readings.Count > 0 && readings[^1] is var last && last.Passage.Block == passage.Block && passage.Kind != Extract.BlockKind.Table)
            {
                inherited = inherited with { Whose = last.Statement.CarriedWhose };
            }

            var own = codebook.Terms.Find(passage.Words);
            readings.Add(new PassageReading(passage, own, StatementReading.Of(codebook.Statements, passage, own, inherited), headings));
        }

        return readings;
    }

    /// <summary>Whether the passage may be about a subject: it says so, or neither it nor the nearest telling heading speaks of another subject only.</summary>
    internal bool IsAbout(StatementRules rules, string? subject)
    {
        if (subject is null)
        {
            return true;
        }

        foreach (var found in Headings.Append(Found).Reverse())
        {
            var named = rules.About.Where(a => a.Value.Any(found.ContainsKey)).Select(a => a.Key).ToList();
            if (named.Count > 0)
            {
                return named.Contains(subject);
            }
        }

        return true;
    }
}
