using System.Text.RegularExpressions;

namespace Synthesis.Audit;

/// <summary>A number that a sentence gives, with what it says of it.</summary>
/// <param name="Count">How many, or null.</param>
/// <param name="Share">Which percentage, or null.</param>
/// <param name="Of">Out of how many as the same sentence tells, or null.</param>
/// <param name="Clause">The part of the sentence that speaks of it.</param>
/// <param name="Quote">The sentence.</param>
/// <param name="Paragraph">Where it stands.</param>
internal sealed partial record Claim(decimal? Count, Percentage? Share, decimal? Of, string Clause, string Quote, WrittenParagraph Paragraph)
{
    /// <summary>Whether it only names the denominator of others: "of the 23 that …".</summary>
    internal bool IsBase { get; init; }

    /// <summary>Numbers that stand before it in its clause, and may be what its percentage is of.</summary>
    internal IReadOnlyList<decimal> Before { get; init; } = [];

    private const string Word = NumberWords.Pattern;

    /// <summary>The sentences of a text.</summary>
    internal static IEnumerable<string> SentencesOf(string text) => Sentence().Split(text).Where(s => s.Length > 0);

    /// <summary>How many words stand between its count and its percentage.</summary>
    internal int Apart { get; init; }

    /// <summary>Whether a number only names something: a year, a day of a month, a table, a page; or is a part of a fraction in words.</summary>
    internal static bool IsName(string text, int at, string number) => NotCounted().IsMatch(text.AsSpan(at)) || Titled().IsMatch(text[..at]) || (number.Trim() is ['1' or '2', _, _, _] year && Between1900And2100(year));

    /// <summary>The claims of a paragraph, in their order.</summary>
    internal static IEnumerable<Claim> In(WrittenParagraph paragraph)
    {
        foreach (var sentence in SentencesOf(paragraph.Text))
        {
            // A whole that a clause begins with holds until another does.
            var leads = Led().Matches(sentence);
            var at = 0;
            decimal? bracketed = null;
            foreach (var clause in Parts().Split(sentence))
            {
                at = Math.Max(at, sentence.IndexOf(clause, at, StringComparison.Ordinal)) + clause.Length;
                var led = leads.LastOrDefault(l => l.Index < at) is { } lead ? NumberWords.Read(lead.Groups["of"].Value) : null;
                foreach (var claim in InClause(clause, sentence, led ?? bracketed, paragraph))
                {
                    yield return claim;
                }

                bracketed = ShareOfWhole().Match(clause) is { Success: true } whole ? NumberWords.Read(whole.Groups["of"].Value) : bracketed;
            }
        }
    }

    private static IEnumerable<Claim> InClause(string clause, string sentence, decimal? led, WrittenParagraph paragraph)
    {
        clause = SaidRatio.Blank(clause);
        var rest = clause;
        foreach (Match m in Both().Matches(clause))
        {
            if (m.Groups["n"].Success && IsName(clause, m.Index, m.Groups["n"].Value))
            {
                rest = rest.Replace(m.Value, " ", StringComparison.Ordinal);
                continue;
            }

            var (count, outOf) = (NumberWords.Read(m.Groups["n"].Value), (m.Groups["of"].Success ? m.Groups["of"] : m.Groups["of2"].Success ? m.Groups["of2"] : m.Groups["of3"]) is { Success: true } stated ? NumberWords.Read(stated.Value) : led);
            IReadOnlyList<decimal> before = [.. AnyNumber().Matches(clause[..m.Index]).Select(n => NumberWords.Read(n.Value)).OfType<decimal>()];

            // What leads a clause, such as "of the 22 (17%)", is not the whole of itself.
            yield return new Claim(count, Figure.ShareOf(m.Groups["p"].Value), outOf == count ? null : outOf, clause, sentence, paragraph) { Before = before, Apart = Math.Max(0, m.Value.Split(' ').Length - 2) };
            led = m.Groups["of2"] is { Success: true } whole2 ? NumberWords.Read(whole2.Value) : led;
            rest = rest.Replace(m.Value, " ", StringComparison.Ordinal);
        }

        foreach (Match m in OnlyShare().Matches(rest))
        {
            yield return new Claim(null, Figure.ShareOf(m.Groups["p"].Value), led, clause, sentence, paragraph);
        }

        // A count in words begins its clause, or it may be part of anything.
        if (Subject().Match(rest) is { Success: true } subject && NumberWords.Read(subject.Groups["n"].Value) is { } n && !Led().IsMatch(rest))
        {
            yield return new Claim(n, null, led, clause, sentence, paragraph);
        }

        if (Base().Match(clause) is { Success: true } of2 && NumberWords.Read(of2.Groups["of"].Value) is { } whole)
        {
            yield return new Claim(whole, null, null, of2.Groups["what"].Value, sentence, paragraph) { IsBase = true };
        }
    }

    private static bool Between1900And2100(string year) => string.CompareOrdinal(year, "1900") >= 0 && string.CompareOrdinal(year, "2100") <= 0;

