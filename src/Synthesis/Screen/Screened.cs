using System.Security.Cryptography;
using System.Text;

namespace Synthesis.Screen;

/// <summary>A publication with what screening says of it: all that selection needs, without the text.</summary>
/// <param name="Publication">Its documents in outline.</param>
/// <param name="Screening">What it is, whose and for when.</param>
/// <param name="Letters">SHA-256 of its letters and digits, by which the same text is known again; null where it has none.</param>
public sealed record Screened(Publication Publication, Screening Screening, string? Letters)
{
    /// <summary>Takes the outline of a publication that was screened.</summary>
    public static Screened Of(Publication publication, Screening screening)
    {
        var letters = string.Concat(publication.Pages.SelectMany(p => p.Text.Where(char.IsLetterOrDigit)));
        return new Screened(publication.Outline(), screening with { Period = screening.Period with { Place = PlaceOf(publication, screening.Period.Quote) } }, letters.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters))));
    }

    /// <summary>Where words first stand in a publication's text.</summary>
    private static QuotePlace? PlaceOf(Publication publication, string? quote)
    {
        foreach (var page in quote is null ? [] : publication.Pages)
        {
            if (page.Text.IndexOf(quote!, StringComparison.Ordinal) is >= 0 and var at)
            {
                var start = page.Text[..at].EnumerateRunes().Count();
                return new QuotePlace(page.Path, start, start + quote!.EnumerateRunes().Count(), page.Blocks.LastOrDefault(b => b.Start <= start)?.Page);
            }
        }

        return null;
    }
}
