using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Screen;

namespace Synthesis.Audit;

/// <summary>Whether a draft says for when it is, says it where a reader looks, says it the same everywhere, and rests on figures that are not old.</summary>
internal static partial class CurrencyAudit
{
    private const string Kind = "currency";
    private const int OneYear = 366;

    /// <summary>What was looked for and what should be put right.</summary>
    internal static (IReadOnlyList<DraftCheck> Looks, IReadOnlyList<AuditFinding> Findings) Of(Draft draft, ScreenRules screen, Screening screening, AuditRules rules, IReadOnlyList<CodeAnswer> answers, DateOnly asAt)
    {
        var spans = PeriodFinder.Candidates(screen, draft.Document).ToList();
        if (screening.Period.End is null && InPassing(draft, spans, rules) is { } only)
        {
            screening = screening with { Period = only };
        }

        var period = screening.Period;
        var claims = spans.Where(c => (c.Counts && (c.Block < 0 || draft.Document.Blocks[c.Block].Kind is Extract.BlockKind.Heading or Extract.BlockKind.Running || !OfAnother(draft, c, rules))) || OfItself(draft, c, period, rules) || HeadsPlan(draft, c, period, rules)).ToList();
        var first = claims.Where(c => c.First && Same(c.Span, period)).Select(c => PlaceOf(draft, c)).FirstOrDefault(p => p is not null);
        var findings = new List<AuditFinding>();
        void Add(string rule, Severity severity, string message, string what, Place? place, string? about = null, params IReadOnlyList<Place> against) =>
            findings.Add(new AuditFinding($"{Kind}/{rule}", Kind, severity, message, what, null, null, place) { About = about ?? (place is null ? rule : null), Against = against });

        var said = claims.Where(c => Same(c.Span, period)).Select(c => PlaceOf(draft, c)).OfType<Place>().FirstOrDefault();
        if (period.End is not { } end)
        {
            Add("no-period", Severity.Error, "The draft does not say for what period it is.", "Write its first and last day on the cover and in the introduction.", null);
        }
        else
        {
            if (!claims.Any(c => c.First && Same(c.Span, period)))
            {
                Add("not-on-cover", Severity.Warning, $"The period ('{period.Quote}') stands neither in the title nor on the cover, where a reader looks for it.", "Write it into the title or on the cover.", said);
            }

            if (period.Basis == PeriodBasis.Inferred)
            {
                Add("only-years", Severity.Info, $"The period is given in years only ('{period.Quote}'): whether it ends in March or in December is left to the reader.", $"Write the days, such as 'from {Day(period.Start)} to {Day(end)}'.", said);
            }

            if (end < asAt)
            {
                Add("expired", Severity.Error, $"Its period ended on {Day(end)}, before {Day(asAt)}.", "Renew the strategy, or say until when it is extended and who decided so.", said);
            }
            else if (end < asAt.AddMonths((int)rules.Limit("ends-soon-months")))
            {
                Add("ends-soon", Severity.Warning, $"Its period ends on {Day(end)}, soon after {Day(asAt)}.", "Publish it with a period that lies ahead.", said);
            }

            foreach (var rival in Rivals(claims, period, (int)rules.Limit("period-most-others"), b => draft.Document.Blocks[b].Kind == Extract.BlockKind.Running))
            {
                Add("conflict", Severity.Error, rival.Block < 0 ? $"The title in the file's properties says '{rival.Quote}', while the draft is for {Span(period)}." : $"Here the period is '{rival.Quote}'; elsewhere it is '{period.Quote}'.",
                    "Say the same period everywhere: title, cover, running lines, text and file properties.", PlaceOf(draft, rival) ?? said, rival.Block < 0 || draft.Document.Blocks[rival.Block].Kind == Extract.BlockKind.Running ? "properties and running lines " + rival.Quote : null, said is null ? [] : [said]);
            }

            // What the file calls itself is read by whoever finds it by a search, though no page shows it.
            foreach (var named in PeriodExpression.In(draft.Markup.Title ?? "", screen.Period.YearStartMonth, screen.Period.YearStartDay, screen.Period.LongestYears).Where(s => s.Start is not null && s.End is not null && !Same(s, period) && !findings.Exists(f => f.Rule == "currency/conflict" && f.Message.Contains(draft.Markup.Title!.Substring(s.At, s.Length), StringComparison.Ordinal))))
            {
                Add("conflict", Severity.Error, $"The title in the file's properties says '{draft.Markup.Title!.Substring(named.At, named.Length)}', while the draft is for {Span(period)}.", "Say the same period everywhere: title, cover, running lines, text and file properties.", said,
                    $"properties and running lines {draft.Markup.Title.Substring(named.At, named.Length)}", said is null ? [] : [said]);
            }

            foreach (var (place, years) in PeriodSayings.Lengths(draft, period, rules))
            {
                if (period.Start is { } start && Math.Abs(years - ((end.DayNumber - start.DayNumber) / 365.25)) > rules.Limit("period-years-apart"))
                {
                    Add("length", Severity.Error, $"Here the strategy is called one of {years} years; its period, '{period.Quote}', is another length.", "Make the length and the dates agree.", place, null, said is null ? [] : [said]);
                }
            }

            foreach (var (place, told, _) in PeriodSayings.Labelled(draft, screen, rules).Where(l => !Same(l.Span, period) && !findings.Exists(f => f.Place is { } p && p.Start <= l.Place.End && l.Place.Start <= p.End)).ToList())
            {
                Add("conflict", Severity.Error, $"Here the period is '{told}'; elsewhere it is '{period.Quote}'.", "Say the same period everywhere: title, cover, running lines, text and file properties.", place, null, said is null ? [] : [said]);
            }

            foreach (var (place, edge, isEnd) in PeriodSayings.Edges(draft, period, rules).Where(e => !findings.Exists(f => f.Place is { } p && p.Start <= e.Place.End && e.Place.Start <= p.End)).ToList())
            {
                Add("conflict", Severity.Error, $"Here the strategy {(isEnd ? "ends" : "begins")} in '{edge}'; its period is '{period.Quote}'.", "Say the same period everywhere: title, cover, running lines, text and file properties.", place, null, said is null ? [] : [said]);
            }
        }

        foreach (var (place, edge) in PeriodSayings.PlanEnds(draft, period, rules).Where(e => !findings.Exists(f => f.Place is { } p && p.Start <= e.Place.End && e.Place.Start <= p.End)).ToList())
        {
            Add("conflict", Severity.Error, $"Here what is planned goes to '{edge}'; the period is '{period.Quote}'.", "Say the same period everywhere, or say that this is a step on the way.", place, null, said is null ? [] : [said]);
        }

        foreach (var (place, quote) in Reversed(draft))
        {
            Add("ends-before-start", Severity.Error, $"'{quote}' ends before it begins.", "Put the years right.", place);
        }

        var looks = new List<DraftCheck>
        {
            new("period", "The period", period.End is not null, period.End is null ? "not stated" : $"{period.Quote} ({Span(period)}{(period.Basis == PeriodBasis.Inferred ? ", as years are usually read" : "")})", said is null ? [] : [said]),
            new("cover", "Said where a reader looks first", period.End is null ? null : claims.Any(c => c.First && Same(c.Span, period)), first?.Quote ?? (period.End is null ? "" : claims.Any(c => c.First && Same(c.Span, period)) ? "in the title" : "only further in"), first is null ? [] : [first]),
            new("in-date", "In date", period.End is null ? null : period.End >= asAt, period.End is { } last ? $"until {Day(last)}; asked as at {Day(asAt)}" : "cannot be told", []),
            new("consistent", "The same everywhere", period.End is null ? null : findings.TrueForAll(f => f.Rule is not ("currency/conflict" or "currency/length")), $"{claims.Count} statements of it", []),
        };
        var (reviewLooks, reviewFindings) = ReviewDates(draft, screening, rules, asAt);
        var (ageLooks, ageFindings) = FigureAges.Of(draft, period, rules, answers, asAt);
        return ([.. looks, .. reviewLooks, .. ageLooks], [.. findings, .. reviewFindings, .. ageFindings]);
    }

