using Synthesis.Review.Agreement;

namespace Synthesis.Tests.Review.Agreement;

/// <summary>Each measure against the example its paper works out.</summary>
public sealed class MeasureTests
{
    private static readonly AgreementOptions Quick = new(1, 50);

    /// <summary>Krippendorff 2011, Computing Krippendorff's alpha-reliability: four coders, twelve units, gaps.</summary>
    private static readonly string[] Krippendorff = ["11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3."];

    [Fact]
    public void Alpha_is_that_of_Krippendorff_2011_nominal_and_ordinal()
    {
        var row = AgreementRow.Of("x", Units(Krippendorff), Quick with { Scale = ["1", "2", "3", "4", "5"] });

        Assert.Equal(0.743, row.Alpha!.Value, 0.0005);
        Assert.Equal(0.815, row.AlphaOrdinal!.Value, 0.0005);
        Assert.Equal((12, 11), (row.Units, row.Pairable));
    }

    [Fact]
    public void With_gaps_AC1_and_kappa_are_those_Gwet_works_out_on_the_same_codings()
    {
        var row = AgreementRow.Of("x", Units(Krippendorff), Quick);

        Assert.Equal(0.77544, row.Ac1!.Value, 0.000005);
        Assert.Equal(0.76117, row.FleissKappa!.Value, 0.000005);
        Assert.Equal(0.81818, row.Percent!.Value, 0.000005);
        Assert.Null(row.CohenKappa);
    }

    [Fact]
    public void Kappa_of_two_coders_is_that_of_Fleiss_Cohen_and_Everitt_1969()
    {
        // Large sample standard errors of kappa and weighted kappa, Psychological Bulletin 72: shares of 200 subjects.
        var row = AgreementRow.Of("x", Table("abc", [106, 10, 4], [22, 28, 10], [2, 12, 6]), Quick);

        Assert.Equal(0.429, row.CohenKappa!.Value, 0.0005);
    }

    [Fact]
    public void Kappa_AC1_and_alpha_are_those_Gwet_2014_works_out_for_two_abstractors()
    {
        var row = AgreementRow.Of("x", Table("abc", [13, 0, 0], [0, 20, 7], [0, 4, 56]), Quick);

        Assert.Equal(0.89, row.Percent!.Value, 1e-7);
        Assert.Equal(0.7964094, row.CohenKappa!.Value, 1e-7);
        Assert.Equal(0.8493305, row.Ac1!.Value, 1e-7);
        Assert.Equal(0.7972585, row.Alpha!.Value, 1e-7);
    }

    [Fact]
    public void Where_kappa_is_below_nought_though_nearly_all_agree_AC1_is_that_of_Gwet_2008()
    {
        var row = AgreementRow.Of("x", Table("+-", [118, 5], [2, 0]), Quick);

        Assert.Equal(-0.0234, row.CohenKappa!.Value, 0.00005);
        Assert.Equal(0.9408, row.Ac1!.Value, 0.00005);
    }

    [Fact]
    public void Fleiss_kappa_is_that_of_the_worked_example_with_fourteen_coders()
    {
        string[] counts = ["0 0 0 0 14", "0 2 6 4 2", "0 0 3 5 6", "0 3 9 2 0", "2 2 8 1 1", "7 7 0 0 0", "3 2 6 3 0", "2 5 3 2 2", "6 5 2 1 0", "0 2 2 3 7"];
        var codings = counts.SelectMany((line, u) => line.Split(' ').SelectMany((n, v) => Enumerable.Repeat(v, int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)))
            .Select((v, c) => new UnitCoding($"u{u}", $"c{c:00}", "x", $"{v}"))).ToList();

