using Synthesis.Codebooks;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>The answers that a strategy's candidates give, moved by what decisions taught.</summary>
internal static class LearntAnswers
{
    private const string TwoValues = "two-values";
    private const double Floor = 0.02, Ceiling = 0.98, ValueFrom = 0.5, EvidenceFrom = 0.3, Shorter = 0.5;

    /// <summary>A suggestion for each code that is asked.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="codes">The places of the codes to answer.</param>
    /// <param name="model">What the examples taught.</param>
    /// <param name="taught">By the place of each code what decisions add, or null.</param>
    /// <param name="costs">What wrong and withheld answers cost.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="issues">Takes what a person should know.</param>
    internal static IEnumerable<Suggestion> Of(Codebook codebook, IEnumerable<int> codes, PassageModel model, IReadOnlyList<TaughtCode?> taught, AnswerCosts costs, Candidates strategy, List<Issue> issues)
    {
        foreach (var c in codes)
        {
            var (code, adds) = (codebook.Codes[c], taught[c]);
            List<Moved> moved = [.. strategy.Codes[c].Select(p =>
            {
                var text = strategy.Texts[p.Text];
                if (adds is null)
                {
                    return new Moved(text, p.Rule, p.LogOdds, p.Values);
                }

                var known = adds.Known(new FeatureRow(text.Features));
                return new Moved(text, p.Rule, p.LogOdds + adds.Passage(known), [.. p.Values.Select((v, i) => adds.Value(i, known, v))]);
            })];
            var odds = model.LogOdds(PassageModel.Strongest(moved.Select(m => m.LogOdds), strategy.Passages)) + (adds?.Offset ?? 0);
            var score = Math.Round(Math.Clamp(LogisticRegression.Sigmoid(odds), Floor, Ceiling), 4);
            var status = costs.Cheapest(score);
            var evidence = status == Answer.Absent ? [] : EvidenceOf(code, moved).ToList();
            yield return new Suggestion(code.Id, status, status == Answer.Absent ? [] : Values(code, evidence, issues), score, [.. evidence.Select(e => e.Evidence)]);
        }
    }

    /// <summary>Whether an issue of <see cref="Of"/> is about one of these codes.</summary>
    internal static bool IsAbout(Issue issue, IEnumerable<string> codes) => issue.Code == TwoValues && codes.Any(c => issue.Message.StartsWith(c + ": ", StringComparison.Ordinal));

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
            issues.Add(new Issue(TwoValues, Severity.Info, $"{code.Id}: passages speak for '{ranked[0].Id}' and for '{ranked[1].Id}'; read both before deciding."));
        }

        return [ranked[0].Id];
    }
}
