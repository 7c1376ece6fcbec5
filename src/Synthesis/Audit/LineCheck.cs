namespace Synthesis.Audit;

/// <summary>A number that is not what other lines of its table give, as they do nearly everywhere else.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Measure">Its column.</param>
/// <param name="Cells">The cells that the relation is between, one of which is wrong.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Right">What the others give.</param>
internal sealed record LineFault(int Row, Measure Measure, IReadOnlyList<(int Row, Measure Measure)> Cells, string What, string Right);

/// <summary>
/// Finds by a table's own arithmetic what its lines (columns, or rows) have to do with each other: that one is the sum of others, the difference of two, a share, a rate or a change. What is called how does not
/// matter. A relation counts where it holds at three places or more, fails at a third of those at most, and is no chance: the product of the chances that the places that hold would do so by accident, times all that was tried, must be small.
/// </summary>
internal static partial class LineCheck
{
    private const int Fewest = 3, Hopeless = 5, MostLines = 20, MostOfThree = 12, LongestRun = 8;

    private const double MostChance = 0.005, MostOfNamed = 0.05;

    private static readonly decimal[] Scales = [100, 1, 1_000, 10_000, 100_000];

    private sealed record Entry(decimal Value, decimal Step, bool IsShare, int Row, Measure Measure);

    /// <summary>A column down its rows, or a row along its columns.</summary>
    private sealed record Line(int At, string Name, bool IsTotal, IReadOnlyList<Entry?> Numbers)
    {
        internal bool IsShare => Numbers.Any(n => n is { IsShare: true });

        internal bool IsFraction => IsShare || Numbers.Any(n => n?.Value.Scale > 0);
    }

    /// <summary>How a line comes from others.</summary>
    /// <param name="Of">The others.</param>
    /// <param name="Gives">What they give at a place.</param>
    /// <param name="Slack">How far off rounding may be there.</param>
    /// <param name="Name">It in words.</param>
    private sealed record Way(IReadOnlyList<Line> Of, Func<int, decimal?> Gives, Func<int, Entry, decimal> Slack, string Name)
    {
        /// <summary>Whether it is what others leave of 100%.</summary>
        internal bool IsRest { get; init; }

        /// <summary>Whether it is the sum of others, that may have the same things among them.</summary>
        internal bool IsSum { get; init; }
    }

    private sealed record Found(Line Target, Way Way, IReadOnlyList<int> Holds, IReadOnlyList<int> Fails);

    /// <summary>Every number that a relation of its table's columns, or of its rows, does not give.</summary>
    internal static IReadOnlyList<LineFault> Of(Grid grid)
    {
        var faults = new List<LineFault>();
        foreach (var lines in (List<Line>[])[Columns(grid), Rows(grid)])
        {
            if (lines.Count is < 2 or > MostLines)
            {
                continue;
            }

            var unit = Unit(lines);

            var found = new List<Found>();
            foreach (var target in lines)
            {
                var all = Ways(target, lines, unit).ToList();
                var likely = all.Select(w => Try(target, w)).OfType<Found>().Where(w => Chance(w, all.Count) < MostChance)
                    .Concat(NamedSums(target, lines).Select(w => Try(target, w)).OfType<Found>().Where(w => Chance(w, lines.Count) < MostOfNamed)).Concat(NamedRatios(target, lines) is { Count: > 0 } named ? named.Select(w => Try(target, w)).OfType<Found>().Where(w => Chance(w, named.Count) < MostOfNamed) : []).OrderByDescending(w => w.Holds.Count - (2 * w.Fails.Count)).ThenBy(w => w.Way.Of.Count).ToList();
                if (likely.Count > 0 && !likely.Exists(w => w.Fails.Count == 0))
                {
                    found.Add(likely[0]);
                }
            }

            foreach (var relation in found.OrderByDescending(f => f.Holds.Count))
            {
                foreach (var at in relation.Fails.Where(i => !(grid.Overlaps && relation.Way.IsSum && relation.Way.Gives(i) > relation.Target.Numbers[i]!.Value)))
                {
                    var (entry, gives) = (relation.Target.Numbers[at]!, relation.Way.Gives(at)!.Value);
                    List<(int, Measure)> cells = [(entry.Row, entry.Measure), .. relation.Way.Of.Select(l => l.Numbers[at]).OfType<Entry>().Select(e => (e.Row, e.Measure))];
                    if (!faults.Exists(f => f.Cells.Any(cells.Contains)))
                    {
                        var right = Denominator.Number(Math.Round(gives, Decimals(entry.Step), MidpointRounding.AwayFromZero));
                        faults.Add(new LineFault(entry.Row, entry.Measure, cells, $"{relation.Way.Name} is {right} here, as '{relation.Target.Name}' is elsewhere, not {Denominator.Number(entry.Value)}{(entry.IsShare ? "%" : "")}.", right));
                    }
                }
            }
        }

        // A row of which several percentages fail is on a base of its own.
        return faults.FindAll(f => !f.Measure.IsShare || faults.Count(o => o.Row == f.Row && o.Measure.IsShare) < 2);
    }

