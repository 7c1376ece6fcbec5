using System.Text.RegularExpressions;
using static Synthesis.Audit.SaidWords;

namespace Synthesis.Audit;

/// <summary>
/// Holds every number of a sentence that nothing explains against the cells that the sentence can mean. A cell is meant the more surely, the more of its row and its column the sentence names,
/// by words or by another of its numbers; the fewer digits a number has, the surer that must be before a number that is a slip of the pen from the cell's is doubted.
/// </summary>
internal static class SaidCheck
{
    /// <summary>How surely a cell must be meant, by how many digits the number has: with four and more likeness is no chance.</summary>
    private static readonly int[] Needed = [9, 9, 3, 2, 1];

    private const int MostOpen = 2, MostMeant = 6;

    /// <summary>A number that a sentence can mean.</summary>
    /// <param name="Value">The number.</param>
    /// <param name="How">What it is, in words.</param>
    /// <param name="Grid">The table.</param>
    /// <param name="Row">Its row, or one of them.</param>
    /// <param name="Measure">Its column, or one of them.</param>
    /// <param name="Surely">How surely it is meant.</param>
    private sealed record Meant(decimal Value, string How, Grid Grid, int Row, Measure Measure, int Surely);

    /// <summary>Numbers that are none of what the sentence can mean, and a slip from one of it.</summary>
    internal static IEnumerable<TableFinding> Of(PublishedText text, IReadOnlyList<Grid> grids)
    {
        var given = text.Prose.Select(p => p.Text).SelectMany(t => SaidNumber.In(t, withPoints: true).Concat(Money(t, grids))).CountBy(n => (n.Value, n.IsShare)).ToDictionary(n => n.Key, n => n.Value);
        foreach (var paragraph in text.Prose)
        {
            foreach (var said in Claim.SentencesOf(paragraph.Text))
            {
                var numbers = SaidNumber.In(said, withPoints: true).Concat(Money(said, grids)).OrderBy(n => n.At).Where(n => !Scale().IsMatch(said[..n.At]) && !Time().IsMatch(said[n.At..]) && (n.Value < 99 || n.Value > 101) && !grids.Any(g => IsInLabel(g, n))).ToList();
                if (numbers.Count == 0 || Elsewhere().IsMatch(said))
                {
                    continue;
                }

                var words = NamedPlaces.Words(Shares().Replace(said, " "));
                var places = grids.Select(g => NamedPlaces.In(g, words)).ToList();
                var open = numbers.Where(n => !Hedged().IsMatch(said[..n.At]) && !IsOtherMeasure(said, n, grids) && given.GetValueOrDefault((n.Value, n.IsShare)) < 2 && !IsExplained(n, said, numbers, Fit(places, said, n))).ToList();
                var alone = numbers.Where(n => open.Count == 0 && numbers.Count == 1 && !Hedged().IsMatch(said[..n.At]) && given.GetValueOrDefault((n.Value, n.IsShare)) < 2 && !IsChange(n, said) && !Several().IsMatch(said) && !Differs().IsMatch(said) && !Remains().IsMatch(said));
                foreach (var number in open.Count <= MostOpen ? open.Concat(alone) : [])
                {
                    // A sentence with more than one number that nothing explains speaks of something else, unless one of them, as it should be, explains the others.
                    var others = open.FindAll(o => o != number);
                    bool Proves(Meant meant) => others.TrueForAll(o => OwnNumbers.Give(o, numbers.Select(n => n == number ? n with { Value = Math.Round(meant.Value, Decimals(n), MidpointRounding.AwayFromZero) } : n)));
                    if (Doubted(number, said, numbers, Fit(places, said, number), open.Contains(number), others.Count > 0).Find(Proves) is { } meant)
                    {
                        var sign = number.IsShare ? "%" : "";
                        yield return new TableFinding(FindingKind.Difference, Sure.Likely, $"A sentence gives {Denominator.Number(number.Value)}{sign} where the table gives {Denominator.Number(meant.Value)}{sign}: {meant.How}.", null,
                            meant.Grid.Rows[meant.Row].Quote, meant.Grid.Place(meant.Row, meant.Measure), [], said, new NumberPlace(paragraph.Page, paragraph.Line, null, null, null, null));
                    }
                }
            }
        }
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
            return cells.Select(c => c.Place).Distinct().Count() == 1 && Cells(number, said, numbers, named[0]).Where(m => m.Surely > 2).ToList() is [var only] && Digits(number) > 1 && IsSlip(number, only.Value, 0) ? [only] : [];
        }

