using Synthesis.Codebooks;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>How the words around a statement about frogs change its reading, by rules of the tests' own.</summary>
public sealed class StatementTests : IDisposable
{
    private readonly CodebookFolder folder = new();
    private readonly Codebook codebook;

    public StatementTests()
    {
        folder.With("statements.yml", """
            triggers:
              - {axis: polarity, value: negated, terms: [no, not, never, no longer any], reach: forward, words: 4}
              - {axis: polarity, value: negated, terms: [are unknown], reach: backward, words: 3}
              - {axis: time, value: future, terms: [will], reach: forward}
              - {axis: time, value: past, terms: [last year], reach: sentence}
              - {axis: time, value: conditional, terms: [might], reach: forward}
              - {axis: whose, value: nation, terms: [nationally], reach: sentence}
              - {axis: whose, value: others, terms: [our neighbours say], reach: forward}
              - {axis: whose, value: nation, terms: [national picture], reach: heading}
              - {axis: time, value: past, terms: [has been done], reach: heading}
              - {axis: whose, value: guidance, terms: [the law], reach: heading}
            pseudo: [not only, no doubt]
            stops: [but]
            own: [we, our pond]
            """);
        codebook = folder.Read();
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("There are frogs here.", "affirmed present own")]
    [InlineData("There are no frogs here.", "negated present own")]
    [InlineData("No one in town saw frogs.", "negated present own")]
    [InlineData("No one in this town saw frogs.", "affirmed present own")]
    [InlineData("Frogs do not sing.", "affirmed present own")]
    [InlineData("There are no newts but frogs.", "affirmed present own")]
    [InlineData("There are no newts; frogs sing.", "affirmed present own")]
    [InlineData("There are not only frogs.", "affirmed present own")]
    [InlineData("There are no doubt frogs.", "affirmed present own")]
    [InlineData("Frogs are unknown here.", "negated present own")]
    [InlineData("Frogs in two ponds are unknown.", "negated present own")]
    [InlineData("Frogs in the two ponds are unknown.", "affirmed present own")]
    [InlineData("Frogs sing but newts are unknown.", "affirmed present own")]
    [InlineData("There will be frogs.", "affirmed future own")]
    [InlineData("There will never be frogs.", "negated future own")]
    [InlineData("Frogs will sing.", "affirmed present own")]
    [InlineData("Frogs sang last year.", "affirmed past own")]
    [InlineData("Last year it seemed there might be frogs.", "affirmed conditional own")]
    [InlineData("Nationally, there are frogs.", "affirmed present nation")]
    [InlineData("Nationally they fell, and we have frogs.", "affirmed present own")]
    [InlineData("We read that nationally there are frogs.", "affirmed present nation")]
    [InlineData("Our neighbours say frogs sing.", "affirmed present others")]
    public void The_nearest_trigger_that_reaches_the_anchor_gives_the_reading(string sentence, string reading) => Assert.Equal(reading, Read(sentence));

    [Fact]
    public void A_trigger_that_is_part_of_the_signal_changes_nothing()
    {
        var words = Word.Split("There are no frogs.");
        var reading = Of("There are no frogs.", "own");

        Assert.Equal("negated", reading.At(Anchor(words), [Anchor(words)]).Polarity);
        Assert.Equal("affirmed", reading.At(new TermMatch(2, 4), [new TermMatch(2, 4)]).Polarity);
        Assert.Equal("affirmed", reading.At(Anchor(words), [Anchor(words), new TermMatch(2, 3)]).Polarity);
    }

    [Theory]
    [InlineData("There are frogs.", "nation")]
    [InlineData("We have frogs.", "own")]
    [InlineData("In our pond frogs sing.", "own")]
    public void What_a_heading_says_holds_for_its_sentences_unless_they_are_the_authoritys_own(string sentence, string whose) =>
        Assert.EndsWith(" " + whose, Read(sentence, Under("The national picture")), StringComparison.Ordinal);

    [Fact]
    public void The_innermost_heading_that_says_whose_is_believed()
    {
        Assert.Equal("guidance", WhoseUnder("The national picture", "The law"));
        Assert.Equal("nation", WhoseUnder("The national picture", "Frogs"));
        Assert.Equal("own", WhoseUnder("The national picture", "What we have"));
        Assert.Equal("own", WhoseUnder("Frogs"));
    }

    [Fact]
    public void Whose_a_sentence_is_carries_over_to_the_next_of_its_block()
    {
        Assert.Equal("nation", Of("Nationally, newts fell.", "own").CarriedWhose);
        Assert.Equal("nation", Of("They may fall more.", "nation").CarriedWhose);
        Assert.Equal("own", Of("We are glad.", "nation").CarriedWhose);
    }

    [Fact]
    public void Readings_that_a_signal_accepts_on_every_axis_count()
    {
        var accept = new Acceptance(["affirmed"], ["present", "past"], ["own"]);

        Assert.True(new Statement("affirmed", "past", "own").Accepted(accept));
        Assert.False(new Statement("negated", "past", "own").Accepted(accept));
        Assert.False(new Statement("affirmed", "future", "own").Accepted(accept));
        Assert.False(new Statement("affirmed", "past", "nation").Accepted(accept));
    }

    [Theory]
    [InlineData("Frogs sing.", "affirmed past own")]
    [InlineData("There will be frogs.", "affirmed future own")]
    [InlineData("We have frogs.", "affirmed past own")]
    public void A_headings_time_holds_for_sentences_that_tell_no_time_of_their_own(string sentence, string reading) =>
        Assert.Equal(reading, Read(sentence, Under("What has been done")));

    private Statement Under(params string[] headings) => StatementReading.Under(codebook.Statements, headings.Select(h => codebook.Terms.Find(Word.Split(h))));

    private string WhoseUnder(params string[] headings) => Under(headings).Whose;

    private string Read(string sentence) => Read(sentence, Statement.Plain);

    private string Read(string sentence, Statement inherited)
    {
        var anchor = Anchor(Word.Split(sentence));
        var statement = Of(sentence, inherited).At(anchor, [anchor]);
        return $"{statement.Polarity} {statement.Time} {statement.Whose}";
    }

    private StatementReading Of(string sentence, string whose) => Of(sentence, Statement.Plain with { Whose = whose });

    private StatementReading Of(string sentence, Statement inherited)
    {
        var passage = Assert.Single(Passage.Of(Documents.Paragraph(sentence)));
        return StatementReading.Of(codebook.Statements, passage, codebook.Terms.Find(passage.Words), inherited);
    }

    private static TermMatch Anchor(List<Word> words)
    {
        var at = words.FindIndex(w => w.Folded == "frogs");
        return new TermMatch(at, at + 1);
    }
}
