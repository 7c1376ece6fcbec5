using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>Tells the headings, labels, totals and columns of a table as written.</summary>
internal static partial class GridReader
{
    /// <summary>The table, cut where a second column of labels begins another beside it.</summary>
    internal static IReadOnlyList<Grid> Read(WrittenTable table)
    {
        var width = table.Rows.Max(r => r.Cells.Count);
        var rows = StackedRows.Folded([.. table.Rows]).Select(r => r with { Cells = [.. r.Cells, .. Enumerable.Repeat("", width - r.Cells.Count)] }).ToList();
        // "1 423.3" is one number where thousands are parted by spaces elsewhere.
        var spaced = rows.Exists(r => r.Cells.Any(c => SpacedCount().IsMatch(c)));
        var figures = rows.Select(r => r.Cells.Select(c => c.Length > 0 ? Figure.Read(spaced && SpacedFraction().IsMatch(c) ? c.Replace(" ", "", StringComparison.Ordinal) : c) : null).ToArray()).ToList();

        // A row of which one cell was read wrongly may be wrong elsewhere.
        figures = figures.ConvertAll(f => f.Any(c => c is { IsSeveral: true }) ? [.. f.Select(c => c is null ? null : new Figure(null, null, Hidden: true))] : f);
        var (headings, top) = HeadingRows.Of(rows, figures);
        foreach (var j in Enumerable.Range(0, width).Where(j => Numbered().IsMatch(headings[j]) || (j > 0 && figures.Count(f => f[j]?.InBrackets == true && f[j - 1]?.Share is not null) * 2 > figures.Count(f => f[j]?.InBrackets == true))))
        {
            // Bases in brackets behind percentages are not taken away.
            figures.ForEach(f => f[j] = f[j]?.InBrackets == true ? null : f[j]);
        }

        foreach (var j in Enumerable.Range(0, width).Where(j => MeasureReader.ShareWord().IsMatch(headings[j]) && !MeasureReader.Changing().IsMatch(headings[j]) && figures.Skip(top).Any(f => f[j] is not null) && figures.Skip(top).All(f => f[j]?.InBrackets != false || f[j]!.Count is null)))
        {
            // Percentages that all stand in brackets are not taken away either.
            figures.Skip(top).ToList().ForEach(f => f[j] = f[j] is { InBrackets: true } share ? share with { Count = -share.Count, InBrackets = false } : f[j]);
        }

        foreach (var i in Enumerable.Range(top, rows.Count - top).Where(i => i > 0 && HeadingRows.IsAgain(rows, figures, i, top)))
        {
            figures[i] = new Figure?[width];
        }

        var caption = table.Caption + " " + string.Join(' ', rows.Take(top).Where(r => r.Cells.Count(c => c.Length > 0) == 1).Select(r => r.Cells.First(c => c.Length > 0)));
        var bodies = Enumerable.Range(top, rows.Count - top).ToList();
        var labels = Enumerable.Range(0, width).Select(j => IsLabel(j, bodies, rows, figures, headings)).ToArray();
        if (labels.All(l => !l) && width > 1)
        {
            labels[0] = true;
        }

        var grids = new List<Grid>();
        for (var j = 0; j < width;)
        {
            var first = j;
            while (j < width && labels[j])
            {
                j++;
            }

            var start = j;
            while (j < width && !labels[j])
            {
                j++;
            }

            if (j > start && start > first && One(table, rows, figures, headings, bodies, first, start, j, caption) is { Measures.Count: > 0 } grid)
            {
                grids.Add(grid);
            }
        }

        return grids;
    }