    /// <summary>Statements that cannot be of the same period; one of each wording.</summary>
    private static IEnumerable<PeriodFinder.Candidate> Rivals(IReadOnlyList<PeriodFinder.Candidate> claims, Period period, int most, Func<int, bool> running)
    {
        // A year or less within the period is one of its years.
        var rivals = claims.Where(c => c.Span is { Start: { } start, End: { } end } && !Same(c.Span, period) && (c.First || end.DayNumber - start.DayNumber > OneYear || start < period.Start || end > period.End)).ToList();

        // What names many periods is about the strategies of others.
        return claims.Any(c => c.Span.Extends) || rivals.DistinctBy(c => (c.Span.Start, c.Span.End)).Count() > most ? [] : rivals.DistinctBy(c => (c.Quote, c.Block < 0 || running(c.Block) ? -1 : c.Block));
    }

    private static bool Same(PeriodExpression span, Period period) =>
        span.End?.Year == period.End?.Year && (span.Start is null || period.Start is null || span.Start.Value.Year == period.Start.Value.Year)
        && (!span.Stated || period.Basis != PeriodBasis.Stated || span.End == period.End);

    /// <summary>Where nothing states the period: the one span that sentences about the strategy itself give, or null.</summary>
    private static Period? InPassing(Draft draft, List<PeriodFinder.Candidate> spans, AuditRules rules) =>
        spans.Where(c => c is { Block: >= 0, Span: { Start: { } start, End: { } end } } && end.DayNumber - start.DayNumber > rules.Limit("period-fewest-days") && SentenceOf(draft, c) is { } passage && rules.List("of-itself").StandIn(passage.Text) && !OfAnother(draft, c, rules))
            .DistinctBy(c => (c.Span.Start, c.Span.End)).ToList() is [var only] ? new Period(only.Span.Start, only.Span.End, only.Span.Stated ? PeriodBasis.Stated : PeriodBasis.Inferred, only.Quote) : null;

