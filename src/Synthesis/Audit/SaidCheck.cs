using System.Text.RegularExpressions;
using static Synthesis.Audit.SaidWords;

namespace Synthesis.Audit;

/// <summary>
/// Holds every number of a sentence that nothing explains against the cells that the sentence can mean. A cell is meant the more surely, the more of its row and its column the sentence names,
/// by words or by another of its numbers; the fewer digits a number has, the surer that must be before a number that is a slip of the pen from the cell's is doubted.
/// </summary>
internal static class SaidCheck
{
    /// <summary>How surely a cell must be meant, by how many digits the number has: with five and more likeness is no chance.</summary>
    private static readonly int[] Needed = [9, 9, 3, 3, 3, 2];

    private static readonly char[] Marks = [';', ':', '(', ')'];

    private const int MostOpen = 2, MostMeant = 6;

    /// <summary>Numbers that are none of what the sentence can mean, and a slip from one of it.</summary>
    internal static IEnumerable<TableFinding> Of(PublishedText text, IReadOnlyList<Grid> grids)
    {
        var given = text.Prose.Select(p => p.Text).SelectMany(t => SaidNumber.In(t, withPoints: true).Concat(Money(t, grids))).CountBy(n => (n.Value, n.IsShare)).ToDictionary(n => n.Key, n => n.Value);
        foreach (var paragraph in text.Prose)
        {
            foreach (var said in Claim.SentencesOf(paragraph.Text))
            {
                var numbers = SaidNumber.In(said, withPoints: true).Concat(Money(said, grids)).OrderBy(n => n.At).Where(n => !Scale().IsMatch(said[..n.At]) && !Time().IsMatch(said[n.At..]) && (n.Value < 99 || n.Value > 101) && !grids.Any(g => SaidOf.IsInLabel(g, n))).ToList();
                if (numbers.Count == 0 || Elsewhere().IsMatch(said) || Moves().IsMatch(said) || SaidOf.IsOfAnotherYear(said, grids))
                {
                    continue;
                }

                var words = NamedPlaces.Words(Shares().Replace(said, " "));
                var places = grids.Select(g => NamedPlaces.In(g, words)).ToList();
                var open = numbers.Where(n => !Hedged().IsMatch(said[..n.At]) && !SomeOf().IsMatch(said[n.At..]) && !SaidOf.IsOtherMeasure(said, n, grids) && given.GetValueOrDefault((n.Value, n.IsShare)) < 2 && !IsExplained(n, said, numbers, Fit(places, said, n))).ToList();
                var alone = numbers.Where(n => open.Count == 0 && numbers.Count == 1 && !Hedged().IsMatch(said[..n.At]) && !SomeOf().IsMatch(said[n.At..]) && given.GetValueOrDefault((n.Value, n.IsShare)) < 2 && !SaidOf.IsChange(n, said) && !Several().IsMatch(said) && !Differs().IsMatch(said) && !Remains().IsMatch(said));
                foreach (var number in open.Count <= MostOpen ? open.Concat(alone) : [])
                {
                    // A sentence with more than one number that nothing explains speaks of something else, unless one of them, as it should be, explains the others.
                    var others = open.FindAll(o => o != number);
                    bool Proves(Meant meant) => others.TrueForAll(o => OwnNumbers.Give(o, numbers.Select(n => n == number ? n with { Value = Math.Round(meant.Value, n.Decimals, MidpointRounding.AwayFromZero) } : n)));
                    if (Doubted(number, said, numbers, Fit(places, said, number), open.Contains(number), others.Count > 0).Find(m => !m.Grid.Stands(m.Row, number.Value, number.Step) && Proves(m) && Speaks(said, number, m)) is { } meant)
                    {
                        var sign = number.IsShare ? "%" : "";
                        yield return new TableFinding(FindingKind.Difference, Sure.Likely, $"A sentence gives {Denominator.Number(number.Value)}{sign} where the table gives {Denominator.Number(meant.Value)}{sign}: {meant.How}.", null,
                            meant.Grid.Rows[meant.Row].Quote, meant.Grid.Place(meant.Row, meant.Measure), [], said, new NumberPlace(paragraph.Page, paragraph.Line, null, null, null, null));
                    }
                }
            }
        }
    }

    /// <summary>Whether the words of a number's clause are the table's, but for one or two: who tells of what no table has uses words that it has not, though rows and columns are named among them.</summary>
    private static bool Speaks(string said, SaidNumber number, Meant meant)
    {
        var own = DifferenceCheck.WordsOf(meant.Grid.Caption.Replace(said, " ", StringComparison.Ordinal) + " " + string.Join(' ', meant.Grid.Measures.Select(m => m.Heading).Concat(meant.Grid.Rows.Select(r => r.Label)).Concat(meant.Grid.Table.Rows[0].Cells.Take(1))));
        var (from, to) = (said.LastIndexOfAny(Marks, number.At) + 1, said.IndexOfAny(Marks, number.At));
        var words = DifferenceCheck.WordsOf(Light().Replace(said[from..(to < 0 ? said.Length : to)], " "));
        var strange = words.Count(w => !NamedPlaces.Has(own, w));
        return strange <= (number.Digits > 4 ? 4 : meant.Surely > 3 ? 3 : number.Digits > 3 ? 2 : 1) && (!number.IsShare || strange == 0 || strange * 2 < words.Count);
    }

