using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>Finds numbers of the same thing, as at the same date, that differ between two places of a draft.</summary>
internal static partial class SaidNumbers
{
    /// <summary>A number said of a thing.</summary>
    /// <param name="Number">The number.</param>
    /// <param name="Date">As at when, or null where no date stands near.</param>
    /// <param name="Place">The words that say it.</param>
    /// <param name="InTable">Whether they stand in a table.</param>
    private sealed record CountSaid(decimal Number, DateSaid? Date, Place Place, bool InTable);

    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules)
    {
        foreach (var thing in rules.Counts)
        {
            var said = InProse(draft, thing, rules).Concat(InTables(draft, thing)).ToList();
            var told = new HashSet<decimal>();
            foreach (var telling in said.Where(t => !t.InTable || t.Date is not null).OrderBy(t => t.Place.Start))
            {
                var rival = telling.Date is { } date
                    ? said.FirstOrDefault(o => o.Place != telling.Place && o.Number != telling.Number && o.Date is { } d && Equal(d, date) && !(o.InTable && telling.InTable))
                    : said.TrueForAll(o => o == telling || o.Number != telling.Number) ? said.FirstOrDefault(o => o.Date is not null && !o.InTable) : null;
                if (rival is not null && (Math.Max(telling.Number, rival.Number) <= 3 * Math.Min(telling.Number, rival.Number) || Telling.IsSlip(telling.Number, rival.Number)) && !Gives(telling, rival) && !Gives(rival, telling) && !AddsUp(telling, rival) && !AddsUp(rival, telling) && told.Add(telling.Number) && !told.Contains(rival.Number))
                {
                    told.Add(rival.Number);
                    yield return new AuditFinding("contradiction/number", "contradiction", telling.Date is null ? Severity.Warning : Severity.Error,
                        $"{Capital(thing.Title)}: here {Denominator.Number(telling.Number)}, elsewhere {Denominator.Number(rival.Number)}{(telling.Date is null ? "; no date says why" : " as at the same date")}.",
                        "Give one number, or say by date or definition why they differ.", null, null, telling.Place) { Against = [rival.Place], Numbers = (telling.Number, rival.Number), About = $"{thing.Id} {Denominator.Number(Math.Min(telling.Number, rival.Number))} {Denominator.Number(Math.Max(telling.Number, rival.Number))}" };
                }
            }
        }
    }

    /// <summary>Whether the words of the one give the other's number beside their own: "90 households, against 81 now".</summary>
    private static bool Gives(CountSaid one, CountSaid other) => !one.InTable && SaidNumber.In(one.Place.Quote).Any(n => !n.IsShare && n.Value == other.Number);

    /// <summary>Whether the words of the one give another number too, with which it makes up the other: "604 in the one and 233 in the other".</summary>
    private static bool AddsUp(CountSaid part, CountSaid whole) => !part.InTable && SaidNumber.In(part.Place.Quote).Any(n => !n.IsShare && n.Value + part.Number == whole.Number);

    /// <summary>Whether two dates are written as equally precise and are the same; a year alone says too little.</summary>
    private static bool Equal(DateSaid a, DateSaid b) => a.Year == b.Year && a.Span == b.Span && a.Month is not null && a.Month == b.Month && (a.Day == b.Day || a.Day is null || b.Day is null);

    private static IEnumerable<CountSaid> InProse(Draft draft, CountedThing thing, AuditRules rules)
    {
        foreach (var passage in draft.Passages.Where(p => p.Kind is BlockKind.Paragraph or BlockKind.ListItem && !p.IsDrawn))
        {
            foreach (var (from, to) in thing.Says.SpansIn(passage.Text))
            {
                // What makes it another number stands close by.
                if (Number(passage.Text[from..to]) is { } number && !(from == 0 && Numbered().IsMatch(passage.Text)) && !(char.IsAsciiDigit(passage.Text[from]) && rules.List("names-a-number").SpansIn(passage.Text[..from]) is [.., var name] && passage.Text[name.End..from].Trim().Length == 0) && !thing.Not.StandIn(passage.Text[Math.Max(0, from - 45)..Math.Min(passage.Text.Length, to + 30)]))
                {
                    var dates = DatesIn.Of(passage.Text);

                    // Of what is only supposed, and of some of them: "15 placements bought in this way".
                    if (rules.List("supposed").StandIn(passage.Text) || rules.List("another-world").StandIn(passage.Text) || Narrowed().Match(passage.Text[to..]) is { Success: true } next && rules.List("participle").StandIn(next.Value))
                    {
                        continue;
                    }

                    // "A year earlier there were 302": of another day than the one that the sentence names.
                    if (rules.List("earlier").StandIn(passage.Text[Math.Max(0, from - 45)..from]) && !dates.Any(d => d.At < from))
                    {
                        continue;
                    }

                    yield return new CountSaid(number, dates.Count == 0 ? null : dates.MinBy(d => Math.Abs(d.At - from)), draft.Of(passage), false);
                }
            }
        }
    }

    private static IEnumerable<CountSaid> InTables(Draft draft, CountedThing thing)
    {
        for (var i = 0; i < draft.Document.Blocks.Count; i++)
        {
            var block = draft.Document.Blocks[i];
            if (block.Rows is not { Count: > 1 } rows)
            {
                continue;
            }

            // Columns headed by bare years take day and month from the words above the table.
            var caption = i > 0 && draft.Document.Blocks[i - 1].Kind is BlockKind.Caption or BlockKind.Paragraph ? draft.Document.Blocks[i - 1].Text : "";
            if (rows.Any(r => r.Count > 1 && r.Skip(1).All(c => c.Trim() is "100" or "100%")) || caption.AsSpan().ContainsAny('£', '%') || caption.Contains("per cent", StringComparison.OrdinalIgnoreCase) || thing.Not.StandIn(caption) || (rows[0].Count > 0 && thing.Not.StandIn(rows[0][0])))
            {
                continue;
            }

            var at = 0;
            foreach (var row in rows)
            {
                var length = string.Join('\t', row).Length;
                if (row.Count > 0 && row[0].Length < 80 && thing.Rows.StandIn(row[0]) && !thing.Not.StandIn(row[0]))
                {
                    for (var c = 1; c < row.Count; c++)
                    {
                        if (Number(row[c]) is { } number && row[c].Trim().All(x => char.IsAsciiDigit(x) || x == ',') && c < rows[0].Count && DatesIn.Of(rows[0][c]) is [var date] && at + length <= block.Text.Length)
                        {
                            yield return new CountSaid(number, Dated(date, caption), draft.In(i, at, at + length)!, true);
                        }
                    }
                }

                at += length + 1;
            }
        }
    }

    /// <summary>The date that heads a column, with the day and month that the words above its table give where it is a year alone.</summary>
    internal static DateSaid Dated(DateSaid date, string caption) => date.Month is null && !date.Span && DayAndMonth(caption) is { } d ? date with { Month = d.Month, Day = d.Day } : date;

    private static (int Month, int Day)? DayAndMonth(string caption)
    {
        var at = DatesIn.Of(caption + " 2000").FirstOrDefault(d => d.Month is not null);
        return at is { Month: { } month, Day: { } day } ? (month, day) : null;
    }

    private static decimal? Number(string text) => text.Split((char[])[' ', '\t', '\n', '(', ')', ':', ';'], StringSplitOptions.RemoveEmptyEntries)
        .Select(w => decimal.TryParse(w.TrimEnd(',', '.'), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) && !(n is > 1989 and < 2060 && !w.Contains(',', StringComparison.Ordinal)) ? n : (decimal?)null).FirstOrDefault(n => n is not null);

    [GeneratedRegex(@"^\s*\d+(?:\.\d+)*\.?\s+\p{Lu}")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\s+\p{L}+")]
    private static partial Regex Narrowed();

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
