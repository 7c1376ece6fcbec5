using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Review.Model;

/// <summary>Puts answers of several models, and those of the own tagger, together by plain rules.</summary>
public static class Votes
{
    /// <summary>How often a model's answer is taken to be right where nothing was measured; a judgement, see docs/method.md.</summary>
    private const double TakenRight = 0.95;

    /// <summary>How much the own tagger's log-odds count beside a model that has read the same passages.</summary>
    private const double OwnWeight = 0.5;

    private const double Floor = 0.02, Ceiling = 0.98;
    private const int MostEvidence = 6;

    /// <summary>
    /// One answer to each code by own tagger and models. The chance that a code is present is that of the own tagger, its log-odds halved, moved by each model's answer as one that is
    /// right nineteen times of twenty; several models that agree move it further, those that differ cancel out. What costs least is proposed. A code that no model answered keeps the own answer.
    /// </summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="own">The own tagger's answers; null leaves them out.</param>
    /// <param name="models">Each model's answers.</param>
    /// <param name="costs">What wrong answers cost.</param>
    public static IReadOnlyList<Suggestion> Of(Codebook codebook, IReadOnlyList<Suggestion>? own, IReadOnlyList<IReadOnlyList<Suggestion>> models, AnswerCosts costs)
    {
        var answers = new Dictionary<string, Suggestion>(StringComparer.Ordinal);
        foreach (var code in codebook.Codes)
        {
            var given = models.Select(m => m.FirstOrDefault(s => s.Code == code.Id)).OfType<Suggestion>().ToList();
            var mine = own?.FirstOrDefault(s => s.Code == code.Id);
            answers[code.Id] = given.Count > 0 ? Together(code, mine, given, costs) : mine ?? new Suggestion(code.Id, Answer.Unclear, [], null, []);
        }

        return ModelCodings.Implied(codebook, answers);
    }

    private static Suggestion Together(Code code, Suggestion? own, List<Suggestion> given, AnswerCosts costs)
    {
        var odds = (own?.Score is { } score ? OwnWeight * LogOdds(score) : 0) + given.Sum(g => ((2 * g.Score ?? 1) - 1) * LogOdds(TakenRight));
        var chance = Math.Round(Math.Clamp(1 / (1 + Math.Exp(-odds)), Floor, Ceiling), 4);
        var status = costs.Cheapest(chance);
        var present = given.Where(g => g.Status == Answer.Present).ToList();
        var evidence = given.Where(g => g.Status != Answer.Absent).OrderByDescending(g => g.Status).SelectMany(g => g.Evidence).Concat(own is null || own.Status == Answer.Absent ? [] : own.Evidence)
            .DistinctBy(e => (e.Path, e.Start, e.End)).ToList();
        if (status == Answer.Present && evidence.Count == 0)
        {
            status = Answer.Unclear;
        }

        // Values are the models', which read the rules; the own tagger's where no model says present.
        var values = present.Count == 0 ? own?.Values ?? [] : [.. present.SelectMany(p => p.Values).Distinct(StringComparer.Ordinal).Where(v => 2 * present.Count(p => p.Values.Contains(v)) > present.Count)];
        return new Suggestion(code.Id, status, status == Answer.Absent ? [] : code.Choose == Choose.Text ? values : [.. code.Values.Select(v => v.Id).Where(values.Contains)], chance,
            status == Answer.Absent ? [] : [.. evidence.Take(MostEvidence)]);
    }

    private static double LogOdds(double chance) => Math.Log(Math.Clamp(chance, Floor, Ceiling) / (1 - Math.Clamp(chance, Floor, Ceiling)));
}
