using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>The answers that a strategy's candidates give, moved by what decisions taught.</summary>
internal static class LearntAnswers
{
    private const double Floor = 0.02, Ceiling = 0.98, ValueFrom = 0.5, EvidenceFrom = 0.3, Shorter = 0.5;

    /// <summary>A suggestion for each code.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="model">What the examples taught.</param>
    /// <param name="taught">What decisions add, or null.</param>
    /// <param name="alone">Codes that are answered from the codebook alone.</param>
    /// <param name="costs">What wrong and withheld answers cost.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="issues">Takes what a person should know.</param>
    internal static IEnumerable<Suggestion> Of(Codebook codebook, PassageModel model, Taught? taught, IReadOnlySet<string>? alone, AnswerCosts costs, Candidates strategy, List<Issue> issues)
    {
        var claimed = strategy.Claimed;
        for (var c = 0; c < codebook.Codes.Count; c++)
        {
            var code = codebook.Codes[c];
            var adds = alone?.Contains(code.Id) == true ? null : taught;
            var own = adds?.Codes[c];
            List<Moved> moved = [.. strategy.Codes[c].Select(p => new Moved(strategy.Texts[p.Text], p.Rule, p.LogOdds + (own?.Passage(new FeatureRow(strategy.Texts[p.Text].Features)) ?? 0), p.Values))];
            var odds = (adds?.Curve ?? model.Curve).LogOdds(PassageModel.Strongest(moved, m => m.LogOdds, (a, b) => a.Text.Overlaps(b.Text), strategy.Passages, claimed)) + (own?.Offset ?? 0);
            var score = Math.Round(Math.Clamp(LogisticRegression.Sigmoid(odds), Floor, Ceiling), 4);
            var status = costs.Cheapest(score);
            var evidence = status == Answer.Absent ? [] : EvidenceOf(code, moved).ToList();
            yield return new Suggestion(code.Id, status, status == Answer.Absent ? [] : Values(code, evidence, issues), score, [.. evidence.Select(e => e.Evidence)]);
        }
    }

    private sealed record Moved(CandidateText Text, string Rule, double LogOdds, double[] Values);

    /// <summary>The strongest passages that do not overlap, the shorter where it is nearly as strong.</summary>
    private static IEnumerable<(Evidence Evidence, double[] Values)> EvidenceOf(Code code, IReadOnlyList<Moved> candidates)
    {
        var taken = new List<CandidateText>();
        foreach (var next in candidates.OrderByDescending(m => m.LogOdds + (m.Text.Pair ? 0 : Shorter)))
        {
            var chance = LogisticRegression.Sigmoid(next.LogOdds);
            if (taken.Count > 0 && (taken.Count == Tagger.MostEvidence || chance < EvidenceFrom))
            {
                break;
            }

            if (!taken.Any(next.Text.Overlaps))
            {
                taken.Add(next.Text);
                yield return (new Evidence(next.Text.Quote, next.Text.Start, next.Text.End, next.Text.Page, $"{code.Id}/{next.Rule}", Math.Round(chance, 4),
                    [.. code.Values.Where((_, v) => next.Values[v] >= ValueFrom).Select(v => v.Id)], next.Text.Path), next.Values);
            }
        }
    }

    private static IReadOnlyList<string> Values(Code code, List<(Evidence Evidence, double[] Values)> evidence, List<Issue> issues)
    {
        if (code.Choose is Choose.None or Choose.Text || evidence.Count == 0)
        {
            return [];
        }

        var best = evidence.Max(e => e.Evidence.Score);
        var strength = code.Values.Select((v, i) => (v.Id, Score: evidence.Max(e => e.Evidence.Score / best * e.Values[i]))).ToList();
        if (code.Choose == Choose.Many)
        {
            return [.. strength.Where(s => s.Score >= ValueFrom).Select(s => s.Id)];
        }

        var ranked = strength.OrderByDescending(s => s.Score).ToList();
        if (ranked.Count > 1 && ranked[1].Score >= ValueFrom)
        {
            issues.Add(new Issue("two-values", Severity.Info, $"{code.Id}: passages speak for '{ranked[0].Id}' and for '{ranked[1].Id}'; read both before deciding."));
        }

        return [ranked[0].Id];
    }
}
