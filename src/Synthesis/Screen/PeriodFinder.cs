using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Screen;

/// <summary>
/// Finds the period a document says it is for: what its cover, its first sentences or a sentence about itself say; never a table's
/// row, a review date, a predecessor's span or a file's date.
/// </summary>
internal static partial class PeriodFinder
{
    private const int LeadBlocks = 14, CoverBlocks = 6, Before = 12, After = 8, NextTo = 12;
    private const double Enough = 3, OnCover = 4;
    private const int FirstBlocks = 2, TitleBlocks = 3, LongestTitle = 160, OneYear = 380;

    /// <summary>A span of time that may be the document's own.</summary>
    /// <param name="Span">The span; where it stands is counted in its block's text.</param>
    /// <param name="Quote">Its words.</param>
    /// <param name="Points">How much speaks for it.</param>
    /// <param name="Order">Its place among the texts that were read.</param>
    /// <param name="Block">The block it stands in, or -1 for the title among the file's properties.</param>
    /// <param name="First">Whether it stands where a reader looks first: in the title, on the cover, in a running line or in the opening paragraph.</param>
    internal sealed record Candidate(PeriodExpression Span, string Quote, double Points, int Order, int Block = -1, bool First = true)
    {
        /// <summary>Whether enough speaks for it that it may be taken for the document's period.</summary>
        internal bool Counts => Points >= Enough && Span.End is not null;
    }

    /// <summary>The period, and an issue for each other span that speaks as strongly.</summary>
    internal static (Period Period, IReadOnlyList<Issue> Issues) Find(ScreenRules rules, Document document)
    {
        var candidates = Candidates(rules, document).ToList();
        var best = candidates.Where(c => c.Points >= Enough && c.Span.End is not null)
            .OrderByDescending(c => c.Points).ThenByDescending(c => c.Span.Stated).ThenBy(c => c.Order).FirstOrDefault();
        if (best is null)
        {
            return (Period.None, []);
        }

        // Dates of its own for the same years say more than the bare years of a title.
        var sharper = candidates.Where(c => c.Span.Stated && !best.Span.Stated && c.Points >= Enough - 0.5 && c.Span.End is not null
                && Math.Abs(c.Span.End.Value.DayNumber - best.Span.End!.Value.DayNumber) <= 400
                && (c.Span.Start is null || c.Span.Start.Value.Year == best.Span.Start!.Value.Year))
            .OrderByDescending(c => c.Points).ThenBy(c => c.Order).FirstOrDefault();

        // What the document says it was extended to stands above what it was first for.
        var extended = candidates.Where(c => c.Span.Extends && c.Points >= Enough - 0.5 && c.Span.End > best.Span.End).OrderByDescending(c => c.Points).ThenBy(c => c.Order).FirstOrDefault();
        var chosen = extended ?? sharper ?? best;
        var first = candidates.Where(c => c.Points >= Enough && c.Span.Start is not null && c.Span.End <= chosen.Span.End).OrderByDescending(c => c.Points).ThenBy(c => c.Order).FirstOrDefault();
        var start = chosen.Span.Start ?? sharper?.Span.Start ?? best.Span.Start ?? first?.Span.Start;
        var rivals = candidates.Where(c => c.Points >= Math.Max(Enough, best.Points - 1) && c.Span.End is not null && c.Span.End != chosen.Span.End && c.Span.End != best.Span.End
                && (!chosen.Span.Extends || c.Span.End > chosen.Span.End))
            .Select(c => $"'{c.Quote}'").Distinct().Take(3).ToList();
        return (new Period(start, chosen.Span.End, chosen.Span.Stated ? PeriodBasis.Stated : PeriodBasis.Inferred, chosen.Quote),
            rivals.Count == 0 ? [] : [new Issue("period-conflict", Severity.Warning, $"The period was read from '{chosen.Quote}', but {string.Join(" and ", rivals)} may say otherwise: look at both.")]);
    }

