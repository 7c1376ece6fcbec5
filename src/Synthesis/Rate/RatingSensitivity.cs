using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Synthesise;

namespace Synthesis.Rate;

/// <summary>What the rule gives when one thing of it is changed.</summary>
/// <param name="Changed">What is changed, in words.</param>
/// <param name="Criterion">The criterion that alone is touched, or null where all are.</param>
/// <param name="Ratings">The id of the rating of each criterion, in the criteria's order; null where it is not touched.</param>
public sealed record RatingTrial(string Changed, string? Criterion, IReadOnlyList<string?> Ratings);

/// <summary>How far suggested ratings hang on single indicators and on the rule's parameters.</summary>
/// <param name="Criteria">The criteria.</param>
/// <param name="Suggested">The id of the rating of each criterion as the rule stands.</param>
/// <param name="Trials">Each indicator left out in turn, then each parameter lowered and raised by a fifth.</param>
public sealed record RatingSensitivity(IReadOnlyList<Criterion> Criteria, IReadOnlyList<string> Suggested, IReadOnlyList<RatingTrial> Trials)
{
    /// <summary>By how much a parameter is lowered and raised.</summary>
    public const double Step = 0.20;

    /// <summary>The trials in which a criterion's rating is another than suggested.</summary>
    /// <param name="criterion">The criterion's place.</param>
    public IReadOnlyList<RatingTrial> Moving(int criterion) => [.. Trials.Where(t => t.Ratings[criterion] is { } rating && rating != Suggested[criterion])];

    /// <summary>Tries the changes one by one.</summary>
    /// <param name="criteria">The criteria and the rule.</param>
    /// <param name="tables">Tables over the same strategies, by the id of their codebook.</param>
    /// <param name="told">Signs that are told in words.</param>
    public static RatingSensitivity Of(Criteria criteria, IReadOnlyDictionary<string, CoverageTable> tables, IReadOnlyList<ToldInWords>? told = null)
    {
        IReadOnlyList<string> Rated(Criteria changed) => [.. Rater.Suggest(changed, tables, told).Select(s => s.Rating)];
        var trials = new List<RatingTrial>();
        for (var c = 0; c < criteria.All.Count; c++)
        {
            var criterion = criteria.All[c];
            foreach (var indicator in criterion.Indicators.OfType<CodeIndicator>())
            {
                var rating = Rated(criteria with { All = [criterion with { Indicators = [.. criterion.Indicators.Where(i => i != indicator)] }] })[0];
                trials.Add(new RatingTrial($"without: {indicator.Title} ({(indicator.Direction == Direction.For ? "for" : "against")})", criterion.Id,
                    [.. criteria.All.Select((_, i) => i == c ? rating : null)]));
            }
        }

        foreach (var (name, value, with) in new (string, double, Func<double, RatingRule>)[]
        {
            ("floor", criteria.Rule.Floor, v => criteria.Rule with { Floor = v }),
            ("band", criteria.Rule.Band, v => criteria.Rule with { Band = v }),
            ("clear", criteria.Rule.Clear, v => criteria.Rule with { Clear = v }),
        })
        {
            foreach (var factor in (double[])[1 - Step, 1 + Step])
            {
                var moved = Math.Round(value * factor, 9);
                trials.Add(new RatingTrial(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.###} made {moved:0.###}"), null, [.. Rated(criteria with { Rule = with(moved) })]));
            }
        }

        return new RatingSensitivity(criteria.All, Rated(criteria), trials);
    }
}
