using Synthesis.SampleWeb;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Endurance;

public sealed class KilledGatherTests
{
    private const int Kills = 30;

    /// <summary>One of each kind of site and some more; broken and endless sitemaps, a wall of cookies, wrong types, a calendar, links inward and pages of very many links are among their faults.</summary>
    internal static readonly string[] Few = ["E06000049", "E06000051", "E08000037", "E09000027", "E09000030", "E08000014", "E08000032", "E08000030"];

    [Fact]
    public async Task A_gather_killed_at_thirty_random_moments_ends_as_one_that_was_not_and_asks_nothing_again_but_what_was_in_flight()
    {
        await using var whole = await PracticeReview.OfAsync(Few);
        await using var killed = await PracticeReview.OfAsync(Few);
        var expected = await whole.GatherAsync();
        var most = whole.Web.Report.Requests;
        var chance = new Random(30);
        var ends = new List<int>();
        for (var tries = 0; ends.Count < Kills; tries++)
        {
            Assert.True(tries < 2 * Kills, $"only {ends.Count} kills landed");

            // Some moments are of the program's beginning; the others come some visits later, and some milliseconds after the last of these.
            var before = killed.Web.Visits.All.Count;
            var (visits, wait) = chance.Next(4) == 0 ? (0, chance.Next(1500)) : (before + chance.Next(2 * most / Kills), chance.Next(40));
            if (await killed.GatherUntilAsync(async () =>
            {
                while (killed.Web.Visits.All.Count < visits)
                {
                    await Task.Delay(2);
                }

                await Task.Delay(wait);
            }))
            {
                ends.Add(killed.Web.Visits.All.Select(v => v.Number).DefaultIfEmpty().Max());
            }
        }

        var result = await killed.GatherAsync();
        var replay = await killed.ReplayAsync();

        Assert.Equal(expected.Exit, result.Exit);
        Assert.Equal(whole.FoundCsv, killed.FoundCsv);
        Assert.Equal(whole.Found(), killed.Found());
        Nothing.Wrong(Again(killed.Web.Visits.All, ends));
        Assert.True(replay.Exit == 0, replay.Errors);
        Nothing.Wrong(WarcCheck.Faults(killed.Archive));
    }

    /// <summary>Requests that had been answered before and were not, at a kill, the last that their host had seen.</summary>
    private static IEnumerable<string> Again(IReadOnlyList<Visit> visits, IReadOnlyList<int> kills)
    {
        var inFlight = kills.SelectMany(k => visits.Where(v => v.Number <= k).GroupBy(v => v.Host).Select(h => h.MaxBy(v => v.Number)!.Number)).ToHashSet();
        return visits.Where(v => v.Status is 200 or 301 or 302 or 303 or 307 or 308 or 304 or 404 or 410).GroupBy(v => (v.Method, v.Address))
            .SelectMany(g => g.OrderBy(v => v.Number).SkipLast(1).Where(v => !inFlight.Contains(v.Number)).Select(v => $"{v.Number} {v.Method} {v.Address} ({v.Status}) was asked again as {string.Join(", ", g.Select(o => o.Number))}"));
    }
}
