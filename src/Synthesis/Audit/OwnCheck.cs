using static Synthesis.Audit.SaidWords;

namespace Synthesis.Audit;

/// <summary>
/// Holds a percentage that a sentence works out from the two counts before it against them: the share of the one in the other, or in both. Only one that no table has is doubted, and only where it is a slip of the pen
/// from what the two give.
/// </summary>
internal static class OwnCheck
{
    private const int FewestDigits = 3, Least = 10;

    /// <summary>Percentages that are not what the two counts before them give.</summary>
    internal static IEnumerable<TableFinding> Of(PublishedText text, IReadOnlyList<Grid> grids)
    {
        foreach (var paragraph in text.Prose)
        {
            foreach (var said in Claim.SentencesOf(paragraph.Text).Where(s => !Elsewhere().IsMatch(s)))
            {
                var numbers = SaidNumber.In(said, withPoints: true).ToList();
                foreach (var number in numbers.Where(n => n.IsShare))
                {
                    if (Given(number, numbers) is not { } given || SaidOf.IsOtherMeasure(said, number, grids) || Hedged().IsMatch(said[..number.At]))
                    {
                        continue;
                    }

                    if (!OwnNumbers.Give(number, numbers) && !grids.Any(g => g.Measures.Concat(g.Measured).Any(m => m.Shares.Any(s => s is not null && Math.Abs(s.Value) == number.Value))))
                    {
                        yield return new TableFinding(FindingKind.Difference, Sure.Likely, $"A sentence gives {Denominator.Number(number.Value)}% where {given.How} is {Denominator.Number(given.Value)}%.",
                            null, said, new NumberPlace(paragraph.Page, paragraph.Line, null, null, null, null), []);
                    }
                }
            }
        }
    }

    /// <summary>What a number is a slip for, or null.</summary>
    private static (decimal Value, string How)? Given(SaidNumber number, List<SaidNumber> numbers)
    {
        var counts = numbers.FindAll(n => !n.IsShare);
        if (counts is not [var one, var other] || other.At > number.At || one.Value < Least || number.Digits < FewestDigits)
        {
            return null;
        }

        foreach (var (part, whole) in ((decimal, decimal)[])[(one.Value, one.Value + other.Value), (one.Value, other.Value), (other.Value, one.Value)])
        {
            var share = Math.Round(100 * part / whole / number.Step, MidpointRounding.AwayFromZero) * number.Step;
            if (part <= whole && number.IsSlipOf(share))
            {
                return (share, $"{Denominator.Number(part)} of {Denominator.Number(whole)}");
            }
        }

        return null;
    }
}
