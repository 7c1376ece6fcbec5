using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>Checks a percentage that a sentence gives beside its part and its whole, such as "27 of our 36 placements (75%)" or "Of the 81, 52 (64%)".</summary>
internal static partial class SentenceShares
{
    private const int FewestLed = 2;

    /// <summary>What does not fit, and the passages in which a percentage beside part and whole does.</summary>
    internal static (IReadOnlyList<AuditFinding> Findings, IReadOnlySet<int> Right) Of(Draft draft, AuditRules rules, IReadOnlyList<Telling> told)
    {
        var (findings, fitting) = (new List<AuditFinding>(), new HashSet<int>());
        var often = draft.Passages.SelectMany(Tellings.NumbersIn).CountBy(n => n).Where(n => n.Value >= rules.Limit("told-often")).Select(n => n.Key).ToList();
        for (var i = 0; i < draft.Passages.Count; i++)
        {
            var passage = draft.Passages[i];
            if (passage.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Footnote or BlockKind.Caption))
            {
                continue;
            }

            foreach (Match m in passage.Text.Contains('£', StringComparison.Ordinal) && Says(passage.Text) ? MoneyShare().Matches(passage.Text) : Enumerable.Empty<Match>())
            {
                var (part, of, said) = (Number(m.Groups["n"].Value) ?? 0, Number(m.Groups["of"].Value) ?? 0, decimal.Parse(m.Groups["p"].Value, CultureInfo.InvariantCulture));
                if (of > 0 && part <= of && m.Groups["u"].Value == m.Groups["v"].Value && Math.Abs((100 * part / of) - said) >= (m.Groups["p"].Value.Contains('.', StringComparison.Ordinal) ? 0.2m : 1))
                {
                    findings.Add(new AuditFinding("table/percentage", "table", Severity.Error, string.Create(CultureInfo.InvariantCulture, $"£{m.Groups["n"].Value}{m.Groups["u"].Value} of £{m.Groups["of"].Value}{m.Groups["v"].Value} is {Math.Round(100 * part / of, 0, MidpointRounding.AwayFromZero)}%, not {said}%."),
                        "Put the sum or the percentage right.", null, null, draft.Of(passage)) { About = $"share {part} {of} {said}" });
                }
            }

            var percent = Says(passage.Text) || (i > 0 && Says(draft.Passages[i - 1].Text));
            foreach (Match m in passage.Text.Contains(" of ", StringComparison.OrdinalIgnoreCase) ? Fraction().Matches(passage.Text) : Enumerable.Empty<Match>())
            {
                if (Number(m.Groups["n"].Value) is { } part && Number(m.Groups["of"].Value) is >= 4 and var of && part <= of && PartOfWhole(m.Groups["f"].Value) is { } named && Math.Abs((100 * part / of) - named) > (decimal)rules.Limit("share-in-words-apart") && !rules.List("supposed").StandIn(passage.Text[..m.Index]) && !SaidWords.Hedged().IsMatch(passage.Text[..m.Index]) && !IsAim(passage.Text, m, 100 * part / of, rules))
                {
                    findings.Add(new AuditFinding("table/percentage", "table", Severity.Error, string.Create(CultureInfo.InvariantCulture, $"{part} of {of} is {Math.Round(100 * part / of, 0, MidpointRounding.AwayFromZero)}%, not {m.Groups["f"].Value.ToLowerInvariant()}."),
                        "Put the number or the share right.", null, null, draft.Of(passage)) { About = $"share {part} {of} {named}" });
                }
            }

            foreach (Match m in !percent ? [] : Share().Matches(passage.Text).Concat(MakesUp().Matches(passage.Text)).Concat(IsShareOf().Matches(passage.Text)).Concat(ShareFirst().Matches(passage.Text)).Concat(OfNamed().Matches(passage.Text)).Concat(ShareThenPart().Matches(passage.Text)).Concat(CardOver(draft, i)))
            {
                // A whole that the sentence before it names stands for one that its own does not.
                var whole = m.Groups["of"].Success ? Number(m.Groups["of"].Value)
                    : OfThose().IsMatch(m.Value) && Last(passage.Text[..m.Index]) is { } own ? own : Led(passage.Text[..m.Index]) ?? (i > 0 && draft.Passages[i - 1].Block == passage.Block ? Last(draft.Passages[i - 1].Text) : null);
                if (Number(m.Groups["n"].Value) is { } part && whole is { } of && of >= 5 && !Ages().IsMatch(passage.Text[..m.Groups["n"].Index]) && !InMany().IsMatch(passage.Text[m.Groups["n"].Index..]) && !InMany().IsMatch(passage.Text[Math.Max(0, m.Groups["n"].Index - 12)..]) && part <= of && decimal.TryParse(m.Groups["p"].Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var said))
                {
                    var named = m.Groups["of"].Success || Led(passage.Text[..m.Index]) is not null || Referring().IsMatch(passage.Text[..m.Index]) || (OfThose().IsMatch(m.Value) && Last(passage.Text[..m.Index]) is not null);
                    var step = m.Groups["p"].Value.Contains('.', StringComparison.Ordinal) ? 0.1m : 1m;
                    var right = 100m * part / of;
                    if (Math.Abs(right - said) >= step * (named ? 1 : 3) && (named || !often.Exists(n => n >= part && Math.Abs((100 * part / n) - said) < step)))
                    {
                        findings.Add(new AuditFinding("table/percentage", "table", named ? Severity.Error : Severity.Warning, string.Create(CultureInfo.InvariantCulture, $"{part} of {of} is {Math.Round(right, step < 1 ? 1 : 0, MidpointRounding.AwayFromZero)}%, not {said}%{(named ? "" : $", if {of} is the whole that is meant")}."),
                            "Put the number or the percentage right.", null, null, draft.Of(passage)) { About = $"share {part} {of} {said}" });
                    }
                    else
                    {
                        fitting.Add(passage.Start);
                    }
                }
            }
        }

