using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>Tells what the numbers of a column are: counts, percentages or both.</summary>
internal static partial class MeasureReader
{
    /// <summary>Whether a table's words and numbers say that all its columns hold percentages, though no heading and no cell does.</summary>
    /// <param name="caption">The words about the table.</param>
    /// <param name="headings">The headings of its columns of numbers.</param>
    /// <param name="columns">Their figures, those of rows of bases left out.</param>
    internal static bool AllShares(string caption, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<Figure?>> columns)
    {
        var open = Enumerable.Range(0, columns.Count).Where(j => !CountWord().IsMatch(headings[j])).Select(j => columns[j]).ToList();
        if (open.Count == 0 || open.Exists(c => c.Count == 0) || !ShareWord().IsMatch(caption) || CountWord().IsMatch(caption) || headings.Any(h => ShareWord().IsMatch(h)) || open.Exists(c => c.Any(f => f is { Share: not null } or { Second: not null } or { Count: > 100 })))
        {
            return false;
        }

        // Percentages may run down the columns or along the rows.
        var rows = Enumerable.Range(0, open[0].Count).Where(i => open.Exists(c => c[i]?.Count is not null)).ToList();
        if (open.Count > 1 && rows.Count > 2 && rows.Count(i => Math.Abs(open.Sum(c => c[i]?.Count ?? 0) - 100) <= open.Count) * 3 >= rows.Count * 2)
        {
            return true;
        }

        // Beside a column of several of them together, such as "good or better".
        if (open.Count > 3 && rows.Count > 2 && Enumerable.Range(0, open.Count).Any(j => rows.Count(i => Math.Abs(open.Where((_, k) => k != j).Sum(c => c[i]?.Count ?? 0) - 100) <= open.Count - 1) * 3 >= rows.Count * 2))
        {
            return true;
        }

        if (open.Count < columns.Count)
        {
            return false;
        }

        static bool Whole(IReadOnlyList<Figure?> column) => column.Sum(f => f?.Count ?? 0) is var sum && (Math.Abs(sum - 100) <= column.Count || (column[^1]?.Count == 100 && column.Count > 2));
        return columns.Count(Whole) * 2 > columns.Count;
    }

    /// <summary>The counts and the percentages of a column; none where it holds no number.</summary>
    /// <param name="place">The column's place in the table.</param>
    /// <param name="heading">Its headings.</param>
    /// <param name="caption">The words about the table.</param>
    /// <param name="figures">Its figures by row.</param>
    /// <param name="allShares">Whether the table is known to hold percentages only.</param>
    internal static IEnumerable<Measure> Read(int place, string heading, string caption, IReadOnlyList<Figure?> figures, bool allShares = false)
    {
        var year = WholeYear().IsMatch(heading) && place > 1 && figures.Count(f => f?.Count is >= 1900 and <= 2100) * 2 < figures.Count;
        var measured = !year && NotCounted().IsMatch(Span().Replace(ShareWord().IsMatch(heading) ? TimeWord().Replace(RateWord().Replace(OfWhom().Replace(heading, " "), " "), " ") : heading, " "));
        if (measured && figures.All(f => f?.Share is null))
        {
            yield break;
        }

        allShares = allShares && !CountWord().IsMatch(heading);
        var shareHeading = allShares || ShareWord().IsMatch(heading);
        var shareFirst = ShareThenCount().IsMatch(heading);
        var bracketed = shareHeading || ShareWord().IsMatch(caption);
        var bare = shareHeading && !CountWord().IsMatch(heading) && figures.All(f => f?.Share is null && f?.Second is null && (f?.Count ?? 0) <= 1000);
        var whole = bare && heading.Contains("roportion", StringComparison.Ordinal) && figures.All(f => (f?.Count ?? 0) <= 1) ? 100 : 1;
        var counts = new decimal?[figures.Count];
        var shares = new Percentage?[figures.Count];
        var mostlyShares = figures.Count(f => f is { Share: not null, Count: null }) > figures.Count(f => f is { Count: not null });
        for (var i = 0; i < figures.Count; i++)
        {
            if (figures[i] is not { } f)
            {
                continue;
            }

            if (f.Second is { } second && bracketed)
            {
                (counts[i], shares[i]) = shareFirst ? (Figure.Value(second), Bare(f.Count!.Value, 1)) : (f.Count, Figure.ShareOf(second));
            }
            else if (bare && f.Count is { } n && (!allShares || n <= 100))
            {
                shares[i] = Bare(n, whole);
            }
            else if (mostlyShares && f is { Count: 100, Share: null, Second: null })
            {
                shares[i] = Bare(100, 1);
            }
            else
            {
                (counts[i], shares[i]) = (f.Count, f.Share);
            }
        }

        var (stated, total) = (GridReader.StatedIn(heading), year || TotalHeading().IsMatch(OfWhom().Replace(heading, " ")));
        var changing = Changing().IsMatch(heading);
        if (counts.Any(c => c is not null))
        {
            yield return new Measure(place, heading, stated, false, total, !measured && !Running().IsMatch(heading) && !changing, counts, new Percentage?[figures.Count], figures) { IsRounded = Thousands().IsMatch(heading + " " + caption) };
        }

        if (shares.Any(s => s is not null))
        {
            yield return new Measure(place, heading, stated, true, total, !changing && !Running().IsMatch(heading), new decimal?[figures.Count], shares, figures) { IsChange = changing };
        }
    }

