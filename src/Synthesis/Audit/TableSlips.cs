using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>
/// Holds numbers of sentences against tables where the sentence leads to a row or a column: by its date, by the row's name, or by another number of that row. Doubted is what stands nowhere else
/// and is a slip of the pen from a number of the table or from the difference of two; and a share of a row in its column's total that moved "from 10% to 19%" where the one is right.
/// </summary>
internal static partial class TableSlips
{
    private const int LeastDifference = 3;

    /// <param name="draft">The draft.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="told">What it tells of things counted.</param>
    /// <param name="fitting">Where passages begin in which a share follows from part and whole.</param>
    internal static IEnumerable<AuditFinding> Of(Draft draft, AuditRules rules, IReadOnlyList<Telling> told, IReadOnlySet<int> fitting)
    {
        var rows = CountTables.Rows(draft, rules).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        var (times, least) = (ToldTwice.Times(draft, told), (decimal)rules.Limit("slip-least"));
        var heads = told.ToLookup(t => (t.Passage.Start, t.At), t => t.Head);
        var block = new List<decimal>();
        for (var i = 0; i < draft.Passages.Count; i++)
        {
            var passage = draft.Passages[i];
            if (passage.Kind is not (BlockKind.Paragraph or BlockKind.ListItem) || passage.IsDrawn || rules.List("supposed").StandIn(passage.Text))
            {
                continue;
            }

            if (i == 0 || draft.Passages[i - 1].Block != passage.Block)
            {
                block.Clear();
            }

            var numbers = passage.Words.Select((w, at) => (N: Tellings.NumberAt(passage.Words, at, passage.Text, out _), w.Start)).Where(n => n.N is not null).Select(n => (N: n.N!.Value, n.Start)).ToList();
            var dates = DatesIn.Of(passage.Text);
            numbers.RemoveAll(n => dates.Any(d => n.Start >= d.At && n.Start < d.At + d.Length));
            block.AddRange(numbers.Select(n => n.N));
            if (numbers.Count == 0 && !passage.Text.Contains('%', StringComparison.Ordinal))
            {
                continue;
            }

            var (names, units) = (rules.List("names-a-number").Cover(passage.Words), rules.List("not-counted").Cover(passage.Words));
            bool Names((decimal N, int Start) n) => Enumerable.Range(1, Math.Max(0, passage.Words.Count - 1)).Any(w => passage.Words[w].Start == n.Start && (names[w - 1] || (w + 1 < units.Length && units[w + 1])));
            var doubtful = numbers.Where(n => n.N >= least && !Names(n) && !OfEvery().IsMatch(passage.Text[n.Start..]) && !Compares().IsMatch(passage.Text[n.Start..]) && !Fits(passage.Text[n.Start..], fitting.Contains(passage.Start)) && times.GetValueOrDefault(n.N) <= 1 && !rows.Exists(r => r.Numbers.Contains(n.N))).ToList();
            if (doubtful.Count == 0 && !Differs().IsMatch(passage.Text) && !Moved().IsMatch(passage.Text))
            {
                continue;
            }

            var words = CountTables.Stems(passage.Words, rules);
            // What a sentence compares with another time is of what the sentence before was about; a total is of what its table is about.
            var earlier = rules.List("earlier").StandIn(passage.Text);
            var about = earlier && i > 0 && draft.Passages[i - 1].Block == passage.Block ? [.. words, .. CountTables.Stems(draft.Passages[i - 1].Words, rules)] : rules.List("total-row").StandIn(passage.Text) ? [.. words, .. rows.Where(r => r.IsTotal).SelectMany(r => r.Caption)] : words;
            var near = CountTables.Stems([.. draft.Passages.Where(p => p.Block == passage.Block).SelectMany(p => p.Words)], rules);
            var found = doubtful.Select(n => Slip(n.N, heads[(passage.Start, n.Start)].FirstOrDefault(h => h.Length > 0), rules, numbers.ConvertAll(o => o.N), block, words, about, near, dates, rows, earlier, least)).FirstOrDefault(f => f is not null)
                ?? Difference(passage.Text, numbers.ConvertAll(n => n.N), rows, least) ?? Share(passage.Text, words, rows);
            if (found is { Row: var row, Said: var said, Right: var right, Share: var share, IsGap: var gap })
            {
                var sign = share ? "%" : "";
                yield return new AuditFinding(share ? "table/percentage" : "contradiction/number", share ? "table" : "contradiction", Severity.Warning, $"The text gives {Denominator.Number(said)}{sign}; the table gives {Denominator.Number(right)}{sign} in or from the row '{row.Label}'.",
                    "Make text and table agree.", null, null, draft.Of(passage)) { Against = [row.Place], Numbers = share || gap ? null : (said, right), About = $"table {Denominator.Number(said)} {Denominator.Number(right)}" };
            }
        }
    }