    private static Found? Try(Line target, Way way)
    {
        var (holds, fails) = (new List<int>(), new List<int>());
        for (var i = 0; i < target.Numbers.Count && (fails.Count < Hopeless || fails.Count < holds.Count); i++)
        {
            if (target.Numbers[i] is { } entry && way.Gives(i) is { } given)
            {
                (Math.Abs(given - entry.Value) <= way.Slack(i, entry) ? holds : fails).Add(i);
            }
        }

        return holds.Count >= Fewest && fails.Count * 3 <= holds.Count && holds.Select(i => target.Numbers[i]!.Value).Distinct().Count() >= Fewest
            && way.Of.All(l => holds.Select(i => l.Numbers[i]?.Value).Distinct().Count() > 1) ? new Found(target, way, holds, fails) : null;
    }

    /// <summary>How many of so many relations, of which one holds by accident, would be expected to hold so well.</summary>
    private static double Chance(Found found, int tried)
    {
        var values = found.Target.Numbers.OfType<Entry>().ToList();
        var range = (double)Math.Max(values.Max(v => v.Value) - values.Min(v => v.Value), values[0].Step);
        var chance = (double)tried;
        foreach (var i in found.Holds)
        {
            var entry = found.Target.Numbers[i]!;
            // Lines that run close beside each other, as those of years do, come out near each other however they are put together.
            var near = found.Way.Of.Where(l => l.IsShare == entry.IsShare && !found.Way.IsRest).Select(l => 2 * Math.Abs(N(l, i)!.Value - entry.Value)).DefaultIfEmpty(decimal.MaxValue).Min();
            chance *= Math.Min(1, (double)((2 * found.Way.Slack(i, entry)) + entry.Step) / Math.Min(range, Math.Max((double)near, (double)entry.Step)));
        }

        for (var i = 0; i < found.Fails.Count; i++)
        {
            chance *= found.Holds.Count + found.Fails.Count - i;
        }

        return chance;
    }

