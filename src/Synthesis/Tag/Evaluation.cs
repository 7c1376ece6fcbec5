using Synthesis.Codebooks;

namespace Synthesis.Tag;

/// <summary>A strategy as it was suggested and as people decided it.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Suggested">The machine's answers.</param>
/// <param name="Decided">The answers that stand; codes that nobody answered are left out.</param>
public sealed record JudgedStrategy(string Strategy, IReadOnlyList<Suggestion> Suggested, IReadOnlyList<Suggestion> Decided);

/// <summary>How suggestions for one code, or for all, agree with decisions.</summary>
/// <param name="Code">The code's id, or empty for all codes.</param>
/// <param name="Cells">How many cells (a code of a strategy) were decided.</param>
/// <param name="Both">Cells that both call present.</param>
/// <param name="Extra">Cells that only the machine calls present; those that people call unclear left out.</param>
/// <param name="Missed">Cells that only people call present.</param>
/// <param name="Kappa">Cohen's kappa (1960) of present against not, people's unclear taken for not; null where chance alone would agree on all.</param>
public sealed record CodeFigures(string Code, int Cells, int Both, int Extra, int Missed, double? Kappa)
{
    /// <summary>How many cells people call present.</summary>
    public int Present => Both + Missed;

    /// <summary>Share, 0 to 1, of what the machine calls present that people do; null where it calls nothing so.</summary>
    public double? Precision => Ratio(Both, Both + Extra);

    /// <summary>Share of what people call present that the machine does; null where they call nothing so.</summary>
    public double? Recall => Ratio(Both, Present);

    /// <summary>The harmonic mean of both; null where nobody calls anything present.</summary>
    public double? F1 => Ratio(2 * Both, (2 * Both) + Extra + Missed);

    private static double? Ratio(int part, int whole) => whole == 0 ? null : part / (double)whole;
}

/// <summary>The cells whose score lies in one tenth.</summary>
/// <param name="From">The tenth's lower end; the upper is 0.1 more.</param>
/// <param name="Cells">How many.</param>
/// <param name="MeanScore">Mean score of these; null where there are none.</param>
/// <param name="Present">How many of them people call present.</param>
public sealed record ScoreTenth(double From, int Cells, double? MeanScore, int Present);

/// <summary>Of how many something is right.</summary>
/// <param name="Right">How many are.</param>
/// <param name="Of">Of how many.</param>
public sealed record Hits(int Right, int Of)
{
    /// <summary>The share, 0 to 1; null of none.</summary>
    public double? Share => Of == 0 ? null : Right / (double)Of;
}

/// <summary>How good suggestions are, held against people's decisions. A cell is one code of one strategy that people answered.</summary>
/// <param name="Codes">By code, in the codebook's order; codes nobody answered are left out.</param>
/// <param name="All">Over all cells.</param>
/// <param name="CalibrationError">Expected calibration error of the scores, in tenths (Naeini and others 2015).</param>
/// <param name="Tenths">How often people call present what has such a score.</param>
/// <param name="Evidence">Of the cells that both call present and people quote: in how many some suggested quote shares half the words of the shorter, in one run, with a person's.</param>
/// <param name="Values">Of the cells that both call present and people give values: in how many the set of values is the same.</param>
public sealed record Evaluation(IReadOnlyList<CodeFigures> Codes, CodeFigures All, double CalibrationError, IReadOnlyList<ScoreTenth> Tenths, Hits Evidence, Hits Values)
{
    private const int Bins = 10;

    /// <summary>Mean F1 over the codes that people call present anywhere; null where there is none.</summary>
    public double? MacroF1 => Codes.Where(c => c.Present > 0).Select(c => c.F1).DefaultIfEmpty(null).Average();

    /// <summary>Compares.</summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="strategies">The strategies; at least one cell among them.</param>
    public static Evaluation Of(Codebook codebook, IReadOnlyList<JudgedStrategy> strategies)
    {
        var cells = strategies.SelectMany(s => s.Decided.Select(d => (Decided: d, Suggested: s.Suggested.First(g => g.Code == d.Code)))).ToList();
        var both = cells.Where(c => c.Decided.Status == Answer.Present && c.Suggested.Status == Answer.Present).ToList();
        var quoted = both.Where(c => c.Decided.Evidence.Count > 0).ToList();
        var valued = both.Where(c => c.Decided.Values.Count > 0).ToList();
        var scored = cells.Where(c => c.Suggested.Score is not null).ToLookup(c => Math.Min(Bins - 1, (int)(c.Suggested.Score!.Value * Bins)));
        var tenths = Enumerable.Range(0, Bins).Select(b => new ScoreTenth(b / (double)Bins, scored[b].Count(), scored[b].Select(c => c.Suggested.Score).DefaultIfEmpty(null).Average(),
            scored[b].Count(c => c.Decided.Status == Answer.Present))).ToList();
        return new Evaluation(
            [.. codebook.Codes.Where(k => cells.Any(c => c.Decided.Code == k.Id)).Select(k => FiguresOf(k.Id, [.. cells.Where(c => c.Decided.Code == k.Id)]))],
            FiguresOf("", cells),
            tenths.Sum(t => Math.Abs(t.Present - (t.Cells * (t.MeanScore ?? 0)))) / Math.Max(1, tenths.Sum(t => t.Cells)), tenths,
            new Hits(quoted.Count(c => c.Decided.Evidence.Any(d => c.Suggested.Evidence.Any(s => SharesRun(d.Quote, s.Quote)))), quoted.Count),
            new Hits(valued.Count(c => c.Decided.Values.ToHashSet(StringComparer.Ordinal).SetEquals(c.Suggested.Values)), valued.Count));
    }

    private static CodeFigures FiguresOf(string code, List<(Suggestion Decided, Suggestion Suggested)> cells)
    {
        var pairs = cells.ConvertAll(c => (People: c.Decided.Status == Answer.Present, Machine: c.Suggested.Status == Answer.Present));
        return new CodeFigures(code, cells.Count, pairs.Count(p => p.People && p.Machine), cells.Count(c => c.Suggested.Status == Answer.Present && c.Decided.Status == Answer.Absent),
            pairs.Count(p => p.People && !p.Machine), Kappa(pairs));
    }

    private static double? Kappa(List<(bool People, bool Machine)> pairs)
    {
        double n = Math.Max(1, pairs.Count);
        var (agreed, people, machine) = (pairs.Count(p => p.People == p.Machine) / n, pairs.Count(p => p.People) / n, pairs.Count(p => p.Machine) / n);
        var chance = (people * machine) + ((1 - people) * (1 - machine));
        return chance < 1 && pairs.Count > 0 ? (agreed - chance) / (1 - chance) : null;
    }

    /// <summary>Whether two quotes have a run of words in common that is half of the shorter.</summary>
    private static bool SharesRun(string one, string other)
    {
        var (a, b) = (Word.Split(one), Word.Split(other));
        var (longest, before) = (0, new int[b.Count + 1]);
        foreach (var word in a)
        {
            var now = new int[b.Count + 1];
            for (var j = 0; j < b.Count; j++)
            {
                now[j + 1] = word.Folded == b[j].Folded ? before[j] + 1 : 0;
                longest = Math.Max(longest, now[j + 1]);
            }

            before = now;
        }

        return longest > 0 && 2 * longest >= Math.Min(a.Count, b.Count);
    }
}
