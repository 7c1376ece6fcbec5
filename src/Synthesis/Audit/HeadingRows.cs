using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>Tells the rows that head a table, years and sizes among them, from those that hold its numbers.</summary>
internal static partial class HeadingRows
{
    private const int MostHeadings = 4, MostTitles = 12;

    /// <summary>The headings of each column, and the first row below them.</summary>
    internal static (string[] Headings, int Top) Of(List<WrittenRow> rows, List<Figure?[]> figures)
    {
        var width = rows[0].Cells.Count;
        var (top, titles) = (0, rows.TakeWhile(IsTitle).Take(MostTitles).Count());
        while (top < rows.Count - 1 && top < titles + MostHeadings && IsHeading(rows[top].Cells, figures[top], top, top <= titles, top > 0 ? rows[top - 1].Cells : []))
        {
            top++;
        }

        // Of rows with a single cell only what stands above the last row of headings is part of them; what follows heads a group.
        while (top > 0 && rows[top - 1].Cells.Count(c => c.Length > 0) == 1 && width > 1 && Enumerable.Range(0, top - 1).Any(i => rows[i].Cells.Count(c => c.Length > 0) > 1))
        {
            top--;
        }

        var headings = new string[width];
        for (var j = 0; j < width; j++)
        {
            var parts = new List<string>();
            for (var i = 0; i < top; i++)
            {
                var at = j;
                while (i < top - 1 && at > 0 && rows[i].Cells[at].Length == 0)
                {
                    at--;
                }

                if (rows[i].Cells[at].Length > 0 && (at > 0 || j == 0) && rows[i].Cells.Count(c => c.Length > 0) > 1)
                {
                    parts.Add(rows[i].Cells[at]);
                }
            }

            headings[j] = string.Join(' ', parts);
        }

        return (headings, top);
    }

    private static bool IsHeading(IReadOnlyList<string> cells, Figure?[] figures, int at, bool titled, IReadOnlyList<string> above)
    {
        var numbers = Enumerable.Range(0, cells.Count).Where(j => figures[j] is { Hidden: false } f && !(f.InBrackets && f.Count > -10)).ToList();
        return (numbers.Count == 0 && (cells[0].Length == 0 || !figures.Any(f => f is { Hidden: true })))
            || numbers.Count > 0 && numbers.All(j => BaseCell().IsMatch(cells[j]))
            || (at > 0 && IsSecondHeading(cells, figures, above))
            || (titled && (IsAmongWords(cells, numbers) || IsRun(cells, numbers) || (numbers is [0] && YearCell().IsMatch(cells[0]) && cells.Skip(1).Count(c => c.Any(char.IsLetter)) > 1)))
            || (numbers.Count > 0 && !numbers.Contains(0) && (at < 2 || titled) && numbers.All(j => YearCell().IsMatch(cells[j])) && (numbers.Count > 1 || cells[0].Length == 0 || !figures.Any(f => f?.Share is not null)) && (titled || cells[0].Length == 0));
    }

    /// <summary>Whether a row says what stands below it, in one cell or in two where the table has more: "Table 3", "Period | 2023".</summary>
    private static bool IsTitle(WrittenRow row) => row.Cells.Count(c => c.Length > 0) == 1 || (row.Cells.Count > 3 && row.Cells.Count(c => c.Length > 0) == 2 && row.Cells[0].Any(char.IsLetter) && row.Cells[1].Length > 0 && (Figure.Read(row.Cells[1]) is null || YearCell().IsMatch(row.Cells[1])));

    /// <summary>Whether bare numbers that follow one another head columns of sizes, scores or quarters.</summary>
    private static bool IsRun(IReadOnlyList<string> cells, List<int> numbers) => numbers.Count > 2 && !numbers.Contains(0) && cells[0].Any(char.IsLetter) && numbers.TrueForAll(j => cells[j].Length < 3 && cells[j].All(char.IsAsciiDigit))
        && numbers.Select((j, i) => Figure.Value(cells[j]) - i).Distinct().Count() == 1;

    /// <summary>Whether the numbers of a row are years, because it says so or because they follow one another evenly.</summary>
    internal static bool IsYears(string label, IReadOnlyList<string> cells, Figure?[] figures, int start, int end)
    {
        var numbers = Enumerable.Range(start, end - start).Where(j => figures[j] is not null).ToList();
        var years = numbers.ConvertAll(j => figures[j]!.Count ?? 0);
        return numbers.Count > 0 && numbers.TrueForAll(j => YearCell().IsMatch(cells[j])) && (YearLabel().IsMatch(label)
            || (years.Count > 2 && years[1] != years[0] && Enumerable.Range(1, years.Count - 1).All(i => years[i] - years[i - 1] == years[1] - years[0])));
    }

    /// <summary>Whether a row below the headings heads what follows it: it is one of them again, or years stand in it beside words, below a title.</summary>
    internal static bool IsAgain(List<WrittenRow> rows, List<Figure?[]> figures, int at, int top)
    {
        var cells = rows[at].Cells;
        var numbers = Enumerable.Range(0, cells.Count).Where(j => figures[at][j] is not null).ToList();
        return numbers.Count > 0 && (rows.Take(top).Any(r => r.Cells.Count(c => c.Length > 0) > 1 && r.Cells.SequenceEqual(cells))
            || (!numbers.Contains(0) && numbers.TrueForAll(j => YearCell().IsMatch(cells[j])) && IsTitle(rows[at - 1]) && cells.Skip(1).Count(c => c.Any(char.IsLetter)) + numbers.Count > 2 && cells.Skip(1).Any(c => c.Any(char.IsLetter))));
    }

    /// <summary>Whether a row of names, more of them words than bare numbers of two digits, heads columns of ages, scores or months.</summary>
    private static bool IsAmongWords(IReadOnlyList<string> cells, List<int> numbers) => cells[0].Length > 0 && !numbers.Contains(0) && numbers.Count > 0
        && numbers.TrueForAll(j => cells[j].Length < 3 && cells[j].All(char.IsAsciiDigit)) && cells.Skip(1).Count(c => c.Any(char.IsLetter)) > numbers.Count;

    /// <summary>Whether a row without a label names the columns of a heading above it that spans them, though some are called by a bare number: bedrooms, scores, quarters.</summary>
    private static bool IsSecondHeading(IReadOnlyList<string> cells, Figure?[] figures, IReadOnlyList<string> above)
    {
        var filled = Enumerable.Range(0, cells.Count).Where(j => cells[j].Length > 0).ToList();
        return filled.Count > 1 && cells[0].Length == 0 && filled.Exists(j => cells[j].Any(char.IsLetter)) && filled.TrueForAll(j => figures[j] is not { Share: not null } && cells[j].Count(char.IsAsciiDigit) < 3)
            && Enumerable.Range(1, cells.Count - 1).Any(j => cells[j].Length == 0 && above[j].Length > 0);
    }

    [GeneratedRegex(@"^\(?\s*(?:[nN]\s*=|[Bb]ase)")]
    private static partial Regex BaseCell();

    [GeneratedRegex(@"^(?:1[89]|20)\d\d(?:\s*[-–/]\s*(?:\d\d|\d{4}))?(?:\s*(?:[*†‡§¹²³⁴-⁹]+|\([a-z]\)|\[[a-z0-9]\]))*$")]
    internal static partial Regex YearCell();

    [GeneratedRegex(@"^(?:years?|dates?)(?: (?:of|when|in which) .*| \p{L}+ed| built| set up)?$|^(?:built|founded|established|since)\b", RegexOptions.IgnoreCase)]
    private static partial Regex YearLabel();
}
