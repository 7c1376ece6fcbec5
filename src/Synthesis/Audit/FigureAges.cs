using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>Whether the figures of a draft bear dates, and whether these are recent enough for the period it plans.</summary>
internal static partial class FigureAges
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
        var undated = new List<(Passage Passage, int Weight)>();
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
            var words = Named(p.Text, rules);
            var entries = Entries(draft, p.Block);
            return rules.List("brings-up-to-date").StandIn(p.Text) || entries.SelectMany(b => latest[b]).Any(l => l.Last > last && (CountsOf(l.Text, rules) is var others && (counted.Count == 0 || others.Count == 0 ? DatesIn.AnyFigure(l.Text) || rules.List("stands-for-a-figure").StandIn(l.Text) : others.Overlaps(counted)))
                && (entries.Count > 1 || GoesOn().IsMatch(l.Text) || words.Count == 0 || Named(l.Text, rules).Overlaps(words)));
        }

        // Words of the past make an old figure history, but not where they only lead from an earlier date to the one that is old.
        bool IsPast(Passage p, int dates) => rules.List("earlier").SpansIn(p.Text) is { Count: > 0 } past && (dates < 2 || rules.List("told-over-years").SpansIn(p.Text) is var over && past.Any(e => !over.Any(o => o.Start <= e.Start && e.End <= o.End)));

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
                if (date.Last.AddYears(oldest) < from && !IsHistory(passage, date.Last) && !IsPast(passage, dates.Select(d => d.Last).Distinct().Count()) && !rules.List("not-a-count").StandIn(passage.Text)
                    && !rules.List("of-others").StandIn(passage.Text) && !rules.List("supposed").StandIn(passage.Text) && !If().IsMatch(passage.Text))
                {
                    findings.Add(new AuditFinding("currency/old-figure", "currency", Severity.Warning, $"The figure is of {passage.Text.Substring(date.At, date.Length)}, more than {oldest} years before the period begins.",
                        "Give the newest figure there is, and its date.", null, null, draft.Of(passage)));
                }
            }
            else if (!allDated && dates.Count == 0 && Figures(passage, rules) && !rules.List("not-today").StandIn(passage.Text) && (Held(passage) || Happened(passage) || Stated(passage)) && !Dated(draft, passage, period, rules, asAt))
            {
                undated.Add((passage, Counts(passage) ? 0 : held.Any(q => q.Start < passage.End && passage.Start < q.End) ? 1 : 2));
            }
        }

        foreach (var (place, told) in OldTables(draft, from.AddYears(-oldest - 1), rules))
        {
            findings.Add(new AuditFinding("currency/old-figure", "currency", Severity.Warning, $"The newest figures of the table are of {told}, more than {oldest} years before the period begins.", "Give the newest figures there are, and their date.", null, null, place));
        }

        // One note a paragraph, the weightiest first, and no more than can be put right.
        var datedNumbers = draft.Passages.Where(p => p.Kind == BlockKind.Table || DatesIn.Any(p.Text)).SelectMany(p => NumbersOf(p.Text)).ToHashSet(StringComparer.Ordinal);
        foreach (var (passage, weight) in undated.Where(u => u.Weight == 0 || NumbersOf(u.Passage.Text) is var told && (told.Count == 0 || told.Any(n => !datedNumbers.Contains(n)))).GroupBy(u => u.Passage.Block).Select(g => g.MinBy(u => u.Weight)).OrderBy(u => u.Weight).Take((int)rules.Limit("undated-shown")).OrderBy(u => u.Passage.Start))
        {
            findings.Add(new AuditFinding("currency/undated-figure", "currency", weight == 0 ? Severity.Warning : Severity.Info, "No date stands by this figure.", "Say as at which day, or of which year, it is.", null, null, draft.Of(passage)));
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

    /// <summary>Tables of which the newest date, in their header row or caption, is before a day.</summary>
    private static IEnumerable<(Place? Place, string Told)> OldTables(Draft draft, DateOnly before, AuditRules rules)
    {
        var blocks = draft.Document.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not { Kind: BlockKind.Table, Rows: { Count: > 1 } rows } || draft.PassagesOf(i).FirstOrDefault() is not { } first || first.Headings.Any(h => rules.List("earlier-headings").StandIn(h) || rules.List("last-headings").StandIn(h)))
            {
                continue;
            }

            string[] told = [string.Join('\t', rows[0]), .. new[] { i - 1, i + 1 }.Where(b => b >= 0 && b < blocks.Count && blocks[b].Kind == BlockKind.Caption).Select(b => blocks[b].Text)];
            if (!told.Any(rules.List("earlier").StandIn) && !told.Any(rules.List("not-a-count").StandIn) && !rows.Skip(1).Any(r => DatesIn.Any(string.Join('\t', r))) && told.SelectMany(t => DatesIn.Of(t).Select(d => (d.Last, Text: t.Substring(d.At, d.Length)))).ToList() is { Count: > 0 } dates && dates.MaxBy(d => d.Last) is var newest && newest.Last < before)
            {
                yield return (draft.Of(i), newest.Text);
            }
        }
    }

    /// <summary>The paragraph, or all entries of the list, that a block is.</summary>
    private static List<int> Entries(Draft draft, int block)
    {
        var (first, last) = (block, block);
        bool IsEntry(int b) => draft.Document.Blocks[b].Kind == BlockKind.ListItem;
        while (IsEntry(block) && first > 0 && IsEntry(first - 1))
        {
            first--;
        }

        while (IsEntry(block) && last + 1 < draft.Document.Blocks.Count && IsEntry(last + 1))
        {
            last++;
        }

        return [.. Enumerable.Range(first, last - first + 1)];
    }

    /// <summary>Words that name what a sentence is about: neither common ones nor short ones.</summary>
    private static HashSet<string> Named(string text, AuditRules rules) => [.. Word.Split(text).Select(w => w.Folded.TrimEnd('s')).Where(w => w.Length > 4 && !w.Any(char.IsAsciiDigit) && !rules.List("common").StandIn(w) && !rules.List("common").StandIn(w + "s"))];

    /// <summary>The numbers of two digits or more of a text that are no years.</summary>
    private static HashSet<string> NumbersOf(string text) => [.. Number().Matches(text).Select(m => m.Value.TrimEnd(',', '.')).Where(n => n.Length > 1 && !Year().IsMatch(n))];

    [GeneratedRegex(@"\d[\d,.]*")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:19|20)\d\d$")]
    private static partial Regex Year();

    [GeneratedRegex(@"(?:^|[,;]\s)if\b", RegexOptions.IgnoreCase)]
    private static partial Regex If();

    // A sentence that goes on with what the one before it counted.
    [GeneratedRegex(@"\b(?:it|they|that|this|these|those|them|he|same|the (?:figure|number|total|rate|share|average|sum))\b", RegexOptions.IgnoreCase)]
    private static partial Regex GoesOn();

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
        return Enumerable.Range(first, passage.Block - first).Any(b => Says(draft.Document.Blocks[b].Text)) || draft.PassagesOf(passage.Block).Any(p => (p.Start <= passage.Start ? Says(p.Text) : DatesIn.Of(p.Text).Any(d => d.First <= asAt) && !DatesIn.AnyFigure(p.Text) && !rules.List("figure").StandIn(p.Text))) || passage.Headings.Any(h => Says(h) && !DatesIn.Of(h).Any(d => d.Last > period.Start))
            || (!passage.Text.TrimEnd().EndsWith('.') && draft.Passages.Any(p => p.Headings.SequenceEqual(passage.Headings) && Says(p.Text)));
    }
}
