using System.Globalization;
using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>How hard a draft is to read, and what was left standing in it that is no part of it.</summary>
internal static partial class LanguageAudit
{
    private const string Kind = "language";

    internal static (IReadOnlyList<DraftCheck> Looks, IReadOnlyList<AuditFinding> Findings) Of(Draft draft, AuditRules rules)
    {
        var findings = new List<AuditFinding>();
        void Add(string rule, Severity severity, string message, string what, Place? place, string? about = null) =>
            findings.Add(new AuditFinding($"{Kind}/{rule}", Kind, severity, message, what, null, null, place) { About = about ?? (place is null ? rule : null) });

        var sentences = draft.Passages.Where(p => p.Kind == BlockKind.Paragraph && p.Words.Count >= 4).ToList();
        var age = ReadingAge.Of(sentences);
        var oldest = rules.Limit("reading-age");
        if (age > oldest)
        {
            Add("reading-age", Severity.Warning, Invariant($"The prose asks for a reading age of {age:0.0}; {oldest:0} was asked for."), "Shorten sentences and use plainer words, first in the summary and in what is meant for all readers.", null);
        }

        var longest = (int)rules.Limit("sentence-words");
        var tooLong = sentences.Where(s => s.Words.Count > longest).OrderByDescending(s => s.Words.Count).ToList();
        foreach (var sentence in tooLong.Take((int)rules.Limit("long-sentences-shown")).OrderBy(s => s.Start))
        {
            Add("long-sentence", Severity.Info, $"A sentence of {sentence.Words.Count} words.", "Make two or three of it.", draft.Of(sentence));
        }

        var passive = sentences.Count == 0 ? 0 : (double)sentences.Count(s => IsPassive(s, rules)) / sentences.Count;
        if (passive > rules.Limit("passive-share") && sentences.Count >= 20)
        {
            Add("passive", Severity.Info, Invariant($"{passive:P0} of sentences are in the passive, so that it is often not said who does it."), "Say who does what.", null);
        }

        var undefined = Undefined(draft, rules).ToList();
        foreach (var (place, word) in undefined)
        {
            Add("abbreviation", Severity.Warning, $"'{word}' is nowhere spelt out.", $"Write it out where it first stands, with '{word}' in brackets after it.", place, word);
        }

        foreach (var (block, i) in draft.Document.Blocks.Select((b, i) => (b, i)))
        {
            foreach (var (from, to) in rules.List("placeholder").SpansIn(block.Text).Concat(Brackets().Matches(block.Text).Select(m => (m.Index, m.Index + m.Length))))
            {
                if (draft.In(i, from, to) is { } place)
                {
                    Add("placeholder", Severity.Error, $"'{place.Quote}' looks like something that is still to be filled in.", "Fill it in or take it out.", place, $"{place.Quote} {Before(block.Text, from)}");
                }
            }
        }

        foreach (var twice in draft.Prose.Where(p => Word.Split(p.Block.Text).Count >= 12).GroupBy(p => p.Block.Text, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Add("repeated", Severity.Warning, "This paragraph stands twice.", "Take one of them out.", draft.Of(twice.Last().At));
        }

        return (
        [
            new("reading-age", "Reading age (Flesch–Kincaid grade and five years)", age <= oldest, Invariant($"{age:0.0} years"), []),
            new("long-sentences", $"No sentence of more than {longest} words", tooLong.Count == 0, $"{tooLong.Count} of {sentences.Count}", [.. tooLong.Take(3).Select(draft.Of)]),
            new("passive", "Sentences in the passive", passive <= rules.Limit("passive-share"), Invariant($"{passive:P0}"), []),
            new("abbreviations", "Abbreviations are spelt out", undefined.Count == 0, undefined.Count == 0 ? "all" : string.Join(", ", undefined.Select(u => u.Word)), [.. undefined.Take(5).Select(u => u.Place).OfType<Place>()]),
        ], findings);
    }

    private static string Before(string text, int at) => text[Math.Max(0, at - 30)..at];

    private static bool IsPassive(Passage sentence, AuditRules rules)
    {
        var words = sentence.Words;
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i].Folded is not ("is" or "are" or "was" or "were" or "be" or "been" or "being"))
            {
                continue;
            }

