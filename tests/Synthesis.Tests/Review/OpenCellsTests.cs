using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Tag;

namespace Synthesis.Tests.Review;

/// <summary>Which cells people are asked first.</summary>
public sealed class OpenCellsTests
{
    [Fact]
    public void Where_coders_disagree_comes_first_and_a_consensus_settles_it()
    {
        SuggestedCell[] cells = [Cell("a", "x", 0.5), Cell("a", "y", 0.98)];
        Decision[] disputed = [Decided("a", "y", "anna", Answer.Present), Decided("a", "y", "ben", Answer.Absent)];

        var open = OpenCells.Of(cells, disputed, AnswerCosts.Default);
        Assert.Equal(["y", "x"], Codes(open));
        Assert.Equal("coders disagree: anna present, ben absent", open.Open[0].Why);
        Assert.Equal(0, open.Settled);

        var settled = OpenCells.Of(cells, [.. disputed, Decided("a", "y", "anna", Answer.Present) with { Round = Decision.Consensus }], AnswerCosts.Default);
        Assert.Equal(["x"], Codes(settled));
        Assert.Equal(1, settled.Settled);
    }

    [Fact]
    public void A_coder_who_thinks_again_is_believed_in_the_end()
    {
        Decision[] again = [Decided("a", "x", "anna", Answer.Absent), Decided("a", "x", "ben", Answer.Present), Decided("a", "x", "anna", Answer.Present)];
        Assert.True(OpenCells.IsSettled(again));
        Assert.Equal(Answer.Present, OpenCells.AnswerOf(again));
        Assert.False(OpenCells.IsSettled(again[..2]));
        Assert.Null(OpenCells.AnswerOf([]));
    }

    [Fact]
    public void The_same_answer_with_other_values_is_a_disagreement() =>
        Assert.False(OpenCells.IsSettled([Decided("a", "x", "anna", Answer.Present, "up"), Decided("a", "x", "ben", Answer.Present, "down")]));

    [Fact]
    public void The_machines_doubt_counts_by_what_errors_cost()
    {
        SuggestedCell[] cells = [Cell("a", "x", 0.9), Cell("a", "y", 0.5), Cell("a", "z", 0.2)];
        Assert.Equal(["y", "z", "x"], Codes(OpenCells.Of(cells, [], AnswerCosts.Default)));

        // Where a miss costs four, the better answer at 0.2 is expected to cost 0.8, all that it can; at 0.5 0.5; at 0.9 0.1.
        Assert.Equal(["z", "y", "x"], Codes(OpenCells.Of(cells, [], new AnswerCosts(4, 1, 0.5))));
    }

    [Fact]
    public void A_code_with_few_decisions_goes_before_one_with_many()
    {
        SuggestedCell[] cells = [Cell("a", "x", 0.7), Cell("a", "y", 0.7), Cell("b", "x", 0.7)];
        var open = OpenCells.Of(cells, [Decided("b", "x", "anna", Answer.Present)], AnswerCosts.Default);
        Assert.Equal(["y", "x"], Codes(open));
    }

    [Fact]
    public void A_strategy_with_more_open_cells_goes_before_one_nearly_done()
    {
        SuggestedCell[] cells = [Cell("a", "x", 0.1), Cell("a", "y", 0.1), Cell("b", "x", 0.1), Cell("b", "y", 0.1)];
        var open = OpenCells.Of(cells, [Decided("a", "y", "anna", Answer.Absent), Decided("other", "x", "anna", Answer.Absent)], AnswerCosts.Default);
        Assert.Equal(["b x", "b y", "a x"], open.Open.Select(o => $"{o.Cell.Strategy} {o.Cell.Suggestion.Code}"));
    }

    [Fact]
    public void Equal_cells_stand_by_strategy_then_as_in_the_codebook()
    {
        SuggestedCell[] cells = [Cell("b", "y", 0.1), Cell("b", "x", 0.1), Cell("a", "y", 0.1), Cell("a", "x", 0.1)];
        Assert.Equal(["a y", "a x", "b y", "b x"], OpenCells.Of(cells, [], AnswerCosts.Default).Open.Select(o => $"{o.Cell.Strategy} {o.Cell.Suggestion.Code}"));
    }

    [Fact]
    public void What_could_not_be_read_is_as_doubtful_as_can_be()
    {
        var open = OpenCells.Of([Cell("a", "x", 0.55), Cell("a", "y", null)], [], AnswerCosts.Default);
        Assert.Equal(["y", "x"], Codes(open));
        Assert.Equal("the machine could not read it", open.Open[0].Why);
    }

    [Fact]
    public void The_queue_in_words_and_as_a_file_to_fill_in()
    {
        var open = OpenCells.Of([Cell("oxcleave", "x", 0.5), Cell("a", "y", 0.98)], [], AnswerCosts.Default);
        Assert.Equal("""
            0 of 2 cells are settled; 0 of the 2 others need a consensus.

            Ask next:
              oxcleave  x  unclear  0.50  the machine is unsure (0.50)
            and 1 more.

            """.ReplaceLineEndings("\n"), QueueText.Of(open, 1));

        using var file = new MemoryStream();
        QueueFiles.WriteCsv(open.Open.Select(o => (o.Cell, o.Why)), file);
        Assert.Equal("strategy,code,coder,round,status,values,quote,note,suggested,score,suggested values,suggested quote,page,why\n"
            + "oxcleave,x,,,,,,,unclear,0.5,,,,the machine is unsure (0.50)\na,y,,,,,,,present,0.98,,,,nobody has decided on this code yet\n", System.Text.Encoding.UTF8.GetString(file.ToArray()));
    }

    internal static SuggestedCell Cell(string strategy, string code, double? score) =>
        new(strategy, new Suggestion(code, score is { } s ? AnswerCosts.Default.Cheapest(s) : Answer.Unclear, [], score, []));

    internal static Decision Decided(string strategy, string code, string coder, Answer answer, params string[] values) =>
        new(strategy, code, coder, "1", answer, values, null, null);

    private static IEnumerable<string> Codes(OpenCells cells) => cells.Open.Select(o => o.Cell.Suggestion.Code);
}