        Assert.Equal(0.210, AgreementRow.Of("x", codings, Quick).FleissKappa!.Value, 0.0005);
    }

    [Fact]
    public void Ordinal_weights_are_those_Gwet_2014_gives_for_three_categories_and_AC2_uses_them()
    {
        Assert.Equal([1, 0.6667, 0, 0.6667, 1, 0.6667, 0, 0.6667, 1], Likeness.Ordinal(3).Cast<double>().Select(w => Math.Round(w, 4)));

        var row = AgreementRow.Of("x", Table("123", [13, 0, 0], [0, 20, 7], [0, 4, 56]), Quick with { Scale = ["1", "2", "3"] });

        // By hand: 89 agree and 11 lie next to each other; shares 0.13, 0.255, 0.615; the weights sum to 3 + 4 · 2/3.
        var observed = 0.89 + (0.11 * 2 / 3);
        var chance = (3 + (8 / 3.0)) / 6 * ((0.13 * 0.87) + (0.255 * 0.745) + (0.615 * 0.385));
        Assert.Equal((observed - chance) / (1 - chance), row.Ac2!.Value, 1e-9);
        Assert.True(row.Ac2.Value > row.Ac1!.Value);
    }

    [Fact]
    public void No_evidence_stands_outside_the_order_and_counts_as_a_category_of_its_own_without_it()
    {
        var scale = new[] { "not met", "mixed", "met" };
        List<UnitCoding> codings = [.. Pairs(("not met", "mixed"), ("mixed", "mixed"), ("met", "met"), ("not met", "not met")), .. Pairs(("no evidence", "met"), ("no evidence", "no evidence")).Select(c => c with { Unit = c.Unit + "x" })];

        var (with, without) = (AgreementRow.Of("x", codings, Quick with { Scale = scale }), AgreementRow.Of("x", codings.Take(8).ToList(), Quick with { Scale = scale }));

        Assert.Equal(without.AlphaOrdinal!.Value, with.AlphaOrdinal!.Value, 1e-9);
        Assert.Equal(4 / 6.0, with.Percent!.Value, 1e-9);
        Assert.Contains(with.Warnings, w => w.StartsWith("3 codings are outside the order", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("one coder", "a:1 a:0")]
    [InlineData("no overlap", "a:1. b:.0")]
    [InlineData("one category only (1)", "ab:11 ab:11")]
    [InlineData("few units: 2", "ab:11 ab:10")]
    [InlineData("rare: all but 1 of 4", "ab:11 ab:10")]
    [InlineData("1 of 2 units were coded once", "ab:11 ab:1.")]
    public void A_figure_that_means_little_says_why(string warning, string units)
    {
        var codings = units.Split(' ').SelectMany((u, i) => u.Split(':') is [var coders, var values]
            ? values.Select((v, c) => (v, c)).Where(x => x.v != '.').Select(x => new UnitCoding($"u{i}{x.c * (coders.Length == 1 ? 1 : 0)}", $"{coders[Math.Min(x.c, coders.Length - 1)]}", "x", $"{x.v}")) : []).ToList();

        Assert.Contains(AgreementRow.Of("x", codings, Quick).Warnings, w => w.StartsWith(warning, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_coder_left_uncoded_is_left_out_or_taken_for_a_value()
    {
        UnitCoding[] codings = [new("u1", "a", "x", "1"), new("u1", "b", "x", "1"), new("u2", "a", "x", "1"), new("u3", "b", "x", "0"), new("u3", "a", "x", "0")];

        Assert.Equal(1, AgreementTable.Of(codings, false, null, Quick)[0].Percent!.Value);
        Assert.Equal(2 / 3.0, AgreementTable.Of(codings, false, "0", Quick)[0].Percent!.Value, 1e-9);
    }

    [Fact]
    public void Pairs_and_all_codes_together_have_rows_of_their_own()
    {
        List<UnitCoding> codings = [.. Units(Krippendorff), .. Units(Krippendorff).Select(c => c with { Code = "y" })];

        var rows = AgreementTable.Of(codings, true, null, Quick);

        Assert.Equal(3 * 7, rows.Count);
        Assert.Equal(["x", "y", AgreementTable.Overall], rows.Select(r => r.Code).Distinct());
        Assert.Equal(rows[0].Percent!.Value, rows[14].Percent!.Value, 1e-9);
        Assert.All(rows.Where(r => r.Coders.Count == 2), r => Assert.NotNull(r.CohenKappa));
    }

    private static List<UnitCoding> Units(string[] units) =>
        [.. units.SelectMany((u, i) => u.Select((v, c) => (v, c)).Where(x => x.v != '.').Select(x => new UnitCoding($"u{i:00}", $"c{x.c}", "x", $"{x.v}")))];

    private static List<UnitCoding> Pairs(params (string A, string B)[] pairs) =>
        [.. pairs.SelectMany((p, i) => (UnitCoding[])[new($"u{i:000}", "a", "x", p.A), new($"u{i:000}", "b", "x", p.B)])];

    private static List<UnitCoding> Table(string categories, params int[][] counts) =>
        Pairs([.. counts.SelectMany((row, a) => row.SelectMany((n, b) => Enumerable.Repeat(($"{categories[a]}", $"{categories[b]}"), n)))]);
}
