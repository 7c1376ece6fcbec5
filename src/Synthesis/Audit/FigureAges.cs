using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>Whether the figures of a draft bear dates, and whether these are recent enough for the period it plans.</summary>
internal static class FigureAges
{
    internal static (IReadOnlyList<DraftCheck> Looks, IReadOnlyList<AuditFinding> Findings) Of(Draft draft, Period period, AuditRules rules, DateOnly asAt)
    {
        var findings = new List<AuditFinding>();
        var from = period.Start is { } start && start < asAt ? start : asAt;
        var oldest = (int)rules.Limit("old-after-years", 3);
        DateOnly? newest = null;
        Place? newestPlace = null;
        foreach (var (passage, date) in Dated(draft, rules))
        {
            if (date.Last <= from.AddYears(1) && (newest is null || date.Last > newest))
            {
                (newest, newestPlace) = (date.Last, draft.Of(passage));
            }

            if (date.Last.AddYears(oldest) < from && rules.Counts.Any(c => c.Says.StandIn(passage.Text)))
            {
                findings.Add(new AuditFinding("currency/old-figure", "currency", Severity.Warning, $"The figure is of {passage.Text.Substring(date.At, date.Length)}, more than {oldest} years before the period begins.",
                    "Give the newest figure there is, and its date.", null, null, draft.Of(passage)));
            }
        }

        if (newest is { } n && n.AddYears(oldest) < from)
        {
            findings.Add(new AuditFinding("currency/old-data", "currency", Severity.Warning, $"The newest dated figure is of {CurrencyAudit.Day(n)}, more than {oldest} years before the period begins.",
                "Bring the figures up to date before the strategy is published.", null, null, newestPlace) { About = "newest figure" });
        }

        findings.AddRange(Undated(draft, rules));
        return ([new DraftCheck("data", "Figures are recent", newest is null ? null : newest.Value.AddYears(oldest) >= from, newest is null ? "no figure bears a date" : $"newest of {CurrencyAudit.Day(newest)}", newestPlace is null ? [] : [newestPlace])], findings);
    }

    /// <summary>Sentences that give a figure as at one date, told as the present state.</summary>
    private static IEnumerable<(Passage Passage, DateSaid Date)> Dated(Draft draft, AuditRules rules)
    {
        foreach (var passage in draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem && !rules.List("earlier").StandIn(p.Text) && !p.Headings.Any(h => rules.List("earlier-headings").StandIn(h))))
        {
            var dates = DatesIn.Of(passage.Text);
            if (dates.Count > 0 && DatesIn.AnyFigure(passage.Text))
            {
                yield return (passage, dates.MaxBy(d => d.Last)!);
            }
        }
    }

    /// <summary>Headline numbers with no date in their section.</summary>
    private static IEnumerable<AuditFinding> Undated(Draft draft, AuditRules rules)
    {
        foreach (var section in draft.Passages.GroupBy(p => string.Join('\n', p.Headings), StringComparer.Ordinal))
        {
            var all = string.Join(' ', section.Select(p => p.Text));
            if (DatesIn.Any(all) || DatesIn.Any(section.Key) || rules.List("date").StandIn(all))
            {
                continue;
            }

            foreach (var passage in section.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem))
            {
                if (rules.Counts.FirstOrDefault(c => c.Says.StandIn(passage.Text) && !c.Not.StandIn(passage.Text)) is { } count)
                {
                    yield return new AuditFinding("currency/undated-figure", "currency", Severity.Warning, $"No date stands by this figure ({count.Title}), nor in its section.", "Say as at which day it was counted.", null, null, draft.Of(passage));
                    break;
                }
            }
        }
    }
}
