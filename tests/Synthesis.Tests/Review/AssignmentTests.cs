using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review;

public sealed class AssignmentTests
{
    private static readonly List<ToCode> Strategies =
        [.. Enumerable.Range(0, 80).Select(i => new ToCode($"s{i:00}", i % 4 == 0 ? "North" : "South", i % 10 == 0 ? "joint strategy" : "strategy", i % 7 / 10.0))];

    [Theory]
    [InlineData(0.25, 20)]
    [InlineData(0.1, 8)]
    [InlineData(0.01, 1)]
    [InlineData(0, 0)]
    [InlineData(1, 80)]
    public void The_share_is_drawn_over_all_strata_and_work_is_even(double share, int twice)
    {
        var assigned = Assignment.Of(Strategies, ["anna", "ben", "cem"], share, 7);

        Assert.Equal(Strategies.Select(s => s.Strategy), assigned.Select(a => a.Strategy));
        Assert.Equal(twice, assigned.Count(a => a.Coders.Count == 2));
        Assert.All(assigned.GroupBy(a => a.Stratum), g => Assert.InRange(g.Count(a => a.Coders.Count == 2), Math.Floor(share * g.Count()), Math.Ceiling(share * g.Count())));
        var loads = assigned.SelectMany(a => a.Coders).CountBy(c => c).Select(c => c.Value).ToList();
        Assert.InRange(loads.Max() - loads.Min(), 0, 1);
        var pairs = assigned.Where(a => a.Coders.Count == 2).CountBy(a => string.Join('|', a.Coders)).Select(c => c.Value).ToList();
        Assert.True(pairs.Count == 0 || pairs.Max() - (pairs.Count == 3 ? pairs.Min() : 0) <= 2, string.Join(", ", pairs));
    }

    [Fact]
    public void The_same_seed_draws_the_same_whatever_the_order_and_another_seed_another()
    {
        string Drawn(IEnumerable<ToCode> strategies, int seed) => string.Join('\n', Assignment.Of([.. strategies], ["anna", "ben"], 0.25, seed).Select(a => $"{a.Strategy} {string.Join('|', a.Coders)}"));

        Assert.Equal(Drawn(Strategies, 7), Drawn(Enumerable.Reverse(Strategies), 7));
        Assert.NotEqual(Drawn(Strategies, 7), Drawn(Strategies, 8));
    }

    [Fact]
    public void A_coders_sheet_tells_nothing_of_the_others_and_can_be_imported_as_it_is()
    {
        var assigned = Assignment.Of(Strategies, ["anna", "ben"], 1, 7);
        using var sheet = new MemoryStream();
        AssignmentCsv.WriteSheet(assigned, "anna", "1", Codes.Sufficiency, sheet);
        using var folder = new TestFolder();

        var text = System.Text.Encoding.UTF8.GetString(sheet.ToArray());
        Assert.DoesNotContain("ben", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1 + (80 * Codes.Sufficiency.Codes.Count), text.TrimEnd('\n').Split('\n').Length);
        var import = DecisionFile.Read(folder.Write("sheet.csv", text), Codes.Sufficiency.Codes, _ => null, false);
        Assert.Empty(import.Accepted);
        Assert.Equal("not-filled", Assert.Single(import.Refused).Code);
    }
}
