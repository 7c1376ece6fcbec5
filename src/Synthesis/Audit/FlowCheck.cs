using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>Holds sentences that tell how many of a number were left when others had gone against their own numbers.</summary>
internal static partial class FlowCheck
{
    /// <summary>Sentences of which the numbers do not fit by a slip of one digit or of two changed about.</summary>
    internal static IEnumerable<TableFinding> Of(PublishedText text)
    {
        foreach (var paragraph in text.Prose)
        {
            foreach (var sentence in Claim.SentencesOf(paragraph.Text))
            {
                foreach (Match left in Left().Matches(sentence))
                {
                    var said = SaidNumber.In(sentence).Where(n => !n.IsShare).ToList();
                    var before = said.Where(n => n.At < left.Groups["n"].Index).Select(n => n.Value).ToList();
                    if (NumberWords.Read(left.Groups["n"].Value) is not { } rest || before.Count < 2 || Fits(before, rest))
                    {
                        continue;
                    }

                    var (whole, gone) = (before[^2], before[^1]);
                    if (whole > gone && whole > rest && (Slip.Is(gone, whole - rest) || Slip.Is(rest, whole - gone) || Slip.Is(whole, gone + rest)))
                    {
                        yield return new TableFinding(FindingKind.Sum, Sure.Likely, $"{Denominator.Number(whole)} without {Denominator.Number(gone)} leaves {Denominator.Number(whole - gone)}, not {Denominator.Number(rest)}.",
                            null, sentence, new NumberPlace(paragraph.Page, paragraph.Line, null, null, null, null), []);
                    }
                }
            }
        }
    }

    /// <summary>Whether one of the numbers, less one or more that stand together after it, is what is left.</summary>
    private static bool Fits(List<decimal> numbers, decimal rest) =>
        Enumerable.Range(0, numbers.Count).Any(w => Enumerable.Range(w + 1, numbers.Count - w - 1).Any(from => Enumerable.Range(from + 1, numbers.Count - from).Any(to => numbers[w] - numbers[from..to].Sum() == rest)));

    [GeneratedRegex(@"\b(?:left|leaving|leaves)\s+(?:us with |them with |only |just |a total of )?(?<n>" + NumberWords.Pattern + @")\b(?![\d,.]*\d|\s*(?:%|per ?cent))", RegexOptions.IgnoreCase)]
    private static partial Regex Left();
}