    /// <summary>A column whose numbers are measured and not counted, such as a rate or a mean; null where it holds no number.</summary>
    internal static Measure? Measured(int place, string heading, IReadOnlyList<Figure?> figures) => figures.All(f => f?.Count is null) ? null
        : new Measure(place, heading, null, false, false, false, [.. figures.Select(f => f?.Count)], new Percentage?[figures.Count], figures);

    internal static Percentage Bare(decimal value, int whole)
    {
        var step = (decimal)whole;
        for (var i = 0; i < value.Scale; i++)
        {
            step /= 10;
        }

        return new Percentage(value * whole, step);
    }

    [GeneratedRegex(@"%|\bper ?cent|\bpercentages?\b|\bproportion\b|\bshare\b", RegexOptions.IgnoreCase)]
    internal static partial Regex ShareWord();

    [GeneratedRegex(@"(%|per ?cent(age)?)\s*[(\[]\s*(n|no\.?|number|count)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShareThenCount();

    [GeneratedRegex(@"\b(n|no\.?|number|count|frequency)\b(?!\s*=)", RegexOptions.IgnoreCase)]
    private static partial Regex CountWord();

    [GeneratedRegex(@"\b(years?|(?<!\bto )dates?|pages?|rank|(?:aged?|ages)(?!\s+(?:\d|un|ov))|mean|median|average|avg|rates?|per \d[\d,]*|per (?!cent\b)\p{L}+|price|fees?|rents?|salar(?:y|ies)|wages?|(?:unit|weekly|daily|hourly|monthly) (?:costs?|spend\w*)|ratio|score|index|s\.?d\.?|c\.?i\.?|interval|p-?value|weeks|months|days|postcode|code|id|standard (?:error|deviation)|odds|coefficient|times?|weights?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotCounted();

    /// <summary>Words of time and age that name a whole or a class, such as "all ages" and "1 to 6 days", and not what is measured.</summary>
    [GeneratedRegex(@"\b(?:years?|months?|weeks?) (?:to|ending|ended|from) (?=\d|\p{L}+ \d)|\b(?:all|whole|full|entire|total|any|both) (?:the )?(?:years?|weeks?|months?|days?|ages|dates?|hours?|bands?|periods?)\b|\b(?:after|by|under|over|below|above|less than|more than|fewer than|up to|at least|within|aged?) (?:a |one |\d+ (?:to|and|or) )?\d*\s*(?:years?|weeks?|months?|days?|hours?)\b"
        + @"|(?:\bage[ds]?\s+)?\b\d+\s*(?:to|-|–|or)\s*\d+\s*(?:years?|weeks?|months?|days?|hours?)\b|(?:\bage[ds]?\s+)?\b\d+\s*(?:years?|weeks?|months?|days?|hours?)?\s*(?:or|and) (?:more|over|under|less|fewer|older|longer|above)\b|\b\d+\+?\s*(?:years?|weeks?|months?|days?) ?(?:old|or|and)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Span();

    [GeneratedRegex(@"\brates?\b|\bper\b|\b(?:average|mean)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Rate();

    [GeneratedRegex(@"\bper (?<n>\d[\d,]*)", RegexOptions.IgnoreCase)]
    internal static partial Regex PerSoMany();

    [GeneratedRegex(@"\brates?\b(?! per\b)", RegexOptions.IgnoreCase)]
    private static partial Regex RateWord();

    /// <summary>A heading that names what its percentages are of.</summary>
    [GeneratedRegex(@"(?:%|\bper ?cent|\bpercentage) of \p{L}", RegexOptions.IgnoreCase)]
    internal static partial Regex OfNamed();

    /// <summary>What percentages are said to be of, which may be people of an age or things with a price without that being measured.</summary>
    [GeneratedRegex(@"(?<=(?:%|\bper ?cent|\bpercentage|\bproportion|\bshare))\s+of\s+(?<whom>.*)$", RegexOptions.IgnoreCase)]
    internal static partial Regex OfWhom();

    /// <summary>Units of time, which a percentage may be of without being a measure of it.</summary>
    [GeneratedRegex(@"\b(?:days|weeks|months|years?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TimeWord();

    [GeneratedRegex(@"\([£$€]?['’]?000s?\)|[£$€]['’]?000s?\b|['’]000s?\b|\((?:[£$€]\s?)?(?:in )?(?:thousands?|millions?|bn|m|k)\)|\b(?:thousands|millions|[£$€](?:m|bn|k))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^(?:(?:whole|full) )?year$", RegexOptions.IgnoreCase)]
    private static partial Regex WholeYear();

    [GeneratedRegex(@"\b((?<!\bno )change|difference|increase|decrease|growth|variance|(?<!\d )points?)\b|\+/-|±", RegexOptions.IgnoreCase)]
    internal static partial Regex Changing();

    [GeneratedRegex(@"\bto date\b|\bso far\b", RegexOptions.IgnoreCase)]
    internal static partial Regex ToDate();

    [GeneratedRegex(@"\b(cumulative|cumulated|cum|running(?=\W*$|\s+(?:totals?|sums?|counts?|numbers?|tally|balance|shares?|percentages?|per|%)))(?!\p{L})", RegexOptions.IgnoreCase)]
    internal static partial Regex Running();

    [GeneratedRegex(@"(?:^|\s)(?:(?:grand |overall )?total|all|overall|sum|whole|entire)(?:\s|$|\()(?!.*\bof\b)", RegexOptions.IgnoreCase)]
    private static partial Regex TotalHeading();
}
