using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Screen;

namespace Synthesis.Audit;

/// <summary>What a draft says of its period beside spans of time: how long it lasts, and in words when it begins and ends.</summary>
internal static partial class PeriodSayings
{
    /// <summary>Where the draft calls itself one of so many years, or says that it lasts so many.</summary>
    internal static IEnumerable<(Place Place, int Years)> Lengths(Draft draft, AuditRules rules)
    {
        var reach = (int)rules.Limit("period-letters-after");
        foreach (var passage in draft.Passages.Where(p => !rules.List("earlier").StandIn(p.Text)))
        {
            foreach (Match m in Length().Matches(passage.Text))
            {
                var (before, after) = (passage.Text[..m.Index], passage.Text[(m.Index + m.Length)..Math.Min(passage.Text.Length, m.Index + m.Length + reach)]);
                if ((rules.List("strategy").StandIn(after) && !rules.List("not-of-itself").StandIn(after))
                    || (rules.List("lasts-for").SpansIn(before) is [.., var lasts] && before[lasts.End..].Trim().Length == 0 && rules.List("of-itself").SpansIn(before) is [.., var itself] && lasts.End - itself.End <= reach && !rules.List("not-of-itself").StandIn(before)))
                {
                    yield return (draft.Of(passage), NumberWords.Read(m.Groups["n"].Value) is { } n ? (int)n : 0);
                }
            }
        }
    }

    /// <summary>Spans of time that a line or a row of a table names as the period: "Period: 2026 to 2029".</summary>
    internal static IEnumerable<(Place Place, string Told, PeriodExpression Span)> Labelled(Draft draft, ScreenRules screen, AuditRules rules)
    {
        foreach (var passage in draft.Passages.Where(p => p.Kind is not BlockKind.Heading && DatesIn.Any(p.Text)))
        {
            var end = passage.Text.IndexOfAny([':', '|']);
            if (end > 0 && end <= rules.Limit("period-letters-after") && rules.List("period-label").Cover(Word.Split(passage.Text[..end])) is { Length: > 0 } label && label.All(l => l)
                && PeriodExpression.In(passage.Text, screen.Period.YearStartMonth, screen.Period.YearStartDay, screen.Period.LongestYears) is [{ Start: not null, End: not null } span])
            {
                yield return (draft.Of(passage), passage.Text.Substring(span.At, span.Length), span);
            }
        }
    }

    /// <summary>
    /// Dates said to be the strategy's first or last that its period does not begin or end on: "this strategy, which takes us to March 2030", "the end of this strategy in 2030",
    /// or the row of a table about the document.
    /// </summary>
    internal static IEnumerable<(Place Place, string Said, bool IsEnd)> Edges(Draft draft, Period period, AuditRules rules)
    {
        var (before, toDate) = ((int)rules.Limit("period-letters-before"), (int)rules.Limit("period-letters-to-date"));
        foreach (var passage in draft.Passages.Where(p => DatesIn.Any(p.Text) && !rules.List("earlier").StandIn(p.Text) && !p.Headings.Any(h => rules.List("last-headings").StandIn(h))))
        {
            var label = passage.Kind == BlockKind.Table && passage.Text.AsSpan().Count('|') == 1;
            var itself = rules.List("of-itself").SpansIn(passage.Text);
            if (rules.List("not-of-itself").StandIn(passage.Text) || (itself.Count == 0 && !label) || (passage.Kind == BlockKind.Table && !label))
            {
                continue;
            }

            var dates = DatesIn.Of(passage.Text);
            foreach (var (isEnd, list, day) in ((bool, string, DateOnly?)[])[(true, "period-ends", period.End), (false, "period-begins", period.Start)])
            {
                foreach (var (from, to) in day is null ? [] : rules.List(list).SpansIn(passage.Text))
                {
                    // "In March 2031, when this strategy ends": the date stands before.
                    if (!label && itself.Where(i => i.End <= from && from - i.End < 3).Select(i => dates.LastOrDefault(d => d.At + d.Length <= i.Start && When().IsMatch(passage.Text[(d.At + d.Length)..i.Start]))).FirstOrDefault(d => d is not null) is { } earlierDate && !Fits(earlierDate, day!.Value, period.Basis == PeriodBasis.Stated))
                    {
                        yield return (draft.Of(passage), passage.Text.Substring(earlierDate.At, earlierDate.Length), isEnd);
                        break;
                    }

                    var announced = label ? from < 3 : itself.Any(i => i.Start <= to && from - i.End <= before);
                    if (announced && dates.FirstOrDefault(d => d.At >= to && d.At - to <= toDate) is { } date && !Marked().IsMatch(passage.Text[to..date.At]) && !Fits(date, day!.Value, period.Basis == PeriodBasis.Stated))
                    {
                        yield return (draft.Of(passage), passage.Text.Substring(date.At, date.Length), isEnd);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Dates up to which a draft says that its plan goes, on which its period does not end: a heading above what will be done ("What we will do by March 2028"), so many years to a day
    /// ("over the four years to March 2030"), or a day by which all of it is to be done.
    /// </summary>
    internal static IEnumerable<(Place Place, string Said)> PlanEnds(Draft draft, Period period, AuditRules rules)
    {
        if (period is not { Start: { } start, End: { } end })
        {
            yield break;
        }

        foreach (var passage in draft.Passages.Where(p => p.Kind is not (BlockKind.Table or BlockKind.Running) && !rules.List("earlier").StandIn(p.Text) && !rules.List("not-of-itself").StandIn(p.Text) && !p.Headings.Any(h => rules.List("last-headings").StandIn(h))))
        {
            var whole = passage.Kind == BlockKind.Heading ? rules.List("ahead-headings").StandIn(passage.Text) && !rules.List("first-step").StandIn(passage.Text) : rules.List("all-done").StandIn(passage.Text);
            foreach (var date in DatesIn.Of(passage.Text).Where(d => d.First > start && !Fits(d, end, period.Basis == PeriodBasis.Stated)))
            {
                var before = passage.Text[..date.At];
                if ((whole && UpTo().IsMatch(before)) || YearsTo().IsMatch(before) || OurPlanTo().IsMatch(before))
                {
                    yield return (draft.Of(passage), passage.Text.Substring(date.At, date.Length));
                    break;
                }
            }
        }
    }

    /// <summary>Whether a date may be a day; where the day was worked out from years, only the year is held to it.</summary>
    private static bool Fits(DateSaid date, DateOnly day, bool stated) => (date.First <= day && day <= date.Last) || ((!stated || date.Month is null) && !date.Span && date.Year == day.Year);

    [GeneratedRegex(@"\b(?<n>[2-9]|10|two|three|four|five|six|seven|eight|nine|ten)[\s-]years?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Length();

    [GeneratedRegex(@"\b(?:by|to|until|before|up to)(?: the)?(?: end of)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex UpTo();

    [GeneratedRegex(@"\b(?:over|in|during|within|across|for|through) (?:the|these|those|our|its) (?:next |coming )?(?:[2-9]|10|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?years (?:to|until|up to|ending(?: in| on)?|that end(?: in| on)?)(?: the)?(?: end of)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex YearsTo();

    [GeneratedRegex(@"\b(?:our|this|the|its) (?:\w+ ){0,2}(?:strategy|plan|statement) (?:up )?(?:to|until)(?: the)?(?: end of)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex OurPlanTo();

    [GeneratedRegex(@"^,?\s*(?:when|as|on which|at which|in which|by when|by which)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex When();

    [GeneratedRegex(@"[;:.]\s|\d")]
    private static partial Regex Marked();
}