    /// <summary>The tables that can speak of a number: of a sum of money those of money.</summary>
    private static List<NamedPlaces> Fit(List<NamedPlaces> places, string said, SaidNumber number) =>
        number.At > 0 && said[number.At - 1] is '£' or '$' or '€' ? places.FindAll(p => Unit().IsMatch(p.Grid.Caption + " " + string.Join(' ', p.Grid.Measures.Select(m => m.Heading)) + " " + string.Join(' ', p.Grid.Rows.Select(r => r.Quote)))) : places;

    /// <summary>Sums of money, in the unit of the tables.</summary>
    private static IEnumerable<SaidNumber> Money(string said, IReadOnlyList<Grid> grids)
    {
        var units = grids.Select(g => Unit().Match(g.Caption + " " + string.Join(' ', g.Measures.Select(m => m.Heading)))).Where(u => u.Success).Select(u => u.Groups["m"].Success ? 1_000_000 : u.Groups["k"].Success ? 1_000 : 1).Distinct().ToList();
        foreach (Match m in units.Count == 1 ? Sum().Matches(said) : Enumerable.Empty<Match>())
        {
            var times = m.Groups["m"].Success ? 1_000_000m : m.Groups["k"].Success ? 1_000 : 1;
            var (value, step) = (Figure.Value(m.Groups["n"].Value) * times / units[0], Figure.ShareOf(m.Groups["n"].Value).Step * times / units[0]);
            for (; step < 0.5m && value % (step * 10) == 0; step *= 10)
            {
            }

            yield return new SaidNumber(value, false, step, m.Groups["n"].Index);
        }
    }

    /// <summary>What a number may be a slip for, the surest first.</summary>
    /// <param name="number">The number.</param>
    /// <param name="said">Its sentence.</param>
    /// <param name="numbers">All numbers of it.</param>
    /// <param name="places">What it names.</param>
    /// <param name="open">Whether nothing explains the number.</param>
    /// <param name="proven">Whether only what explains the sentence's other numbers will be taken, so that it may be meant less surely.</param>
    private static List<Meant> Doubted(SaidNumber number, string said, List<SaidNumber> numbers, List<NamedPlaces> places, bool open, bool proven)
    {
        if (!open)
        {
            // A sentence of one number that names one row and one column has that cell in mind, though the number stands elsewhere too.
            var named = places.Where(p => p.Rows.Count(r => r > 1) == 1).ToList();
            var cells = named.Count == 1 ? named[0].Columns.Where(c => c.Value > 0).Select(c => c.Key).ToList() : [];
            return cells.Select(c => c.Place).Distinct().Count() == 1 && Meant.Cells(number, said, numbers, named[0]).Where(m => m.Surely > 2).ToList() is [var only] && number.Digits > 1 && number.IsSlipOf(only.Value) ? [only] : [];
        }

        // A percentage in brackets behind a count is of that count's row.
        var counted = number.IsShare && Bracket().Match(said[..number.At]) is { Success: true } bracket ? numbers.FindLast(n => !n.IsShare && n.At < number.At && n.At >= bracket.Index)?.Value : null;
        var digits = Math.Min(number.Digits, Needed.Length - 1);
        var meant = places.Where(p => !SaidOf.IsOfOthers(said, number, p.Grid)).SelectMany(p => Meant.Cells(number, said, numbers, p).Concat(Meant.WorkedOut(number, said, numbers, p)))
            .Where(m => m.Surely >= Needed[digits] - (proven && digits > 2 ? 1 : 0) && (digits > 2 || proven || m.Surely > 3 || IsNamed(places, m)) && SaidOf.IsOfItsSort(said, number, m.Grid, m.Measure) && !numbers.Exists(n => n != number && n.Value == m.Value)
                && (counted is null || proven || m.Surely > 3 || m.Grid.Measures.Any(c => c.Counts[m.Row] == counted)) && number.IsSlipOf(m.Value, m.Surely > 2)).OrderByDescending(m => m.Surely).ToList();
        return proven || digits > 3 || meant.Where(m => m.Surely == meant[0].Surely).Select(m => m.Value).Distinct().Count() <= MostMeant ? meant : [];
    }

    /// <summary>Whether a sentence names the row or the column of what it can mean by words.</summary>
    private static bool IsNamed(List<NamedPlaces> places, Meant meant) => places.Exists(p => p.Grid == meant.Grid && (p.Rows[meant.Row] > 1 || p.Columns.GetValueOrDefault(meant.Measure) > 0));

