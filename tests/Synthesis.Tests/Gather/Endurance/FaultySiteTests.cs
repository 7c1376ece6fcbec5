using System.Security.Cryptography.X509Certificates;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Gather.Find;
using Synthesis.Gather.Warc;
using Synthesis.Gather.Web;
using Synthesis.Review;
using Synthesis.SampleWeb;
using Synthesis.SampleWeb.Faults;
using Synthesis.Store;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Endurance;

/// <summary>Each fault of the practice web, at a small site with a strategy in date, met by the whole of gathering.</summary>
public sealed class FaultySiteTests
{
    private static readonly DateOnly AsAt = new(2024, 6, 1);
    private static readonly IReadOnlyList<Authority> England = Population.Read(Project.At("corpus", "england", "authorities.csv")).AsAt(AsAt);
    private static readonly Lazy<string> Small = new(() => new World(new WebOptions { Seed = 3, Authorities = England, AsAt = AsAt, Faulty = false }).Plans
        .Where(p => p.Trust is null && p.Newest is { Status: Status.Current, Place: Place.Own, Format: Format.Pdf, Owners.Count: 1 }).MinBy(p => p.Pages)!.Authority.Code);

    public static TheoryData<string> All => [.. Planted.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_a_polite_visitor_can_have_is_found_and_manners_are_kept_whatever_is_wrong(string fault)
    {
        using var folder = new TestFolder();
        using var clock = new VirtualClock();
        await using var web = await SampleWeb.SampleWeb.StartAsync(new WebOptions { Seed = 3, Authorities = England, AsAt = AsAt, Time = clock, Everywhere = fault, Only = new HashSet<string> { Small.Value } });
        var truth = web.Truth.Single();

        var found = await GatherAsync(folder, web, clock);

        var newest = truth.Strategies.Single(s => s.Key == truth.Newest);
        Assert.Equal(newest.Reachable, found.Outcome == Outcome.InDate);
        Assert.True(!newest.Reachable || web.Report.Authorities.Single().AnsweredAfter is not null, "it was not fetched whole");
        var report = web.Report;
        Nothing.Wrong(report.Together.Concat(report.TooSoon).Concat(report.Forbidden).Select(r => $"{r.Address}: {r.Why}").Concat(report.Inward.Select(a => $"{a} was asked for")));
        Nothing.Wrong(WarcCheck.Faults(folder.At("review/archive/web")));
    }

    private static async Task<Finding> GatherAsync(TestFolder folder, SampleWeb.SampleWeb web, VirtualClock clock)
    {
        var review = folder.At("review");
        Directory.CreateDirectory(Path.Combine(review, "sources"));
        await File.WriteAllTextAsync(Path.Combine(review, ReviewSettings.FileName), new ReviewSettings("What do they say?", Project.At("corpus", "england", "authorities.csv"), null, [], AsAt, ["sources"],
            ["sufficiency strategy", "placement sufficiency", "commissioning strategy children in care"], [Project.At("codebooks", "sufficiency-2022")], [], 0.25, 1).ToYaml());
        var settings = new FetchSettings("practice", "review@practice.example") { Resolve = ResolveMap.Parse(web.Resolve), Trusted = [X509Certificate2.CreateFromPem(web.AuthorityPem)] };
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        using var archive = WarcArchive.Open(Path.Combine(review, "archive", "web"), settings.UserAgent, clock);
        using var fetcher = new WebFetcher(settings, archive, clock, Network.Real with { Working = clock.Hold });
        using var store = ReviewStore.Open(review, clock);
        return (await Pipeline.GatherAsync(review, ReviewDesign.Read(review, p => p), store, extractor, fetcher, archive.Body, [Small.Value], 1, null, CancellationToken.None)).Findings.Single();
    }
}
