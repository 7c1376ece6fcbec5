using Synthesis.Codebooks;

namespace Synthesis.Tag;

/// <summary>Answers from a codebook's signals alone: the more independent passages and rules speak for a code, the surer.</summary>
internal static class SignalAnswers
{
    private const double PresentFrom = 0.5, UnclearFrom = 0.38, Floor = 0.03, Ceiling = 0.98, SecondRule = 0.7, SameRule = 0.25, SamePlace = 0.3;
    private const int MostEvidence = 6;

    /// <summary>One suggestion for each code, each with so many passages at most.</summary>
    internal static IEnumerable<Suggestion> Of(Codebook codebook, SignalIndex signals, IReadOnlyList<ReadDocument> documents, List<Issue> issues, int most = MostEvidence)
    {
        var found = codebook.Codes.ToDictionary(c => c.Id, _ => new List<Evidence>());
        foreach (var document in documents)
        {
            foreach (var place in SignalHit.In(codebook, signals, document.Readings).GroupBy(h => (h.Code.Id, h.From, h.To)))
            {
                var best = place.MaxBy(h => h.Signal.Weight)!;
                var (start, end) = (document.Readings[best.From].Passage.Start, document.Readings[best.To].Passage.End);
                found[best.Code.Id].Add(new Evidence(document.Slice(start, end), start, end, document.Readings[best.From].Passage.Page, $"{best.Code.Id}/{best.Signal.Id}",
                    Combined(place.Select(h => h.Signal.Weight), SamePlace), [.. place.SelectMany(h => h.Values).Distinct()], document.Document.Path));
            }
        }

        return [.. codebook.Codes.Select(c => Conclude(c, found[c.Id], issues, most))];
    }

    private static Suggestion Conclude(Code code, List<Evidence> evidence, List<Issue> issues, int most)
    {
        var ranked = evidence.OrderByDescending(e => e.Score).ThenBy(e => e.Path, StringComparer.Ordinal).ThenBy(e => e.Start).DistinctBy(e => e.Quote).ToList();
        var score = Math.Round(Math.Clamp(Combined(ranked.GroupBy(e => e.Rule).Select(r => Combined(r.Select(e => e.Score), SameRule)), SecondRule), Floor, Ceiling), 4);
        var status = score >= PresentFrom ? Answer.Present : score >= UnclearFrom ? Answer.Unclear : Answer.Absent;
        var values = status == Answer.Absent ? [] : Valued(code, ranked, issues);
        return new Suggestion(code.Id, status, values, score, status == Answer.Absent ? [] : [.. ranked.Take(most)]);
    }

    private static IReadOnlyList<string> Valued(Code code, List<Evidence> ranked, List<Issue> issues)
    {
        if (code.Choose == Choose.Text)
        {
            return [.. ranked.SelectMany(e => e.Values).Distinct().Take(1)];
        }

        var sums = code.Values.Select(v => (v.Id, Score: Combined(ranked.Where(e => e.Values.Contains(v.Id)).Select(e => e.Score), SecondRule))).Where(v => v.Score > 0).ToList();
        if (code.Choose == Choose.Many)
        {
            return [.. sums.Where(v => v.Score >= UnclearFrom).Select(v => v.Id)];
        }

        var best = sums.OrderByDescending(v => v.Score).Take(2).ToList();
        if (best.Count == 2 && best[1].Score > 0.8 * best[0].Score)
        {
            issues.Add(new Issue("two-values", Severity.Info, $"{code.Id}: passages speak for '{best[0].Id}' and for '{best[1].Id}'; read both before deciding."));
        }

        return [.. best.Take(1).Select(v => v.Id)];
    }

    /// <summary>The chance that at least one of several tells the truth, each after the strongest counting for less.</summary>
    private static double Combined(IEnumerable<double> scores, double discount)
    {
        double miss = 1, part = 1;
        foreach (var score in scores.OrderDescending())
        {
            miss *= 1 - (score * part);
            part *= discount;
        }

        return 1 - miss;
    }
}
