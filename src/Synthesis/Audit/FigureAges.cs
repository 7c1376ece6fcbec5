using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>Whether the figures of a draft bear dates, and whether these are recent enough for the period it plans.</summary>
internal static class FigureAges
{
    /// <param name="draft">The draft.</param>
    /// <param name="period">Its period.</param>
    /// <param name="rules">Words and thresholds.</param>
    /// <param name="answers">How the codes are answered: the passages of those that need a figure are held to a date.</param>
    /// <param name="asAt">The date of the audit.</param>
    internal static (IReadOnlyList<DraftCheck> Checks, IReadOnlyList<AuditFinding> Findings) Of(Draft draft, Period period, AuditRules rules, IReadOnlyList<CodeAnswer> answers, DateOnly asAt)
    {
        var findings = new List<AuditFinding>();
        var from = period.Start is { } start && start < asAt ? start : asAt;
        var oldest = (int)rules.Limit("old-after-years");
        DateOnly? newest = null;
        Place? newestPlace = null;
        var held = answers.Where(a => a.Answered is Answered.Addressed or Answered.Thin && rules.IsOf(a.Codebook) && rules.Codes.TryGetValue(a.Code, out var advice) && advice.Dated).SelectMany(a => a.Quotes).ToList();
        bool Counts(Passage p) => rules.Counts.Any(c => c.Says.StandIn(p.Text) && !c.Not.StandIn(p.Text));
        bool Happened(Passage p) => rules.List("happened").StandIn(p.Text) && !rules.List("not-a-count").StandIn(p.Text) && !rules.List("earlier").StandIn(p.Text) && FiguresOf(p.Text);
        bool Held(Passage p) => Counts(p) || held.Any(q => q.Start < p.End && p.Start < q.End);
        bool Stated(Passage p) => CountsOf(p.Text, rules).Count > 0 && !rules.List("not-a-count").StandIn(p.Text) && !rules.List("earlier").StandIn(p.Text) && !p.Headings.Any(h => rules.List("ahead-headings").StandIn(h));
        var allDated = draft.Passages.Any(p => rules.List("dates-all").StandIn(p.Text) && DatesIn.Any(p.Text));
        var latest = draft.Passages.Where(p => DatesIn.Any(p.Text)).Select(p => (p.Block, p.Text, Last: DatesIn.Of(p.Text).Select(d => d.Last).Where(d => d <= from.AddYears(1)).DefaultIfEmpty().Max()))
            .Where(p => p.Last != default && !rules.List("not-a-count").StandIn(p.Text) && !rules.List("of-itself").StandIn(p.Text) && !rules.List("review").StandIn(p.Text)).ToLookup(p => p.Block);

        // A newer number of something else brings nothing up to date.
        bool IsHistory(Passage p, DateOnly last)
        {
            var counted = CountsOf(p.Text, rules);
            return rules.List("brings-up-to-date").StandIn(p.Text) || latest[p.Block].Any(l => l.Last > last && (CountsOf(l.Text, rules) is var others && (counted.Count == 0 || others.Count == 0 ? DatesIn.AnyFigure(l.Text) || rules.List("stands-for-a-figure").StandIn(l.Text) : others.Overlaps(counted))));
        }

        foreach (var passage in draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem && !p.IsDrawn && !p.Headings.Any(h => rules.List("earlier-headings").StandIn(h))))
        {
            var dates = DatesIn.Of(passage.Text);
            if (dates.Count > 0 && (DatesIn.AnyFigure(passage.Text) || Held(passage) || rules.List("stands-for-a-figure").StandIn(passage.Text)))
            {
                var date = dates.MaxBy(d => d.Last)!;
                if (date.Last <= from.AddYears(1) && !rules.List("not-a-count").StandIn(passage.Text) && (newest is null || date.Last > newest))
                {
                    (newest, newestPlace) = (date.Last, draft.Of(passage));
                }

                // What its own paragraph brings up to date is told as history.
                if (date.Last.AddYears(oldest) < from && !IsHistory(passage, date.Last) && !rules.List("earlier").StandIn(passage.Text) && !rules.List("not-a-count").StandIn(passage.Text))
                {
                    findings.Add(new AuditFinding("currency/old-figure", "currency", Severity.Warning, $"The figure is of {passage.Text.Substring(date.At, date.Length)}, more than {oldest} years before the period begins.",
                        "Give the newest figure there is, and its date.", null, null, draft.Of(passage)));
                }
            }
            else if (!allDated && dates.Count == 0 && Figures(passage, rules) && !rules.List("not-today").StandIn(passage.Text) && (Held(passage) || Happened(passage) || Stated(passage)) && !Dated(draft, passage, period, rules, asAt))
            {
                findings.Add(new AuditFinding("currency/undated-figure", "currency", Counts(passage) ? Severity.Warning : Severity.Info, "No date stands by this figure.", "Say as at which day, or of which year, it is.", null, null, draft.Of(passage)));
            }
        }

