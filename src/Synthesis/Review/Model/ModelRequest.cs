using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Review.Model;

/// <summary>What is remembered of a request when its text is not at hand.</summary>
/// <param name="Id">Hash of all that is sent: instructions, section and schema, and whether it is asked again.</param>
/// <param name="Again">The id of the same request asked again after an answer that could not be read; null of one that is itself asked again.</param>
/// <param name="Prompt"><see cref="Prompting.Hash"/>.</param>
/// <param name="Codebook">The codebook's id.</param>
/// <param name="Version">The codebook's version.</param>
/// <param name="Asked">Hash of what the codebook says to a reader of the codes, whatever words the template puts around it; see <see cref="AskedOf"/>.</param>
/// <param name="Codes">Ids of the codes that are asked for.</param>
/// <param name="Text">Hash of the document's text.</param>
/// <param name="Section">Which section, from 1.</param>
/// <param name="Sections">Of how many.</param>
/// <param name="Start">The section's first code point in the document's text.</param>
/// <param name="End">One past the last.</param>
public sealed record RequestNote(
    string Id, string? Again, string Prompt, string Codebook, string Version, string Asked, IReadOnlyList<string> Codes, string Text, int Section, int Sections, int Start, int End)
{
    /// <summary>Hash of all that is noted. Two documents may hold the same section: what is sent is then the same and bears one id, and there are two notes of it.</summary>
    public string Hash => Prompting.HashOf([Id, Again ?? "", Prompt, Codebook, Version, Asked, .. Codes, Text, $"{Section}", $"{Sections}", $"{Start}", $"{End}"]);

    /// <summary>Hash of a document's text.</summary>
    public static string TextOf(Document document) => Prompting.HashOf([document.Text]);

    /// <summary>Hash of what a codebook says of its codes: a model's answers are to these, and to no later ones.</summary>
    public static string AskedOf(Codebook codebook) => Prompting.HashOf([codebook.Scope, .. codebook.Codes.SelectMany(c => (string[])
        [c.Id, c.Title, c.Definition, .. c.Include, "", .. c.Exclude, "", $"{c.Choose}", .. c.Values.SelectMany(v => (string[])[v.Id, v.Title, v.Definition ?? ""]), "", .. c.Implies, "",
        .. c.Accept.Polarity, .. c.Accept.Time, .. c.Accept.Whose, "", .. c.Examples.SelectMany(e => e.Values.Prepend(e.Text)), "", .. c.CounterExamples.SelectMany(e => (string[])[e.Text, e.Why])])]);
}

/// <summary>A question to a model: some codes of a codebook, of one section of a document.</summary>
/// <param name="Note">What is remembered of it.</param>
/// <param name="System">The instructions.</param>
/// <param name="User">The section, and what is asked.</param>
/// <param name="More">What is said after an answer that could not be read; empty the first time.</param>
/// <param name="Schema">The JSON schema of the answer.</param>
public sealed record ModelRequest(RequestNote Note, string System, string User, string More, string Schema)
{
    /// <summary>Its id.</summary>
    public string Id => Note.Id;

    /// <summary>An upper estimate of what is sent, in tokens.</summary>
    public int Tokens => Prompting.TokensOf(System) + Prompting.TokensOf(User) + Prompting.TokensOf(More) + Prompting.TokensOf(Schema);

    /// <summary>The same request, asked again because the first answer could not be read. It does not depend on that answer, so that both can come in any order.</summary>
    public ModelRequest AskedAgain(Prompting prompting)
    {
        var more = prompting.Template.Fill("again");
        return this with { Note = Note with { Id = Note.Again ?? Note.Id, Again = null }, More = more };
    }

    /// <summary>What is asked of a document: nothing of one that could not be read.</summary>
    public static IEnumerable<ModelRequest> Of(Prompting prompting, Document document)
    {
        var (text, prompt, asked) = (RequestNote.TextOf(document), prompting.Hash, RequestNote.AskedOf(prompting.Codebook));
        var sections = document.Failed ? [] : DocumentSections.Of(document, prompting.SectionTokens);
        var groups = prompting.Groups.Select(g => (Codes: g, System: prompting.Instructions(g), Schema: AnswerSchema.Of(g))).ToList();
        var again = prompting.Template.Fill("again");
        for (var s = 0; s < sections.Count; s++)
        {
            foreach (var (codes, system, schema) in groups)
            {
                var user = UserText(prompting.Template, sections[s], s + 1, sections.Count, codes);
                var note = new RequestNote(IdOf(system, user, "", schema), IdOf(system, user, again, schema), prompt, prompting.Codebook.Id, prompting.Codebook.Version, asked,
                    [.. codes.Select(c => c.Id)], text, s + 1, sections.Count, sections[s].Start, sections[s].End);
                yield return new ModelRequest(note, system, user, "", schema);
            }
        }
    }

    private static string UserText(PromptTemplate template, DocumentSection section, int number, int of, IReadOnlyList<Code> codes)
    {
        var blocks = string.Join("\n\n", section.Blocks.Select(b => template.Fill("block", ("number", $"{b.Number}"), ("text", b.Text))));

        // A mark made of all that it surrounds cannot stand in that by design.
        var mark = $"<<<{Prompting.HashOf([.. section.Headings, blocks])[..16]}>>>";
        return template.Fill("user", ("section", $"{number}"), ("sections", $"{of}"), ("mark", mark), ("blocks", blocks), ("codes", string.Join(", ", codes.Select(c => c.Id))),
            ("headings", section.Headings.Count == 0 ? "" : template.Fill("headings", ("path", string.Join(" > ", section.Headings)))));
    }

    private static string IdOf(string system, string user, string more, string schema) => Prompting.HashOf([system, user, more, schema])[..40];
}
