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
        Assert.Null(Comparison.FollowsFrom([], "1"));
        Assert.Null(Comparison.FollowsFrom([Of("anna", Answer.Absent)], "1"));
        var closed = Comparison.FollowsFrom([Of("anna", Answer.Absent), Of("ben", Answer.Absent)], "1")!;

        Assert.Equal((Decision.Consensus, Decision.Consensus, Answer.Absent), (closed.Coder, closed.Round, closed.Status));
        Assert.Equal(closed, Comparison.FollowsFrom([Of("anna", Answer.Absent), Of("ben", Answer.Absent), closed], "1"));
        Assert.Null(Comparison.FollowsFrom([Of("anna", Answer.Absent), Of("ben", Answer.Absent), closed, Of("ben", Answer.Unclear)], "1"));
        Assert.Null(Comparison.FollowsFrom([Of("anna", Answer.Absent), Of("ben", Answer.Absent), Of("lea", Answer.Present) with { Round = Decision.Consensus }], "1"));
    }

    [Fact]
    public void What_closed_in_one_round_stays_closed_until_two_differ_in_a_later_one()
    {
        Decision[] first = [Of("anna", Answer.Absent), Of("ben", Answer.Absent)];
        var again = Of("anna", Answer.Unclear) with { Round = "2" };

        Assert.NotNull(Comparison.FollowsFrom([.. first, again], "2"));
        Assert.Null(Comparison.FollowsFrom([.. first, again, Of("ben", Answer.Absent) with { Round = "2" }], "2"));
    }

    [Fact]
    public void Other_values_differ_and_only_a_persons_consensus_settles_them()
    {
        Decision[] two = [Of("anna", Answer.Present, "more"), Of("ben", Answer.Present, "less")];
        var byItself = Comparison.FollowsFrom([two[0], two[0] with { Coder = "ben" }], "1")!;

        Assert.True(Comparison.Of(two, "1").Differs);
        Assert.True(Comparison.Of([.. two, byItself], "1").Differs);
        Assert.False(Comparison.Of([.. two, Of("lea", Answer.Present, "more") with { Round = Decision.Consensus }], "1").Differs);
        Assert.False(Comparison.Of([.. two, Of(Decision.Consensus, Answer.Present, "more") with { Round = Decision.Consensus }], "1").Differs);
        Assert.False(Comparison.Of(two, "2").Differs);
    }

    private static Decision Of(string coder, Answer answer, params string[] values) => new("s", "c", coder, "1", answer, values, null, null);
}
