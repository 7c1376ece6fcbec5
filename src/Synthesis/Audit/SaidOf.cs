using static Synthesis.Audit.SaidWords;

namespace Synthesis.Audit;

/// <summary>What a sentence says that a number is of: whether that is what tables speak of, or another time, place or sort of thing.</summary>
internal static class SaidOf
{
    /// <summary>Whether the words before a number make it an end of a range, an average, or somebody else's number, of which no table speaks.</summary>
    internal static bool IsOtherMeasure(string said, SaidNumber number, IReadOnlyList<Grid> grids) => Range().IsMatch(said[..number.At]) || OtherAfter().IsMatch(said[number.At..]) || IsOtherTime(said, number, grids) || OtherMeasure().Match(said[..number.At]) is { Success: true } m
        && !grids.Any(g => (g.Caption.Replace(said, " ", StringComparison.Ordinal) + " " + string.Join(' ', g.Measures.Concat(g.Measured).Select(x => x.Heading).Concat(g.Rows.Select(r => r.Label)))).Contains(m.Groups["of"].Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether words before a number make it another time's or place's, which no table names.</summary>
    internal static bool IsOtherTime(string said, SaidNumber number, IReadOnlyList<Grid> grids) => OtherBefore().Match(said[..number.At]) is { Success: true } m
        && !(Token().Match(m.Value) is { Success: true } year && grids.Any(g => g.Measures.Any(x => x.Heading.Contains(year.Value, StringComparison.Ordinal)) || g.Rows.Any(r => r.Label.Contains(year.Value, StringComparison.Ordinal))));

    /// <summary>Whether a sentence opens with a year that no table names.</summary>
    internal static bool IsOfAnotherYear(string said, IReadOnlyList<Grid> grids) => Opening().Match(said).Groups["year"] is { Success: true } year && !grids.Any(g => g.Caption.Replace(said, " ", StringComparison.Ordinal).Contains(year.Value, StringComparison.Ordinal)
        || g.Measures.Concat(g.Measured).Any(m => m.Heading.Contains(year.Value, StringComparison.Ordinal)) || g.Rows.Any(r => r.Label.Contains(year.Value, StringComparison.Ordinal)));

    /// <summary>Whether a percentage is said to be of what no word of a table speaks of.</summary>
    internal static bool IsOfOthers(string said, SaidNumber number, Grid grid) => number.IsShare && OfWhom().Match(said[number.At..]) is { Success: true } of && DifferenceCheck.WordsOf(of.Groups["whom"].Value) is { Count: > 0 } words
        && DifferenceCheck.WordsOf(string.Join(' ', grid.Measures.Select(m => m.Heading).Concat(grid.Rows.Select(r => r.Label)).Append(grid.Caption.Replace(said, " ", StringComparison.Ordinal)))) is var own && words.Count(own.Contains) * 2 < words.Count;

    /// <summary>Whether a column can hold what a number is of: money or not.</summary>
    internal static bool IsOfItsSort(string said, SaidNumber number, Grid grid, Measure measure) => number.At > 0 && said[number.At - 1] is '£' or '$' or '€' ? Unit().IsMatch(measure.Heading + " " + grid.Caption.Replace(said, " ", StringComparison.Ordinal)) : !Unit().IsMatch(measure.Heading);

    /// <summary>Whether a sentence says of a number that something is more or less by it.</summary>
    internal static bool IsChange(SaidNumber number, string said) => (By().Match(said[..number.At]) is { Success: true } by && !Part().IsMatch(said[number.At..]) && (!by.Value.StartsWith("by", StringComparison.OrdinalIgnoreCase) || Differs().IsMatch(said[..by.Index]))) || Than().IsMatch(said[number.At..]);

    /// <summary>Whether a number of two digits is part of what a row or a column is called, such as an age.</summary>
    internal static bool IsInLabel(Grid grid, SaidNumber number) => !number.IsShare && number.Value < 100 && grid.Rows.Select(r => r.Label).Concat(grid.Measures.Select(m => m.Heading)).Any(l => Token().Matches(l).Any(t => t.Value == Denominator.Number(number.Value)));
}
