using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Review.Model;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Model;

/// <summary>What a model is sent: the codebook's words and the template's, the whole document, and no more.</summary>
public sealed class PromptTests : IDisposable
{
    private readonly Ponds ponds = new();

    public void Dispose() => ponds.Dispose();

    [Theory]
    [InlineData("sufficiency-2022")]
    [InlineData("stewardship-ifg")]
    [InlineData("ilacs-judgements")]
    public void Every_definition_rule_value_and_example_of_a_codebook_is_told(string folder)
    {
        var codebook = CodebookReader.Read(Project.At("codebooks", folder));
        var text = new Prompting(codebook, PromptTemplate.For(codebook), Grouping.All, 1000).Instructions(codebook.Codes);

        Nothing.Wrong(codebook.Codes.SelectMany(c => (IEnumerable<string>)[c.Id, c.Definition, .. c.Include, .. c.Exclude, .. c.Values.Select(v => v.Id), .. c.Examples.Select(e => e.Text), .. c.CounterExamples.Select(e => e.Why)])
            .Where(t => !text.Contains(t, StringComparison.Ordinal)).Select(t => $"not told: {t}"));
    }

    [Fact]
    public void The_program_has_no_words_of_its_own_for_a_model()
    {
        // A template of names alone: what is left of a request is the codebook's, the document's, numbers and the mark.
        using var folder = new TestFolder();
        var bare = string.Join('\n', File.ReadAllLines(Project.At("codebooks", "model.txt")).SkipWhile(l => !l.StartsWith("== ", StringComparison.Ordinal))
            .Select(l => l.StartsWith("== ", StringComparison.Ordinal) ? l : string.Join(' ', System.Text.RegularExpressions.Regex.Matches(l, @"\{[a-z\-]+\}").Select(m => m.Value))));
        var template = PromptTemplate.Read(folder.Write("model.txt", bare.Replace("== planted ==", "== planted ==\nx", StringComparison.Ordinal)));
        var request = Assert.Single(ModelRequest.Of(new Prompting(ponds.Codebook, template, Grouping.All, 1000), Ponds.Page));
        var known = Word.Split(JsonSerializer.Serialize(ponds.Codebook.Codes.Select(c => new { c.Id, c.Title, c.Definition, c.Values })) + $" {ponds.Codebook.Title} {ponds.Codebook.Scope} {ponds.Codebook.Unit} {Ponds.Page.Text}")
            .Select(w => w.Folded).ToHashSet();

        Nothing.Wrong(Word.Split(request.System + " " + request.User).Select(w => w.Folded).Where(w => !known.Contains(w) && !w.All(char.IsAsciiHexDigitLower)).Select(w => $"'{w}' is in code"));
        Assert.Equal("", template.Fill("again"));
    }