    /// <summary>Whether a number is a cell's, or is worked out from cells, or from the other numbers of its sentence.</summary>
    private static bool IsExplained(SaidNumber number, string said, List<SaidNumber> numbers, List<NamedPlaces> places)
    {
        bool Is(decimal value) => Math.Abs(Math.Abs(value) - number.Value) <= (number.IsShare || number.Step != 1 ? number.Step * 0.55m : 0);
        foreach (var grid in places.Select(p => p.Grid))
        {
            var bases = grid.Caption.Contains(said, StringComparison.Ordinal) ? GridReader.BasesIn(grid.Caption.Replace(said, " ", StringComparison.Ordinal)) : grid.Bases;
            if (bases.Contains(number.Value) || grid.Measures.Any(m => m.Base == number.Value) || grid.Rows.Any(r => r.Base == number.Value) || (!number.IsShare && grid.Measures.Any(m => m.Figures.Any(f => f?.Of == number.Value))) || grid.Measures.Concat(grid.Measured).Any(m => Enumerable.Range(0, grid.Rows.Count).Any(r => m.Value(r) is { } v && (m.IsShare ? m.Shares[r]!.Step <= number.Step && Math.Abs(Math.Abs(v) - number.Value) < number.Step : Is(v))
                && (Meant.IsAlike(number, grid, r, m) || !number.IsShare || number.Step < 1 || MeasureReader.ShareWord().IsMatch(grid.Caption)))))
            {
                return true;
            }
        }

        if (OwnNumbers.Give(number, numbers))
        {
            return true;
        }

        var counts = numbers.Where(n => n != number && !n.IsShare).Select(n => n.Value).ToList();
        return places.Any(p => Meant.WorkedOut(number, said, numbers, p).Concat(Meant.WorkedOut(number, said, numbers, p with { Columns = p.Columns.ToDictionary(c => c.Key, _ => 1) })).Any(m => Is(m.Value)) || IsWide(number, said, counts, p.Grid, Is));
    }

    /// <summary>Whether rows that follow one another, what is left of a total without them, or the difference of two cells give a number.</summary>
    private static bool IsWide(SaidNumber number, string said, List<decimal> counts, Grid grid, Func<decimal, bool> gives)
    {
        var (several, differs, remains) = (Several().IsMatch(said), Differs().IsMatch(said) || SaidOf.IsChange(number, said), Remains().IsMatch(said));
        if (IsRoundedToFives(grid) && grid.Measures.Any(m => !m.IsShare && m.Counts.Any(c => c is { } n && Math.Abs(n - number.Value) < 5 && n >= 50)))
        {
            return true;
        }

        // Two columns told together, of a third: "agree and agree strongly".
        if (number.IsShare && several && Enumerable.Range(0, grid.Rows.Count).Any(r => grid.Measures.Where(m => !m.IsShare).Select(m => m.Counts[r]).OfType<decimal>().ToList() is { Count: > 2 and < 9 } own
            && own.Exists(whole => whole > 0 && own.Exists(a => own.Exists(b => a != b && a + b <= whole && gives(100 * (a + b) / whole))))))
        {
            return true;
        }

        foreach (var column in grid.Measures.Where(m => m.IsShare == number.IsShare))
        {
            var rows = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role == RowRole.Body && column.Value(r) is not null).Select(r => column.Value(r)!.Value).ToList();
            var totals = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role is RowRole.Total or RowRole.Base && column.Value(r) is not null).Select(r => column.Value(r)!.Value).Concat(number.IsShare ? [100] : grid.Bases).ToList();
            for (var from = 0; from < rows.Count; from++)
            {
                var sum = 0m;
                for (var to = from; to < rows.Count; to++)
                {
                    sum += rows[to];
                    if ((several && to > from && gives(sum)) || (remains && totals.Exists(t => t > sum && gives(t - sum))))
                    {
                        return true;
                    }
                }

                if (number.IsShare && number.Step < 1 && gives(100 - rows[from]))
                {
                    return true;
                }

                if (differs && rows.Exists(o => o != rows[from] && gives(o - rows[from])))
                {
                    return true;
                }
            }
        }

        if (number.IsShare && Enumerable.Range(0, grid.Rows.Count).Any(r => grid.Measures.Where(m => m.IsShare).Select(m => m.Shares[r]?.Value).OfType<decimal>().ToList() is var shares && shares.Exists(a => shares.Exists(b => a != b && gives(a + b)))))
        {
            return true;
        }

        if (!number.IsShare)
        {
            return Enumerable.Range(0, grid.Rows.Count).Any(r => grid.Measures.Where(m => !m.IsShare).Select(m => m.Counts[r]).OfType<decimal>().ToList() is var own && own.Exists(a => own.Exists(b => ((differs || remains) && gives(a - b)) || (several && gives(a + b)))));
        }

        var cells = grid.Measures.Where(m => !m.IsShare).SelectMany(m => m.Counts).OfType<decimal>().Where(c => c > 0).ToList();
        return counts.Exists(n => cells.Exists(c => (c > n && gives(100 * n / c)) || (n > c && gives(100 * c / n))));
    }

    private static bool IsRoundedToFives(Grid grid) => grid.Measures.SelectMany(m => m.Counts).OfType<decimal>().Where(n => n != 0).ToList() is { Count: > 5 } counts && counts.TrueForAll(n => n % 5 == 0);

}