        // A percentage in brackets behind a count is of that count's row.
        var counted = number.IsShare && Bracket().Match(said[..number.At]) is { Success: true } bracket ? numbers.FindLast(n => !n.IsShare && n.At < number.At && n.At >= bracket.Index)?.Value : null;
        var digits = Math.Min(Digits(number), Needed.Length - 1);
        var meant = places.Where(p => !IsOfOthers(said, number, p.Grid)).SelectMany(p => Cells(number, said, numbers, p).Concat(WorkedOut(number, said, numbers, p)))
            .Where(m => m.Surely >= Needed[digits] - (proven ? 1 : 0) && (digits > 2 || proven || m.Surely > 3 || IsNamed(places, m)) && IsOfItsSort(said, number, m.Grid, m.Measure) && !numbers.Exists(n => n != number && n.Value == m.Value)
                && (counted is null || proven || m.Surely > 3 || m.Grid.Measures.Any(c => c.Counts[m.Row] == counted)) && IsSlip(number, m.Value, m.Surely)).OrderByDescending(m => m.Surely).ToList();
        return proven || digits > 3 || meant.Where(m => m.Surely == meant[0].Surely).Select(m => m.Value).Distinct().Count() <= MostMeant ? meant : [];
    }

    /// <summary>Whether a sentence names the row or the column of what it can mean by words.</summary>
    private static bool IsNamed(List<NamedPlaces> places, Meant meant) => places.Exists(p => p.Grid == meant.Grid && (p.Rows[meant.Row] > 1 || p.Columns.GetValueOrDefault(meant.Measure) > 0));

    /// <summary>Cells that the sentence can mean by a number.</summary>
    private static IEnumerable<Meant> Cells(SaidNumber number, string said, List<SaidNumber> numbers, NamedPlaces places)
    {
        var (grid, changes) = (places.Grid, IsChange(number, said));
        for (var r = 0; r < grid.Rows.Count; r++)
        {
            var row = Row(places, r, number, said, numbers);
            foreach (var (whole, figure) in row > 0 && !number.IsShare ? grid.Measures.Where(m => m.Figures[r]?.Of is not null).Select(m => (m, m.Figures[r]!)) : [])
            {
                yield return new Meant(figure.Of!.Value, $"the whole of '{grid.Rows[r].Label}'", grid, r, whole, row);
            }

            var of = grid.Rows[r].Role == RowRole.Section ? [] : places.Columns.Where(c => (c.Value >= 0 || row > 1) && Value(c.Key, r) is not null && IsAlike(number, grid, r, c.Key) && (!changes || c.Key.IsChange || MeasureReader.Changing().IsMatch(c.Key.Heading))).ToList();
            foreach (var (measure, named) in of)
            {
                yield return new Meant(Value(measure, r)!.Value, $"'{grid.Rows[r].Label}'{(measure.Heading.Length > 0 ? $", '{measure.Heading}'" : "")}", grid, r, measure, row + (named != 0 ? named : of.Count == 1 && row > 0 && (Digits(number) > 2 || Speaks(said, grid, measure)) ? 1 : 0));
            }
        }
    }

    /// <summary>Whether the words before a number make it an end of a range, an average, or somebody else's number, of which no table speaks.</summary>
    internal static bool IsOtherMeasure(string said, SaidNumber number, IReadOnlyList<Grid> grids) => Range().IsMatch(said[..number.At]) || OtherAfter().IsMatch(said[number.At..]) || IsOtherTime(said, number, grids) || OtherMeasure().Match(said[..number.At]) is { Success: true } m
        && !grids.Any(g => (g.Caption.Replace(said, " ", StringComparison.Ordinal) + " " + string.Join(' ', g.Measures.Concat(g.Measured).Select(x => x.Heading).Concat(g.Rows.Select(r => r.Label)))).Contains(m.Groups["of"].Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether words before a number make it another time's or place's, which no table names.</summary>
    private static bool IsOtherTime(string said, SaidNumber number, IReadOnlyList<Grid> grids) => OtherBefore().Match(said[..number.At]) is { Success: true } m
        && !(Token().Match(m.Value) is { Success: true } year && grids.Any(g => g.Measures.Any(x => x.Heading.Contains(year.Value, StringComparison.Ordinal)) || g.Rows.Any(r => r.Label.Contains(year.Value, StringComparison.Ordinal))));

    /// <summary>Whether a percentage is said to be of what no word of a table speaks of.</summary>
    private static bool IsOfOthers(string said, SaidNumber number, Grid grid) => number.IsShare && OfWhom().Match(said[number.At..]) is { Success: true } of && DifferenceCheck.WordsOf(of.Groups["whom"].Value) is { Count: > 0 } words
        && DifferenceCheck.WordsOf(string.Join(' ', grid.Measures.Select(m => m.Heading).Concat(grid.Rows.Select(r => r.Label)).Append(grid.Caption.Replace(said, " ", StringComparison.Ordinal)))) is var own && words.Count(own.Contains) * 2 < words.Count;

    /// <summary>Whether a column can hold what a number is of: money or not.</summary>
    private static bool IsOfItsSort(string said, SaidNumber number, Grid grid, Measure measure) => number.At > 0 && said[number.At - 1] is '£' or '$' or '€' ? Unit().IsMatch(measure.Heading + " " + grid.Caption.Replace(said, " ", StringComparison.Ordinal)) : !Unit().IsMatch(measure.Heading);

    /// <summary>Whether a sentence has a word of a column's heading or of what is said about the table.</summary>
    private static bool Speaks(string said, Grid grid, Measure measure) => DifferenceCheck.WordsOf(said).Overlaps(DifferenceCheck.WordsOf(measure.Heading + " " + grid.Caption.Replace(said, " ", StringComparison.Ordinal)));

    /// <summary>Numbers worked out from cells that the sentence can mean.</summary>
    private static IEnumerable<Meant> WorkedOut(SaidNumber number, string said, List<SaidNumber> numbers, NamedPlaces places)
    {
        var (grid, changes) = (places.Grid, IsChange(number, said));
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(r => Row(places, r, number, said, numbers) > 0).ToList();
        var columns = places.Columns.Where(c => c.Value >= 0).Select(c => c.Key).ToList();
        var totals = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role is RowRole.Total or RowRole.Base).ToList();
        var named = rows.Where(r => places.Rows[r] > 1).ToList();
        foreach (var column in columns)
        {
            var of = named.Where(r => Value(column, r) is not null && IsAlike(number, grid, r, column)).ToList();
            if (of.Count > 1 && of.Count < 6)
            {
                yield return new Meant(of.Sum(r => Value(column, r)!.Value), $"{string.Join(" and ", of.Select(r => $"'{grid.Rows[r].Label}'"))} together", grid, of[0], column, Several().IsMatch(said) ? 2 + Math.Max(0, places.Columns[column]) : 1);
                foreach (var (a, b) in Differs().IsMatch(said) && of.Count == 2 ? [(of[0], of[1])] : Array.Empty<(int, int)>())
                {
                    yield return new Meant(Math.Abs(Value(column, a)!.Value - Value(column, b)!.Value), $"the difference of '{grid.Rows[a].Label}' and '{grid.Rows[b].Label}'", grid, a, column, 2 + Math.Max(0, places.Columns[column]));
                }
            }

            foreach (var (r, t) in Remains().IsMatch(said) ? named.SelectMany(r => totals.Select(t => (r, t))).Where(p => IsAlike(number, grid, p.r, column) && Value(column, p.r) < Value(column, p.t)) : [])
            {
                yield return new Meant(Value(column, t)!.Value - Value(column, r)!.Value, $"'{grid.Rows[t].Label}' without '{grid.Rows[r].Label}'", grid, r, column, 2);
            }
        }

        // "227 of the 820": the whole of a count that is its row's own.
        var part = !number.IsShare && WholeBefore().IsMatch(said[..number.At]) ? numbers.FindLast(n => !n.IsShare && n.At < number.At) : null;
        foreach (var r in part is null ? [] : Enumerable.Range(0, grid.Rows.Count).Where(r => IsAnchored(grid, r, number, [part])))
        {
            foreach (var whole in grid.Measures.Where(m => !m.IsShare && m.Counts[r] > part!.Value))
            {
                yield return new Meant(whole.Counts[r]!.Value, $"'{whole.Heading}' of '{grid.Rows[r].Label}'", grid, r, whole, 3);
            }
        }

        // What a number of the sentence, a cell of three digits or more that is its row's alone, leaves of a total, or differs by from another row.
        foreach (var (column, r) in number.IsShare ? [] : grid.Measures.Where(m => m is { IsShare: false, Summable: true }).SelectMany(c => Enumerable.Range(0, grid.Rows.Count).Select(r => (c, r))).Where(p => p.c.Counts[p.r] >= 100 && numbers.Exists(n => n != number && !n.IsShare && n.Value == p.c.Counts[p.r])))
        {
            foreach (var t in Remains().IsMatch(said) ? Enumerable.Range(0, grid.Rows.Count).Where(t => t != r && column.Counts[t] > column.Counts[r] && (grid.Rows[t].Role is RowRole.Total or RowRole.Base)) : [])
            {
                yield return new Meant(column.Counts[t]!.Value - column.Counts[r]!.Value, $"'{grid.Rows[t].Label}' without '{grid.Rows[r].Label}'", grid, r, column, 3);
            }
        }

        if (number.IsShare)
        {
            // Of two counts that the sentence gives, where both are cells of one row or one column.
            var said2 = numbers.Where(n => !n.IsShare && n.Value > 2).Select(n => n.Value).Distinct().ToList();
            foreach (var (r, a) in Enumerable.Range(0, grid.Rows.Count).SelectMany(r => grid.Measures.Where(m => m.Counts[r] is { } v && said2.Contains(v)).Select(m => (r, m))))
            {
                foreach (var whole in said2.Where(w => w > a.Counts[r] && (grid.Measures.Any(m => m.Counts[r] == w) || a.Counts.Contains(w))))
                {
                    yield return new Meant(100 * a.Counts[r]!.Value / whole, $"{Denominator.Number(a.Counts[r]!.Value)} of {Denominator.Number(whole)}", grid, r, a, 4);
                }
            }
        }

        foreach (var r in rows)
        {
            var surely = Row(places, r, number, said, numbers);
            var all = places.Columns.Keys.Where(m => Value(m, r) is not null).ToList();
            foreach (var (a, b) in Several().IsMatch(said) && !number.IsShare ? all.Where(m => m is { IsShare: false, IsTotal: false }).SelectMany(a => all.Where(b => b is { IsShare: false, IsTotal: false } && b.Place > a.Place && b.Place < a.Place + 3).Select(b => (a, b))).Where(p => places.Columns[p.a] > 0 || places.Columns[p.b] > 0) : [])
            {
                yield return new Meant(Value(a, r)!.Value + Value(b, r)!.Value, $"'{a.Heading}' and '{b.Heading}' together for '{grid.Rows[r].Label}'", grid, r, a, surely);
            }

            foreach (var (a, b) in all.SelectMany(a => all.Where(b => b != a).Select(b => (a, b))))
            {
                var (x, y) = (Value(a, r)!.Value, Value(b, r)!.Value);
                var sure = surely + (places.Columns[a] > 0 || places.Columns[b] > 0 ? 1 : 0);
                if (changes && a.Place > b.Place && a.IsShare == b.IsShare && IsAlike(number, grid, r, a))
                {
                    yield return new Meant(Math.Abs(x - y), $"the difference of '{a.Heading}' and '{b.Heading}' for '{grid.Rows[r].Label}'", grid, r, a, sure);
                }

                if (number.IsShare && !a.IsShare && !b.IsShare && y > 0)
                {
                    if (x < y && places.Columns[a] >= 0 && (b.IsTotal || places.Columns[b] > 0 || numbers.Exists(n => !n.IsShare && n.Value == y) || (all.Count(m => !m.IsShare) < 4 && places.Columns[a] == 0)))
                    {
                        yield return new Meant(100 * x / y, $"'{a.Heading}' of '{b.Heading}' for '{grid.Rows[r].Label}'", grid, r, a, sure);
                    }

                    if (changes)
                    {
                        yield return new Meant(Math.Abs(100 * (x - y) / y), $"the change from '{b.Heading}' to '{a.Heading}' for '{grid.Rows[r].Label}'", grid, r, a, sure);
                    }
                }
            }

            foreach (var (column, t) in number.IsShare ? columns.Where(c => !c.IsShare).SelectMany(c => totals.Where(t => t != r).Select(t => (c, t))).Where(p => Value(p.c, r) is not null && Value(p.c, p.t) > 0) : [])
            {
                yield return new Meant(100 * Value(column, r)!.Value / Value(column, t)!.Value, $"'{grid.Rows[r].Label}' of '{grid.Rows[t].Label}'", grid, r, column, surely + (places.Columns[column] > 0 ? 1 : 0));
            }
        }
    }

    /// <summary>Whether a number is a cell's, or is worked out from cells, or from the other numbers of its sentence.</summary>
    internal static bool IsExplained(SaidNumber number, string said, List<SaidNumber> numbers, List<NamedPlaces> places)
    {
        bool Is(decimal value) => Math.Abs(Math.Abs(value) - number.Value) <= (number.IsShare || number.Step != 1 ? number.Step * 0.55m : 0);
        foreach (var grid in places.Select(p => p.Grid))
        {
            var bases = grid.Caption.Contains(said, StringComparison.Ordinal) ? GridReader.BasesIn(grid.Caption.Replace(said, " ", StringComparison.Ordinal)) : grid.Bases;
            if (bases.Contains(number.Value) || grid.Measures.Any(m => m.Base == number.Value) || grid.Rows.Any(r => r.Base == number.Value) || (!number.IsShare && grid.Measures.Any(m => m.Figures.Any(f => f?.Of == number.Value))) || grid.Measures.Concat(grid.Measured).Any(m => Enumerable.Range(0, grid.Rows.Count).Any(r => Value(m, r) is { } v && (m.IsShare ? m.Shares[r]!.Step <= number.Step && Math.Abs(Math.Abs(v) - number.Value) < number.Step : Is(v))
                && (IsAlike(number, grid, r, m) || !number.IsShare || number.Step < 1 || MeasureReader.ShareWord().IsMatch(grid.Caption)))))
            {
                return true;
            }
        }

        if (OwnNumbers.Give(number, numbers))
        {
            return true;
        }

        var counts = numbers.Where(n => n != number && !n.IsShare).Select(n => n.Value).ToList();
        return places.Any(p => WorkedOut(number, said, numbers, p).Concat(WorkedOut(number, said, numbers, p with { Columns = p.Columns.ToDictionary(c => c.Key, _ => 1) })).Any(m => Is(m.Value)) || IsWide(number, said, counts, p.Grid, Is));
    }

    /// <summary>Whether rows that follow one another, what is left of a total without them, or the difference of two cells give a number.</summary>
    private static bool IsWide(SaidNumber number, string said, List<decimal> counts, Grid grid, Func<decimal, bool> gives)
    {
        var (several, differs, remains) = (Several().IsMatch(said), Differs().IsMatch(said) || IsChange(number, said), Remains().IsMatch(said));
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
            var rows = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role == RowRole.Body && Value(column, r) is not null).Select(r => Value(column, r)!.Value).ToList();
            var totals = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role is RowRole.Total or RowRole.Base && Value(column, r) is not null).Select(r => Value(column, r)!.Value).Concat(number.IsShare ? [100] : grid.Bases).ToList();
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

    /// <summary>Whether a sentence says of a number that something is more or less by it.</summary>
    internal static bool IsChange(SaidNumber number, string said) => (By().Match(said[..number.At]) is { Success: true } by && !Part().IsMatch(said[number.At..]) && (!by.Value.StartsWith("by", StringComparison.OrdinalIgnoreCase) || Differs().IsMatch(said[..by.Index]))) || Than().IsMatch(said[number.At..]);

    /// <summary>Whether a number of two digits is part of what a row or a column is called, such as an age.</summary>
    private static bool IsInLabel(Grid grid, SaidNumber number) => !number.IsShare && number.Value < 100 && grid.Rows.Select(r => r.Label).Concat(grid.Measures.Select(m => m.Heading)).Any(l => Token().Matches(l).Any(t => t.Value == Denominator.Number(number.Value)));

    /// <summary>How surely a row is meant: 3 where it is named and another number of the sentence is its own, 2 where one of that is so, 1 where it is the total and no row is named.</summary>
    private static int Row(NamedPlaces places, int row, SaidNumber number, string said, List<SaidNumber> numbers) => places.Grid.Rows[row].Role == RowRole.Section ? 0
        : IsAnchored(places.Grid, row, number, numbers) ? places.Rows[row] > 1 ? 3 : places.Rows[row] > 0 || places.Columns.Any(c => c.Value > 0 && Value(c.Key, row) is not null) ? 2 : 1
        : places.Grid.Rows[row].Role is RowRole.Total or RowRole.Base && places.Rows[row] < 2 ? WholeBefore().IsMatch(said[..number.At]) ? 1 : Digits(number) < 4 && !All().IsMatch(said) && Subset().IsMatch(said) ? 0 : places.Rows[row] : places.Rows[row];

    /// <summary>Whether another number of the sentence, of two digits or more, is this row's and no other's.</summary>
    private static bool IsAnchored(Grid grid, int row, SaidNumber number, List<SaidNumber> numbers) =>
        numbers.Exists(n => n != number && n.Value >= 10 && grid.Measures.Any(m => (m.IsShare == n.IsShare && Value(m, row) == n.Value) || (!n.IsShare && m.Figures[row]?.Of == n.Value && m.Figures.Select(f => f?.Of).OfType<decimal>().Distinct().Count() > 1)) && Enumerable.Range(0, grid.Rows.Count).All(r => r == row || grid.Measures.All(m => m.IsShare != n.IsShare || Value(m, r) != n.Value)));

    /// <summary>Whether a number and a cell can be the same sort of thing: both percentages, or neither.</summary>
    private static bool IsAlike(SaidNumber number, Grid grid, int row, Measure measure) =>
        measure.IsShare == number.IsShare || (number.Step < 1 && !number.IsShare && (Value(measure, row) ?? 0).Scale > 0);

    private static decimal? Value(Measure measure, int row) => measure.IsShare ? measure.Shares[row] is { Bound: null } share ? share.Value : null : measure.Counts[row];

    private static int Digits(SaidNumber number) => Denominator.Number(number.Value).Count(char.IsAsciiDigit) + (number.Step < 1 && number.Value == Math.Floor(number.Value) ? 1 : 0) - (number.Value < 1 ? 1 : 0);

    private static int Decimals(SaidNumber number)
    {
        var decimals = 0;
        for (var s = number.Step; s < 1; s *= 10)
        {
            decimals++;
        }

        return decimals;
    }

    /// <summary>Whether a number is another, printed as precisely, with one digit wrong, two changed about, or one too many or too few.</summary>
    internal static bool IsSlip(SaidNumber number, decimal meant, int surely = 0)
    {
        var decimals = Decimals(number);
        string Printed(decimal n) => Math.Round(Math.Abs(n) / Math.Max(1, number.Step), decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
        var (a, b) = (Printed(number.Value), Printed(meant));
        if (a.Length == b.Length)
        {
            var places = Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]).ToList();
            return places.Count == 1 || (places.Count == 2 && a[places[0]] == b[places[1]] && a[places[1]] == b[places[0]]);
        }

        var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
        return surely > 2 && longer.Length - shorter.Length == 1 && shorter.Count(char.IsAsciiDigit) > 2 && Enumerable.Range(0, longer.Length).Any(i => longer.Remove(i, 1) == shorter);
    }
}
