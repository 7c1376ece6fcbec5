namespace Synthesis.Codebooks;

/// <summary>What the audit of a draft looks for beside a codebook's codes: the words, thresholds and advice of <c>audit.yml</c>.</summary>
/// <param name="Marks">What is looked for by signals, each a code of this codebook of their own; it is tagged like any other.</param>
/// <param name="Wanted">What a draft should hold, with what to say where it does not.</param>
/// <param name="Opposites">Pairs of marks that speak against each other where one draft bears both.</param>
/// <param name="Codes">Advice on single codes, by id.</param>
/// <param name="LookAlikes">Kinds of document that are no strategy though they read like one; their terms are those of <paramref name="LookAlikeTerms"/>.</param>
/// <param name="LookAlikeThreshold">Points from which a document is of such a kind.</param>
/// <param name="LookAlikeTerms">The terms of their clues.</param>
/// <param name="Counts">Numbers that a draft may tell in several places.</param>
/// <param name="Words">Lists of words, by name.</param>
/// <param name="Limits">Thresholds, by name.</param>
/// <param name="Sources">Where the rule of a finding comes from, by the finding's rule: why it matters, and who says so.</param>
public sealed record AuditRules(
    Codebook Marks, IReadOnlyList<WantedMark> Wanted, IReadOnlyList<OppositeMarks> Opposites, IReadOnlyDictionary<string, CodeAdvice> Codes,
    IReadOnlyList<DocumentKind> LookAlikes, double LookAlikeThreshold, TermIndex LookAlikeTerms, IReadOnlyList<CountedThing> Counts,
    IReadOnlyDictionary<string, PhraseList> Words, IReadOnlyDictionary<string, double> Limits, IReadOnlyDictionary<string, RuleSource> Sources)
{
    /// <summary>A list of words; empty where the file has none of that name.</summary>
    public PhraseList List(string name) => Words.TryGetValue(name, out var list) ? list : PhraseList.Empty;

    /// <summary>Whether the codes of a codebook are those that <see cref="Codes"/> advises on.</summary>
    public bool IsOf(string codebook) => Marks.Id == codebook + "/audit";

    /// <summary>SHA-256 of the file, so that two audits can be told to have looked by the same rules.</summary>
    public string Hash { get; init; } = "";

    /// <summary>A threshold; the reader sees to it that all are there.</summary>
    public double Limit(string name) => Limits[name];
}

/// <summary>Something that a draft should hold.</summary>
/// <param name="Id">Its name; with its group it is the rule of the finding.</param>
/// <param name="Group">The part of the audit: <c>currency</c> or <c>forecast</c>.</param>
/// <param name="Title">What is looked for.</param>
/// <param name="Mark">The mark that shows it.</param>
/// <param name="Where">The mark in whose section it must stand, or null for anywhere; where that mark is not there at all, it is not asked for.</param>
/// <param name="Near">How near that mark it must stand: in its <c>section</c>, <c>block</c> or <c>sentence</c>.</param>
/// <param name="Severity">How grave it is where it is not there.</param>
/// <param name="Missing">What is said then.</param>
/// <param name="Do">What to do then.</param>
public sealed record WantedMark(string Id, string Group, string Title, string Mark, string? Where, string Near, Severity Severity, string Missing, string Do)
{
    /// <summary>Whether a date among its words must lie ahead of the audit's day.</summary>
    public bool Ahead { get; init; }
}

/// <summary>Two statements that do not go together.</summary>
/// <param name="Id">Its name.</param>
/// <param name="One">The mark of the one.</param>
/// <param name="Other">The mark of the other.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Says">What is said of it.</param>
/// <param name="Do">What to do.</param>
public sealed record OppositeMarks(string Id, string One, string Other, Severity Severity, string Says, string Do);

/// <summary>Advice on one code of a codebook.</summary>
/// <param name="Why">Why it matters, or null.</param>
/// <param name="Source">Who says so, with its place, or null.</param>
/// <param name="Missing">How grave it is where a draft does not say it; null where the codebook leaves it open.</param>
/// <param name="Needs">Lists of words (<c>figure</c>, <c>date</c> and the like) of which at least one must be met near a mention, or it is thin; empty where a mention is enough.</param>
/// <param name="Mixed">Values that may stand beside any other of the code.</param>
public sealed record CodeAdvice(string? Why, string? Source, Severity? Missing, IReadOnlyList<string> Needs, IReadOnlyList<string> Mixed)
{
    /// <summary>Whether the figures of its passages are held to a date.</summary>
    public bool Dated { get; init; }
}

/// <summary>Something that is counted and may be told in several places.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Title">What is counted.</param>
/// <param name="Says">Phrases with the number in them.</param>
/// <param name="Rows">What the row of a table is called that holds it.</param>
/// <param name="Not">Words that make a sentence tell of a part, of another time or of somebody else.</param>
public sealed record CountedThing(string Id, string Title, PhraseList Says, PhraseList Rows, PhraseList Not);

/// <summary>Why a rule of the audit matters.</summary>
/// <param name="Why">Why.</param>
/// <param name="Source">Who says so, with its place.</param>
public sealed record RuleSource(string? Why, string? Source);

/// <summary>Words and phrases to be found in text.</summary>
public sealed class PhraseList
{
    private readonly TermIndex terms;

    internal PhraseList(TermIndex terms) => this.terms = terms;

    /// <summary>None.</summary>
    public static PhraseList Empty { get; } = new(new TermIndex());

    /// <summary>Whether one of them stands in a text.</summary>
    public bool StandIn(string text) => terms.Count > 0 && terms.Find(Word.Split(text)).Count > 0;

    /// <summary>The place in the list of the first entry that is a word, from 0; null where none is.</summary>
    public int? NumberOf(string folded)
    {
        var found = terms.Count == 0 ? [] : terms.Find([new Word(folded, 0, folded.Length)]);
        return found.Count == 0 ? null : found.Keys.Min();
    }

    /// <summary>Of each word whether it is part of one of them.</summary>
    public bool[] Cover(IReadOnlyList<Word> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var covered = new bool[words.Count];
        foreach (var match in terms.Count == 0 ? [] : terms.Find(words).Values.SelectMany(m => m))
        {
            Array.Fill(covered, true, match.Start, match.End - match.Start);
        }

        return covered;
    }

    /// <summary>Where they stand among words: the first, and one past the last, in order.</summary>
    public IReadOnlyList<(int Start, int End)> RunsIn(IReadOnlyList<Word> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return terms.Count == 0 ? [] : [.. terms.Find(words).Values.SelectMany(m => m).Select(m => (m.Start, m.End)).Distinct().Order()];
    }

    /// <summary>Where they stand, in UTF-16 units of the text, end exclusive, in order.</summary>
    public IReadOnlyList<(int Start, int End)> SpansIn(string text)
    {
        if (terms.Count == 0)
        {
            return [];
        }

        var words = Word.Split(text);
        return [.. terms.Find(words).Values.SelectMany(m => m).Select(m => (words[m.Start].Start, words[m.End - 1].End)).Distinct().Order()];
    }
}
