using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>Holds the percentages of sentences against the counts beside them.</summary>
internal static partial class ProseCheck
{
    /// <summary>Percentages that their counts cannot give, with the denominator that the sentence tells or those in play before it.</summary>
    internal static IEnumerable<TableFinding> Of(PublishedText text, IReadOnlyList<Grid> grids, IReadOnlyList<KnownNumber> known)
    {
        var claims = text.Prose.SelectMany(Claim.In).ToList();
        var told = known.Where(k => k.Name is null).Select(k => k.Number).Concat(grids.SelectMany(g => g.Bases)).ToHashSet();
        var bases = told.Concat(claims.Where(c => c.IsBase && c.Count > 1).Select(c => c.Count!.Value)).Concat(claims.Select(c => c.Of).OfType<decimal>())
            .Concat(text.Prose.SelectMany(p => GridReader.BasesIn(p.Text))).ToHashSet();
        foreach (var claim in claims.Where(c => c.Count > 0 && !IsBound(c) && !(c.Count <= 10 && OneIn().IsMatch(c.Clause)) && !(c.Count < 10 && Definite().IsMatch(c.Clause)) && c.Share is { Value: <= 100 }))
        {
            var (count, share, place) = (claim.Count!.Value, claim.Share!, new NumberPlace(claim.Paragraph.Page, claim.Paragraph.Line, null, null, null, null));
            if (claim.Of is { } of && of >= count)
            {
                var way = share.From(count, of);
                if (way != Rounding.Nearest && !told.Any(t => share.From(count, t) == Rounding.Nearest) && !claim.Before.Any(n => n <= of && share.From(n, of) == Rounding.Nearest) && !SaidNumber.In(claim.Quote).Any(n => !n.IsShare && (share.From(count, n.Value) == Rounding.Nearest || (n.Value <= of && share.From(n.Value, of) == Rounding.Nearest))))
                {
                    yield return new TableFinding(FindingKind.Percentage, way == Rounding.None && claim.Quote.Contains(Denominator.Number(of), StringComparison.Ordinal) ? Sure.Error : Sure.Likely,
                        $"{Denominator.Number(count)} of {Denominator.Number(of)} is {share.Right(count, of)}, not {share}.", share.Right(count, of).ToString(), claim.Quote, place, [$"{Denominator.Number(of)} (told in the sentence)"]);
                }
            }
            else if (!share.HasWhole(count) && count == Math.Floor(count) && (count >= 10 || claim.Apart < 3) && claim.Before.Count == 0)
            {
                yield return new TableFinding(FindingKind.Percentage, Sure.Likely, $"{Denominator.Number(count)} is not {share} of any whole number.", null, claim.Quote, place, []);
            }
            else if (claim.Before.Count == 0 && !OfThese().IsMatch(claim.Quote) && grids.Where(g => Holding(g, count)).ToList() is { Count: > 0 } holding && holding.SelectMany(Wholes).Distinct().ToList() is { Count: > 0 } wholes
                && wholes.Concat(bases).Concat(claims.Where(c => c.Paragraph == claim.Paragraph).Select(c => c.Count).OfType<decimal>()).All(w => share.From(count, w) == Rounding.None)
                && !grids.Any(g => g.Measures.Any(m => m.Shares.Any(p => p?.Value == share.Value)) || g.Measures.Any(m => m.Counts.Any(w => w >= count && share.From(count, w.Value) == Rounding.Nearest))))
            {
                yield return new TableFinding(FindingKind.Percentage, Sure.Likely, $"{Denominator.Number(count)} is not {share} of {string.Join(" or ", wholes.Take(3).Select(Denominator.Number))}, nor of another number that the document gives.",
                    string.Join(" or ", wholes.Take(3).Select(w => share.Right(count, w).ToString())), claim.Quote, place, [.. wholes.Select(Denominator.Number)]);
            }
            else if (known.Any(k => k.Name is null && k.Number >= count) && !OfThese().IsMatch(claim.Quote) && bases.Concat(claims.Where(c => c.Paragraph == claim.Paragraph).Select(c => c.Count).OfType<decimal>()).All(b => share.From(count, b) == Rounding.None))
            {
                var tried = known.Where(k => k.Name is null && k.Number >= count).Select(k => k.Number).ToList();
                yield return new TableFinding(FindingKind.Percentage, Sure.Likely, $"{Denominator.Number(count)} is not {share} of {string.Join(" or ", tried.Select(Denominator.Number))}, nor of another number that the document gives.",
                    string.Join(" or ", tried.Select(t => share.Right(count, t).ToString())), claim.Quote, place, [.. tried.Select(Denominator.Number)]);
            }
        }

        foreach (var paragraph in text.Prose)
        {
            foreach (Match m in Loose().Matches(paragraph.Text))
            {
                var (part, printed) = (Part(m.Groups["part"].Value), Figure.ShareOf(m.Groups["p"].Value).Value);
                if (part is { } exact && (m.Groups["more"].Success ? printed < exact : printed > exact))
                {
                    yield return new TableFinding(FindingKind.Percentage, Sure.Error, $"{printed}% is not {m.Groups["words"].Value.ToLowerInvariant()}.", null, m.Value, new NumberPlace(paragraph.Page, paragraph.Line, null, null, null, null), []);
                }
            }
        }
    }

