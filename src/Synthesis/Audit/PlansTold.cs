using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Finds what will be done told with another date in another part of a draft: in the foreword, the text and the action plan. Two statements are of the same where they share words that few
/// other places of the draft have, and few of the shorter one are left over; each must give one date only, and neither may be of a first or a last step.
/// </summary>
internal static class PlansTold
{
    private sealed record Statement(Passage Passage, HashSet<string> Words, DateSaid Date);

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        var (rare, apart, alike) = ((int)rules.Limit("plan-words-in-blocks"), rules.List("steps-of-a-plan"), rules.Limit("plan-words-shared"));
        var words = draft.Passages.Where(p => p.Kind != BlockKind.Heading).Select(p => (Passage: p, Words: Telling(p, rules))).ToList();
        var places = words.SelectMany(p => p.Words.Select(w => (Word: w, At: p.Passage.Kind == BlockKind.Table ? -p.Passage.Start : p.Passage.Block))).Distinct().CountBy(w => w.Word).ToDictionary();
        var all = words.Where(p => !apart.StandIn(p.Passage.Text) && !rules.List("earlier").StandIn(p.Passage.Text))
            .Select(p => (p.Passage, p.Words, Dates: DatesIn.Of(p.Passage.Text)))
            .Where(p => p.Dates is [{ Span: false }] && (p.Passage.Kind is BlockKind.Table or BlockKind.ListItem || rules.List("of-what-will-be").StandIn(p.Passage.Text)))
            .Select(p => new Statement(p.Passage, [.. p.Words.Where(w => places[w] <= rare)], p.Dates[0])).ToList();
        for (var i = 1; i < all.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (all[i], all[j]);
                var common = one.Words.Intersect(other.Words).Count();
                if (one.Passage.Block != other.Passage.Block && common > 1 && common >= alike * Math.Min(one.Words.Count, other.Words.Count) && !one.Date.Meets(other.Date)
                    && Math.Abs(one.Date.Year - other.Date.Year) < 3 && !all.Exists(o => o != one && o != other && o.Passage.Block == one.Passage.Block && o.Words.Intersect(other.Words).Count() >= common && o.Date.Meets(other.Date)))
                {
                    yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"Here it is {Shown(other)}, elsewhere {Shown(one)}, and both seem to be of the same.", "Give one date, or say what each is the date of.", null, null, draft.Of(other.Passage))
                    {
                        Against = [draft.Of(one.Passage)], About = $"when {Shown(other)} {Shown(one)}",
                    };
                }
            }
        }
    }

    /// <summary>The telling words of a passage, without dates and endings.</summary>
    private static HashSet<string> Telling(Passage passage, AuditRules rules)
    {
        var dates = DatesIn.Of(passage.Text);
        return CountTables.Stems([.. passage.Words.Where(w => w.Folded.Length > 3 && !dates.Any(d => w.Start >= d.At && w.End <= d.At + d.Length))], rules);
    }

    private static string Shown(Statement s) => s.Passage.Text.Substring(s.Date.At, s.Date.Length);
}
