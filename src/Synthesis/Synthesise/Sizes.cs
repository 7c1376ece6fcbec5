using System.Globalization;
using Synthesis.Gather;

namespace Synthesis.Synthesise;

/// <summary>How large an authority is in a year.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Year">The year.</param>
/// <param name="Number">How many.</param>
/// <param name="Rate">How many of <see cref="Sizes.Per"/>; null where it is not known.</param>
public sealed record Sized(string Authority, int Year, int Number, double? Rate);

/// <summary>Quarters of authorities by size.</summary>
/// <param name="Names">The quarters, smallest first.</param>
/// <param name="Of">The quarter of an authority's code, or null where its size is not known.</param>
public sealed record SizeBands(IReadOnlyList<string> Names, Func<string, string?> Of);

/// <summary>What the authorities covered make up of the whole.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Year">The year.</param>
/// <param name="Covered">Authorities covered whose size is known.</param>
/// <param name="Missing">Names of those covered whose size is not known.</param>
/// <param name="Number">How many are counted in those covered.</param>
/// <param name="Whole">How many in all.</param>
/// <param name="Rate">The pooled rate of those covered: their numbers over what they are numbers of. Null where rates are not known.</param>
/// <param name="WholeRate">The rate of the whole.</param>
/// <param name="Per">What rates are per, such as 10,000.</param>
/// <param name="Source">Where the figures are from.</param>
public sealed record SizeCoverage(string Title, int Year, int Covered, IReadOnlyList<string> Missing, int Number, int Whole, double? Rate, double? WholeRate, int Per, string Source);

/// <summary>How large authorities are, by year.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Per">What rates are per, such as 10,000.</param>
/// <param name="WholeCode">The code under which the whole stands.</param>
/// <param name="Source">Where the figures are from.</param>
/// <param name="YearEnds">The day of any year on which a year ends.</param>
/// <param name="Rows">The sizes.</param>
public sealed record Sizes(string Title, int Per, string WholeCode, string Source, DateOnly YearEnds, IReadOnlyList<Sized> Rows)
{
    /// <summary>The latest year of these that has ended by a date, else the first; null where there is none.</summary>
    /// <param name="years">The years, in any order.</param>
    /// <param name="ends">The day of any year on which a year ends.</param>
    /// <param name="date">The date.</param>
    public static int? LatestYear(IReadOnlyCollection<int> years, DateOnly ends, DateOnly date) =>
        years.Count == 0 ? null : years.Where(y => new DateOnly(y, ends.Month, ends.Day) <= date).DefaultIfEmpty(years.Min()).Max();

    /// <summary>The latest year that has ended by a date, else the first there is; null where no size is known.</summary>
    public int? YearOf(DateOnly date) => LatestYear([.. Rows.Select(r => r.Year).Distinct()], YearEnds, date);

    /// <summary>Authorities in quarters by size, each with as many of them as the others.</summary>
    /// <param name="listed">Codes of the authorities that there are.</param>
    /// <param name="asAt">The date.</param>
    public SizeBands Bands(IReadOnlyList<string> listed, DateOnly asAt)
    {
        var year = YearOf(asAt);
        var number = Rows.Where(r => r.Year == year).ToDictionary(r => r.Authority, r => r.Number, StringComparer.Ordinal);
        var known = listed.Where(number.ContainsKey).Select(c => number[c]).Order().ToList();
        if (known.Count < 8)
        {
            return new SizeBands([], _ => null);
        }

        int[] ends = [known[(known.Count - 1) / 4], known[(known.Count - 1) / 2], known[(known.Count - 1) * 3 / 4]];
        string Text(int n) => n.ToString("#,0", CultureInfo.InvariantCulture);
        string[] names = [$"to {Text(ends[0])}", $"{Text(ends[0] + 1)} to {Text(ends[1])}", $"{Text(ends[1] + 1)} to {Text(ends[2])}", $"above {Text(ends[2])}"];
        return new SizeBands(names, code => number.TryGetValue(code, out var n) ? names[ends.Count(e => n > e)] : null);
    }

    /// <summary>
    /// The authorities most like one in number and in rate: nearest by both, each told by its logarithm and measured in standard deviations of all that are listed. They stand in where
    /// no table of statistical neighbours is at hand; published ones weigh deprivation, ethnicity and more.
    /// </summary>
    /// <param name="authority">Its code.</param>
    /// <param name="listed">Codes of the authorities that there are.</param>
    /// <param name="asAt">The date.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>Their codes, nearest first; none where the number or the rate of the authority is not known.</returns>
    public IReadOnlyList<string> MostAlike(string authority, IReadOnlyList<string> listed, DateOnly asAt, int count)
    {
        var year = YearOf(asAt);
        var known = Rows.Where(r => r.Year == year && r is { Number: > 0, Rate: > 0 } && listed.Contains(r.Authority)).ToDictionary(r => r.Authority, r => (Number: Math.Log(r.Number), Rate: Math.Log(r.Rate!.Value)), StringComparer.Ordinal);
        if (!known.TryGetValue(authority, out var own) || known.Count < 3)
        {
            return [];
        }

        static double Variance(IReadOnlyCollection<double> of) => of.Average() is var mean ? Math.Max(of.Average(v => (v - mean) * (v - mean)), 1e-12) : 0;
        var (numbers, rates) = (Variance([.. known.Values.Select(k => k.Number)]), Variance([.. known.Values.Select(k => k.Rate)]));
        return [.. known.Where(k => k.Key != authority).OrderBy(k => (k.Value.Number - own.Number) * (k.Value.Number - own.Number) / numbers + (k.Value.Rate - own.Rate) * (k.Value.Rate - own.Rate) / rates)
            .ThenBy(k => k.Key, StringComparer.Ordinal).Take(count).Select(k => k.Key)];
    }

    /// <summary>What those covered make up. Rates are pooled, never a mean of rates.</summary>
    /// <param name="covered">The authorities covered.</param>
    /// <param name="asAt">The date.</param>
    public SizeCoverage? Covered(IReadOnlyList<Authority> covered, DateOnly asAt)
    {
        var year = YearOf(asAt);
        var rows = Rows.Where(r => r.Year == year).ToDictionary(r => r.Authority, StringComparer.Ordinal);
        if (!rows.TryGetValue(WholeCode, out var whole))
        {
            return null;
        }

        var sized = covered.Where(a => rows.ContainsKey(a.Code)).Select(a => rows[a.Code]).ToList();
        var rated = sized.Where(r => r.Rate > 0).ToList();
        return new SizeCoverage(Title, whole.Year, sized.Count, [.. covered.Where(a => !rows.ContainsKey(a.Code)).Select(a => a.Name)], sized.Sum(r => r.Number), whole.Number,
            rated.Count == 0 ? null : rated.Sum(r => r.Number) / rated.Sum(r => r.Number / r.Rate!.Value), whole.Rate, Per, Source);
    }
}