    private static Grid One(
        WrittenTable table, List<WrittenRow> written, List<Figure?[]> figures, string[] headings, List<int> bodies, int first, int start, int end, string caption)
    {
        var rows = new List<(GridRow Row, int At)>();
        var (section, stated) = (0, (decimal?)null);
        foreach (var i in bodies)
        {
            var cells = written[i].Cells;
            var raw = string.Join(' ', cells.Skip(first).Take(start - first).Where(c => c.Length > 0));
            var label = raw.TrimStart('▪', '•', '·', '◦', '-', '–', '—', '>', ' ');
            if (raw.Length == 0 && figures[i].Skip(start).Take(end - start).All(f => f is null))
            {
                continue;
            }

            var numbers = figures[i].Skip(start).Take(end - start).Any(f => f is not null);
            if (!numbers)
            {
                (section, stated) = (section + 1, StatedIn(label));
            }

            var nested = numbers && (raw.Length > label.Length || Within().IsMatch(label));
            var last = cells.Skip(first).Take(start - first).LastOrDefault(c => c.Length > 0) ?? label;
            (last, var named) = (Aside().Replace(last, "").Trim(), Aside().Replace(label, "").Trim());
            var role = !numbers ? RowRole.Section : TotalLabel().IsMatch(named) || TotalLabel().IsMatch(last) ? RowRole.Total : BaseLabel().IsMatch(label) || ((i == bodies[0] || i == bodies[^1]) && NumberOf().IsMatch(label) && MeasureReader.ShareWord().IsMatch(caption)) ? RowRole.Base : RowRole.Body;
            rows.Add((new GridRow(i + 1, label, role, nested, section, StatedIn(label) ?? InLabel(label) ?? stated,
                string.Join(" | ", cells.Skip(first).Take(end - first).Where(c => c.Length > 0)), written[i].Line) { IsMeasured = MeasuredLabel().IsMatch(label) || HeadingRows.IsYears(label, cells, figures[i], start, end) || (ShareRow().IsMatch(label) && MeasureReader.Changing().IsMatch(label)) }, i));
        }

        foreach (var (row, at) in rows.Where(r => r.Row.Role is not RowRole.Section && ShareRow().IsMatch(r.Row.Label) && !MeasureReader.Changing().IsMatch(r.Row.Label)))
        {
            // Bare numbers of a row that is called a percentage.
            for (var j = start; j < end; j++)
            {
                figures[at][j] = figures[at][j] is { Count: >= 0 and <= 100, Share: null, Second: null } f && !MeasureReader.ShareWord().IsMatch(headings[j]) ? f with { Count = null, Share = MeasureReader.Bare(f.Count.Value, 1) } : figures[at][j];
            }
        }

        // "(n)" may be the mark of a note; what percentages are of is no less than its parts.
        for (var k = 0; k < rows.Count; k++)
        {
            if (rows[k].Row.Role == RowRole.Base && Marked().IsMatch(rows[k].Row.Label) && Enumerable.Range(start, end - start).Any(j => figures[rows[k].At][j]?.Count is { } n && rows.Exists(r => r.Row.Role == RowRole.Body && figures[r.At][j]?.Count > n)))
            {
                rows[k] = (rows[k].Row with { Role = RowRole.Body }, rows[k].At);
            }
        }

        var columns = Enumerable.Range(start, end - start).ToList();
        var allShares = MeasureReader.AllShares(caption, [.. columns.Select(j => headings[j])], [.. columns.Select(j => (IReadOnlyList<Figure?>)[.. rows.Where(r => r.Row.Role is RowRole.Body or RowRole.Total).Select(r => figures[r.At][j])])]);
        var measures = columns.SelectMany(j => MeasureReader.Read(j, headings[j], caption, [.. rows.Select(r => figures[r.At][j])], allShares)).ToList();

        var measured = columns.Where(j => measures.TrueForAll(m => m.Place != j)).Select(j => MeasureReader.Measured(j, headings[j], [.. rows.Select(r => figures[r.At][j])])).OfType<Measure>().ToList();
        if (IsTotalUnsaid([.. rows.Select(r => r.Row)], measures))
        {
            rows[^1] = (rows[^1].Row with { Role = RowRole.Total }, rows[^1].At);
        }

        return new Grid(table, [.. rows.Select(r => r.Row)], measures, BasesIn(caption)) { Measured = measured, Caption = caption, Overlaps = Overlapping().IsMatch(caption + " " + table.Notes) };
    }

