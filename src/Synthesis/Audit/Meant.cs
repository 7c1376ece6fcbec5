using static Synthesis.Audit.SaidWords;

namespace Synthesis.Audit;

/// <summary>A number that a sentence can mean.</summary>
/// <param name="Value">The number.</param>
/// <param name="How">What it is, in words.</param>
/// <param name="Grid">The table.</param>
/// <param name="Row">Its row, or one of them.</param>
/// <param name="Measure">Its column, or one of them.</param>
/// <param name="Surely">How surely it is meant.</param>
internal sealed record Meant(decimal Value, string How, Grid Grid, int Row, Measure Measure, int Surely)
{
    /// <summary>Cells that the sentence can mean by a number.</summary>
    internal static IEnumerable<Meant> Cells(SaidNumber number, string said, List<SaidNumber> numbers, NamedPlaces places)
    {
        var (grid, changes) = (places.Grid, SaidOf.IsChange(number, said));
        for (var r = 0; r < grid.Rows.Count; r++)
        {
            var row = RowOf(places, r, number, said, numbers);
            foreach (var (whole, figure) in row > 0 && !number.IsShare ? grid.Measures.Where(m => m.Figures[r]?.Of is not null).Select(m => (m, m.Figures[r]!)) : [])
            {
                yield return new Meant(figure.Of!.Value, $"the whole of '{grid.Rows[r].Label}'", grid, r, whole, row);
            }

            var of = grid.Rows[r].Role == RowRole.Section ? [] : places.Columns.Where(c => (c.Value >= 0 || row > 1) && c.Key.Value(r) is not null && IsAlike(number, grid, r, c.Key) && (!changes || c.Key.IsChange || MeasureReader.Changing().IsMatch(c.Key.Heading))).ToList();
            foreach (var (measure, named) in of)
            {
                yield return new Meant(measure.Value(r)!.Value, $"'{grid.Rows[r].Label}'{(measure.Heading.Length > 0 ? $", '{measure.Heading}'" : "")}", grid, r, measure, row + (named != 0 ? named : of.Count == 1 && row > 0 && (number.Digits > 2 || Speaks(said, grid, measure)) ? 1 : 0));
            }
        }
    }

    /// <summary>Whether a sentence tells some lines of a table together: between a word of each one's name and a word of another's stands "and", "or", "plus" or a comma.</summary>
    internal static bool AreJoined(string said, IReadOnlyList<string> names)
    {
        // Who moved from one line to another is counted in neither.
        if (Moves().IsMatch(said))
        {
            return false;
        }

        var words = names.Select(DifferenceCheck.WordsOf).ToList();
        var found = AnyWord().Matches(said).SelectMany(m => DifferenceCheck.WordsOf(m.Value).Select(w => (Word: w, m.Index))).ToList();
        var at = words.ConvertAll(own => found.Where(p => own.Contains(p.Word) && words.Count(w => w.Contains(p.Word)) == 1).Select(p => p.Index).ToList());
        return Enumerable.Range(0, names.Count).All(i => Enumerable.Range(0, names.Count).Any(j => j != i && at[j].Exists(b => at[i].Exists(a => Joins().IsMatch(said[Math.Min(a, b)..Math.Max(a, b)])))));
    }

