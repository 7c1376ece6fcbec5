using Synthesis.Audit;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

public class CodeAnswersTests
{
    private const string Code = "costs.reduce";

    [Theory]
    [InlineData(0.9, "Each dear package is looked at again by Finance every June, and £40,000 was taken off the bill.", Answered.Addressed)]
    [InlineData(0.6, "The team is mindful of cost in every June.", Answered.Unclear)]
    [InlineData(0.6, "Finance will renegotiate the dearest packages by June 2027.", Answered.Addressed)]
    [InlineData(0.9, "Another council in the shire took £40,000 off its bill in June.", Answered.Unclear)]
    [InlineData(0.9, "We are mindful of what things cost.", Answered.Thin)]
    public void How_far_a_code_is_answered_follows_from_the_passage_and_who_else_finds_it(double chance, string passage, Answered expected) =>
        Assert.Equal(expected, Of(new FoundBlock(BlockKind.Paragraph, passage), Answer.Present, chance).Answered);

    [Fact]
    public void A_heading_alone_answers_nothing() => Assert.Equal(Answered.Unclear, Of(new FoundBlock(BlockKind.Heading, "Lower fees by June 2027", 2), Answer.Present, 0.99).Answered);

    [Fact]
    public void What_only_a_loose_mark_finds_is_unclear_with_its_words()
    {
        var answer = Of(new FoundBlock(BlockKind.Paragraph, "Finance will renegotiate the dearest packages by June 2027."), Answer.Absent, 0);
        Assert.Equal(Answered.Unclear, answer.Answered);
        Assert.Contains("renegotiate", Assert.Single(answer.Quotes).Quote, StringComparison.Ordinal);
        Assert.Equal(Answered.Missing, Of(new FoundBlock(BlockKind.Paragraph, "The town hall has a new roof."), Answer.Absent, 0).Answered);
    }

    [Theory]
    [InlineData(0.44, Answer.Absent)]
    [InlineData(0.46, Answer.Unclear)]
    [InlineData(0.64, Answer.Unclear)]
    [InlineData(0.66, Answer.Present)]
    public void Costs_between_two_chances_leave_open_what_lies_between(double chance, Answer expected) => Assert.Equal(expected, AnswerCosts.Between(0.45, 0.65).Cheapest(chance));

    /// <summary>The answer to one code of a draft of one passage, which a tagger gave this chance.</summary>
    private static CodeAnswer Of(FoundBlock block, Answer status, double chance)
    {
        var document = Documents.Of(block);
        var draft = Draft.Of(document, DraftMarkup.Unknown);
        Evidence[] evidence = status == Answer.Absent ? [] : [new Evidence(document.Text, 0, document.Text.EnumerateRunes().Count(), null, Code + "/learnt", chance, [], document.Path)];
        Suggestion Suggested(Code c) => c.Id == Code ? new Suggestion(Code, status, [], chance, evidence) : new Suggestion(c.Id, Answer.Absent, [], 0, []);
        var rules = MadeDraft.Rules;
        var marks = Tagger.OfSignals(rules.Marks).Tag(document).Suggestions.ToDictionary(s => s.Code, StringComparer.Ordinal);
        var none = new Tagging(document.Path, [.. Codes.Sufficiency.Codes.Select(c => new Suggestion(c.Id, Answer.Absent, [], 0, []))], []);
        return CodeAudit.Answers(draft, Codes.Sufficiency, new Tagging(document.Path, [.. Codes.Sufficiency.Codes.Select(Suggested)], []), none, rules, rules.Codes, marks).Single(a => a.Code == Code);
    }
}