    private static IEnumerable<Way> Ways(Line target, List<Line> lines, decimal unit)
    {
        var others = lines.Where(l => l != target).ToList();
        var same = others.Where(l => l.IsShare == target.IsShare || (l.IsFraction && target.IsFraction)).ToList();
        var counts = others.Where(l => !l.IsShare).ToList();
        foreach (var a in same)
        {
            foreach (var b in same.Where(b => b != a))
            {
                yield return new Way([a, b], i => N(a, i) - N(b, i), Rounded(2, unit), $"'{a.Name}' less '{b.Name}'");
                if (a.At < b.At)
                {
                    yield return new Way([a, b], i => N(a, i) + N(b, i), Rounded(2, unit), $"'{a.Name}' and '{b.Name}' together") { IsSum = true };
                    foreach (var c in lines.Count > MostOfThree ? [] : same.Where(c => c != a && c != b && Math.Abs(c.At - a.At) < 5 && Math.Abs(b.At - a.At) < 5))
                    {
                        yield return new Way([a, b, c], i => N(a, i) + N(b, i) - N(c, i), Rounded(3, unit), $"'{a.Name}' and '{b.Name}' less '{c.Name}'");
                    }
                }
            }
        }

        // Totals by name are held against their parts elsewhere.
        for (var from = 0; from < same.Count && !target.IsTotal; from++)
        {
            for (var length = 3; length <= LongestRun && from + length <= same.Count; length++)
            {
                var run = same.GetRange(from, length);
                yield return new Way(run, i => run.Aggregate((decimal?)0, (sum, l) => sum + N(l, i)), Rounded(length, unit), $"'{run[0].Name}' to '{run[^1].Name}' together") { IsSum = true };
            }
        }

        if (target.IsShare)
        {
            for (var length = 2; length <= LongestRun && length <= same.Count; length++)
            {
                foreach (var run in (IEnumerable<List<Line>>)[same.FindAll(l => l.At < target.At).TakeLast(length).ToList(), same.FindAll(l => l.At > target.At).Take(length).ToList()])
                {
                    if (run.Count == length && run.TrueForAll(l => l.IsShare))
                    {
                        yield return new Way(run, i => run.Aggregate((decimal?)100, (rest, l) => rest - N(l, i)), (_, e) => e.Step * (run.Count + 1) / 2, $"what '{run[0].Name}' to '{run[^1].Name}' leave of 100%") { IsRest = true };
                    }
                }
            }
        }

        if (!(target.IsFraction || MeasureReader.Rate().IsMatch(target.Name)) || unit > 1)
        {
            yield break;
        }

        foreach (var a in counts)
        {
            if (target.IsShare && a.Numbers.OfType<Entry>().ToList() is { Count: > 0 } entries)
            {
                var whole = entries.Max(e => e.Value);
                yield return new Way([a], i => whole > 0 && N(a, i) != whole ? 100 * N(a, i) / whole : null, Nearest, $"'{a.Name}' of {Denominator.Number(whole)}");
            }

            foreach (var b in counts.Where(b => b != a))
            {
                foreach (var scale in target.IsShare ? Scales[..1] : Scales)
                {
                    yield return new Way([a, b], i => N(b, i) > 0 ? scale * N(a, i) / N(b, i) : null, Nearest, $"'{a.Name}' {(scale == 100 ? "as a percentage of" : scale == 1 ? "per" : $"per {Denominator.Number(scale)} of")} '{b.Name}'");
                }

                yield return new Way([a, b], i => N(b, i) > 0 ? 100 * (N(a, i) - N(b, i)) / N(b, i) : null, Nearest, $"the change in per cent from '{b.Name}' to '{a.Name}'");
            }
        }
    }

    /// <summary>Neighbours whose sum a line's name says that it is: "Net agree", "Any of these".</summary>
    private static IEnumerable<Way> NamedSums(Line target, List<Line> lines)
    {
        var same = Net().IsMatch(target.Name) && !target.IsTotal ? lines.Where(l => l != target && l.IsShare == target.IsShare && !Net().IsMatch(l.Name)).ToList() : [];
        for (var from = 0; from < same.Count; from++)
        {
            for (var length = 2; length <= 4 && from + length <= same.Count; length++)
            {
                var run = same.GetRange(from, length);
                yield return new Way(run, i => run.Aggregate((decimal?)0, (sum, l) => sum + N(l, i)), (_, e) => e.IsShare || e.Step < 1 ? e.Step * run.Count / 2 : 0, $"'{run[0].Name}' to '{run[^1].Name}' together") { IsSum = true };
            }
        }
    }

