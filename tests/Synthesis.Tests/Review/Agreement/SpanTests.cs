using Synthesis.Review.Agreement;

namespace Synthesis.Tests.Review.Agreement;

public sealed class SpanTests
{
    [Fact]
    public void Alpha_for_unitising_is_that_of_Krippendorff_2004()
    {
        // A continuum of 300 from 150 on; two observers. The paper rounds on the way and prints 0.7286 for c; k is marked alike.
        var c = Text(300, [(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]);
        var k = Text(300, [(30, 90), (150, 200)], [(30, 90), (150, 200)]);

        Assert.Equal(0.7285, UnitizedAlpha.Of([c], 1, 10)!.Value, 0.0001);
        Assert.Equal(1, UnitizedAlpha.Of([k], 1, 10)!.Value, 1e-9);
    }

    [Fact]
    public void Characters_give_the_kappa_of_a_table_of_characters()
    {
        // 10,000 characters of which one coder marked 500 and the other 450, 400 of them the same: kappa 0.834.
        var text = Text(10_000, [(100, 600)], [(200, 650)]);

        var row = AgreementRow.Of("x", Spans.Characters([text], withUnmarked: true), null, new AgreementOptions(1, 50));

        Assert.Equal(0.834, row.CohenKappa!.Value, 0.0005);
        Assert.Equal(10_000, row.Units);
    }

    [Fact]
    public void Without_the_text_that_nobody_marked_agreement_is_the_overlap()
    {
        var grid = Spans.Characters([Text(10_000, [(100, 600)], [(200, 650)])], withUnmarked: false);

        Assert.Equal(400 / 550.0, AgreementRow.Of("x", grid, null, new AgreementOptions(1, 50)).Percent!.Value, 1e-9);
    }

    [Fact]
    public void A_coder_who_did_not_read_a_text_is_a_gap_and_one_who_marked_nothing_is_not()
    {
        var unread = new MarkedText("s", 100, new Dictionary<string, IReadOnlyList<Span>> { ["a"] = [new Span(0, 10)] });
        var unmarked = new MarkedText("t", 100, new Dictionary<string, IReadOnlyList<Span>> { ["a"] = [new Span(0, 10)], ["b"] = [] });

        Assert.Equal(100, Spans.Characters([unread, unmarked], true).Pairable);
    }

    [Fact]
    public void Spans_that_overlap_or_pass_the_end_count_once()
    {
        var text = Text(100, [(10, 30), (20, 40), (90, 200)], [(10, 40), (90, 100)]);

        Assert.Equal(1, UnitizedAlpha.Of([text], 1, 10)!.Value, 1e-9);
        Assert.Equal(1, AgreementRow.Of("x", Spans.Characters([text], true), null, new AgreementOptions(1, 10)).Percent!.Value);
    }

    [Fact]
    public void Nothing_marked_is_no_figure()
    {
        Assert.Null(UnitizedAlpha.Of([Text(100, [], [])], 1, 10));
        Assert.Null(UnitizedAlpha.Of([], 1, 10));
    }

    private static MarkedText Text(int length, (int, int)[] a, (int, int)[] b) => new("s", length,
        new Dictionary<string, IReadOnlyList<Span>> { ["a"] = [.. a.Select(s => new Span(s.Item1, s.Item2))], ["b"] = [.. b.Select(s => new Span(s.Item1, s.Item2))] });
}