            for (var j = i + 1; j < words.Count && j <= i + 3; j++)
            {
                if ((words[j].Folded.Length > 4 && words[j].Folded.EndsWith("ed", StringComparison.Ordinal) && !rules.List("not-participle").StandIn(words[j].Folded)) || rules.List("participle").StandIn(words[j].Folded))
                {
                    return true;
                }

                if (!words[j].Folded.EndsWith("ly", StringComparison.Ordinal) && words[j].Folded is not ("not" or "also" or "being" or "been" or "never" or "often" or "still" or "now"))
                {
                    break;
                }
            }
        }

        return false;
    }

    /// <summary>Capitals that stand for words which are nowhere given: neither in brackets beside it, nor in words whose initials they are, nor in a glossary.</summary>
    private static IEnumerable<(Place? Place, string Word)> Undefined(Draft draft, AuditRules rules)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var text = draft.Document.Text;
        foreach (var (block, i) in draft.Document.Blocks.Select((b, i) => (b, i)).Where(b => b.b.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Table or BlockKind.Footnote))
        {
            foreach (Match m in Capitals().Matches(block.Text))
            {
                var word = m.Groups["w"].Value;
                if (!known.Add(word) || rules.List("known-abbreviation").StandIn(word) || IsShouting(block.Text, m) || Explained(text, word))
                {
                    continue;
                }

                yield return (draft.In(i, m.Groups["w"].Index, m.Groups["w"].Index + word.Length), word);
            }
        }
    }

    /// <summary>Whether it stands among other words in capitals, so that it is no abbreviation but a line in capitals.</summary>
    private static bool IsShouting(string text, Match m)
    {
        var around = text[Math.Max(0, m.Index - 25)..Math.Min(text.Length, m.Index + m.Length + 25)];
        return Capitals().Count(around) >= 3;
    }

    private static bool Explained(string text, string word)
    {
        var bare = Regex.Escape(word);
        if (Regex.IsMatch(text, $@"\(\s*(?:the\s+)?[“""‘']?{bare}s?[”""’']?\s*[,;)]|\b{bare}s?\s*(?:\((?![^)]*\d{{4}})\p{{L}}{{3,}}[^)]{{3,}}\)|[:–—-]\s+\p{{L}}+\s\p{{L}}+|\s+(?:(?:is|are)\s+(?:the|a|an|our|short\s+for)|means|stands\s+for)\s+\p{{L}}+|\t\p{{L}}+\s\p{{L}}+)|\bcalled (?:the )?{bare}\b|\bknown as (?:the )?{bare}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2)))
        {
            return true;
        }

        // "Integrated Care Board … ICB", small words passed over; without capitals only words that follow one another, none of them small.
        var letters = word.Where(char.IsUpper).ToList();
        return letters.Count > 2
            && (Regex.IsMatch(text, @"\b" + string.Join(@"\p{L}+[ ’'-]+(?:(?:and|of|the|for|to|in|s) )*", letters.Select(l => Regex.Escape(l.ToString()))) + @"\p{L}+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2))
                || Regex.IsMatch(text, @"\b" + string.Join(@"\p{L}{2,}[ -]", letters.Select(l => $"[{l}{char.ToLowerInvariant(l)}]")) + @"\p{L}{2,}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2)));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\p{L}\d_/@.-])(?<w>[A-Z](?:[A-Z&]{1,5}|[a-z][A-Z]{1,4}))(?:s|’s|'s)?(?![\p{L}\d_@])")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"\[(?!\s*(?:figure|chart|image|picture|photo|photograph|map|diagram|graph)\b[^\]\n]*[.:]\s+\S)(?:\s*\.{2,}\s*|\s*[xX]{1,}\s*|[^\]\n]{0,40}\b(?:insert|add|tbc|name|date|figure|number|update|check|to follow)\b[^\]\n]{0,60})\]|\b[xX]{2,}\b(?!\s*(?:large|small))|\?\?+|\b\d*_{3,}|<(?:insert|add|name|date)[^>\n]{0,40}>", RegexOptions.IgnoreCase)]
    private static partial Regex Brackets();
}