    /// <summary>Whether a sentence about the strategy itself gives a span that overlaps its period, so that it can be no other document's.</summary>
    private static bool OfItself(Draft draft, PeriodFinder.Candidate claim, Period period, AuditRules rules) =>
        MayBe(claim, period, rules) && SentenceOf(draft, claim) is { } passage && rules.List("of-itself").StandIn(passage.Text) && !OfAnother(draft, claim, rules);

    /// <summary>Whether a heading above what will be done gives a span that covers half of the period or more: "Our priorities, 2026 to 2029".</summary>
    private static bool HeadsPlan(Draft draft, PeriodFinder.Candidate claim, Period period, AuditRules rules) =>
        MayBe(claim, period, rules) && draft.Document.Blocks[claim.Block] is { Kind: Extract.BlockKind.Heading } heading && rules.List("ahead-headings").StandIn(heading.Text) && !OfAnother(draft, claim, rules)
        && 2 * (Math.Min(claim.Span.End!.Value.DayNumber, period.End!.Value.DayNumber) - Math.Max(claim.Span.Start!.Value.DayNumber, period.Start!.Value.DayNumber)) >= period.End!.Value.DayNumber - period.Start!.Value.DayNumber;

    /// <summary>Whether a span overlaps the period and is about as long.</summary>
    private static bool MayBe(PeriodFinder.Candidate claim, Period period, AuditRules rules) =>
        claim is { Block: >= 0, Span: { Start: { } start, End: { } end } } && period is { Start: { } from, End: { } to } && start < to && end > from
        && Math.Abs(end.DayNumber - start.DayNumber - (to.DayNumber - from.DayNumber)) < rules.Limit("period-days-apart") && end.DayNumber - start.DayNumber > rules.Limit("period-fewest-days");

    private static Tag.Passage? SentenceOf(Draft draft, PeriodFinder.Candidate claim) =>
        claim.Block >= 0 && draft.In(claim.Block, claim.Span.At, claim.Span.At + claim.Span.Length) is { } place ? draft.Passages.FirstOrDefault(p => p.Block == claim.Block && p.Start <= place.Start && place.Start < p.End) : null;

    /// <summary>Whether the words beside a span make it another document's, or one of data, of a forecast or of the past.</summary>
    private static bool OfAnother(Draft draft, PeriodFinder.Candidate claim, AuditRules rules)
    {
        if (SentenceOf(draft, claim) is not { } passage)
        {
            return false;
        }

        var at = passage.Text.IndexOf(claim.Quote, StringComparison.Ordinal);
        var (before, after) = at < 0 ? ("", "") : (passage.Text[Math.Max(0, at - (int)rules.Limit("period-letters-before"))..at], passage.Text[(at + claim.Quote.Length)..Math.Min(passage.Text.Length, at + claim.Quote.Length + ((int)rules.Limit("period-letters-after") / 2))]);
        return passage.Headings.Any(h => rules.List("last-headings").StandIn(h)) || (YearsFrom().IsMatch(claim.Quote) && Throughout().IsMatch(before) && !rules.List("of-itself").StandIn(before)) || (at >= 0 && (rules.List("not-of-itself").StandIn(before + " | " + after) || rules.List("told-as-past").StandIn(after)));
    }

