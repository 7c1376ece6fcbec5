using Synthesis.Synthesise;

namespace Synthesis.Tests.Synthesise;

/// <summary>Passages that strategies share or have copied.</summary>
public sealed class TextReuseTests
{
    private const string Shared = "Demand for residential places in our area has risen in each of the past three years";

    [Fact]
    public void A_quote_that_two_strategies_have_in_other_case_and_signs_is_borrowed_and_one_of_its_own_is_not()
    {
        var table = Of(("a", Shared + "."), ("b", "“demand for residential places, in our area has risen in each of the past three years"), ("c", "Fewer of our children needed a residential place last year than ever before in this county"));

        var reuse = TextReuse.Of([table], []);

        var rows = table.Row("demand.change").Strategies;
        Assert.Equal(["b"], reuse.Of(rows[0].Evidence[0])!.Named);
        Assert.Equal(["a"], reuse.Of(rows[1].Evidence[0])!.Named);
        Assert.Null(reuse.Of(rows[2].Evidence[0]));
        Assert.Equal(["a", "b"], reuse.RestingOn(table.Row("demand.change")).Select(s => s.Strategy));
        Assert.Equal((2, 3, 2), (Assert.Single(reuse.Passages).Strategies, reuse.Quotes, reuse.BorrowedQuotes));
    }

    [Fact]
    public void A_strategy_that_repeats_itself_borrows_nothing()
    {
        var table = Tables.Of(("a", [Tables.Present("demand.change", ["increasing"], Tables.Quote("a", Shared), Tables.Quote("a", Shared, 900))]));

        Assert.Equal(0, TextReuse.Of([table], []).BorrowedQuotes);
    }

    [Fact]
    public void What_stands_in_guidance_is_named_though_one_strategy_alone_has_it()
    {
        var table = Of(("a", "We are to secure enough places within the area of the authority so far as is reasonably practicable"));

        var reuse = TextReuse.Of([table], [new TemplateText("Guidance", "Councils must secure enough places within the area of the authority so far as is reasonably practicable, it says.")]);

        Assert.Equal(("Guidance", 0), (reuse.Of(table.Row("demand.change").Strategies[0].Evidence[0])!.From, reuse.Of(table.Row("demand.change").Strategies[0].Evidence[0])!.Others));
        Assert.Equal("Guidance", Assert.Single(reuse.Passages).From);
    }

    [Fact]
    public void A_run_that_is_less_than_half_of_a_quote_borrows_nothing()
    {
        const string phrase = "children in care and care leavers in our area";
        var table = Of(("a", $"We have thirty homes for {phrase} and most of them are run by small charities with one or two homes each"), ("b", $"Prices of places for {phrase} rose by a tenth last year while budgets stayed what they were and nobody knows why"));

        Assert.Equal(0, TextReuse.Of([table], []).BorrowedQuotes);
    }

    [Fact]
    public void A_heading_that_many_quotes_begin_with_does_not_make_one_passage_of_them()
    {
        const string heading = "Our plan to find enough homes for children in care";
        const string rising = "the need for places in small homes near to schools has grown in each year since the last plan was made";
        const string staff = "we pay a yearly grant to every home that trains its own staff and keeps most of them for two years";
        var table = Of(("a", $"{heading} {rising}"), ("b", $"{heading} {rising}"), ("c", $"{heading} {staff}"), ("d", $"{heading} {staff}"));

        var passages = TextReuse.Of([table], []).Passages;

        Assert.Equal(["a b", "c d"], passages.Select(p => string.Join(' ', p.Quotes.Select(q => q.Strategy))).Order());
        Assert.All(passages, p => Assert.Equal(2, p.Strategies));
    }

    [Fact]
    public void Two_quotes_are_one_passage_though_each_half_of_them_stood_first_in_another()
    {
        const string half = "we will open four small homes near to schools and stations in each of the next three years and run two";
        const string other = "every provider of ours is told in spring and autumn how many places we think that we shall need and where";
        const string own = "by a charity that has worked in this town since before the war and asks us for no more money than it spends on food";
        var table = Of(("a", $"{half} {own}"), ("b", $"{other} {own.Replace("charity", "company", StringComparison.Ordinal).Replace("war", "flood", StringComparison.Ordinal).Replace("money", "rent", StringComparison.Ordinal)}"),
            ("c", $"{half} {other} as the council agreed last May"), ("d", $"{half} {other} which the board has long hoped for"));

        Assert.Contains("c d", TextReuse.Of([table], []).Passages.Select(p => string.Join(' ', p.Quotes.Select(q => q.Strategy).Order())));
    }

    private static CoverageTable Of(params (string Strategy, string Quote)[] strategies) =>
        Tables.Of([.. strategies.Select(s => (s.Strategy, (Synthesis.Tag.Suggestion[])[Tables.Present("demand.change", ["increasing"], Tables.Quote(s.Strategy, s.Quote))]))]);
}