        if (newest is { } n && n.AddYears(oldest) < from)
        {
            findings.Add(new AuditFinding("currency/old-data", "currency", Severity.Warning, $"The newest dated figure is of {CurrencyAudit.Day(n)}, more than {oldest} years before the period begins.",
                "Bring the figures up to date before the strategy is published.", null, null, newestPlace) { About = "newest figure" });
        }

        return ([new DraftCheck("data", "Figures are recent", newest is null ? null : newest.Value.AddYears(oldest) >= from, newest is null ? "no figure bears a date" : $"newest of {CurrencyAudit.Day(newest)}", newestPlace is null ? [] : [newestPlace])], findings);
    }

    /// <summary>What the numbers of a text count, by the last word of each: "124 in-house beds" counts beds; neither ages nor the number of its section count.</summary>
    private static HashSet<string> CountsOf(string passage, AuditRules rules) => Unmeasured(DatesIn.Untitled(passage), rules) is var text ?
        [.. rules.List("counted-now").SpansIn(text).Where(s => FiguresOf(text[s.Start..s.End]) || rules.List("stands-for-a-figure").StandIn(text[s.Start..s.End])).Select(s => Word.Split(text[s.Start..s.End])[^1].Folded)] : [];

    /// <summary>A text without its miles and ages.</summary>
    private static string Unmeasured(string text, AuditRules rules) => rules.List("measured").SpansIn(text).Aggregate(text, (t, s) => t[..s.Start] + new string(' ', s.End - s.Start) + t[s.End..]);

    /// <summary>Whether a number of two digits or more, or a sum of money, stands in a text.</summary>
    private static bool FiguresOf(string text) => Word.Split(text).Any(w => w.Folded.Count(char.IsAsciiDigit) > 1);

    private static bool Figures(Passage passage, AuditRules rules) => (DatesIn.AnyFigure(Unmeasured(passage.Text, rules)) || CountsOf(passage.Text, rules).Count > 0) && !rules.List("not-dated").StandIn(passage.Text);

    /// <summary>
    /// Whether a date that is not ahead stands in the passage's block, in its headings or, for an entry of a list, in the list or what leads it in; of a line that is no sentence, such as a number set large,
    /// anywhere in its section.
    /// </summary>
    private static bool Dated(Draft draft, Passage passage, Period period, AuditRules rules, DateOnly asAt)
    {
        bool Says(string text) => DatesIn.Of(text).Any(d => d.First <= asAt) || rules.List("dated-by-words").StandIn(text);
        var first = passage.Block;
        while (first > 0 && draft.Document.Blocks[first].Kind == BlockKind.ListItem)
        {
            first--;
        }

        // A sentence that comes after dates a figure before it where it gives none of its own.
        return Enumerable.Range(first, passage.Block - first).Any(b => Says(draft.Document.Blocks[b].Text)) || draft.PassagesOf(passage.Block).Any(p => Says(p.Text) && (p.Start <= passage.Start || !DatesIn.AnyFigure(p.Text))) || passage.Headings.Any(h => Says(h) && !DatesIn.Of(h).Any(d => d.Last > period.Start))
            || (!passage.Text.TrimEnd().EndsWith('.') && draft.Passages.Any(p => p.Headings.SequenceEqual(passage.Headings) && Says(p.Text)));
    }
}
