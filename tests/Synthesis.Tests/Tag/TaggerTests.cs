using FsCheck;
using FsCheck.Fluent;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>Tagging with a small codebook about ponds.</summary>
public sealed class TaggerTests : IDisposable
{
    private const string Small = """
          - id: p.any
            theme: p
            title: Any
            definition: Water at all.
            signals: [{id: never, all: [[zzz]]}]
          - id: p.frogs
            theme: p
            title: Frogs
            definition: Frogs live there.
            implies: [p.any]
            values: {choose: one, list: [{id: green, title: Green, terms: [green]}, {id: brown, title: Brown, terms: [brown]}]}
            signals: [{id: frog, weight: 0.8, all: [[frog*]]}]
          - id: p.fish
            theme: p
            title: Fish
            definition: Fish live there.
            values: {choose: many, list: [{id: perch, title: Perch, terms: [perch]}, {id: pike, title: Pike, terms: [pike]}]}
            signals: [{id: fish, weight: 0.8, all: [[fish]]}]
          - id: p.owner
            theme: p
            title: Owner
            definition: Who owns it.
            values: {choose: text}
            signals: [{id: owner, weight: 0.8, all: [[owned by]], capture: after}, {id: whole, weight: 0.8, within: block, all: [[belongs to], [deed]], capture: after}]
          - id: p.weak
            theme: p
            title: Weak
            definition: Weak hints.
            signals:
              - {id: one, weight: 0.35, all: [[hint]]}
              - {id: two, weight: 0.35, all: [[clue]]}
          - id: p.block
            theme: p
            title: Block
            definition: Two things in one block.
            signals: [{id: both, weight: 0.8, within: block, all: [[heron], [nest*]]}]
          - id: p.under
            theme: p
            title: Under
            definition: Under a heading.
            signals: [{id: under, weight: 0.8, all: [[deep]], under: [depth*], not-under: [history]}]
          - id: p.scoped
            theme: p
            title: Scoped
            definition: Only of ponds.
            scope: residential
            signals: [{id: clean, weight: 0.8, all: [[clean]]}]
        """;

    private readonly CodebookFolder folder = new();
    private readonly Codebook codebook;