    /// <summary>Whether the last row, whatever it is called, is the sum of those above it in two columns or more.</summary>
    private static bool IsTotalUnsaid(List<GridRow> rows, List<Measure> measures)
    {
        var body = Enumerable.Range(0, Math.Max(0, rows.Count - 1)).Where(r => rows[r] is { Role: RowRole.Body, Nested: false }).ToList();
        var summed = measures.Where(m => m is { IsShare: false, Summable: true } && m.Counts[^1] > 0 && body.TrueForAll(r => m.Counts[r] is not null)).Select(m => (Sum: body.Sum(r => m.Counts[r]!.Value), Last: m.Counts[^1]!.Value)).ToList();
        var all = measures.Exists(m => m.IsShare && m.Shares[^1] is { Value: 100, Bound: null } && body.TrueForAll(r => m.Shares[r] is not null) && Math.Abs(body.Sum(r => m.Shares[r]!.Value) - 100) <= 5);
        return body.Count > 2 && rows.TrueForAll(r => r.Role == RowRole.Body) && all || body.Count > 2 && rows.TrueForAll(r => r.Role == RowRole.Body) && summed.Count > 1 && (summed.Count(s => s.Sum == s.Last) > 1 || (body.Count > 3 && summed.Exists(s => s.Sum == s.Last && s.Sum >= 100) && summed.TrueForAll(s => Math.Abs(s.Sum - s.Last) * 2 <= s.Last)));
    }

    private static bool IsLabel(int column, List<int> bodies, List<WrittenRow> rows, List<Figure?[]> figures, string[] headings)
    {
        var cells = bodies.Where(i => rows[i].Cells[column].Length > 0 && rows[i].Cells.Count(c => c.Length > 0) > 1).ToList();
        var words = cells.Count(i => figures[i][column] is null);
        if (words * 2 > cells.Count)
        {
            return true;
        }

        // Years, codes and ranks at the left are names of rows, whatever they look like.
        return column == 0 && cells.Count > 0 && (cells.All(i => HeadingRows.YearCell().IsMatch(rows[i].Cells[0]) || figures[i][0] is null || Ranked(i, rows))
            || NameHeading().IsMatch(headings[0]));
    }

    private static bool Ranked(int row, List<WrittenRow> rows) => rows[row].Cells.Count > 2 && rows[row].Cells[1].Any(char.IsLetter) && Figure.Read(rows[row].Cells[1]) is null;

    /// <summary>A denominator that a heading or label tells: "n = 38", "(base 38)", "of the 38 that …".</summary>
    internal static decimal? StatedIn(string words) => Stated().Match(words) is { Success: true } m ? NumberWords.Read(m.Groups["n"].Value) : null;

    /// <summary>How many there are in all of what a row counts, where its label tells that in brackets: "Coast (382 colonies)".</summary>
    private static decimal? InLabel(string label) => OfThings().Match(label) is { Success: true } m ? NumberWords.Read(m.Groups["n"].Value) : null;

    /// <summary>Denominators that the words about a table tell.</summary>
    internal static IReadOnlyList<decimal> BasesIn(string caption) =>
        [.. Stated().Matches(caption).Concat(Counted().Matches(caption)).Select(m => NumberWords.Read(m.Groups["n"].Value)).OfType<decimal>().Where(n => n > 1).Distinct()];

    [GeneratedRegex(@"(?:\b[nNkK]\s*[=:]\s*|\b(?:unweighted |weighted )?[Bb]ase(?: size)?\s*[=:]?\s*(?:all )?\(?\s*|\b[Oo]f (?:the|these|those|all) |\bout of (?:the |all )?)(?<n>\d{1,3}(?:,\d{3})+|\d+)(?![\d.]*\s*(?:%|per))(?!\d)")]
    private static partial Regex Stated();