    /// <summary>Whether a number is followed by a share that it makes of the whole named after it, or in a passage whose shares fit.</summary>
    private static bool Fits(string from, bool fitting) => WithShare().Match(from) is { Success: true } m && (m.Groups["of"].Success
        ? NumberWords.Read(m.Groups["n"].Value) is { } n && NumberWords.Read(m.Groups["of"].Value) is { } of && of > 0 && Math.Abs((100 * n / of) - decimal.Parse(m.Groups["p"].Value, CultureInfo.InvariantCulture)) < 1 : fitting);

    private sealed record Found(CountRow Row, decimal Said, decimal Right, bool Share, bool IsGap = false);

    private static bool Slip(decimal a, decimal b) => a.ToString(CultureInfo.InvariantCulture).Order().SequenceEqual(b.ToString(CultureInfo.InvariantCulture).Order());

    private static Found? Slip(decimal said, string? noun, AuditRules rules, List<decimal> beside, List<decimal> block, HashSet<string> words, HashSet<string> about, HashSet<string> near, IReadOnlyList<DateSaid> dates, List<CountRow> rows, bool earlier, decimal least)
    {
        foreach (var row in rows.Where(r => noun is null || r.Words.Contains(noun) || r.Caption.Contains(noun) || noun == ToldTwice.Child(rules)))
        {
            for (var c = 0; c < row.Numbers.Count; c++)
            {
                // One digit that is another is less of a sign than two that changed places: the row has to be named in full.
                if (row.Numbers[c] is { } cell && cell >= least && Telling.IsSlip(said, cell) && (Slip(said, cell) || (row.Words.Count > 0 && row.Words.IsSubsetOf(words) && (noun is not null || beside.Exists(n => n != said && n >= least && row.Numbers.Contains(n)))) || row.IsTotal) && ((dates.Count > 0 && row.Dates[c] is not null) || Math.Max(said, cell) <= 2 * Math.Min(said, cell)) && !beside.Contains(cell) && (dates.Count == 0 || earlier || row.Dates[c] is not { } head || dates.Any(d => d.Meets(head)))
                    && ((row.Words.Count > 0 && row.Words.IsSubsetOf(words) && (row.Words.Count > 1 || row.Caption.Count == 0 || (dates.Count > 0 && row.Dates[c] is not null) || row.Caption.Except(row.Words).Any(near.Contains))) || (row.Dates[c] is { } day && dates.Any(d => d.Meets(day)) && ((row.IsTotal && (row.Caption.Count == 0 || row.Caption.Overlaps(about))) || row.Words.Except(row.Caption).Any(words.Contains)))
                        || (row.Words.Count > 0 && beside.Distinct().Count(n => n != said && n >= least && rows.Exists(r => r != row && r.Block == row.Block && r.Numbers.Count > c && r.Numbers[c] == n)) > 1)
                        || (((row.IsTotal && (row.Caption.Count == 0 || row.Caption.Overlaps(about))) || row.Words.Except(row.Caption).Any(words.Contains)) && row.Numbers.Where((_, o) => o != c).Any(n => n >= least && n != said && block.Contains(n.Value)))))
                {
                    return new Found(row, said, cell, false);
                }
            }
        }

        return null;
    }