    /// <summary>What a line's name says that it is: a share of a line with words of its own, as "per cent who left" is of "people who left", or a rate "per 1,000 homes" of homes.</summary>
    private static List<Way> NamedRatios(Line target, List<Line> lines)
    {
        var counts = lines.FindAll(l => l != target && !l.IsShare);
        var words = DifferenceCheck.WordsOf(target.Name);
        bool IsNamed(Line line) => DifferenceCheck.WordsOf(line.Name).Overlaps(words);
        if (target.IsShare)
        {
            return [.. counts.Where(IsNamed).SelectMany(a => counts.Where(b => b != a).Select(b => new Way([a, b], i => N(b, i) > 0 ? 100 * N(a, i) / N(b, i) : null, Nearest, $"'{a.Name}' as a percentage of '{b.Name}'")))];
        }

        var scale = MeasureReader.PerSoMany().Match(target.Name) is { Success: true } per ? Figure.Value(per.Groups["n"].Value) : 0;
        return scale <= 1 ? [] : [.. counts.Where(IsNamed).SelectMany(b => counts.Where(a => a != b).Select(a => new Way([a, b], i => N(b, i) > 0 ? scale * N(a, i) / N(b, i) : null, Nearest, $"'{a.Name}' per {Denominator.Number(scale)} of '{b.Name}'")))];
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\b(?:net|any|sub-?\s?total|all|total|combined|either|overall)\b", System.Text.RegularExpressions.RegexOptions.IgnoreCase)]
    private static partial System.Text.RegularExpressions.Regex Net();

    private static decimal? N(Line line, int at) => line.Numbers[at]?.Value;

    private static decimal Nearest(int at, Entry entry) => entry.Step * 0.5001m;

    /// <summary>What rounding may add up to where so many numbers are added; whole counts are not rounded.</summary>
    private static Func<int, Entry, decimal> Rounded(int numbers, decimal unit) => (_, entry) => entry.IsShare || entry.Step < 1 ? entry.Step * (numbers + 1) / 2 : unit > 1 ? unit * (numbers + 1) / 2 : 0;

    /// <summary>To what whole counts were rounded: 10, 5 or 1.</summary>
    private static decimal Unit(List<Line> lines)
    {
        var counts = lines.SelectMany(l => l.Numbers).OfType<Entry>().Where(e => !e.IsShare && e.Step == 1 && e.Value != 0).Select(e => e.Value).ToList();
        return counts.Count > 4 && counts.Count(c => c % 10 == 0) * 10 >= counts.Count * 9 ? 10 : counts.Count > 4 && counts.Count(c => c % 5 == 0) * 10 >= counts.Count * 9 ? 5 : 1;
    }

    private static List<Line> Columns(Grid grid) => [.. grid.Measures.Concat(grid.Measured).OrderBy(m => m.Place).Where(m => !MeasureReader.Running().IsMatch(m.Heading))
        .Select((m, at) => new Line(at, m.Heading, m.IsTotal, [.. Enumerable.Range(0, grid.Rows.Count).Select(r => grid.Rows[r] is { Role: RowRole.Body or RowRole.Total, IsMeasured: false } ? At(m, r) : null)])).Where(l => l.Numbers.Count(n => n is not null) >= Fewest)];

    private static List<Line> Rows(Grid grid)
    {
        var measures = grid.Measures.Where(m => m.Summable || m.IsShare).ToList();
        var places = measures.Select(m => m.Place).Distinct().Order().ToList();
        return [.. Enumerable.Range(0, grid.Rows.Count).Where(r => grid.Rows[r].Role is not RowRole.Section).SelectMany(r => ((bool[])[false, true]).Select(share => new Line(r, grid.Rows[r].Label, grid.Rows[r].Role == RowRole.Total,
            [.. places.Select(p => measures.Where(m => m.Place == p && m.IsShare == share).Select(m => At(m, r)).FirstOrDefault(e => e is not null))]))).Where(l => l.Numbers.Count(n => n is not null) >= Fewest)];
    }

    private static Entry? At(Measure measure, int row) => measure.IsShare
        ? measure.Shares[row] is { Bound: null } share ? new Entry(share.Value, share.Step, true, row, measure) : null
        : measure.Counts[row] is { } n ? new Entry(n, Step(n), false, row, measure) : null;

    private static decimal Step(decimal n)
    {
        var step = 1m;
        for (var i = 0; i < n.Scale; i++)
        {
            step /= 10;
        }

        return step;
    }

    private static int Decimals(decimal step)
    {
        var decimals = 0;
        for (; step < 1; step *= 10)
        {
            decimals++;
        }

        return decimals;
    }
}