    [GeneratedRegex(@"(?<![£$€\d.,/–-])(?<n>\d{1,3}(?:,\d{3})+|\d+)(?=\s+\p{Ll}[\p{Ll}-]+)(?!\s+(?:to|and|or|per|percent|months?|years?|weeks?|days?)\b)|\bof (?<n>\d+)\b(?!\s*%)")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:n|no\.?|number|count|bases?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\d{1,3}(?: \d{3})+$")]
    private static partial Regex SpacedCount();

    [GeneratedRegex(@"^[+−–-]?\d{1,3}(?: \d{3})+\.\d+$")]
    private static partial Regex SpacedFraction();

    [GeneratedRegex(@"^(?:year|age|no\.?|#|code|id|rank|date|month|quarter|week|number of \w+ in\b.*|score|band|grade|level)$", RegexOptions.IgnoreCase)]
    private static partial Regex NameHeading();

    [GeneratedRegex(@"^(?:(?:grand |overall |sub-?\s?|column |row )?totals?\b(?!.*\b(?:rate|cost|spend|budget|average|mean)\b)|sum\b|overall$|all$|altogether$|together$|(?:both|all) (?:taken )?together$|in all$|(?:the )?whole \w+(?: \w+)?$|all (?!but\b|other\b)[\w’'-]+(?: [\w’'-]+){0,2}$|(?:england|national) total$|.{2,40}\btotal$|.{2,40}: all$)", RegexOptions.IgnoreCase)]
    private static partial Regex TotalLabel();

    [GeneratedRegex(@"^(?:(?:unweighted |weighted )?base\b|n$|\(?n\s*=|sample size|(?:number of )?respondents$|denominator|.*\((?:number|base|n)\)$)", RegexOptions.IgnoreCase)]
    private static partial Regex BaseLabel();

    /// <summary>Words that say that one may be counted in several rows.</summary>
    [GeneratedRegex(@"\badd(?:s|ed)? up to (?:far |well |rather |much )?more\b|\bmore than one\b|\boverlap|\bin (?:two|several|both) (?:lines|rows|groups|categories|places)\b|\bcounted (?:once|twice|again|in each|in both|under each)\b|\b(?:all|any|as many|several|more than one)(?: (?!of\b)\w+)?(?: that| which| as)?(?: may| can)? appl(?:y|ies|icable)\b|\bany number of\b|\bdifferent (?:people|children|persons|households)\b|\bmultiple (?:answers|responses)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Overlapping();

    /// <summary>A row that tells, first or last in a table of percentages, what they are of.</summary>
    [GeneratedRegex(@"^(?:number|total number|no\.) of (?:the )?\p{L}+(?: \p{L}+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberOf();

    [GeneratedRegex(@"\(n\)$")]
    private static partial Regex Marked();

    [GeneratedRegex(@"\((?<n>\d{1,3}(?:,\d{3})+|\d+) (?!to\b|or\b|and\b|years?\b|months?\b|weeks?\b|days?\b|hours?\b|miles?\b|km\b)\p{Ll}{3,}\)$")]
    private static partial Regex OfThings();

    [GeneratedRegex(@"\s*\([^()]*\d[^()]*\)$")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\b(?:rates?|per (?!cent\b)\p{L}+|per \d[\d,]*|average|mean|median|ratio)\b", RegexOptions.IgnoreCase)]
    private static partial Regex MeasuredLabel();

    /// <summary>A row that is called a percentage.</summary>
    [GeneratedRegex(@"^\W*(?:%|per ?cent\b|percentages?\b|proportion\b)|(?<!\d\s?)(?:%|per ?cent|percentage)\W*$|\((?:as )?(?:a )?(?:%|per ?cent)[^)]*\)$|\bas (?:an? )?(?:%|per ?cent\b|percentage\b) of\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShareRow();

    [GeneratedRegex(@"^\(?(?:of which|of whom|of these|of those|of the \d+|including|in particular)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Within();
}