    /// <summary>Numbers worked out from cells that the sentence can mean.</summary>
    internal static IEnumerable<Meant> WorkedOut(SaidNumber number, string said, List<SaidNumber> numbers, NamedPlaces places)
    {
        var (grid, changes) = (places.Grid, SaidOf.IsChange(number, said));
        var rows = Enumerable.Range(0, grid.Rows.Count).Where(r => RowOf(places, r, number, said, numbers) > 0).ToList();
        var columns = places.Columns.Where(c => c.Value >= 0).Select(c => c.Key).ToList();
        var totals = Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role is RowRole.Total or RowRole.Base).ToList();
        var named = rows.Where(r => places.Rows[r] > 1).ToList();
        foreach (var column in columns)
        {
            var of = named.Where(r => column.Value(r) is not null && IsAlike(number, grid, r, column)).ToList();
            if (of.Count > 1 && of.Count < 6 && AreJoined(said, [.. of.Select(r => grid.Rows[r].Label)]))
            {
                yield return new Meant(of.Sum(r => column.Value(r)!.Value), $"{string.Join(" and ", of.Select(r => $"'{grid.Rows[r].Label}'"))} together", grid, of[0], column, Several().IsMatch(said) ? 2 + Math.Max(0, places.Columns[column]) : 1);
                foreach (var (a, b) in Differs().IsMatch(said) && of.Count == 2 ? [(of[0], of[1])] : Array.Empty<(int, int)>())
                {
                    yield return new Meant(Math.Abs(column.Value(a)!.Value - column.Value(b)!.Value), $"the difference of '{grid.Rows[a].Label}' and '{grid.Rows[b].Label}'", grid, a, column, 2 + Math.Max(0, places.Columns[column]));
                }
            }

            foreach (var (r, t) in Remains().IsMatch(said) ? named.SelectMany(r => totals.Select(t => (r, t))).Where(p => IsAlike(number, grid, p.r, column) && column.Value(p.r) < column.Value(p.t)) : [])
            {
                yield return new Meant(column.Value(t)!.Value - column.Value(r)!.Value, $"'{grid.Rows[t].Label}' without '{grid.Rows[r].Label}'", grid, r, column, 2);
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
            var surely = RowOf(places, r, number, said, numbers);
            var all = places.Columns.Keys.Where(m => m.Value(r) is not null).ToList();
            foreach (var (a, b) in Several().IsMatch(said) && !number.IsShare ? all.Where(m => m is { IsShare: false, IsTotal: false }).SelectMany(a => all.Where(b => b is { IsShare: false, IsTotal: false } && b.Place > a.Place && b.Place < a.Place + 3).Select(b => (a, b))).Where(p => (places.Columns[p.a] > 0 || places.Columns[p.b] > 0) && AreJoined(said, [p.a.Heading, p.b.Heading])) : [])
            {
                yield return new Meant(a.Value(r)!.Value + b.Value(r)!.Value, $"'{a.Heading}' and '{b.Heading}' together for '{grid.Rows[r].Label}'", grid, r, a, surely);
            }

            foreach (var (a, b) in all.SelectMany(a => all.Where(b => b != a).Select(b => (a, b))))
            {
                var (x, y) = (a.Value(r)!.Value, b.Value(r)!.Value);
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

            foreach (var (column, t) in number.IsShare ? columns.Where(c => !c.IsShare).SelectMany(c => totals.Where(t => t != r).Select(t => (c, t))).Where(p => p.c.Value(r) is not null && p.c.Value(p.t) > 0) : [])
            {
                yield return new Meant(100 * column.Value(r)!.Value / column.Value(t)!.Value, $"'{grid.Rows[r].Label}' of '{grid.Rows[t].Label}'", grid, r, column, surely + (places.Columns[column] > 0 ? 1 : 0));
            }
        }
    }

    /// <summary>How surely a row is meant: 3 where it is named and another number of the sentence is its own, 2 where one of that is so, 1 where it is the total and no row is named.</summary>
    private static int RowOf(NamedPlaces places, int row, SaidNumber number, string said, List<SaidNumber> numbers) => places.Grid.Rows[row].Role == RowRole.Section ? 0
        : IsAnchored(places.Grid, row, number, numbers) ? places.Rows[row] > 1 ? 3 : places.Rows[row] > 0 || places.Columns.Any(c => c.Value > 0 && c.Key.Value(row) is not null) ? 2 : 1
        : places.Grid.Rows[row].Role is RowRole.Total or RowRole.Base && places.Rows[row] < 2 ? WholeBefore().IsMatch(said[..number.At]) ? 1 : number.Digits < 4 && !All().IsMatch(said) && Subset().IsMatch(said) ? 0 : places.Rows[row] : places.Rows[row];

    /// <summary>Whether another number of the sentence, of two digits or more, is this row's and no other's.</summary>
    private static bool IsAnchored(Grid grid, int row, SaidNumber number, List<SaidNumber> numbers) =>
        numbers.Exists(n => n != number && n.Value >= 10 && grid.Measures.Any(m => (m.IsShare == n.IsShare && m.Value(row) == n.Value) || (!n.IsShare && m.Figures[row]?.Of == n.Value && m.Figures.Select(f => f?.Of).OfType<decimal>().Distinct().Count() > 1)) && Enumerable.Range(0, grid.Rows.Count).All(r => r == row || grid.Measures.All(m => m.IsShare != n.IsShare || m.Value(r) != n.Value)));

    /// <summary>Whether a number and a cell can be the same sort of thing: both percentages, or neither.</summary>
    internal static bool IsAlike(SaidNumber number, Grid grid, int row, Measure measure) =>
        measure.IsShare == number.IsShare || (number.Step < 1 && !number.IsShare && (measure.Value(row) ?? 0).Scale > 0);

    /// <summary>Whether a sentence has a word of a column's heading or of what is said about the table.</summary>
    private static bool Speaks(string said, Grid grid, Measure measure) => DifferenceCheck.WordsOf(said).Overlaps(DifferenceCheck.WordsOf(measure.Heading + " " + grid.Caption.Replace(said, " ", StringComparison.Ordinal)));
}
