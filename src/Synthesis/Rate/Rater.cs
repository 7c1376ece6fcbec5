using Synthesis.Codebooks;
using Synthesis.Synthesise;

namespace Synthesis.Rate;

/// <summary>Suggests ratings from what tables count.</summary>
public static class Rater
{
    /// <summary>Suggests a rating for each criterion, in the criteria's order.</summary>
    /// <param name="criteria">The criteria.</param>
    /// <param name="tables">Tables over the same strategies, by the id of their codebook. A code that no table counts is known to be uncounted.</param>
    /// <param name="told">Signs that are told in words, for indicators that no table counts.</param>
    /// <exception cref="ArgumentException">The tables count different numbers of strategies.</exception>
    public static IReadOnlyList<RatingSuggestion> Suggest(Criteria criteria, IReadOnlyDictionary<string, CoverageTable> tables, IReadOnlyList<ToldInWords>? told = null)
    {
        var numbers = tables.Values.Select(t => t.Strategies).Distinct().ToList();
        if (numbers.Count > 1)
        {
            throw new ArgumentException($"The tables are not over the same strategies: they count {string.Join(" and ", numbers.Order())}.", nameof(tables));
        }

        return [.. criteria.All.Select(c => Suggest(criteria, c, tables, told ?? [], numbers.SingleOrDefault()))];
    }

    private static RatingSuggestion Suggest(Criteria criteria, Criterion criterion, IReadOnlyDictionary<string, CoverageTable> tables, IReadOnlyList<ToldInWords> told, int all)
    {
        var evidence = criterion.Indicators.OfType<CodeIndicator>().Select(i => EvidenceOf(i, tables.GetValueOrDefault(i.Codebook), all))
            .Select(e => e.Share is not null ? e : e with { Told = told.FirstOrDefault(t => (t.Codebook, t.Code, t.Value) == (e.Indicator.Codebook, e.Indicator.Code, e.Indicator.Value)) }).ToList();
        var speakFor = Side([.. evidence.Where(e => e.Indicator.Direction == Direction.For)], all);
        var against = Side([.. evidence.Where(e => e.Indicator.Direction == Direction.Against)], all);
        var either = Side(evidence, all);

        var rule = new BalanceRule(criteria.Rule, criteria.Scale);
        var rating = rule.Rate(speakFor.Share.Count, against.Share.Count, either.Share.Count, all);
        var possible = Possible(criteria.Scale, [..
            from f in Ends(speakFor)
            from a in Ends(against)
            from s in Ends(either)
            select rule.Rate(f, a, Math.Clamp(s, Math.Max(f, a), f + a), all)]);
        var balance = evidence.All(e => e.Share is null && e.Told is null) ? $"Nothing that speaks for it or against it has been counted: {rating.Title.ToLowerInvariant()}."
            : rule.Why(speakFor.Share.Count, against.Share.Count, either.Share.Count, all, !either.IsTold);
        IReadOnlyList<LawIndicator> law = [.. criterion.Indicators.OfType<LawIndicator>()];
        return new RatingSuggestion(criterion.Id, rating.Id, [.. possible.Select(r => r.Id)], all, speakFor, against, law,
            string.Join(' ', Reasons(balance, evidence, either, rating, possible, law)));
    }

    private static IndicatorEvidence EvidenceOf(CodeIndicator indicator, CoverageTable? table, int all)
    {
        if (table?.Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Code == indicator.Code) is not { } row)
        {
            return new IndicatorEvidence(indicator, null, []);
        }

        int? count = indicator.Value is null ? row.Shares[0].Count : row.Values.FirstOrDefault(v => v.Id == indicator.Value)?.Share.Count;
        return new IndicatorEvidence(indicator, count is { } known ? new Share(known, all, "all") : null,
            [.. row.Strategies.Where(s => indicator.Value is null || s.Values.Contains(indicator.Value)).Select(s => s.Showing(indicator.Value))]);
    }

    /// <summary>Pools indicators: a strategy that is named is counted once; counts without names may overlap wholly or not at all.</summary>
    private static RatingSide Side(IReadOnlyList<IndicatorEvidence> evidence, int all)
    {
        var named = evidence.SelectMany(e => e.Strategies).Select(s => s.Strategy).Distinct(StringComparer.Ordinal).Count();
        var unnamed = evidence.Where(e => e.Strategies.Count == 0).Sum(e => e.Share?.Count ?? e.Told?.Most ?? 0);
        int Largest(Func<ToldInWords, int> ofTold) => Math.Max(named, evidence.Select(e => e.Share?.Count ?? (e.Told is { } told ? ofTold(told) : 0)).DefaultIfEmpty().Max());
        return new RatingSide(new Share(Largest(t => t.Middle), all, "all"), Math.Min(all, named + unnamed), evidence) { AtLeast = Largest(t => t.Least) };
    }

    /// <summary>What the rule gives at the ends of what counts allow, and all that lies between in the scale's order.</summary>
    private static List<RatingStep> Possible(RatingScale scale, HashSet<RatingStep> ends)
    {
        var order = scale.Order.ToList();
        var between = order.FindLastIndex(ends.Contains) is >= 0 and var last ? order[order.FindIndex(ends.Contains)..(last + 1)] : [];
        return ends.Contains(scale.NoEvidence) ? [scale.NoEvidence, .. between] : between;
    }

    private static IEnumerable<int> Ends(RatingSide side) => new[] { side.AtLeast, side.Share.Count, side.AtMost }.Distinct();

    private static IEnumerable<string> Reasons(
        string balance, IReadOnlyList<IndicatorEvidence> evidence, RatingSide either, RatingStep rating, IReadOnlyList<RatingStep> possible, IReadOnlyList<LawIndicator> law)
    {
        yield return balance;
        if (either.AtMost > either.Share.Count)
        {
            var others = possible.Where(p => p != rating).Select(p => p.Title.ToLowerInvariant()).ToList();
            yield return "Counts without names do not tell which strategies they share, so each side is taken as its largest count; "
                + (others.Count == 0 ? "whichever they share, the rating is the same." : $"with other shares it could be {string.Join(" or ", others)}.");
        }

        var inWords = evidence.Where(e => e.Told is not null).Select(e => $"{e.Indicator.Title} ({Word(e.Indicator)}; {e.Told!.Says}, which allows {e.Told.Allows})").ToList();
        if (inWords.Count > 0)
        {
            yield return $"Told in words and not counted, so the middle of what the words allow is taken: {string.Join("; ", inWords)}.";
        }

        var uncounted = evidence.Where(e => e.Share is null && e.Told is null).Select(e => $"{e.Indicator.Title} ({Word(e.Indicator)})").ToList();
        if (uncounted.Count > 0)
        {
            yield return $"No count is known of: {string.Join("; ", uncounted)}.";
        }

        if (law.Count > 0)
        {
            yield return $"Law, which is not counted: {string.Join("; ", law.Select(l => $"{l.Title} ({Word(l)})"))}.";
        }
    }

    private static string Word(Indicator indicator) => indicator.Direction == Direction.For ? "for" : "against";
}
