using Synthesis.Codebooks;

namespace Synthesis.Synthesise;

/// <summary>A quote chosen to be shown, of a strategy.</summary>
/// <param name="Strategy">The strategy, with no other quote than this.</param>
/// <param name="Typical">How like the others it is, from 0 to 1.</param>
public sealed record ChosenQuote(CountedStrategy Strategy, double Typical);

/// <summary>What strategies say on a code, told by counts and quotes. What it means is for people to say.</summary>
/// <param name="Row">The code's row, with its values and strategies.</param>
/// <param name="Typical">Quotes like most others, from strategies unlike each other.</param>
/// <param name="Unusual">Quotes unlike the others.</param>
/// <param name="Companions">Codes that go with it most, implied ones left out.</param>
/// <param name="AtOdds">Strategies whose quotes show values that exclude each other.</param>
public sealed record CodeTheme(CoverageRow Row, IReadOnlyList<ChosenQuote> Typical, IReadOnlyList<ChosenQuote> Unusual, IReadOnlyList<Companion> Companions, IReadOnlyList<CountedStrategy> AtOdds)
{
    private const int TypicalQuotes = 3, UnusualQuotes = 2, MostCompanions = 3, FewestWords = 6, Considered = 150;

    /// <summary>Tells the theme of each code of a table.</summary>
    /// <param name="codebook">The codebook.</param>
    /// <param name="table">Its coverage table.</param>
    /// <param name="strategies">Names of all strategies.</param>
    /// <param name="groupings">Groupings from which quotes are to be unlike, such as region and type.</param>
    public static IReadOnlyList<CodeTheme> Of(Codebook codebook, CoverageTable table, IReadOnlyList<string> strategies, IReadOnlyList<Grouping> groupings)
    {
        var rows = table.Sections.SelectMany(s => s.Rows).DistinctBy(r => r.Code).ToList();
        var companions = Companion.All(codebook, rows, strategies);
        return [.. rows.AsParallel().AsOrdered().Select(r =>
        {
            var (typical, unusual) = Chosen(r, groupings);
            return new CodeTheme(r, typical, unusual, [.. companions[r.Code].Take(MostCompanions)], AtOddsIn(codebook[r.Code], r));
        })];
    }

    /// <summary>Strategies with quotes for two values of a code that takes one.</summary>
    private static IReadOnlyList<CountedStrategy> AtOddsIn(Code code, CoverageRow row) => code.Choose != Choose.One ? []
        : [.. row.Strategies.Where(s => s.Evidence.SelectMany(e => e.Values).Distinct().Count() > 1).Select(s => s with
        {
            Values = [.. s.Evidence.SelectMany(e => e.Values).Distinct()],
            Evidence = [.. s.Evidence.SelectMany(e => e.Values.Take(1).Select(v => (Value: v, Evidence: e))).DistinctBy(e => e.Value).Select(e => e.Evidence)],
        })];

    /// <summary>
    /// Chooses quotes one by one, each for what it is worth less its likeness to those chosen before (maximal marginal relevance, Carbonell and Goldstein 1998), and less a little where
    /// a strategy of the same group was chosen. One quote a strategy: its strongest of six words or more.
    /// </summary>
    private static (IReadOnlyList<ChosenQuote> Typical, IReadOnlyList<ChosenQuote> Unusual) Chosen(CoverageRow row, IReadOnlyList<Grouping> groupings)
    {
        var quotes = row.Strategies.Select(s => (Strategy: s, Quote: s.Evidence.FirstOrDefault(e => Word.Split(e.Quote).Count >= FewestWords))).Where(q => q.Quote is not null)
            .Select(q => q.Strategy with { Evidence = [q.Quote!], Values = q.Quote!.Values.Count > 0 ? q.Quote.Values : q.Strategy.Values }).ToList();
        if (quotes.Count == 0)
        {
            return ([], []);
        }

        var likeness = new QuoteLikeness([.. quotes.Select(q => q.Evidence[0].Quote)]);
        var typical = Enumerable.Range(0, quotes.Count).Select(likeness.Typical).ToArray();
        List<int> Pick(int most, Func<int, double> worth, IReadOnlyCollection<int> without)
        {
            var chosen = new List<int>();
            var open = Enumerable.Range(0, quotes.Count).Where(i => !without.Contains(i)).OrderByDescending(worth).ThenBy(i => quotes[i].Strategy, StringComparer.Ordinal).Take(Considered).ToList();
            while (chosen.Count < most && open.Count > 0)
            {
                var best = open.MaxBy(i => (0.7 * worth(i)) - (0.3 * chosen.Select(c => likeness.Alike(i, c)).DefaultIfEmpty().Max())
                    - (0.05 * groupings.Count(g => chosen.Any(c => g.Of.GetValueOrDefault(quotes[c].Strategy) == g.Of.GetValueOrDefault(quotes[i].Strategy)))));
                chosen.Add(best);
                open.Remove(best);
            }

            return chosen;
        }

        var near = Pick(TypicalQuotes, i => typical[i], []);
        var far = quotes.Count <= TypicalQuotes + UnusualQuotes ? [] : Pick(UnusualQuotes, i => 1 - typical[i], near);
        IReadOnlyList<ChosenQuote> Shown(List<int> places) => [.. places.Select(i => new ChosenQuote(quotes[i], typical[i]))];
        return (Shown(near), Shown(far));
    }
}
