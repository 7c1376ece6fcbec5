using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Screen;

namespace Synthesis.Audit;

/// <summary>What a draft says of its period beside spans of time: how long it lasts, and in words when it begins and ends.</summary>
internal static partial class PeriodSayings
{
    /// <summary>Where the draft calls itself one of so many years, says that it lasts so many, or what is done over the next so many.</summary>
    internal static IEnumerable<(Place Place, int Years)> Lengths(Draft draft, Period period, AuditRules rules)
    {
        var reach = (int)rules.Limit("period-letters-after");
        foreach (var passage in draft.Passages.Where(p => !rules.List("earlier").StandIn(p.Text)))
        {
            foreach (Match m in Length().Matches(passage.Text))
            {
                var (before, after) = (passage.Text[..m.Index], passage.Text[(m.Index + m.Length)..Math.Min(passage.Text.Length, m.Index + m.Length + reach)]);
                if ((rules.List("strategy").StandIn(after) && !rules.List("not-of-itself").StandIn(after))
                    || (rules.List("lasts-for").SpansIn(before) is [.., var lasts] && before[lasts.End..].Trim().Length == 0 && rules.List("of-itself").SpansIn(before) is [.., var itself] && lasts.End - itself.End <= reach && !rules.List("not-of-itself").StandIn(before))
                    || (SetsOut().IsMatch(before) && !rules.List("not-of-itself").StandIn(before) && !rules.List("not-of-itself").StandIn(after))
                    || (rules.List("of-itself").StandIn(before) && ItsYears().IsMatch(before))
                    || (From().Match(after) is { Success: true, Index: 0, Length: var to } && period.Start is { } start && DatesIn.Of(after).FirstOrDefault(d => d.At <= to + 3 && d.At >= to - 2) is { } date && Fits(date, start, period.Basis == PeriodBasis.Stated) && !rules.List("not-of-itself").StandIn(before)))
                {
                    yield return (draft.Of(passage), NumberWords.Read(m.Groups["n"].Value) is { } n ? (int)n : 0);
                }
            }

            // A fourth year of a strategy of three.
            if (YearOf().Match(passage.Text) is { Success: true } year && Array.IndexOf(Ordinals, year.Groups["n"].Value.ToLowerInvariant()) + 1 is var which && period is { Start: { } first, End: { } end } && which > Math.Ceiling((end.DayNumber - first.DayNumber) / 365.25 - 0.1))
            {
                yield return (draft.Of(passage), which);
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
                && PeriodExpression.In(passage.Text, screen.Period.YearStartMonth, screen.Period.YearStartDay, screen.Period.LongestYears) is [{ Start: not null, End: not null } span]
                && span.At - end <= rules.Limit("period-letters-to-date"))
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
            if ((itself.Count == 0 && !label) || (passage.Kind == BlockKind.Table && !label))
            {
                continue;
            }

            // Words that make it another document's count where they stand near.
            var dates = DatesIn.Of(passage.Text);
            bool OfAnother(int from, int to) => !passage.Text.AsSpan(from).StartsWith("itself", StringComparison.OrdinalIgnoreCase) && rules.List("not-of-itself").StandIn(passage.Text[Math.Max(0, from - before)..Math.Min(passage.Text.Length, to + toDate)]);
            foreach (var (isEnd, list, day) in ((bool, string, DateOnly?)[])[(true, "period-ends", period.End), (false, "period-begins", period.Start)])
            {
                foreach (var (from, to) in day is null ? [] : rules.List(list).SpansIn(passage.Text))
                {
                    // "In March 2031, when this strategy ends": the date stands before.
                    if (!label && !OfAnother(from, to) && itself.Where(i => i.End <= from && from - i.End < 3).Select(i => dates.LastOrDefault(d => d.At + d.Length <= i.Start && When().IsMatch(passage.Text[(d.At + d.Length)..i.Start]))).FirstOrDefault(d => d is not null) is { } earlierDate && !Fits(earlierDate, day!.Value, period.Basis == PeriodBasis.Stated))
                    {
                        yield return (draft.Of(passage), passage.Text.Substring(earlierDate.At, earlierDate.Length), isEnd);
                        break;
                    }

                    var announced = label ? from < 3 : itself.Any(i => i.Start <= to && from - i.End <= (Until().IsMatch(passage.Text[from..to]) ? toDate : before));
                    if (announced && dates.FirstOrDefault(d => d.At >= to && d.At - to <= toDate) is { } date && !OfAnother(from, date.At + date.Length) && !(isEnd && Fits(date, day!.Value.AddDays(1), period.Basis == PeriodBasis.Stated)) && !Marked().IsMatch(passage.Text[to..date.At]) && !Fits(date, day!.Value, period.Basis == PeriodBasis.Stated))
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

        var headings = draft.Document.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => b.Text).ToList();

        foreach (var passage in draft.Passages.Where(p => p.Kind is not (BlockKind.Table or BlockKind.Running) && !rules.List("earlier").StandIn(p.Text) && !rules.List("not-of-itself").StandIn(p.Text) && !p.Headings.Any(h => rules.List("last-headings").StandIn(h))))
        {
            var whole = passage.Kind == BlockKind.Heading ? (ByAlone().IsMatch(passage.Text) && headings.Count(ByAlone().IsMatch) == 1) || rules.List("ahead-headings").StandIn(passage.Text) && !rules.List("first-step").StandIn(passage.Text) : rules.List("all-done").StandIn(passage.Text);
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

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    [GeneratedRegex(@"\b(?<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:,? (?:and )?(?:last|final|closing))? year of (?:this|the|our) (?:strategy|plan|statement)\b|\bits (?<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) and (?:last|final) year\b", RegexOptions.IgnoreCase)]
    private static partial Regex YearOf();

    // "This strategy sets out what we will do over the next …"
    [GeneratedRegex(@"\b(?:(?:this|our) (?:\w+ )?(?:strategy|plan|statement|document)|the (?:strategy|plan|statement)|(?:^|[.;\d] )it)\s+(?:\w+ )?(?:sets?|says?|tells?|describes?|explains?|shows?|guides?|covers?|steers?|lays?|commits?|maps?|shapes?|charts?|governs?|plans?|looks?|is)\b[^.;:]{0,90}\b(?:over|for|in|during|across|through|throughout|within) (?:the|these|those) (?:next |coming |following )?$", RegexOptions.IgnoreCase)]
    private static partial Regex SetsOut();

    [GeneratedRegex(@"\b(?:any|all|each|every(?: one)?|most) of (?:its|the strategy's|the plan's) $|\b(?:its|the strategy's|the plan's|our strategy's) (?:full |whole )?$", RegexOptions.IgnoreCase)]
    private static partial Regex ItsYears();

    [GeneratedRegex(@"^,? (?:from|that begins?|beginning|starting|that starts?|which begins?|which starts?)(?: with| on| in)?(?: the)?", RegexOptions.IgnoreCase)]
    private static partial Regex From();

    [GeneratedRegex(@"^(?:until|till|up to|through to)$", RegexOptions.IgnoreCase)]
    private static partial Regex Until();

    [GeneratedRegex(@"^\s*(?:\d+\.?\s+)?(?:by|what (?:will|must) be (?:different|done|true) by)(?: the)?(?: end of)? (?:\d{1,2} )?(?:\w+ )?20\d\d\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex ByAlone();

    [GeneratedRegex(@"\b(?<n>[2-9]|10|two|three|four|five|six|seven|eight|nine|ten)[\s-](?:financial |school |calendar )?years?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Length();

    [GeneratedRegex(@"\b(?:by|to|until|before|up to)(?: the)?(?: end of)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex UpTo();

    [GeneratedRegex(@"\b(?:over|in|during|within|across|for|through) (?:the|these|those|our|its) (?:next |coming )?(?:[2-9]|10|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?years (?:to|until|up to|ending(?: in| on)?|that end(?: in| on)?)(?: the)?(?: end of)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex YearsTo();

    [GeneratedRegex(@"\b(?:our|this|the|its) (?:\w+ ){0,2}(?:strategy|plan|statement) (?:up )?(?:to|until)(?: the)?(?: end of)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex OurPlanTo();

    [GeneratedRegex(@"^,?\s*(?:when|as|on which|at which|in which|by when|by which)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex When();

    [GeneratedRegex(@"[;:.]\s|\d|\b(?:and|but|beyond|past|or)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Marked();
}
