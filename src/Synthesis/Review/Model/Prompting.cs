using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Synthesis.Codebooks;

namespace Synthesis.Review.Model;

/// <summary>Which codes are asked for together.</summary>
public enum Grouping
{
    /// <summary>All of a codebook at once: the fewest requests.</summary>
    All,

    /// <summary>Those of a theme.</summary>
    Theme,

    /// <summary>Each by itself: the most requests, for small models.</summary>
    Code,
}

/// <summary>How a codebook is put to a model: everything of a request but the document.</summary>
/// <param name="Codebook">What is asked.</param>
/// <param name="Template">In which words.</param>
/// <param name="By">Which codes together.</param>
/// <param name="SectionTokens">How long a section of a document may be, in tokens as <see cref="TokensOf"/> counts them.</param>
public sealed record Prompting(Codebook Codebook, PromptTemplate Template, Grouping By, int SectionTokens)
{
    /// <summary>How long a section may be where nobody says.</summary>
    public const int UsualSection = 24_000;

    /// <summary>Letters that are counted as a token: fewer than English has on average, so that a budget is not overrun.</summary>
    private const int LettersOfToken = 3;

    /// <summary>The groups of codes, in the codebook's order.</summary>
    public IReadOnlyList<IReadOnlyList<Code>> Groups => By switch
    {
        Grouping.All => [Codebook.Codes],
        Grouping.Theme => [.. Codebook.Themes.Select(t => (IReadOnlyList<Code>)[.. Codebook.Codes.Where(c => c.Theme == t.Id)]).Where(g => g.Count > 0)],
        _ => [.. Codebook.Codes.Select(c => (IReadOnlyList<Code>)[c])],
    };

    /// <summary>Tells one way of asking from another: SHA-256 over the instructions of every group, the answer's schema, the words around sections and their length.</summary>
    public string Hash => HashOf([.. Groups.Select(g => Instructions(g) + AnswerSchema.Of(g)), Template.Fill("user", [.. ((string[])["section", "sections", "mark", "headings", "blocks", "codes"]).Select(n => (n, ""))]),
        Template.Fill("again"), SectionTokens.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>An upper estimate of the tokens of a text.</summary>
    public static int TokensOf(string text) => (text.Length + LettersOfToken - 1) / LettersOfToken;

    /// <summary>The instructions for some codes.</summary>
    public string Instructions(IReadOnlyList<Code> codes) => Template.Fill("system", ("title", Codebook.Title), ("scope", Codebook.Scope), ("unit", Codebook.Unit),
        ("codes", string.Join("\n\n", codes.Select(CodeText))));

    private string CodeText(Code code) => Template.Fill("code", ("id", code.Id), ("title", code.Title), ("definition", code.Definition),
        ("include", Lines(code.Include.Select(i => Template.Fill("include", ("text", i))))),
        ("exclude", Lines(code.Exclude.Select(e => Template.Fill("exclude", ("text", e))))),
        ("accept", Lines([Template.Fill("accept", ("polarity", Readings("polarity", code.Accept.Polarity)), ("time", Readings("time", code.Accept.Time)), ("whose", Readings("whose", code.Accept.Whose)))])),
        ("values", Lines(ValuesText(code))),
        ("implies", Lines(code.Implies.Count == 0 ? [] : [Template.Fill("implies", ("codes", string.Join(", ", code.Implies)))])),
        ("examples", Lines(code.Examples.Select(e => Template.Fill("example", ("text", e.Text), ("values", e.Values.Count == 0 ? "" : Template.Fill("example-values", ("list", string.Join(", ", e.Values)))))))),
        ("counter-examples", Lines(code.CounterExamples.Select(e => Template.Fill("counter-example", ("text", e.Text), ("why", e.Why)))))).TrimEnd();

    private IEnumerable<string> ValuesText(Code code)
    {
        var list = string.Join('\n', code.Values.Select(v => Template.Fill("value", ("id", v.Id), ("title", v.Title), ("definition", v.Definition is { } d ? Template.Fill("value-definition", ("text", d)) : ""))));
        return code.Choose switch
        {
            Choose.None => [],
            Choose.One => [Template.Fill("values-one", ("list", list))],
            Choose.Many => [Template.Fill("values-many", ("list", list))],
            _ => [Template.Fill("values-text")],
        };
    }

    private string Readings(string axis, IReadOnlyList<string> values) => string.Join(", ", values.Select(v => Template.Fill($"{axis}.{v}")));

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));

    internal static string HashOf(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))));
}