    [Fact]
    public void A_template_with_an_unknown_part_or_name_or_without_a_part_is_refused_with_its_line()
    {
        using var folder = new TestFolder();
        var whole = File.ReadAllText(Project.At("codebooks", "model.txt"));
        string Refused(string text) => Assert.Throws<CodebookException>(() => PromptTemplate.Read(folder.Write("model.txt", text))).Message;

        Assert.Contains("there is no part 'sytem'", Refused(whole.Replace("== system ==", "== sytem ==", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("cannot be filled with {titel}", Refused(whole.Replace("is called: {title}", "is called: {titel}", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("the part 'again' is missing", Refused(whole.Replace("== again ==", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("model.txt beside the codebook", Assert.Throws<CodebookException>(() => PromptTemplate.Read(folder.At("none.txt"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_codebooks_own_template_goes_before_the_shared_one()
    {
        using var folder = new TestFolder();
        folder.Copy(Project.At("codebooks", "ilacs-judgements"), "own/ilacs-judgements");
        folder.Write("own/model.txt", File.ReadAllText(Project.At("codebooks", "model.txt")));
        folder.Write("own/ilacs-judgements/model.txt", File.ReadAllText(Project.At("codebooks", "model.txt")).Replace("You code published documents", "Kodiere", StringComparison.Ordinal));
        var codebook = CodebookReader.Read(folder.At("own", "ilacs-judgements"));

        Assert.StartsWith("Kodiere", new Prompting(codebook, PromptTemplate.For(codebook), Grouping.All, 1000).Instructions(codebook.Codes), StringComparison.Ordinal);
        Assert.Equal(CodebookReader.Read(Project.At("codebooks", "ilacs-judgements")).Hash, codebook.Hash);
    }

    [Fact]
    public void All_of_a_document_stands_in_exactly_one_section_and_each_keeps_to_its_budget()
    {
        var blocks = from kind in Gen.Elements(BlockKind.Paragraph, BlockKind.Heading, BlockKind.ListItem)
                     from words in Gen.Choose(1, 120)
                     from ending in Gen.Elements(".", "?", "", "é", "𝄞.")
                     select new FoundBlock(kind, string.Join(' ', Enumerable.Range(0, words).Select(w => w % 9 == 8 ? "end. Next" : $"w{w}")) + ending, kind == BlockKind.Heading ? 2 : null);
        Prop.ForAll(blocks.ListOf().ToArbitrary(), Gen.Choose(20, 300).ToArbitrary(), (found, tokens) =>
        {
            var document = Documents.Of([.. found]);
            var sections = DocumentSections.Of(document, tokens);
            var shown = sections.SelectMany(s => s.Blocks).ToList();

            Assert.Equal(string.Concat(document.Blocks.Select(b => b.Text)), string.Concat(shown.Select(b => b.Text)));
            Assert.All(shown, b => Assert.Equal(b.Text.EnumerateRunes().Count(), b.End - b.Start));
            Assert.All(sections, s => Assert.True(s.Blocks.Sum(b => Prompting.TokensOf(b.Text)) <= tokens));
            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_word_longer_than_a_section_is_cut_and_not_lost()
    {
        var document = Documents.Of(Documents.Prose(string.Concat(Enumerable.Repeat("ab𝄞", 200))));

        Assert.Equal(document.Text, string.Concat(DocumentSections.Of(document, 20).SelectMany(s => s.Blocks).Select(b => b.Text)));
    }

    [Fact]
    public void Sections_tell_the_headings_above_them_and_requests_by_theme_ask_for_its_codes()
    {
        var document = Documents.Of([Documents.Heading("Water"), .. Enumerable.Range(0, 40).Select(i => Documents.Prose($"Sentence {i} tells of the pond and of what is in it."))]);
        var requests = ModelRequest.Of(ponds.Prompting with { By = Grouping.Theme, SectionTokens = 200 }, document).ToList();

        Assert.True(requests.Count > 4);
        Assert.Equal(["p.any", "p.frogs"], requests[0].Note.Codes);
        Assert.Equal(["q.level"], requests[1].Note.Codes);
        Assert.Contains("Water", requests[2].User, StringComparison.Ordinal);
        Assert.Equal(requests.Count, requests.Select(r => r.Id).Distinct().Count());
        Assert.Equal(requests.Select(r => r.Id), ModelRequest.Of(ponds.Prompting with { By = Grouping.Theme, SectionTokens = 200 }, document with { Path = "elsewhere" }).Select(r => r.Id));
    }

    [Fact]
    public void The_schema_allows_a_codes_own_values_and_nothing_else()
    {
        using var schema = JsonDocument.Parse(AnswerSchema.Of(ponds.Codebook.Codes));
        var frogs = schema.RootElement.GetProperty("properties").GetProperty("p.frogs").GetProperty("properties");

        Assert.Equal(["quotes", "reason", "status", "values"], frogs.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["green", "brown"], frogs.GetProperty("values").GetProperty("items").GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
        Assert.False(schema.RootElement.GetProperty("additionalProperties").GetBoolean());
    }
}
