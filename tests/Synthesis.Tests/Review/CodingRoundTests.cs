using Synthesis.Review;
using Synthesis.Tag;

namespace Synthesis.Tests.Review;

public sealed class CodingRoundTests
{
    [Fact]
    public void Where_nothing_is_drawn_everybody_may_code_and_who_does_not_lead_is_asked_to()
    {
        Assert.True(CodingRound.First.IsOpenTo("anna", "s"));
        Assert.True(CodingRound.First.Asks("anna", leads: false, "s"));
        Assert.False(CodingRound.First.Asks("lea", leads: true, "s"));
    }

    [Fact]
    public void A_draw_asks_whom_it_names_whether_they_lead_or_not()
    {
        var round = new CodingRound("2", false, [new Assigned("s", "", ["lea"])]);

        Assert.True(round.Asks("lea", leads: true, "s"));
        Assert.False(round.IsOpenTo("anna", "s"));
        Assert.False(round.IsOpenTo("lea", "t"));
    }

    [Fact]
    public void Two_who_agree_close_a_cell_and_one_does_not()
    {
        Assert.Null(Comparison.Of([Of("anna", Answer.Absent)], "1").ClosesBy());
        var closed = Comparison.Of([Of("anna", Answer.Absent), Of("ben", Answer.Absent)], "1").ClosesBy()!;

        Assert.Equal((Decision.Consensus, Decision.Consensus, Answer.Absent), (closed.Coder, closed.Round, closed.Status));
        Assert.Null(Comparison.Of([Of("anna", Answer.Absent), Of("ben", Answer.Absent), closed], "1").ClosesBy());
    }

    [Fact]
    public void Other_values_differ_and_only_a_persons_consensus_settles_them()
    {
        Decision[] two = [Of("anna", Answer.Present, "more"), Of("ben", Answer.Present, "less")];

        Assert.True(Comparison.Of(two, "1").Differs);
        Assert.True(Comparison.Of([.. two, Of(Decision.Consensus, Answer.Present, "more") with { Round = Decision.Consensus }], "1").Differs);
        Assert.False(Comparison.Of([.. two, Of("lea", Answer.Present, "more") with { Round = Decision.Consensus }], "1").Differs);
        Assert.False(Comparison.Of(two, "2").Differs);
    }

    private static Decision Of(string coder, Answer answer, params string[] values) => new("s", "c", coder, "1", answer, values, null, null);
}
