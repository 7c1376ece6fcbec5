using Synthesis.Codebooks;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Conventions;

public sealed class CodebookTests
{
    public static TheoryData<string> Folders => [.. Directory.EnumerateDirectories(Project.At("codebooks")).Where(f => File.Exists(Path.Combine(f, "codebook.yml"))).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

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

    private static Suggestion Suggestion(Codebook codebook, string code, string text) =>
        Tagger.OfSignals(codebook).Tag(Documents.Paragraph(text)).Suggestions.First(s => s.Code == code);
}