        findings.AddRange(OfSection(draft, rules, told, fitting, findings.Select(f => f.Place!.Start).ToHashSet()));
        findings.AddRange(SharesInWords.Of(draft, rules, findings.Select(f => f.Place!.Start).ToHashSet()));
        return (findings, fitting);
    }

    /// <summary>
    /// Percentages beside a part ("162 places (47%)") whose whole no sentence near them names: held against the last number of the same thing told in the section or, in a list, before the list.
    /// One that is that part's share in any number of the draft stands.
    /// </summary>
    private static IEnumerable<AuditFinding> OfSection(Draft draft, AuditRules rules, IReadOnlyList<Telling> told, HashSet<int> fitting, HashSet<int> doubted)
    {
        var all = draft.Passages.SelectMany(Tellings.NumbersIn).Distinct().ToList();
        var byPassage = told.ToLookup(t => t.Passage.Start);
        for (var i = 0; i < draft.Passages.Count; i++)
        {
            var passage = draft.Passages[i];
            if (passage.Kind is not (BlockKind.Paragraph or BlockKind.ListItem) || !Says(passage.Text) || fitting.Contains(passage.Start) || doubted.Contains(passage.Start))
            {
                continue;
            }

            foreach (Match m in Share().Matches(passage.Text).Where(m => !m.Groups["of"].Success))
            {
                if (Number(m.Groups["n"].Value) is not { } part || !decimal.TryParse(m.Groups["p"].Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var said) || said is 0 or > 100)
                {
                    continue;
                }

                var step = m.Groups["p"].Value.Contains('.', StringComparison.Ordinal) ? 0.1m : 1m;
                var own = byPassage[passage.Start].FirstOrDefault(t => t.At == m.Groups["n"].Index);
                var before = Enumerable.Range(1, Math.Min(i, (int)rules.Limit("share-sentences-back"))).Select(b => draft.Passages[i - b]).TakeWhile(p => p.Headings.SequenceEqual(passage.Headings)).ToList();
                var whole = own is { Head.Length: > 0 } ? before.SelectMany(p => byPassage[p.Start].Reverse()).FirstOrDefault(t => t.Number > part && !t.IsPart && !t.IsOther && t.IsOfTheSame(own))
                    : passage.Kind == BlockKind.ListItem && before.Find(p => p.Kind != BlockKind.ListItem) is { } lead && lead.Text.TrimEnd().EndsWith(':') ? byPassage[lead.Start].FirstOrDefault(t => t.Number > part && !t.IsOther) : null;
                // Under "Of the 318:" the other entries' shares say that this is the whole.
                var led = passage.Kind == BlockKind.ListItem && whole is not null && whole.Passage.Text.TrimEnd().EndsWith(':') && Math.Abs((100 * part / whole.Number) - said) >= 2 * step
                    && draft.Passages.Where(p => p.Kind == BlockKind.ListItem && p != passage && p.Headings.SequenceEqual(passage.Headings) && Math.Abs(p.Block - passage.Block) < FewestLed * 4).Count(p => Share().Match(p.Text) is { Success: true } o && Number(o.Groups["n"].Value) is { } n && decimal.TryParse(o.Groups["p"].Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var share) && Math.Abs((100 * n / whole.Number) - share) < 1) >= FewestLed;
                if (whole is not null && Math.Abs((100 * part / whole.Number) - said) >= 2 * step && (led || !all.Exists(n => n >= part && Math.Abs((100 * part / n) - said) < step)))
                {
                    yield return new AuditFinding("table/percentage", "table", Severity.Warning, string.Create(CultureInfo.InvariantCulture, $"{part} of {whole.Number} is {Math.Round(100 * part / whole.Number, step < 1 ? 1 : 0, MidpointRounding.AwayFromZero)}%, not {said}%, if {whole.Number} is the whole that is meant."),
                        "Put the number or the percentage right.", null, null, draft.Of(passage)) { About = $"share {part} {whole.Number} {said}", Against = [draft.Of(whole.Passage)] };
                }
            }
        }
    }

    /// <summary>Whether a share in words is aimed at, or another beside it is the one of part and whole: "half of them (26 of 71, 37%, at the start)".</summary>
    private static bool IsAim(string text, Match m, decimal right, AuditRules rules) =>
        rules.List("aimed-at").StandIn(text[..m.Index]) || rules.List("bounds").SpansIn(text[..m.Index]) is [.., var bound] && text[bound.End..m.Index].Trim().Length == 0
        || (NextShare().Match(text[(m.Index + m.Length)..]) is { Success: true } next && Math.Abs((next.Groups["p"].Success ? decimal.Parse(next.Groups["p"].Value, CultureInfo.InvariantCulture) : 100 * (Number(next.Groups["n"].Value) ?? 0) / (Number(next.Groups["of"].Value) ?? 1)) - right) < (next.Groups["p"].Success ? 1 : (decimal)rules.Limit("share-in-words-apart")));

    /// <summary>Whether a percentage may stand in a text.</summary>
    private static bool Says(string text) => text.Contains('%', StringComparison.Ordinal) || text.Contains("per cent", StringComparison.OrdinalIgnoreCase) || text.Contains("percent", StringComparison.OrdinalIgnoreCase);

    /// <summary>The percentage that a share in words stands for, or null.</summary>
    internal static decimal? PartOfWhole(string words)
    {
        var parts = words.ToLowerInvariant().Replace('-', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 2 && parts[^2] == "in")
        {
            return NumberWords.Read(parts[^1]) is > 1 and var each ? 100 / each : null;
        }

        var unit = parts[^1].TrimEnd('s') switch { "half" or "halve" => 2, "third" => 3, "quarter" => 4, "fifth" => 5, "sixth" => 6, "eighth" => 8, "tenth" => 10, _ => 0 };
        var times = parts.Length == 1 || parts[0] is "a" or "an" or "one" ? 1 : NumberWords.Read(parts[0]);
        return unit == 0 || times is null ? null : 100 * times / unit;
    }

    /// <summary>A percentage that stands by itself above the words that give its part and whole, as on a card.</summary>
    private static MatchCollection CardOver(Draft draft, int i) => i > 0 && Alone().Match(draft.Passages[i - 1].Text) is { Success: true } card && PartOf().IsMatch(draft.Passages[i].Text)
        ? ShareFirst().Matches($"{card.Groups["p"].Value}% {draft.Passages[i].Text}") : ShareFirst().Matches("");

    /// <summary>The whole that a sentence begins with: "Of the 81 in residential care, …".</summary>
    private static decimal? Led(string before) => Whole().Matches(before).LastOrDefault() is { } m ? Number(m.Groups["of"].Value) : null;

    /// <summary>The whole that the sentence before ends on: "There were 62 children in residential care."</summary>
    private static decimal? Last(string sentence) => AnyNumber().Matches(sentence).Select(m => Number(m.Value)).OfType<decimal>().Where(n => n is >= 10 and < 1990 or > 2100).Select(n => (decimal?)n).LastOrDefault();

    private static decimal? Number(string text) => NumberWords.Read(text);

    private const string N = @"(?:\d{1,3}(?:,\d{3})+|\d+)";

    [GeneratedRegex(@"(?<![\d£.,/–-])(?<!\b" + NumberWords.Pattern + @"\s+in\s+(?:every\s+)?)(?<n>" + NumberWords.Pattern + @")(?!\s+in\s+(?:every\s+)?" + NumberWords.Pattern + @"\b)(?!\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)(?:\s+(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+|our\s+|all\s+|its\s+|their\s+|all\s+our\s+)?(?<of>" + N + @")(?![\d.,/]*\d|\s*%))?(?:\s+(?:\p{L}[\p{L}’'-]*|20\d\d(?:/\d\d)?|\d{1,2}(?=\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b))){0,9}?,?\s*[(\[]\s*(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)\s*[)\]]", RegexOptions.IgnoreCase)]
    private static partial Regex Share();

    [GeneratedRegex(@"(?<![\d£.,/–-])(?<n>" + N + @")\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?(?<of>" + N + @")(?![\d.,/]*\d|\s*%)[^%.;]{0,80}?(?:\b(?:mak(?:es?|ing) up|made up|amounts? to|accounts? for|that is|which is|equal to|or)\s+(?:about |around |some |nearly )?(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)(?!\s+(?:more|fewer|less|higher|lower))|,\s+(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)(?=\s*[,.;)]))", RegexOptions.IgnoreCase)]
    private static partial Regex MakesUp();

    [GeneratedRegex(@"(?<![\d.,])(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)[^%.;()]{0,100}?(?:[(\[]|,\s+(?:that is,?\s+|or\s+|being\s+)?|[–—-]\s+)(?:or\s+|that is,?\s+|about\s+)?(?<n>" + N + @")\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|its\s+|these\s+|those\s+|all\s+our\s+|a total of\s+)?(?<of>" + N + @")(?![\d.,/]*\d|\s*%)", RegexOptions.IgnoreCase)]
    private static partial Regex ShareFirst();

    [GeneratedRegex(@"(?<![\d£.,/–-])(?<n>" + N + @")(?:\s+\p{L}[\p{L}’'-]*){1,7}?\s+(?:is|are|was|were|make up|made up|represent|represents|represented|form|formed)\s+(?:about |some |nearly )?(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)\s+of\s+(?:the\s+|our\s+|all\s+|all our\s+)(?<of>" + N + @")(?![\d.,/]*\d|\s*%)", RegexOptions.IgnoreCase)]
    private static partial Regex IsShareOf();

    /// <summary>"There are 205 in their own homes, or 85% of the 241": part, share, whole.</summary>
    [GeneratedRegex(@"(?<![\d£.,/–-])(?<n>" + NumberWords.Pattern + @")(?:\s+\p{L}[\p{L}’'-]*){0,7}?(?:,|;|\s[–—-])\s+(?:or\s+|that is,?\s+|which is\s+|making\s+)?(?:about |some |nearly )?(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)\s+of\s+(?:the\s+|our\s+|all\s+|all our\s+|these\s+|those\s+)(?<of>" + N + @")(?![\d.,/]*\d|\s*%)", RegexOptions.IgnoreCase)]
    private static partial Regex OfNamed();

    /// <summary>"Of our 356 children 77%, or 273": share, whole, part.</summary>
    [GeneratedRegex(@"(?<![\d.,])(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)\s+of\s+(?:the\s+|our\s+|all\s+|all our\s+|these\s+|those\s+)(?<of>" + N + @")(?:\s+\p{L}[\p{L}’'-]*){0,4}?(?:,\s+(?:or\s+|that is,?\s+)?|\s*[(\[])(?<n>" + N + @")(?=\s*[,)\].;])", RegexOptions.IgnoreCase)]
    private static partial Regex ShareThenPart();

    [GeneratedRegex(@"\baged?\s+(?:\d+\s+(?:to|and|or)\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Ages();

    [GeneratedRegex(@"^\S*\s*(?:" + NumberWords.Pattern + @")\s+in\s+(?:every\s+)?" + NumberWords.Pattern + @"\b", RegexOptions.IgnoreCase)]
    private static partial Regex InMany();

    [GeneratedRegex(@"\bof (?:these|those|them)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfThose();

    [GeneratedRegex(@"\b(?<f>half|one\s+(?:[\p{L}]+\s+)?in\s+(?:three|four|five|six|seven|eight|nine|ten|\d+)|(?:a|one|two|three|four)[\s-](?:thirds?|quarters?|fifths?|sixths?|tenths?))\b(?:\s+of)?[^.;()%\d]{0,80}?(?:[(\[]|,\s+(?:that is,?\s+|or\s+)?)(?<n>" + NumberWords.Pattern + @")\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|its\s+|these\s+|those\s+)?(?<of>" + NumberWords.Pattern + @")(?![\d.,/]*\d|\s*%)", RegexOptions.IgnoreCase)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^,?\s*(?:or\s+|that is,?\s+)?(?:(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)|(?<n>" + NumberWords.Pattern + @")\s+in\s+(?<of>" + NumberWords.Pattern + @"))", RegexOptions.IgnoreCase)]
    private static partial Regex NextShare();

    [GeneratedRegex(@"£(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?<u>m|k|bn|million|)\s+(?:out\s+)?of\s+(?:the\s+|our\s+|a\s+total\s+of\s+|its\s+)?£(?<of>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?<v>m|k|bn|million|)\b[^.;()%£]{0,60}[(\[]\s*(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)", RegexOptions.IgnoreCase)]
    private static partial Regex MoneyShare();

    [GeneratedRegex(@"^\s*(?<p>\d+(?:\.\d)?)\s*(?:%|per\s?cent)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Alone();

    [GeneratedRegex(@"[(\[]" + N + @"\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?" + N, RegexOptions.IgnoreCase)]
    private static partial Regex PartOf();

    [GeneratedRegex(@"\b(?:of|out of)\s+(?:the\s+|these\s+|those\s+|our\s+|all\s+)?(?<of>" + N + @")\b(?!\s*%)", RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\bof (?:these|those|them|whom|which),?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Referring();

    [GeneratedRegex(@"(?<![\d£.,/–-])" + N + @"(?![\d.,/]*\d|\s*%|\s+(?:january|february|march|april|may|june|july|august|september|october|november|december))", RegexOptions.IgnoreCase)]
    private static partial Regex AnyNumber();
}