    public TaggerTests()
    {
        folder.Ponds(Small).With("statements.yml", """
            triggers:
              - {axis: polarity, value: negated, terms: [no], reach: forward, words: 4}
              - {axis: whose, value: nation, terms: [nationally], reach: sentence}
            about: {residential: [pond*], other: [street*]}
            """);
        codebook = folder.Read();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_code_is_answered_once_in_the_codebooks_order() =>
        Assert.Equal(codebook.Codes.Select(c => c.Id), Tagger.OfSignals(codebook).Tag(Documents.Paragraph("Frogs and fish.")).Suggestions.Select(s => s.Code));

    [Fact]
    public void A_present_code_has_its_quote_place_page_and_rule()
    {
        var document = Documents.Of(Documents.Prose("It is wet."), new FoundBlock(BlockKind.Paragraph, "😀 Hello. Green frogs live here.", Page: 3));
        var frogs = Of(document, "p.frogs");
        var evidence = Assert.Single(frogs.Evidence);

        Assert.Equal((Answer.Present, "Green frogs live here.", 3, "p.frogs/frog"), (frogs.Status, evidence.Quote, evidence.Page, evidence.Rule));
        Assert.Equal((21, 43), (evidence.Start, evidence.End));
        Assert.Equal(["green"], frogs.Values);
    }

    [Fact]
    public void What_nobody_speaks_of_is_absent_without_quotes()
    {
        var fish = Of(Documents.Paragraph("Frogs only."), "p.fish");

        Assert.Equal((Answer.Absent, 0, 0), (fish.Status, fish.Values.Count, fish.Evidence.Count));
        Assert.InRange(fish.Score!.Value, 0, 0.1);
    }

    [Theory]
    [InlineData("There are no frogs.")]
    [InlineData("Nationally there are frogs.")]
    public void A_denied_or_foreign_statement_is_not_presence(string text) => Assert.Equal(Answer.Absent, Of(Documents.Paragraph(text), "p.frogs").Status);

    [Fact]
    public void An_implied_code_is_present_on_the_evidence_of_what_implies_it()
    {
        var document = Documents.Paragraph("Frogs live here.");
        var (any, frogs) = (Of(document, "p.any"), Of(document, "p.frogs"));

        Assert.Equal((Answer.Present, frogs.Score), (any.Status, any.Score));
        Assert.Equal(frogs.Evidence.Select(e => e.Quote), any.Evidence.Select(e => e.Quote));
    }

    [Fact]
    public void A_document_that_could_not_be_read_is_unclear_on_every_code_with_no_score_and_an_issue()
    {
        var unread = Documents.Of() with { Issues = [new Issue("broken", Severity.Error, "The file is cut short.")] };
        var tagging = Tagger.OfSignals(codebook).Tag(unread);

        Assert.Equal(codebook.Codes.Count, tagging.Suggestions.Count);
        Assert.All(tagging.Suggestions, s => Assert.Equal((Answer.Unclear, null, 0), (s.Status, s.Score, s.Evidence.Count)));
        Assert.Contains("The file is cut short.", Assert.Single(tagging.Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_could_not_be_read_is_told_while_the_others_are_answered()
    {
        var unread = Documents.Of() with { Path = "2.html", Issues = [new Issue("broken", Severity.Error, "Cut short.")] };
        var tagging = Tagger.OfSignals(codebook).Tag("pages", [Documents.Paragraph("Frogs live here."), unread]);

        Assert.Equal(Answer.Present, tagging.Suggestions.Single(s => s.Code == "p.frogs").Status);
        Assert.Contains("2.html", Assert.Single(tagging.Issues, i => i.Code == "partly-read").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_of_one_value_takes_the_strongest_and_tells_of_a_rival()
    {
        var tagging = Tagger.OfSignals(codebook).Tag(Documents.Paragraph("Green frogs sing. Brown frogs sleep."));

        Assert.Single(tagging.Suggestions.Single(s => s.Code == "p.frogs").Values);
        Assert.Contains("'brown'", Assert.Single(tagging.Issues, i => i.Code == "two-values").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_of_many_values_takes_them_all_in_the_codebooks_order() =>
        Assert.Equal(["perch", "pike"], Of(Documents.Paragraph("Fish such as pike. Fish such as perch."), "p.fish").Values);

    [Theory]
    [InlineData("It is owned by the mill.", "the mill")]
    [InlineData("We know. It belongs to the abbey. There is a deed.", "the abbey")]
    [InlineData("There is a deed. We know. It belongs to the abbey.", "the abbey")]
    public void A_code_of_text_takes_the_words_after_the_anchor(string text, string value) => Assert.Equal([value], Of(Documents.Paragraph(text), "p.owner").Values);

    [Fact]
    public void Weak_signals_add_up()
    {
        Assert.Equal(Answer.Absent, Of(Documents.Paragraph("A hint."), "p.weak").Status);
        Assert.Equal(Answer.Present, Of(Documents.Of(Documents.Prose("A hint."), Documents.Prose("A clue.")), "p.weak").Status);
    }

    [Fact]
    public void The_same_rule_fired_again_adds_little()
    {
        double Score(params string[] texts) => Of(Documents.Of([.. texts.Select(Documents.Prose)]), "p.weak").Score!.Value;

        var (once, twice, other) = (Score("A hint."), Score("A hint.", "Hint of more."), Score("A hint.", "A clue."));
        var often = Score([.. Enumerable.Range(0, 50).Select(i => $"Hint {i}.")]);

        Assert.InRange(twice, once + 0.001, (once + other) / 2);
        Assert.True(often < 0.5, $"fifty hints give {often}");
        Assert.Equal(once, Score("A hint.", "A hint."));
    }

    [Fact]
    public void A_signal_over_a_block_quotes_from_its_first_sentence_to_its_last()
    {
        const string Text = "A heron came. It rained. Its nest is near. We left.";
        var found = Of(Documents.Paragraph(Text), "p.block");

        Assert.Equal((Answer.Present, "A heron came. It rained. Its nest is near."), (found.Status, found.Evidence[0].Quote));
        Assert.Equal(Answer.Absent, Of(Documents.Of(Documents.Prose("A heron came."), Documents.Prose("Its nest is near.")), "p.block").Status);
    }

    [Theory]
    [InlineData("Depths", Answer.Present)]
    [InlineData("Colours", Answer.Absent)]
    [InlineData("Depths in history", Answer.Absent)]
    public void A_signal_may_ask_for_a_heading_or_forbid_one(string heading, Answer status) =>
        Assert.Equal(status, Of(Documents.Of(Documents.Heading(heading), Documents.Heading("More", 2), Documents.Prose("It is deep.")), "p.under").Status);

    [Theory]
    [InlineData("", "It is clean.", Answer.Present)]
    [InlineData("", "The street is clean.", Answer.Absent)]
    [InlineData("", "The street and the pond are clean.", Answer.Present)]
    [InlineData("Our streets", "It is clean.", Answer.Absent)]
    [InlineData("Our ponds", "It is clean.", Answer.Present)]
    [InlineData("Our streets", "The pond is clean.", Answer.Present)]
    public void A_scoped_code_takes_no_statement_about_something_else_only(string heading, string text, Answer status) =>
        Assert.Equal(status, Of(Documents.Of(Documents.Heading(heading), Documents.Prose(text)), "p.scoped").Status);

    [Fact]
    public void Headings_are_no_evidence_unless_a_signal_asks_for_them() =>
        Assert.Equal(Answer.Absent, Of(Documents.Of(Documents.Heading("Frogs"), Documents.Prose("Nothing.")), "p.frogs").Status);

    [Fact]
    public void Every_present_code_has_a_quote_and_every_quote_is_the_slice_of_the_text() =>
        Prop.ForAll(Gen.OneOf(Texts.Any, Gen.Elements("Frogs sing. ", "😀 fish. ", "A hint. ", "A heron. ", "Its nest. ", "Owned by 𝔸. ", "No frogs. ", "• fish ").ListOf().Select(p => string.Concat(p))).ListOf().Select(t => t.ToList()).ToArbitrary(), texts =>
        {
            var document = Documents.Of([.. texts.Select((t, i) => i % 4 == 3 ? new FoundBlock(BlockKind.Table, "", Rows: [[t, "fish"]]) : Documents.Prose(t))]);
            var runes = document.Text.EnumerateRunes().ToList();
            return Tagger.OfSignals(codebook).Tag(document).Suggestions.All(s =>
                (s.Status != Answer.Present || s.Evidence.Count > 0)
                && s.Evidence.All(e => e.Quote == string.Concat(runes.Skip(e.Start).Take(e.End - e.Start).Select(r => r.ToString()))));
        }).Check(Texts.Fixed.WithMaxTest(200).WithEndSize(20));

    private Suggestion Of(Document document, string code) => Tagger.OfSignals(codebook).Tag(document).Suggestions.Single(s => s.Code == code);
}
