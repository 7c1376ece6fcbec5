using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>Finds sentences whose verb goes one way and whose numbers go the other: "fell from 207 to 219".</summary>
internal static partial class Directions
{
    internal static IEnumerable<AuditFinding> Of(Draft draft)
    {
        foreach (var passage in draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem))
        {
            foreach (Match m in Moves().Matches(passage.Text))
            {
                var (a, b, up) = (Number(m.Groups["a"].Value), Number(m.Groups["b"].Value), m.Groups["up"].Success);
                if (a != b && (up ? b < a : b > a) && m.Groups["u"].Value == m.Groups["v"].Value && m.Groups["c"].Value == m.Groups["d"].Value && !(a is > 1989 and < 2060 && b is > 1989 and < 2060))
                {
                    yield return new AuditFinding("contradiction/direction", "contradiction", Severity.Error, $"The words say '{(up ? m.Groups["up"] : m.Groups["down"]).Value}', the numbers go the other way, from {m.Groups["u"].Value}{m.Groups["a"].Value}{m.Groups["c"].Value} to {m.Groups["v"].Value}{m.Groups["b"].Value}{m.Groups["d"].Value}.",
                        "Put the word or the numbers right.", null, null, draft.Of(passage)) { About = $"direction {m.Groups["a"].Value} {m.Groups["b"].Value}" };
                }
            }
        }
    }

    private static decimal Number(string text) => decimal.Parse(text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private const string N = @"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?";

    [GeneratedRegex(@"\b(?:(?<up>rose|risen|rising|grew|grown|growing|increased|increasing|climbed|went up|gone up|going up|up)|(?<down>fell|fallen|falling|dropped|dropping|decreased|decreasing|declined|declining|shrank|shrunk|went down|gone down|going down|down))(?:\s+by\s+[^.;,]{1,20})?(?:\s+(?:again|sharply|steadily|slightly|slowly|further|since then))?,?\s+from\s+(?:about\s+|some\s+)?(?<u>[£$€]?)(?<a>" + N + @")(?<c>%|m\b|k\b|bn\b)?(?:\s+(?!to\b)[\p{L}\d/’'-]+){0,5}?\s+to\s+(?:about\s+|some\s+)?(?<v>[£$€]?)(?<b>" + N + @")(?<d>%|m\b|k\b|bn\b)?(?![\d,.]*\d|\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Moves();
}
