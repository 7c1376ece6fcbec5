using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>Finds tables in lines of text: cells parted by tabs, bars or wide spaces, or a label with figures behind it.</summary>
internal static partial class TableLines
{
    /// <summary>The rows of the table that begins at a line, or none where no table does. Lines are numbered from 1.</summary>
    internal static List<WrittenRow> From(string[] lines, int from, int end)
    {
        Func<string, IReadOnlyList<string>?>[] ways = [Barred, Tabbed, Spaced, Labelled];
        foreach (var way in ways)
        {
            var headed = way == Labelled ? Headed(lines, from, end) : null;
            if (headed is null && way(lines[from]) is null)
            {
                continue;
            }

            List<WrittenRow> rows = headed is null ? [] : [new WrittenRow(headed, from + 1)];
            var (cells, at) = (0, headed is null ? from : from + 1);
            for (; at < end; at++)
            {
                if (way(lines[at]) is { } row)
                {
                    rows.Add(new WrittenRow(row, at + 1));
                    cells += row.Count > 1 ? 1 : 0;
                }
                else if (way != Barred && at + 1 < end && way(lines[at + 1]) is not null && lines[at].Length < 100 && !lines[at].TrimEnd().EndsWith('.'))
                {
                    // A line of words between rows is the heading of a group.
                    rows.Add(new WrittenRow([PublishedText.Plain(lines[at])], at + 1));
                }
                else
                {
                    break;
                }
            }

            if (cells > 1 && rows.Any(r => r.Cells.Any(c => Figure.Read(c) is not null)))
            {
                rows.RemoveAll(r => r.Cells.All(c => Rule().IsMatch(c)));
                // The place of the last row tells where reading goes on, so a ruling at the end stays counted.
                rows[^1] = rows[^1] with { Line = at };
                return rows;
            }
        }

        return [];
    }

    private static string[]? Barred(string line) => line.Count(c => c == '|') < (line.TrimStart().StartsWith('|') ? 2 : 1)
        ? null : [.. Trimmed(line).Split('|').Select((c, i) => i == 0 ? Cell(c) : PublishedText.Plain(c))];

    private static string[]? Tabbed(string line) => line.Contains('\t', StringComparison.Ordinal) ? [.. line.TrimEnd('\n').Split('\t').Select((c, i) => i == 0 ? Cell(c) : PublishedText.Plain(c))] : null;

    private static string[]? Spaced(string line) =>
        Wide().Split(line.Trim()) is { Length: > 1 } cells ? [.. cells.Select((c, i) => i == 0 && line.StartsWith(' ') && c.Any(char.IsLetter) ? "▪ " + PublishedText.Plain(c) : PublishedText.Plain(c))] : null;

    private static string[]? Labelled(string line)
    {
        var plain = PublishedText.Plain(line);
        return Tail().Match(plain) is { Success: true } m && m.Groups[1].Value.Any(char.IsLetter)
            ? [m.Groups[1].Value.Trim(), .. Part().Matches(m.Groups[2].Value).Select(p => p.Value.Trim())] : null;
    }

    /// <summary>The cells of a line of headings over lines of labels and figures: as many words at its end as there are figures.</summary>
    private static string[]? Headed(string[] lines, int from, int end)
    {
        if (from + 2 >= end || Labelled(lines[from + 1]) is not { } first || Labelled(lines[from + 2]) is not { } second || first.Length != second.Length)
        {
            return null;
        }

        var words = Wide().Replace(PublishedText.Plain(lines[from]), " ").Split(' ');
        var figures = first.Length - 1;
        var last = words.TakeLast(figures).ToList();
        return words.Length >= figures && words.Length <= figures + 4 && last.Any(w => ColumnWord().IsMatch(w))
            ? [string.Join(' ', words.SkipLast(figures)), .. last] : null;
    }

    private static string Trimmed(string line)
    {
        var text = line.Trim();
        text = text.StartsWith('|') ? text[1..] : text;
        return text.EndsWith('|') ? text[..^1] : text;
    }

    private static string Cell(string cell)
    {
        var plain = PublishedText.Plain(cell);
        return plain.Any(char.IsLetter) && Indent().IsMatch(cell) ? "▪ " + plain.TrimStart('▪', ' ') : plain;
    }

    [GeneratedRegex(@"^\s*(&nbsp;|&emsp;|&ensp;|\u00A0|\u2003|  )")]
    private static partial Regex Indent();

    [GeneratedRegex(@"^[\s:|=+-]*$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:%|n|N|no\.?|No\.?|[Nn]umber|[Tt]otal|[Aa]ll|[Pp]ercent|[Cc]ount|(?:19|20)\d\d)$")]
    private static partial Regex ColumnWord();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Wide();

    [GeneratedRegex(@"^(.{2,160}?)\s+((?:(?:[<>]?\d[\d,.]*(?:\s*/\s*\d[\d,]*)?\s*\(\s*[<>]?\d[\d.]*\s*%?\s*\)|[<>]?\d[\d.]*%(?:\s*\(\d[\d,/]*\))?|\d[\d,.]*(?:/\d+)?|[-–—*]|\.\.|n/a|<\d+)\s*)+)$")]
    private static partial Regex Tail();

    [GeneratedRegex(@"[<>]?\d[\d,.]*(?:\s*/\s*\d[\d,]*)?\s*\(\s*[<>]?\d[\d.]*\s*%?\s*\)|[<>]?\d[\d.]*%(?:\s*\(\d[\d,/]*\))?|\d[\d,.]*(?:/\d+)?|[-–—*]|\.\.|n/a|<\d+")]
    private static partial Regex Part();
}
