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
        var credence = taught?.Credence.Of(strategy.Claimed) ?? 0;
        for (var c = 0; c < codebook.Codes.Count; c++)
        {
            var code = codebook.Codes[c];
            var adds = alone?.Contains(code.Id) == true ? null : taught;
            var own = adds?.Codes[c];
            List<Moved> moved = [.. strategy.Codes[c].Select(p => new Moved(strategy.Texts[p.Text], p, p.LogOdds + (own?.Passage(new FeatureRow(strategy.Texts[p.Text].Features)) ?? 0)))];
            var odds = (adds?.Curve ?? model.Curve).LogOdds(PassageModel.Strongest(moved, m => m.LogOdds, (a, b) => a.Text.Overlaps(b.Text), strategy.Passages)) + (adds is null ? 0 : credence) + (own?.Offset ?? 0);
            var score = Math.Round(Math.Clamp(LogisticRegression.Sigmoid(odds), Floor, Ceiling), 4);
            var status = costs.Cheapest(score);
            var evidence = status == Answer.Absent ? [] : EvidenceOf(code, moved).ToList();
            var values = status == Answer.Absent ? [] : Values(code, moved, issues);
            evidence.AddRange(values.Where(v => !evidence.Exists(e => e.Values.Contains(v))).ToList().Select(v => Showing(code, v, moved)).OfType<Evidence>().DistinctBy(e => (e.Path, e.Start, e.End)));
            yield return new Suggestion(code.Id, status, values, score, evidence);
        }
    }

    /// <summary>A candidate with what decisions taught.</summary>
    private sealed record Moved(CandidateText Text, Candidate Known, double LogOdds)
    {
        internal Evidence For(Code code) => new(Text.Quote, Text.Start, Text.End, Text.Page, $"{code.Id}/{Known.Rule}", Math.Round(LogisticRegression.Sigmoid(LogOdds), 4),
            [.. code.Values.Where((_, v) => Known.Values[v] >= ValueFrom).Select(v => v.Id)], Text.Path);
    }

    /// <summary>The strongest passages that do not overlap, the shorter where it is nearly as strong.</summary>
    private static IEnumerable<Evidence> EvidenceOf(Code code, IReadOnlyList<Moved> candidates)
    {
        var taken = new List<CandidateText>();
        foreach (var next in candidates.OrderByDescending(m => m.LogOdds + (m.Text.Pair ? 0 : Shorter)))
        {
            if (taken.Count > 0 && (taken.Count == Tagger.MostEvidence || LogisticRegression.Sigmoid(next.LogOdds) < EvidenceFrom))
            {
                break;
            }

            if (!taken.Any(next.Text.Overlaps))
            {
                taken.Add(next.Text);
                yield return next.For(code);
            }
        }
    }

    /// <summary>
    /// The values that passages show, each passage weighed by how likely it is to carry the code beside the likeliest, as the examples alone taught. All candidates are read, those too that overlap a quote: of two
    /// sentences the shorter is quoted, and the other may be what shows a value.
    /// </summary>
    private static IReadOnlyList<string> Values(Code code, IReadOnlyList<Moved> candidates, List<Issue> issues)
    {
        if (code.Choose is Choose.None or Choose.Text || candidates.Count == 0)
        {
            return [];
        }

        var best = candidates.Max(c => Chance(c));
        var read = candidates.Where(c => Chance(c) >= Math.Min(EvidenceFrom, best)).ToList();
        var strength = code.Values.Select((v, i) => (v.Id, Score: read.Max(c => Chance(c) / best * c.Known.Values[i]))).ToList();
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

    /// <summary>The passage that shows a value best; null where none shows it by itself.</summary>
    private static Evidence? Showing(Code code, string value, IReadOnlyList<Moved> candidates) =>
        candidates.Select(c => (Of: c, Evidence: c.For(code))).Where(c => c.Evidence.Values.Contains(value))
            .OrderByDescending(c => Chance(c.Of) * c.Of.Known.Values[code.Values.Select((v, i) => (v.Id, i)).First(v => v.Id == value).i]).Select(c => c.Evidence).FirstOrDefault();

    /// <summary>That a passage carries the code, as the examples alone taught.</summary>
    private static double Chance(Moved candidate) => LogisticRegression.Sigmoid(candidate.Known.LogOdds);
}
