using Synthesis.SampleWeb;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Endurance;

public sealed class KilledGatherTests
{
    private const int Kills = 30, Sites = 6;

    /// <summary>What came so many requests before a kill was archived by then: each host asks for one thing at a time, and archives it before the next.</summary>
    private const int Settled = 2 * Sites;

    /// <summary>Faults that do not make a visitor wait.</summary>
    private static readonly string[] Quick =
    [
        "sitemap-broken", "sitemap-loop", "sitemap-dead", "sitemap-foreign", "page-mistyped", "pdf-mistyped", "charset", "many-links", "to-inside", "to-metadata", "bad-schemes", "error-as-pdf", "soft-404",
        "redirect-chain", "redirect-loop", "no-head", "robots-html", "robots-elsewhere", "cookie-wall", "session-ids", "facets", "calendar", "certificate-of-itself", "accept",
    ];

    [Fact]
    public async Task A_gather_killed_at_thirty_random_moments_ends_as_one_that_was_not_and_asks_nothing_again_but_what_was_in_flight()
    {
        var few = PracticeReview.Hurried(1).Where(p => p.Status == Status.Current && p.Faults.All(Quick.Contains)).OrderByDescending(p => p.Faults.Count).Take(Sites).Select(p => p.Authority.Code).ToArray();
        await using var whole = await PracticeReview.OfAsync(few);
        await using var killed = await PracticeReview.OfAsync(few);
        var expected = await whole.GatherAsync();
        Assert.True(whole.Web.Report.Requests > Kills + 1, "there are not moments enough");
        var ends = new List<int>();
        foreach (var (visits, answered) in Moments(whole.Web.Report.Requests))
        {
            var shots = 0;
            Assert.True(await killed.GatherUntilAsync(kill => killed.Web.Visits.Watcher = Noting(killed.Web.Visits, ends, done =>
            {
                if (done == answered && killed.Web.Visits.Begun >= visits && Interlocked.Increment(ref shots) == 1)
                {
                    kill();
                }
            })), $"it ended before visit {visits}");
        }

        killed.Web.Visits.Watcher = Noting(killed.Web.Visits, ends, _ => { });
        var result = await killed.GatherAsync();
        var replay = await killed.ReplayAsync();

        Assert.Equal(expected.Exit, result.Exit);
        Assert.Equal(whole.FoundCsv, killed.FoundCsv);
        Assert.Equal(whole.Found(), killed.Found());
        Nothing.Wrong(Again(killed.Web.Visits.All, whole.Web.Visits.All, ends));
        Nothing.Wrong(killed.Web.Report.Together.Concat(killed.Web.Report.TooSoon).Concat(killed.Web.Report.Forbidden).Select(r => $"{r.Address}: {r.Why}"));
        Assert.True(replay.Exit == 0, replay.Errors);
        Nothing.Wrong(WarcCheck.Faults(killed.Archive));
    }

    /// <summary>Notes, when the first request of a run comes, how many there were before, those included that came as the run before was killed.</summary>
    private static Action<bool> Noting(Visits visits, List<int> ends, Action<bool> then)
    {
        var calls = 0;
        return done =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                ends.Add(visits.Begun);
            }

            then(done);
        };
    }

    /// <summary>Thirty moments of a gather: after how many visits, and whether as a request comes or as it is answered.</summary>
    private static List<(int Visits, bool Answered)> Moments(int visits)
    {
        var chance = new Random(30);
        var when = Enumerable.Range(0, visits - 1).ToArray();
        chance.Shuffle(when);
        return [.. when.Take(Kills).Order().Select(n => (n, chance.Next(2) == 0))];
    }

    /// <summary>Requests that were answered more often than without kills, those not counted that were in flight at one: each the last that its host had seen, and of the last that came.</summary>
    private static IEnumerable<string> Again(IReadOnlyList<Visit> visits, IReadOnlyList<Visit> usual, IReadOnlyList<int> kills)
    {
        var inFlight = kills.SelectMany(k => visits.Where(v => v.Number <= k && v.Number > k - Settled).GroupBy(v => v.Host).Select(h => h.MaxBy(v => v.Number)!.Number)).ToHashSet();
        var often = usual.CountBy(v => (v.Method, v.Address)).ToDictionary();
        return visits.Where(v => !inFlight.Contains(v.Number)).GroupBy(v => (v.Method, v.Address))
            .Where(g => g.Count() > often.GetValueOrDefault(g.Key)).Select(g => $"{g.Key} was asked for as {string.Join(", ", g.Select(v => $"{v.Number} ({v.Status})"))}");
    }
}