    [GeneratedRegex(@"(?<=[.!?][”’""')]*(?:\d{1,2})?)\s+(?=[\p{Lu}“""‘(])|(?<=(?:\p{Ll}{4,}|[%)])[.!?])(?<!approx\.|circa\.)\s+(?=\d)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[;:]\s+|\s[-–—]\s|\s+than\s+|,\s+(?=(?:and |but |whereas |while |although |or (?!\d+(?:\.\d+)?\s*(?:%|per ?cent)))?(?:the other |another |only |a further |even )?" + Word + @"\b)|\s+(?=(?:whereas|although|but|while)\s)|\s+and (?=(?:even |only |the other )?" + Word + @"\s+(?:even |also |only )?\p{Ll}+(?:ed|ing)\b)|,\s+(?=\d+(?:\.\d+)?%(?!\s+of\b))|\s+and (?=\d+(?:\.\d+)?%)", RegexOptions.IgnoreCase)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b(?:of|out of|among) (?:all (?:the )?|the |these |those |our )?(?<of>" + Word + @")(?! ?[(\[]\s*\d)(?: [^,]{0,120})?,", RegexOptions.IgnoreCase)]
    private static partial Regex Led();

    [GeneratedRegex(@"[(\[]\s*\d+(?:\.\d+)?\s*(?:%|per ?cent)\s+of (?:all )?(?:the |these |those )?(?<of>" + Word + @")\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShareOfWhole();

    [GeneratedRegex(@"(?<![£$€\d.,/–\-\p{L}])" + Word + @"\b(?!\s*(?:%|per ?cent))", RegexOptions.IgnoreCase)]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"(?<![£$€\d.,/–\-\p{L}])(?:(?<n>" + Word + @")\s*/\s*(?<of>\d[\d,]*)\s*[(\[]\s*(?<p>\d+(?:\.\d+)?)\s*(?:%|per ?cent)\s*[)\]]"
        + @"|(?<n>" + Word + @")(?:(?:(?:\s+\p{Ll}+){0,3}?\s+out of|\s+of) (?:the |these |those |all )?(?<of>\d[\d,]*|" + Word + @"))?(?:\s+\p{L}[\p{L}’'-]*){0,6}?\s*[(\[]\s*(?<p>\d+(?:\.\d+)?)\s*(?:%|per ?cent)(?:\s+of (?:all )?(?:the |these |those )?(?<of2>" + Word + @")\b[^)\]]{0,40})?\s*[)\]](?:\s+(?:out )?of (?:the |these |those |all )?(?<of2>" + Word + @")\b)?"
        + @"|(?<n>" + Word + @")(?:\s+(?:out )?of (?:the |these |those |all )?(?<of>\d[\d,]*|" + Word + @"))?(?:\s+\p{L}[\p{L}’'-]*){0,4}?,?\s+or\s+(?<p>\d+(?:\.\d+)?)\s*(?:%|per ?cent)"
        + @"|(?<n>" + Word + @")(?:\s+\p{L}[\p{L}’'-]*){1,3},\s+(?<p>\d+(?:\.\d+)?)\s*(?:%|per ?cent)(?=\s+of\b)"
        + @"|(?<p>\d+(?:\.\d+)?)\s*(?:%|per ?cent)\s*[(\[]\s*(?:n\s*=\s*)?(?<n>\d[\d,]*)(?:\s*(?:/|of|out of)\s*(?<of3>\d[\d,]*))?\s*[)\]])", RegexOptions.IgnoreCase)]
    private static partial Regex Both();

    [GeneratedRegex(@"(?<![£$€\d.,/–+<>-])(?<p>\d+(?:\.\d+)?)\s*(?:%|per ?cent)(?!\s*(?:CI|confidence|interval|points?\b|to \d|–|-\s*\d))", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyShare();

    [GeneratedRegex(@"^[^\w£$€]*(?:and |but |whereas |while |although |however,? |in |only |a further |the (?:other|remaining) |even |another |in total,? |of (?:these|those|them),? |on |for |[\p{Lu}][\p{Ll}]+ly,? )*(?<n>" + Word + @")(?![\d.,/%–-]*\d)\s+(?!of (?:the|these|those)? ?(?:" + Word + @")|per ?cent|percent|years?|months?|days?|weeks?|hours?|in " + Word + @"\b|(?:\p{L}+ )in " + Word + @"\b|out of|or more|to \d|times|such|way|reason|example|million|billion|key|main|aspect)(?=(?-i:\p{Ll}))", RegexOptions.IgnoreCase)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\b(?:of|for) (?:the|these|those|all) (?<of>" + Word + @") (?<what>(?:\p{L}+ )?(?:that|which|who|with|\p{L}+ing|\p{L}+ (?:that|which|\p{L}+ing)|reporting|using)\b[^,.;]{4,100})|\bout of the (?<of>" + Word + @") (?<what>[^,.;]{4,100})", RegexOptions.IgnoreCase)]
    private static partial Regex Base();

    [GeneratedRegex(@"^[\d\p{L}]+(?:(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|[\s-](?:halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b|\s+or (?:more|fewer|less|over|under|older|younger|above|below)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex NotCounted();

    [GeneratedRegex(@"(?:\b(?:table|figure|page|pages?|section|chapter|paragraph|annex|no\.|aged?|ages|question|number)\s*|[£$€])$", RegexOptions.IgnoreCase)]
    private static partial Regex Titled();
}