    private static IEnumerable<(Place? Place, string Quote)> Reversed(Draft draft)
    {
        foreach (var (block, i) in draft.Document.Blocks.Select((b, i) => (b, i)).Where(b => b.b.Kind != Extract.BlockKind.Table))
        {
            foreach (Match m in YearPair().Matches(block.Text))
            {
                if (string.CompareOrdinal(m.Groups["a"].Value, m.Groups["b"].Value) > 0)
                {
                    yield return (draft.In(i, m.Index, m.Index + m.Length), m.Value);
                }
            }
        }
    }

    /// <summary>What is wanted of review and ownership, and whether the review's date makes sense.</summary>
    private static (IReadOnlyList<DraftCheck> Looks, IReadOnlyList<AuditFinding> Findings) ReviewDates(Draft draft, Screening screening, AuditRules rules, DateOnly asAt)
    {
        var findings = new List<AuditFinding>();
        foreach (var passage in draft.Passages.Where(p => !rules.List("not-own-review").StandIn(p.Text)))
        {
            foreach (var (from, to) in rules.List("review").SpansIn(passage.Text).Concat(LooksAnew(passage.Text, rules)))
            {
                // In a row of a table the date of something else stands before what is said of a review.
                if (ReviewDate(passage.Text, from, to, (int)rules.Limit("review-date-within-letters")) is not { } date || (passage.Kind == Extract.BlockKind.Table && date.At < from))
                {
                    continue;
                }

                var told = passage.Text.Substring(date.At, date.Length);
                if (screening.Period.End is { } end && date.First > end)
                {
                    findings.Add(new AuditFinding("currency/review-after-end", Kind, Severity.Error, $"The review is set for {told}, after the period has ended on {Day(end)}.",
                        "Set the review before the strategy ends, early enough for its successor to be ready.", null, null, draft.Of(passage)));
                    break;
                }

                if (screening.Period.Start is { } start && date.Last < start)
                {
                    findings.Add(new AuditFinding("currency/review-before-start", Kind, Severity.Error, $"The review is set for {told}, before the period begins on {Day(start)}.",
                        "Put the date of the next review right.", null, null, draft.Of(passage)));
                    break;
                }

                if (date.Last < asAt && (screening.Period.End is null || screening.Period.End >= asAt))
                {
                    findings.Add(new AuditFinding("currency/review-past", Kind, Severity.Warning, $"The review was set for {told}, which has passed.",
                        "Say what the review found, and when the next one is.", null, null, draft.Of(passage)));
                    break;
                }
            }
        }

        return ([], findings);
    }

    /// <summary>Words for looking at something anew that stand beside a word for the draft itself, in a sentence that does not tell of what is over.</summary>
    private static IEnumerable<(int Start, int End)> LooksAnew(string text, AuditRules rules) => rules.List("is-over").StandIn(text) ? [] :
        rules.List("looks-anew").SpansIn(text).Where(w => !Described().IsMatch(text[..w.Start]) && rules.List("the-draft").SpansIn(text).Any(d => Math.Max(d.Start - w.End, w.Start - d.End) <= rules.Limit("period-letters-before")));

    /// <summary>The date of a review: the next one after the words that speak of it, or else the one that leads up to them ("in March 2027 it will be reviewed").</summary>
    private static DateSaid? ReviewDate(string text, int from, int to, int within)
    {
        var dates = DatesIn.Of(text);
        return dates.FirstOrDefault(d => d.At >= from && d.At <= to + within) ?? dates.LastOrDefault(d => d.At < from && d.At + d.Length >= from - (within / 2) && !Parted().IsMatch(text[(d.At + d.Length)..from]));
    }

    private static Place? PlaceOf(Draft draft, PeriodFinder.Candidate claim) => claim.Block < 0 ? null : draft.In(claim.Block, claim.Span.At, claim.Span.At + claim.Span.Length);

    private static string Span(Period period) => period.Start is null ? $"until {Day(period.End)}" : $"{Day(period.Start)} to {Day(period.End)}";

    internal static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "an unknown day";

    [GeneratedRegex(@"[;:.]|\band\b", RegexOptions.IgnoreCase)]
    private static partial Regex Parted();

    // "a refreshed offer" tells of the offer.
    [GeneratedRegex(@"\b(?:an?|newly)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Described();

    [GeneratedRegex(@"^\w+ years? (?:from|to|until|beginning|starting)\b", RegexOptions.IgnoreCase)]
    private static partial Regex YearsFrom();

    [GeneratedRegex(@"\b(?:over|in|during|within|across|after) (?:the|these|those)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Throughout();

    [GeneratedRegex(@"(?<![\d/£.,])(?<a>20[0-5]\d)\s?[-\u2010-\u2015]\s?(?<b>20[0-5]\d)(?![\d/])")]
    private static partial Regex YearPair();
}
