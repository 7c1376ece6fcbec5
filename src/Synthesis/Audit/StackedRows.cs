using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>Tables that give the number and the percentage of one thing in two rows, one beneath the other.</summary>
internal static partial class StackedRows
{
    /// <summary>The rows, those of a percentage put into the cells of the number above them: "40" over "8.9" becomes "40 (8.9%)".</summary>
    internal static List<WrittenRow> Folded(List<WrittenRow> rows)
    {
        // The column that says of each row whether it holds numbers or percentages.
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Count);
        var tells = Enumerable.Range(0, Math.Min(3, width)).Select(j => (int?)j).FirstOrDefault(j => Pairs(rows, j!.Value).Count() > 1);
        if (tells is not { } at)
        {
            return rows;
        }

        var pairs = Pairs(rows, at).ToHashSet();
        var folded = new List<WrittenRow>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (!pairs.Contains(i))
            {
                folded.Add(rows[i]);
                continue;
            }

            var (number, share) = IsShare(rows[i].Cells[at]) ? (rows[i + 1], rows[i]) : (rows[i], rows[i + 1]);
            folded.Add(number with { Cells = [.. Enumerable.Range(0, width).Select(j => j == at && j > 0 ? "" : j <= at ? First(rows[i], rows[i + 1], j, at) : Both(Cell(number, j), Cell(share, j)))] });
            i++;
        }

        return folded;
    }

    private static IEnumerable<int> Pairs(List<WrittenRow> rows, int at)
    {
        for (var i = 0; i + 1 < rows.Count; i++)
        {
            var (a, b) = (Cell(rows[i], at), Cell(rows[i + 1], at));
            var alone = at == 0 ? IsShare(b) && !IsNumber(a) && Figure.Read(a) is null && a.Length > 0 : (IsNumber(a) && IsShare(b)) || (IsShare(a) && IsNumber(b));
            if (alone && Enumerable.Range(0, at).All(j => Cell(rows[i + 1], j).Length == 0 || Cell(rows[i + 1], j) == Cell(rows[i], j)) && rows[i].Cells.Skip(at + 1).Any(c => Figure.Read(c) is not null))
            {
                yield return i;
                i++;
            }
        }
    }

    private static string First(WrittenRow one, WrittenRow other, int j, int at) => j == at && at > 0 ? "" : Cell(one, j).Length > 0 && !IsShare(Cell(one, j)) ? Cell(one, j) : Cell(other, j);

    private static string Both(string number, string share) => Figure.Read(number) is { Count: not null, Share: null, Second: null } && Figure.Read(share) is { } s && (s.Count is not null || s.Share is not null) && !s.Hidden
        ? $"{number} ({share.TrimEnd('%', ' ')}%)" : number;

    private static string Cell(WrittenRow row, int j) => j < row.Cells.Count ? row.Cells[j].Trim() : "";

    private static bool IsNumber(string cell) => Number().IsMatch(cell);

    private static bool IsShare(string cell) => Share().IsMatch(cell);

    [GeneratedRegex(@"^(?:n|no\.?|number|numbers|count|#|frequency)(?: of \w+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:%|per ?cent|percentage|share|column %|row %|\(%\)|% of (?:total|all|column|row))$", RegexOptions.IgnoreCase)]
    private static partial Regex Share();
}
