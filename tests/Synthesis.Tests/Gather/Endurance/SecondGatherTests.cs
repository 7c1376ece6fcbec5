using Synthesis.SampleWeb;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Endurance;

public sealed class SecondGatherTests
{
    [Fact]
    public async Task A_second_gather_months_later_reports_exactly_what_was_planted_and_asks_little()
    {
        var codes = PracticeReview.Hurried(2).Where(p => p.Faults.Count == 0).GroupBy(p => p.Change).SelectMany(g => g.Take(2)).Select(p => p.Authority.Code).ToArray();
        await using var review = await PracticeReview.OfAsync(codes);
        var first = await review.GatherAsync();
        var asked = review.Web.Report.Requests;
        await review.PlayAsync(2);

        var second = await review.GatherAsync();

        Assert.True(first.Exit == 0, first.Output + first.Errors);
        Assert.True(second.Exit == 0, second.Output + second.Errors);
        var changes = review.Changes;
        Assert.Equal(
            review.Web.Truth.Select(t => $"{t.Code} {(t.Change == Change.None ? "" : t.Change.ToString().ToLowerInvariant())}").Order(StringComparer.Ordinal),
            codes.Select(c => $"{c} {string.Join(", ", changes.Where(h => h.Authority == c && h.What != "unchanged").Select(h => h.What))}").Order(StringComparer.Ordinal));
        Assert.All(changes.Where(c => c.What == "changed"), c => Assert.Matches("(?m)^[+-] ", c.Difference));
        Assert.True(review.Web.Report.Requests < asked * 0.7, $"{review.Web.Report.Requests} requests after {asked}");
        Assert.Contains(review.Web.Visits.All, v => v.Status == 304);
        Assert.True((await review.ReplayAsync()) is { Exit: 0 } replay, "the replay differs");
        Nothing.Wrong(WarcCheck.Faults(review.Archive));
    }
}
