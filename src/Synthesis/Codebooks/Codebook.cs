namespace Synthesis.Codebooks;

/// <summary>What is asked of each document, as people wrote it down: themes, codes with their rules and signals, tables. See docs/codebook-format.md.</summary>
/// <param name="Folder">Where it was read from.</param>
/// <param name="Id">The folder's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Version">Its version, for readers.</param>
/// <param name="Hash">SHA-256 over its files, part of every cache key.</param>
/// <param name="Source">Where its questions come from.</param>
/// <param name="Scope">What kind of document is read and what counts.</param>
/// <param name="Unit">What is counted: one answer to each code for each of these.</param>
/// <param name="Themes">Groups of codes.</param>
/// <param name="Changes">The change log, oldest first.</param>
/// <param name="Codes">The questions, in order.</param>
/// <param name="Tables">The tables it produces.</param>
/// <param name="Statements">How polarity, time and speaker are read.</param>
/// <param name="Screening">How documents are told apart, or null where the codebook has no screen.yml.</param>
/// <param name="Terms">Every term of its signals, statements and lexicons, ready to be found.</param>
/// <param name="Lexicons">The named lists of terms, by name, as term numbers.</param>
/// <param name="Examples">The example bank: passages with every code that they carry; empty where the codebook has none.</param>
public sealed record Codebook(
    string Folder, string Id, string Title, string Version, string Hash, string Source, string Scope, string Unit, IReadOnlyList<Theme> Themes,
    IReadOnlyList<Change> Changes, IReadOnlyList<Code> Codes, IReadOnlyList<TableLayout> Tables, StatementRules Statements, ScreenRules? Screening, TermIndex Terms,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Lexicons, IReadOnlyList<ExamplePassage> Examples)
{
    /// <summary>Names of the lexicons of its subjects: a passage with terms of at least two of them matters, whether a code claims it or not. Empty where the codebook names none.</summary>
    public IReadOnlyList<string> Matters { get; init; } = [];

    /// <summary>The code of that id.</summary>
    /// <exception cref="KeyNotFoundException">The codebook has no such code.</exception>
    public Code this[string id] => Codes.FirstOrDefault(c => c.Id == id) ?? throw new KeyNotFoundException($"The codebook {Id} has no code '{id}'.");

    /// <summary>Every code that <paramref name="code"/> implies, directly or through another.</summary>
    public IReadOnlyList<string> ImpliedBy(string code)
    {
        var found = new List<string>();
        var open = new Queue<string>(this[code].Implies);
        while (open.TryDequeue(out var next))
        {
            if (!found.Contains(next))
            {
                found.Add(next);
                foreach (var more in this[next].Implies)
                {
                    open.Enqueue(more);
                }
            }
        }

        return found;
    }
}

/// <summary>A group of codes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Emergent">Whether it arose from the documents rather than from the framework.</param>
public sealed record Theme(string Id, string Title, bool Emergent);

/// <summary>An entry of a codebook's change log.</summary>
/// <param name="When">A date or year, as written.</param>
/// <param name="What">What changed.</param>
/// <param name="Why">Why.</param>
public sealed record Change(string When, string What, string Why);

/// <summary>How many values a code may take in one document.</summary>
public enum Choose
{
    /// <summary>The code has no values.</summary>
    None,

    /// <summary>One of the list.</summary>
    One,

    /// <summary>Any number of the list.</summary>
    Many,

    /// <summary>The text that a signal captures.</summary>
    Text,
}

/// <summary>A question put to every document.</summary>
/// <param name="Id">Its id, <c>theme.name</c>.</param>
/// <param name="Theme">The id of its theme.</param>
/// <param name="Title">Its short name, as a table's row has it.</param>
/// <param name="Definition">What "present" means.</param>
/// <param name="Include">What counts.</param>
/// <param name="Exclude">What does not.</param>
/// <param name="Choose">How many values it takes.</param>
/// <param name="Values">Its values, in order.</param>
/// <param name="Scale">Ids of values that are ordered, lowest first; empty where none are. Values not listed stand outside the order.</param>
/// <param name="Subject">The subject, of the codebook's <c>about</c> terms, that statements must not be silent on while they speak of another; null for any.</param>
/// <param name="Implies">Codes that are present wherever this is.</param>
/// <param name="Of">What shares are counted against: <c>all</c> or codes; the first is the table's own.</param>
/// <param name="Accept">Which statements count, where a signal says nothing else.</param>
/// <param name="Signals">How the machine looks for it.</param>
/// <param name="Examples">Passages that count.</param>
/// <param name="CounterExamples">Passages that do not.</param>
public sealed record Code(
    string Id, string Theme, string Title, string Definition, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, Choose Choose,
    IReadOnlyList<Value> Values, IReadOnlyList<string> Scale, string? Subject, IReadOnlyList<string> Implies, IReadOnlyList<string> Of,
    Acceptance Accept, IReadOnlyList<Signal> Signals, IReadOnlyList<Example> Examples, IReadOnlyList<CounterExample> CounterExamples)
{
    /// <summary>The paragraph or question that asks for it, or null where the codebook's own source says enough.</summary>
    public string? Source { get; init; }

    /// <summary>Why it matters, or null.</summary>
    public string? Why { get; init; }

    /// <summary>Who does today what the source gives to a body that is gone, or null where all that it names still are.</summary>
    public string? Today { get; init; }
}

/// <summary>A value that a code can take.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name in tables.</param>
/// <param name="Definition">What it means, or null where the title says it.</param>
/// <param name="Terms">Numbers of terms that show it in a passage that carries the code.</param>
/// <param name="Not">Numbers of terms that forbid it there.</param>
public sealed record Value(string Id, string Title, string? Definition, IReadOnlyList<int> Terms, IReadOnlyList<int> Not);

/// <summary>A passage that carries a code.</summary>
/// <param name="Text">The passage.</param>
/// <param name="Values">The values it shows.</param>
public sealed record Example(string Text, IReadOnlyList<string> Values);

/// <summary>A passage that looks as if it carried a code and does not.</summary>
/// <param name="Text">The passage.</param>
/// <param name="Why">Why it does not count.</param>
public sealed record CounterExample(string Text, string Why);

/// <summary>The layout of a table that the codebook produces.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sections">Its rows, under their headings.</param>
public sealed record TableLayout(string Id, string Title, IReadOnlyList<TableSection> Sections);

/// <summary>Rows of a table under one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Codes">Ids of the codes, one a row.</param>
public sealed record TableSection(string Title, IReadOnlyList<string> Codes);