    /// <summary>Every span of time that stands where the document's own period may, in reading order.</summary>
    internal static IEnumerable<Candidate> Candidates(ScreenRules rules, Document document)
    {
        var order = 0;
        var body = 0;
        var firstHeading = true;
        var plain = document.Blocks.All(b => b.Kind != BlockKind.Heading);
        if (document.Title is { } title)
        {
            foreach (var candidate in In(rules, title, 4.5, order++))
            {
                yield return candidate;
            }
        }

        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var block = document.Blocks[i];
            var place = block.Kind switch
            {
                BlockKind.Running => 3.5,
                BlockKind.Table or BlockKind.Footnote or BlockKind.Caption => -1,
                BlockKind.Heading when firstHeading || block.Page == 1 || body < 3 => 4,
                BlockKind.Heading => 1,

                // The first lines of a plain text are its title where they do not end like a sentence.
                BlockKind.Paragraph when plain && body < TitleBlocks && block.Text.Length < LongestTitle && block.Text.TrimEnd() is not [.., '.' or ':'] => body == 0 ? 4 : 3,
                _ when body < LeadBlocks => 2,
                _ => 0.5,
            };
            firstHeading &= block.Kind != BlockKind.Heading;
            body += block.Kind is BlockKind.Running ? 0 : 1;
            if (place < 0)
            {
                continue;
            }

            foreach (var read in In(rules, block.Text, place, order++))
            {
                var candidate = read with { Block = i, First = place > 2 || body <= FirstBlocks };
                var alone = candidate.Quote.Length >= block.Text.Trim(' ', '(', ')', '.').Length && body <= CoverBlocks;
                yield return alone ? candidate with { Points = Math.Max(candidate.Points, OnCover), First = true } : candidate;
            }
        }
    }

    private static IEnumerable<Candidate> In(ScreenRules rules, string text, double place, int order)
    {
        var spans = PeriodExpression.In(text, rules.Period.YearStartMonth, rules.Period.YearStartDay, rules.Period.LongestYears);
        if (spans.Count == 0)
        {
            yield break;
        }

        var words = Word.Split(text);
        var found = rules.Terms.Find(words);
        foreach (var span in spans)
        {
            var first = words.FindIndex(w => w.End > span.At);
            var last = words.FindLastIndex(w => w.Start < span.At + span.Length);
            if (first < 0)
            {
                continue;
            }

            var sentence = SentenceAround(words, text, first, last);
            var lead = Near(rules.Period.Lead, found, Math.Max(sentence.From, first - Before), Math.Min(sentence.To, last + After)).Any();
            var not = Near(rules.Period.Not, found, Math.Max(sentence.From, first - Before), Math.Min(sentence.To, last + 5))
                .Any(m => (m.Start < first || m.Start > last) && !Near(rules.Period.Harmless, found, sentence.From, sentence.To).Any(h => h.Start <= m.Start && m.Start < h.End));
            var years = span.Start is null || span.End is null ? 0 : span.End.Value.DayNumber - span.Start.Value.DayNumber;

            // The first or the last year of a span is not the span.
            lead &= years is 0 or >= OneYear || !EdgePattern().IsMatch(text[..span.At]);
            var points = place + (lead ? 2.5 : 0) - (not ? 4 : 0) + (span.Stated ? 0.5 : 0) - (span.Start is null ? 0.5 : 0) - (years is > 0 and < OneYear && !lead ? 1.5 : 0);
            yield return new Candidate(span, Quote(text, span, spans), points, order);
        }
    }

    /// <summary>The words of a span; those of an extension begin with what it extends where that stands just before it.</summary>
    private static string Quote(string text, PeriodExpression span, List<PeriodExpression> spans)
    {
        var end = span.At + span.Length;
        var extended = span.Extends ? spans.LastOrDefault(s => s.Start is not null && s.At < span.At && span.At - (s.At + s.Length) <= NextTo) : null;
        var closes = extended is not null && end < text.Length && text[end] == ')';
        return text[(extended ?? span).At..(closes ? end + 1 : end)];
    }

    private static (int From, int To) SentenceAround(List<Word> words, string text, int first, int last)
    {
        var from = first;
        while (from > 0 && !Breaks(text, words[from - 1].End, words[from].Start))
        {
            from--;
        }

        var to = last;
        while (to + 1 < words.Count && !Breaks(text, words[to].End, words[to + 1].Start))
        {
            to++;
        }

        return (from, to + 1);
    }

    private static bool Breaks(string text, int from, int to) => text.AsSpan(from, to - from).IndexOfAny('.', ';', '!') >= 0 && text.AsSpan(from, to - from).Contains(' ');

    [GeneratedRegex(@"\b(?:beg[iau]n\w*|start\w*|commenc\w*|first|second|third|fourth|fifth|last|final|year (?:one|two|three|four|five|[1-5]))\b[^.;:!?]{0,40}$", RegexOptions.IgnoreCase)]
    private static partial Regex EdgePattern();

    private static IEnumerable<TermMatch> Near(IReadOnlyList<int> terms, Dictionary<int, List<TermMatch>> found, int from, int to) =>
        terms.SelectMany(t => found.TryGetValue(t, out var matches) ? matches.Where(m => m.Start >= from && m.Start < to) : []);
}