    /// <summary>Whether a claim's number only bounds what is counted, as in "hold more than 20 cases (30% of 312)": another number of the sentence, or one before it, is what the percentage is of.</summary>
    private static bool IsBound(Claim claim) => Bounds().Matches(claim.Quote).Any(m => NumberWords.Read(m.Groups["n"].Value) == claim.Count && (m.Index > 0 || claim.Of is null));

    [GeneratedRegex(@"(?:\baged? \d+ (?:to|and|or)|\b(?:more|fewer|less|other|older|younger|longer|shorter|higher|lower|greater|later|earlier) than|\b(?:at least|at most|no more than|up to|over|under|above|below|within|beyond|exceed\w*|aged?|after|before|between|minimum of|maximum of|limit of|target of)) (?:the |an? )?(?<n>" + NumberWords.Pattern + @")\b|\b(?<n>" + NumberWords.Pattern + @") (?:\p{L}+ )?or (?:more|fewer|less|over|under|above|below|older|younger|longer)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bounds();

    /// <summary>Whether a table has a count, or two rows of a column that add up to it.</summary>
    private static bool Holding(Grid grid, decimal count) => Enumerable.Range(0, grid.Rows.Count).Any(i => grid.Measures.Any(m => m.Counts[i] == count || Enumerable.Range(0, i).Any(j => m.Counts[j] + m.Counts[i] == count)))
        || Enumerable.Range(0, grid.Rows.Count).Any(i => grid.Measures.Any(a => a.Counts[i] is { } x && grid.Measures.Any(b => b != a && b.Counts[i] is { } y && x + y == count)));

    private static IEnumerable<decimal> Wholes(Grid grid) => grid.Bases.Concat(Enumerable.Range(0, grid.Rows.Count).Where(i => grid.Rows[i].Role is RowRole.Total or RowRole.Base).SelectMany(i => grid.Measures.Select(m => m.Counts[i])).OfType<decimal>()).Where(w => w > 0);

    private static decimal? Part(string words) => words.ToLowerInvariant().Replace('-', ' ') switch
    {
        "half" => 50,
        "a third" or "one third" => 100m / 3,
        "two thirds" => 200m / 3,
        "a quarter" or "one quarter" => 25,
        "three quarters" => 75,
        _ => null,
    };

    /// <summary>Things that are told how many they are, and of which a percentage is told then, not a percentage that they are: "lowest in the two units (53.5%)".</summary>
    [GeneratedRegex(@"\b(?:in|at|for|among|by|across|between) (?:the|these|those|all|our|its) (?:two|three|four|five|six|seven|eight|nine|[2-9])\b", RegexOptions.IgnoreCase)]
    private static partial Regex Definite();

    [GeneratedRegex(@"\bof (?:these|those|them|whom)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfThese();

    [GeneratedRegex(@"\bone\b(?: [\p{L}-]+){0,4} in \p{L}+|\b(?:two|three|four|five|six|seven|eight|nine|\d) in (?:every )?(?:three|four|five|six|seven|eight|nine|ten|\d+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OneIn();

    [GeneratedRegex(@"\b(?<words>(?:(?<more>more than|just over|over|slightly more than)|less than|just under|under|fewer than|slightly less than) (?<part>half|(?:a|one|two)[- ]thirds?|(?:a|one|three)[- ]quarters?))(?: of [\p{L} ]{1,60}?)? ?\((?<p>\d+(?:\.\d+)?)(?:%| per ?cent)\)", RegexOptions.IgnoreCase)]
    private static partial Regex Loose();
}
