using FsCheck;
using FsCheck.Fluent;
using Synthesis.Codebooks;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>A tagger that learnt from a small example bank about ponds.</summary>
public sealed class LearntTaggerTests : IDisposable
{
    private readonly CodebookFolder folder = new();
    private readonly Codebook codebook;
    private readonly Tagger tagger;

    public LearntTaggerTests()
    {
        codebook = folder.Ponds("""
              - id: p.any
                theme: p
                title: Any
                definition: Life at all.
                signals: [{id: never, all: [[zzz]]}]
              - id: p.frogs
                theme: p
                title: Frogs
                definition: Frogs live there.
                implies: [p.any]
                values: {choose: one, list: [{id: green, title: Green}, {id: brown, title: Brown}]}
                signals: [{id: frog, weight: 0.8, all: [[frog*]]}]
              - id: p.fish
                theme: p
                title: Fish
                definition: Fish live there.
                signals: [{id: fish, weight: 0.8, all: [[fish]]}]
            """).With("examples/bank.csv", Bank()).Read();
        tagger = Tagger.Learn(codebook, 2, CancellationToken.None);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Wording_that_no_signal_names_is_recognised_from_the_examples()
    {
        var suggestion = Of("Croaking amphibians hop among the reeds.", "p.frogs");

        Assert.Equal(Answer.Present, suggestion.Status);
        Assert.Equal("p.frogs/learnt", suggestion.Evidence[0].Rule);
        Assert.Equal(Answer.Present, Of("Croaking amphibians hop among the reeds.", "p.any").Status);
    }

    [Fact]
    public void Where_a_signal_hit_too_it_is_named() => Assert.Equal("p.frogs/frog", Of("Frogs croak in the reeds at night.", "p.frogs").Evidence[0].Rule);

    [Fact]
    public void Text_of_another_kind_is_absent()
    {
        Assert.Equal(Answer.Absent, Of("The committee approved the minutes of the meeting.", "p.frogs").Status);
        Assert.Empty(Of("The committee approved the minutes of the meeting.", "p.frogs").Evidence);
    }

    [Theory]
    [InlineData("Emerald amphibians croak in the reeds.", "green")]
    [InlineData("Muddy amphibians croak in the reeds.", "brown")]
    public void Values_are_learnt_from_the_examples_that_show_them(string text, string value) => Assert.Equal([value], Of(text, "p.frogs").Values);

    [Fact]
    public void A_value_that_only_a_passage_around_the_quote_shows_is_read_and_quoted_with_it()
    {
        CandidateText[] texts = [new("test.txt", "Frogs croak.", 0, 12, null, false, []), new("test.txt", "Frogs croak. They are brown.", 0, 28, null, true, [])];
        var kept = new Candidates("pond", true, 3, texts, [[], [new(0, 3, "frog", [0.2, 0.1]), new(1, 2.9, "frog", [0.1, 0.9])], []], []);
        var frogs = tagger.Tag(kept).Suggestions.Single(s => s.Code == "p.frogs");

        Assert.Equal((Answer.Present, "brown"), (frogs.Status, Assert.Single(frogs.Values)));
        Assert.Equal(["Frogs croak.", "Frogs croak. They are brown."], frogs.Evidence.Select(e => e.Quote));
    }

    [Fact]
    public void What_is_learnt_is_the_same_to_the_byte_for_any_number_of_threads()
    {
        static byte[] Bytes(Tagger tagger)
        {
            using var to = new MemoryStream();
            tagger.Write(to);
            return to.ToArray();
        }

        Assert.Equal(Bytes(tagger), Bytes(Tagger.Learn(codebook, 1, CancellationToken.None)));
    }

    [Fact]
    public void A_tagger_written_and_read_again_tags_the_same()
    {
        using var file = new MemoryStream();
        tagger.Write(file);
        file.Position = 0;
        var again = Tagger.Read(codebook, file);

        foreach (var text in (string[])["Croaking amphibians hop among the reeds. Perch swim below.", "Frogs. Fish.", "Nothing of the kind."])
        {
            var (one, two) = (tagger.Tag(Documents.Paragraph(text)), again.Tag(Documents.Paragraph(text)));
            Assert.Equal(one.Suggestions.Select(s => (s.Code, s.Status, s.Score)), two.Suggestions.Select(s => (s.Code, s.Status, s.Score)));
            Assert.Equal(one.Suggestions.SelectMany(s => s.Evidence.Select(e => (e.Quote, e.Score))), two.Suggestions.SelectMany(s => s.Evidence.Select(e => (e.Quote, e.Score))));
        }
    }

    [Fact]
    public void Every_quote_stands_in_the_text_whatever_it_is()
    {
        var words = Gen.Elements("frogs", "croak", "reeds", "perch", "swim", "the", "committee", "𝄞", "é", ".", ". ", "\n", "emerald", "fish", "!");
        var texts = words.ListOf().Select(w => string.Join(' ', w));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var document = Documents.Of(Documents.Heading("A pond"), Documents.Prose(text.Trim().Length == 0 ? "x" : text), Documents.Prose("Perch swim. Frogs croak."));
            var runes = document.Text.EnumerateRunes().Select(r => r.ToString()).ToList();
            return tagger.Tag(document).Suggestions.SelectMany(s => s.Evidence).All(e => string.Concat(runes.Skip(e.Start).Take(e.End - e.Start)) == e.Quote);
        }).QuickCheckThrowOnFailure();
    }

    private Suggestion Of(string text, string code) => tagger.Tag(Documents.Paragraph(text)).Suggestions.Single(s => s.Code == code);

    /// <summary>Short passages, in twelve practice documents and alone.</summary>
    private static string Bank()
    {
        string[] frogs = ["{0} amphibians croak in the reeds", "{0} frogs croak at night", "In the reeds {0} amphibians hop", "Croaking {0} frogs hop among reeds", "{0} amphibians hop and croak here"];
        string[] fish = ["Perch swim in the deep end", "Pike and perch swim below", "Fish swim under the bridge", "Below the bridge pike swim", "Perch and fish are seen in the deep"];
        string[] other = ["The committee met in the town hall", "Minutes of the meeting were approved", "The town hall has a new roof", "A report went to the committee", "The meeting approved the budget"];
        var rows = new List<string> { "document,heading,text,codes" };
        for (var document = 0; document < 18; document++)
        {
            for (var i = 0; i < 5; i++)
            {
                var colour = (i + (document / 2)) % 2 == 0 ? "Emerald" : "Muddy";
                var name = document < 12 ? $"pond{document}" : "";
                if (document % 2 == 0)
                {
                    rows.Add($"{name},,{frogs[i].Replace("{0}", colour, StringComparison.Ordinal)} {document}.,p.frogs={(colour == "Emerald" ? "green" : "brown")}");
                }

                if (document % 3 != 0)
                {
                    rows.Add($"{name},,{fish[i]} {document}.,p.fish|p.any");
                }

                rows.Add($"{name},,{other[i]} {document}.,");
            }
        }

        return string.Join('\n', rows) + "\n";
    }
}
