using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>Whether a draft says one thing in one place and another in another: statements that exclude each other, and values of one code.</summary>
internal static class ContradictionAudit
{
    private const string Kind = "contradiction";

    /// <summary>All of them.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="marks">What the marks of the rules were found in.</param>
    /// <param name="taggings">The proposals for each codebook.</param>
    /// <param name="rules">The rules.</param>
    internal static IEnumerable<AuditFinding> Of(Draft draft, IReadOnlyDictionary<string, Suggestion> marks, IReadOnlyList<(Codebook Codebook, Tagging Tagging)> taggings, AuditRules rules) =>
        [.. Opposites(draft, marks, rules), .. taggings.SelectMany(t => Values(draft, t.Codebook, t.Tagging, rules))];

    private static IEnumerable<AuditFinding> Opposites(Draft draft, IReadOnlyDictionary<string, Suggestion> marks, AuditRules rules)
    {
        foreach (var pair in rules.Opposites)
        {
            var (one, other) = (marks[pair.One], marks[pair.Other]);
            if (one.Status != Answer.Present || other.Status != Answer.Present)
            {
                continue;
            }

            // One sentence that bears both says how they go together.
            var sides = one.Evidence.SelectMany(a => other.Evidence, (a, b) => (A: a, B: b)).Where(p => p.A.Start != p.B.Start).ToList();
            if (sides.Count > 0 && !one.Evidence.All(a => other.Evidence.Any(b => b.Start == a.Start)))
            {
                var (a, b) = sides[0];
                yield return new AuditFinding($"{Kind}/{pair.Id}", Kind, pair.Severity, pair.Says, pair.Do, null, null, draft.Of(b)) { Against = [draft.Of(a)], About = pair.Id };
            }
        }
    }

    /// <summary>Two values of a code that can take one only, each plainly said in a place of its own.</summary>
    private static IEnumerable<AuditFinding> Values(Draft draft, Codebook codebook, Tagging tagging, AuditRules rules)
    {
        var least = rules.Limit("two-values-evidence");
        foreach (var (code, suggestion) in codebook.Codes.Zip(tagging.Suggestions).Where(c => c.First.Choose == Choose.One && c.Second.Status == Answer.Present))
        {
            var mixed = (rules.IsOf(codebook.Id) ? rules.Codes.GetValueOrDefault(code.Id)?.Mixed : null) ?? [];
            var said = suggestion.Evidence.Where(e => e.Score >= least && e.Values.Count == 1 && !mixed.Contains(e.Values[0]) && Word.Split(e.Quote).Count >= rules.Limit("two-values-words")).ToList();
            if (said.Count > 1 && said.FirstOrDefault(e => e.Values[0] != said[0].Values[0]) is { } against)
            {
                string Name(Evidence e) => code.Values.First(v => v.Id == e.Values[0]).Title;
                yield return new AuditFinding($"{Kind}/two-values", Kind, Severity.Warning, $"Two answers to one question ({code.Title}): here '{Name(against)}', elsewhere '{Name(said[0])}'.",
                    "Say which holds, or for what each holds.", null, null, draft.Of(against)) { Code = $"{codebook.Id}:{code.Id}", Against = [draft.Of(said[0])], About = code.Id };
            }
        }
    }
}
