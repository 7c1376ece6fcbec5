using System.Text.Json;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Review.Model;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Model;

/// <summary>A small codebook about ponds, put to a model in the project's own words, and documents to ask about.</summary>
internal sealed class Ponds : IDisposable
{
    internal const string Model = "pond-model";

    private readonly CodebookFolder folder = new();

    internal Ponds()
    {
        Codebook = folder.With("codebook.yml", """
            id: small
            title: Ponds
            version: "1"
            source: made for tests
            scope: ponds of a parish
            unit: page
            themes: [{id: p, title: P, origin: a priori}, {id: q, title: Q, origin: a priori}]
            codes:
              - id: p.any
                theme: p
                title: Any life
                definition: The page tells of life in a pond.
                signals: [{id: life, all: [[life]]}]
              - id: p.frogs
                theme: p
                title: Frogs
                definition: The page says that frogs live there.
                implies: [p.any]
                values: {choose: many, list: [{id: green, title: Green}, {id: brown, title: Brown}]}
                signals: [{id: frog, all: [[frog*]]}]
              - id: q.level
                theme: q
                title: Level
                definition: The page says how the water stands.
                values: {choose: one, list: [{id: high, title: High}, {id: low, title: Low}]}
                signals: [{id: level, all: [[water]]}]
            tables:
              - {id: main, title: Ponds, sections: [{title: All, codes: [p.any, p.frogs, q.level]}]}
            """).With("../model.txt", File.ReadAllText(Project.At("codebooks", "model.txt"))).With("statements.yml", "triggers:\n  - {axis: polarity, value: negated, terms: [no, not, never], reach: forward, words: 4}\n").Without("screen.yml").Without("lexicons.yml").Read();
        Template = PromptTemplate.Read(Project.At("codebooks", "model.txt"));
        Prompting = new Prompting(Codebook, Template, Grouping.All, Prompting.UsualSection);
    }

    /// <summary>The codebook's folder, with the template in the folder above.</summary>
    internal string At => folder.At;

    internal Codebook Codebook { get; }

    internal PromptTemplate Template { get; }

    internal Prompting Prompting { get; }

    internal static ModelSettings Settings { get; } = new(Model, ModelSettings.UsualParameters);

    /// <summary>A page of three blocks: a heading and two paragraphs.</summary>
    internal static Document Page { get; } = Documents.Of(Documents.Heading("The north pond"),
        Documents.Prose("Green frogs live at the north pond, 14 of them by last count. The water stands high after the winter."),
        Documents.Prose("There are no brown frogs at the south end, and the warden has not seen a newt."));

    internal static ILookup<string, ModelAnswer> Lookup(params IEnumerable<ModelAnswer> answers) => answers.ToLookup(a => a.Request, StringComparer.Ordinal);

    /// <summary>An answer in JSON: codes that are not told are absent.</summary>
    internal string Json(params IEnumerable<(string Code, string Status, string[] Values, string[] Quotes)> told)
    {
        var by = told.ToDictionary(t => t.Code);
        return JsonSerializer.Serialize(Codebook.Codes.ToDictionary(c => c.Id, c => by.TryGetValue(c.Id, out var t)
            ? (object)new { quotes = t.Quotes.Select(q => new { block = 1, text = q }), reason = "as it says", status = t.Status, values = t.Values }
            : new { quotes = Array.Empty<object>(), reason = "", status = "absent", values = Array.Empty<string>() }));
    }

    internal string Frogs => Json(("p.frogs", "present", ["green"], ["Green frogs live at the north pond"]));

    internal ModelRequest Request(Document document) => Assert.Single(ModelRequest.Of(Prompting, document));

    internal static ModelAnswer Answer(string request, string content, int repeat = 1, string model = Model) => new(request, model, ModelSettings.UsualParameters, repeat, content, false);

    /// <summary>The codings of one page that these answers give.</summary>
    internal IReadOnlyList<ModelCoding> Codings(Document document, params IEnumerable<ModelAnswer> answers) =>
        ModelCodings.Of(Codebook, Template.PlantedWords, "page", [document], ModelRequest.Of(Prompting, document).Select(r => r.Note), Lookup(answers));

    public void Dispose() => folder.Dispose();
}
