using Synthesis.Codebooks;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Conventions;

public sealed class CodebookTests
{
    public static TheoryData<string> Folders => [.. Names];

    private static IEnumerable<string> Names => Directory.EnumerateDirectories(Project.At("codebooks")).Where(f => File.Exists(Path.Combine(f, "codebook.yml"))).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_code_has_a_definition_three_examples_and_two_counter_examples(string folder)
    {
        var codebook = CodebookReader.Read(Project.At("codebooks", folder));

        var lacking = codebook.Codes.Where(c => c.Definition.Length < 20 || c.Examples.Count < 3 || c.CounterExamples.Count < 2).Select(c => c.Id);

        Assert.Empty(lacking);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_machine_recognises_every_example_with_its_values(string folder)
    {
        var codebook = CodebookReader.Read(Project.At("codebooks", folder));

        var missed = codebook.Codes.SelectMany(c => c.Examples.Select(e => (c.Id, e)))
            .Select(x => (x.Id, x.e, Found: Suggestion(codebook, x.Id, x.e.Text)))
            .Where(x => x.Found.Status != Answer.Present || !x.Found.Values.Order().SequenceEqual(x.e.Values.Order()))
            .Select(x => $"{x.Id}: {x.e.Text} -> {x.Found.Status} {x.Found.Score} [{string.Join(",", x.Found.Values)}], wanted [{string.Join(",", x.e.Values)}]");

        Nothing.Wrong(missed);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_machine_proposes_no_counter_example(string folder)
    {
        var codebook = CodebookReader.Read(Project.At("codebooks", folder));

        var taken = codebook.Codes.SelectMany(c => c.CounterExamples.Select(e => (c.Id, e)))
            .Select(x => (x.Id, x.e, Found: Suggestion(codebook, x.Id, x.e.Text)))
            .Where(x => x.Found.Status == Answer.Present)
            .Select(x => $"{x.Id}: {x.e.Text} ({x.e.Why}) <- {x.Found.Evidence[0].Rule}");

        Nothing.Wrong(taken);
    }

    [Theory]
    [InlineData("guidance-2010")]
    [InlineData("lga-lines-of-enquiry")]
    [InlineData("ipc-commissioning")]
    [InlineData("stewardship-draft")]
    [InlineData("forecast-quality")]
    public void Every_code_of_a_book_for_drafts_tells_its_source_and_why_it_matters_and_stands_in_the_table(string folder)
    {
        var codebook = CodebookReader.Read(Project.At("codebooks", folder));

        Assert.Empty(codebook.Codes.Where(c => c.Source is null || c.Why is null).Select(c => c.Id));
        Assert.Equal(codebook.Codes.Select(c => c.Id), codebook.Tables.Single().Sections.SelectMany(s => s.Codes));
    }

    [Fact]
    public void Every_signpost_answers_codes_that_exist()
    {
        var codebooks = Names.Select(f => CodebookReader.Read(Project.At("codebooks", f))).ToList();

        var signposts = SignpostReader.Read(Project.At("codebooks", "signposts"), codebooks);

        Assert.Empty(signposts.SelectMany(s => s.Answers).Select(a => a.Codebook).Except(codebooks.Select(b => b.Id)));
        Assert.Empty(signposts.Where(s => s.Link is not null && !Uri.IsWellFormedUriString(s.Link, UriKind.Absolute)).Select(s => s.Id));
    }

    private static Suggestion Suggestion(Codebook codebook, string code, string text) =>
        Tagger.OfSignals(codebook).Tag(Documents.Paragraph(text)).Suggestions.First(s => s.Code == code);
}
