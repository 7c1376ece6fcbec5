using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Review.Model;

/// <summary>A model's answer to one code of one section, as far as the text bears it out.</summary>
/// <param name="Status">The answer; never present without evidence.</param>
/// <param name="Values">The values, in the codebook's order.</param>
/// <param name="Evidence">The quotes, in the document's own words.</param>
/// <param name="Reason">Why, in the model's words.</param>
public sealed record SectionAnswer(Answer Status, IReadOnlyList<string> Values, IReadOnlyList<Evidence> Evidence, string Reason);

/// <summary>Lets through what the archived text says, and nothing else.</summary>
public sealed class EvidenceGate
{
    private const int MostEvidence = 6, FewestWords = 3;

    private readonly Document document;
    private readonly Codebook codebook;
    private readonly IReadOnlyList<IReadOnlyList<string>> planted;
    private readonly int[] unitOf;

    /// <summary>The gate of one document.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="document">The archived text.</param>
    /// <param name="planted">Words that speak to a machine: <see cref="PromptTemplate.PlantedWords"/>.</param>
    public EvidenceGate(Codebook codebook, Document document, IReadOnlyList<IReadOnlyList<string>> planted)
    {
        (this.codebook, this.document, this.planted) = (codebook, document, planted);
        unitOf = Units(document.Text);
    }

    /// <summary>
    /// Checks an answer. Of one that says present, each quote is looked for in the block it is said to stand in, in the section, in the document, and then
    /// for the words of the section most like it; it is replaced by the text's own. Without a quote that is found, the answer is unclear.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="given">What the model said.</param>
    /// <param name="section">Where it was asked about.</param>
    /// <param name="coder">Who answers, for the evidence's rule.</param>
    /// <param name="issues">Takes what a person should know.</param>
    public SectionAnswer Check(Code code, GivenAnswer given, RequestNote section, string coder, ICollection<Issue> issues)
    {
        if (given.Status == Answer.Absent)
        {
            return new SectionAnswer(Answer.Absent, [], [], given.Reason);
        }

        var values = Values(code, given, issues);
        var evidence = new List<Evidence>();
        foreach (var quote in given.Quotes)
        {
            if (Find(quote, section, code, issues) is { } found && evidence.TrueForAll(e => (e.Start, e.End) != (found.Start, found.End)) && evidence.Count < MostEvidence)
            {
                evidence.Add(new Evidence(found.Quote, found.Start, found.End, found.Page, $"{code.Id}/{coder}", 1, values, document.Path));
            }
        }

        if (given.Status == Answer.Present && evidence.Count == 0)
        {
            issues.Add(new Issue("model-no-quote", Severity.Warning, $"{code.Id}: {coder} says present and gives no quote that is in the text; the answer counts as unclear."));
            return new SectionAnswer(Answer.Unclear, [], [], given.Reason);
        }

        return new SectionAnswer(given.Status, given.Status == Answer.Present ? values : [], evidence, given.Reason);
    }

    private IReadOnlyList<string> Values(Code code, GivenAnswer given, ICollection<Issue> issues)
    {
        if (code.Choose == Choose.Text)
        {
            return [.. given.Values.Where(v => QuoteSearch.Find([document], v) is { Exact: true })];
        }

        if (code.Choose == Choose.One && given.Values.Count > 1)
        {
            issues.Add(new Issue("two-values", Severity.Info, $"{code.Id}: the model gives {string.Join(" and ", given.Values)}, and only one can be; the first is taken."));
            return [given.Values[0]];
        }

        return [.. code.Values.Select(v => v.Id).Where(given.Values.Contains)];
    }

    private FoundQuote? Find(GivenQuote given, RequestNote section, Code code, ICollection<Issue> issues)
    {
        if (Word.Split(given.Text).Count < FewestWords)
        {
            return Refused("quote-too-short", $"{code.Id}: a quote of fewer than {FewestWords} words tells no place: «{Short(given.Text)}».");
        }

        var block = given.Block is { } number && number >= 0 && number < document.Blocks.Count ? document.Blocks[number] : null;
        var found = (block is { Start: { } from, End: { } to } ? Exact(given.Text, from, to) : null) ?? Exact(given.Text, section.Start, section.End) ?? Exact(given.Text, 0, unitOf.Length - 1);
        if (found is null)
        {
            var close = Within(given.Text, section.Start, section.End);
            if (close is null || close.Likeness < QuoteSearch.CloseFrom || Alters(given.Text, close.Quote))
            {
                return Refused("quote-not-found", $"{code.Id}: a quote is not in the text: «{Short(given.Text)}»{(close is null || close.Likeness < QuoteSearch.CloseFrom ? "" : $"; the nearest differs in a figure or a denial: «{Short(close.Quote)}»")}.");
            }

            issues.Add(new Issue("close-quote", Severity.Info, $"{code.Id}: the text's own words were taken for a quote that is only close to them: «{Short(close.Quote)}»."));
            found = close;
        }

        return SpeaksToMachine(found) ? Refused("planted-text", $"{code.Id}: the words quoted speak to a machine and are no evidence: «{Short(found.Quote)}».") : found;

        FoundQuote? Refused(string name, string message)
        {
            issues.Add(new Issue(name, Severity.Warning, message));
            return null;
        }
    }

    private FoundQuote? Exact(string quote, int from, int to) => Within(quote, from, to) is { Exact: true } found ? found : null;

    /// <summary>Looks for a quote between two code points of the text.</summary>
    private FoundQuote? Within(string quote, int from, int to)
    {
        var part = document with { Text = document.Text[unitOf[from]..unitOf[Math.Min(to, unitOf.Length - 1)]], Blocks = [], Issues = [] };
        return QuoteSearch.Find([part], quote) is { } found
            ? found with { Start = found.Start + from, End = found.End + from, Page = document.Blocks.LastOrDefault(b => b.Start <= found.Start + from)?.Page } : null;
    }

    /// <summary>Whether a close quote would change a figure, or deny what the text does not or the other way about.</summary>
    private bool Alters(string given, string own)
    {
        var (one, other) = (Word.Split(given), Word.Split(own));
        return !one.Where(HasFigure).Select(w => w.Folded).Order(StringComparer.Ordinal).SequenceEqual(other.Where(HasFigure).Select(w => w.Folded).Order(StringComparer.Ordinal))
            || Denials(one) != Denials(other);
    }

    private int Denials(List<Word> words)
    {
        var found = codebook.Terms.Find(words);
        return codebook.Statements.Triggers.Where(t => t is { Axis: "polarity", Value: "negated" }).SelectMany(t => t.Terms).Distinct().SelectMany(t => found.GetValueOrDefault(t) ?? []).Distinct().Count();
    }

    private bool SpeaksToMachine(FoundQuote found)
    {
        var near = document.Blocks.Where(b => b.Start is not null && b.Start < found.End && found.Start < b.End).SelectMany(b => Word.Split(b.Text)).Select(w => w.Folded).ToList();
        return planted.Any(p => Enumerable.Range(0, Math.Max(0, near.Count - p.Count + 1)).Any(i => near.Skip(i).Take(p.Count).SequenceEqual(p)));
    }

    private static bool HasFigure(Word word) => word.Folded.Any(char.IsDigit);

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 160 } longer ? longer[..160] + "…" : text.ReplaceLineEndings(" ");

    /// <summary>For each code point of a text, and for its end, the UTF-16 unit it begins at.</summary>
    private static int[] Units(string text)
    {
        var units = new List<int>(text.Length + 1);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            units.Add(at);
            at += rune.Utf16SequenceLength;
        }

        return [.. units, at];
    }
}