    /// <summary>"371 places, which is 14 fewer than two years before": where the row of 371 has no difference of 14 and one of 41.</summary>
    private static Found? Difference(string text, List<decimal> numbers, List<CountRow> rows, decimal least)
    {
        foreach (Match m in Differs().Matches(text))
        {
            if (NumberWords.Read(m.Groups["n"].Value) is not { } said || said < LeastDifference)
            {
                continue;
            }

            var candidates = rows.Where(r => numbers.Any(n => n >= least && n != said && r.Numbers.Contains(n)))
                .Select(r => (Row: r, Gaps: numbers.Where(n => r.Numbers.Contains(n)).SelectMany(n => r.Numbers.OfType<decimal>().Select(o => Math.Abs(o - n))).Where(g => g > 0).ToList())).ToList();
            if (candidates.Count > 0 && !candidates.Any(c => c.Gaps.Contains(said)) && candidates.SelectMany(c => c.Gaps.Select(g => (c.Row, Gap: g))).FirstOrDefault(c => Telling.IsSlip(said, c.Gap)) is { Row: not null } right)
            {
                return new Found(right.Row, said, right.Gap, false, true);
            }
        }

        return null;
    }

    /// <summary>A share that moved from one percentage to another, of which one is the row's share in its table's total and the other that of no column.</summary>
    private static Found? Share(string text, HashSet<string> words, List<CountRow> rows)
    {
        if (Moved().Match(text) is not { Success: true } m || rows.Where(r => !r.IsTotal && r.Words.Count > 0 && r.Words.IsSubsetOf(words)).MaxBy(r => r.Words.Count) is not { } row || rows.Find(r => r.Block == row.Block && r.IsTotal) is not { } total)
        {
            return null;
        }

        var shares = row.Numbers.Zip(total.Numbers).Select(p => p is ({ } n, { } of) && of > 0 ? (decimal?)Math.Round(100 * n / of, 0, MidpointRounding.AwayFromZero) : null).OfType<decimal>().ToList();
        var (a, b) = (decimal.Parse(m.Groups["a"].Value, CultureInfo.InvariantCulture), decimal.Parse(m.Groups["b"].Value, CultureInfo.InvariantCulture));
        bool Is(decimal said) => shares.Exists(s => Math.Abs(s - said) <= 1);
        return shares.Count < 2 || Is(a) == Is(b) ? null : Is(a) ? new Found(row, b, shares[^1], true) : new Found(row, a, shares[0], true);
    }

    [GeneratedRegex(@"(?<![\d£.,/–-])\b(?<n>" + NumberWords.Pattern + @")\s+(?:\p{L}+\s+)?(?:fewer|more|less|lower|higher|above|below|up|down)\s+(?:than|on)\b|\b(?:up|down|rise|fall|increase|decrease|drop|reduction|risen|fallen|rose|fell|grew|grown|dropped)\s+(?:of|by)\s+(?<n>" + NumberWords.Pattern + @")(?!\s*(?:%|per))", RegexOptions.IgnoreCase)]
    private static partial Regex Differs();

    [GeneratedRegex(@"^\S+\s+(?:more|fewer|less)\s+than\b", RegexOptions.IgnoreCase)]
    private static partial Regex Compares();

    [GeneratedRegex(@"^\S+\s+(?:out )?(?:of|in|for|per) (?:every|each)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfEvery();

    [GeneratedRegex(@"^(?<n>\S+)\s*[(\[](?<p>\d+(?:\.\d+)?)\s*(?:%|per\s?cent)\s*[)\]](?:\s+of\s+(?:the|our|these|those|all)\s+(?<of>\d[\d,]*))?", RegexOptions.IgnoreCase)]
    private static partial Regex WithShare();

    [GeneratedRegex(@"\bfrom\s+(?<a>\d+(?:\.\d)?)\s*(?:%|per\s?cent)[^%.;]{0,40}?\bto\s+(?<b>\d+(?:\.\d)?)\s*(?:%|per\s?cent)", RegexOptions.IgnoreCase)]
    private static partial Regex Moved();
}
