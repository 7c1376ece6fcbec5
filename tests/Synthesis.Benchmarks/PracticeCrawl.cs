using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Synthesis.Extract;
using Synthesis.Gather.Find;
using Synthesis.Gather.Warc;
using Synthesis.Gather.Web;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.SampleWeb;
using Synthesis.Store;
using Synthesis.Tests.Support;

namespace Synthesis.Benchmarks;

/// <summary>Gathers from the practice web in simulated time and holds what was found, and how, against its truth.</summary>
internal static class PracticeCrawl
{
    private static readonly DateOnly AsAt = new(2024, 6, 1);

    /// <summary>Gathers once and prints the figures, then every authority that went wrong.</summary>
    /// <param name="folder">Where the review is made; must not be there.</param>
    /// <param name="seed">The web's seed.</param>
    /// <param name="faulty">Whether faults are planted.</param>
    /// <param name="only">Codes of authorities; empty for all.</param>
    internal static async Task RunAsync(string folder, ulong seed, bool faulty, IReadOnlyList<string> only)
    {
        var root = ReaderBenchmarks.Root();
        var table = Path.Combine(root, "corpus", "england", "authorities.csv");
        Directory.CreateDirectory(Path.Combine(folder, "sources"));
        var settings = new ReviewSettings("What do in-date strategies say?", table, null, [], AsAt, ["sources"], ["sufficiency strategy", "placement sufficiency", "commissioning strategy children in care"],
            [Path.Combine(root, "codebooks", "sufficiency-2022")], [], 0.25, 1);
        await File.WriteAllTextAsync(Path.Combine(folder, ReviewSettings.FileName), settings.ToYaml());
        var design = ReviewDesign.Read(folder, p => p);
        using var clock = new VirtualClock(patience: TimeSpan.FromSeconds(20));
        await using var web = await SampleWeb.SampleWeb.StartAsync(new WebOptions { Seed = seed, Authorities = design.Population.AsAt(AsAt), AsAt = AsAt, Time = clock, Faulty = faulty, Only = only.Count == 0 ? null : only.ToHashSet() });
        var fetching = new FetchSettings("practice", "review@practice.example") { Resolve = ResolveMap.Parse(web.Resolve), Trusted = [X509Certificate2.CreateFromPem(web.AuthorityPem)] };
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        GatherResult result;
        RunResult report;
        using (var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None))
        using (var archive = WarcArchive.Open(Path.Combine(folder, "archive", "web"), fetching.UserAgent, clock))
        using (var fetcher = new WebFetcher(fetching, archive, clock, Network.Real with { Working = clock.Hold }))
        using (var store = ReviewStore.Open(folder, clock))
        {
            result = await Pipeline.GatherAsync(folder, design, store, extractor, fetcher, archive.Body, only, 153, new Shown(), CancellationToken.None);
            var (passed, wall, processor) = (clock.Passed, watch.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - before);
            Console.Error.WriteLine();
            Show(folder, result, web, passed, wall, processor);
            await Pipeline.RunReviewAsync(folder, design, store, extractor, 2, null, CancellationToken.None);
            report = Pipeline.ReportOf(design, store, null);
        }

        FlowCheck.Show(report, web, Row.Plain);
    }

    private static void Show(string folder, GatherResult result, SampleWeb.SampleWeb web, TimeSpan passed, TimeSpan wall, TimeSpan processor)
    {
        var truths = web.Truth.ToDictionary(t => t.Code, StringComparer.Ordinal);
        var report = web.Report;
        var visits = report.Authorities.ToDictionary(a => a.Authority, StringComparer.Ordinal);
        var all = web.Visits.All.OrderBy(v => v.Number).ToList();
        var delivered = all.Where(v => v is { Method: "GET", Delivers: not null }).GroupBy(v => Row.Plain(new Uri(v.Address)), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Delivers!.Publication, StringComparer.Ordinal);
        var rows = result.Findings.Where(f => truths.ContainsKey(f.Authority)).Select(f => Row.Of(f, truths[f.Authority], visits.GetValueOrDefault(f.Authority), delivered, Reach.Of(web.World, $"https://{truths[f.Authority].Host}/") is not null)).ToList();
        foreach (var group in rows.GroupBy(r => r.Truth.Kind).Append(rows.GroupBy(_ => "all").First()))
        {
            var (current, reported) = (group.Where(r => r.IsCurrent).ToList(), group.Where(r => r.Finding.Outcome == Outcome.InDate).ToList());
            var requests = group.Select(r => r.Visits?.Requests ?? 0).Order().ToList();
            var after = group.Where(r => r.Visits?.AnsweredAfter is not null).Sum(r => r.Visits!.Requests - r.Visits.AnsweredAfter!.Value);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{group.Key,-10} found {current.Count(r => r.Right)}/{current.Count} ({100.0 * current.Count(r => r.Right) / Math.Max(1, current.Count):0.0}%)  precision {reported.Count(r => r.Right)}/{reported.Count} ({100.0 * reported.Count(r => r.Right) / Math.Max(1, reported.Count):0.0}%)  outcome right {group.Count(r => r.SameOutcome)}/{group.Count()}  requests median {requests[requests.Count / 2]} most {requests[^1]}  after the answer {after} ({100.0 * after / Math.Max(1, requests.Sum()):0.0}%)"));
        }

        var forced = report.Forced.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"requests {report.Requests}  together {report.Together.Count}  too soon {report.TooSoon.Count}  forbidden {report.Forbidden.Count}  again {report.Again.Count}  simulated {passed.TotalSeconds:0} s of {forced:0} s forced ({passed.TotalSeconds / Math.Max(1, forced):0.00}), wall {wall.TotalSeconds:0} s, processor {processor.TotalSeconds:0} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        foreach (var rude in report.Together.Concat(report.TooSoon).Concat(report.Forbidden).Concat(report.Again).Take(12))
        {
            Console.WriteLine($"  rude: {rude.Address}: {rude.Why}");
        }

        using var ways = new StreamWriter(Path.Combine(folder, "ways.txt"));
        foreach (var row in rows)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{row.Truth.Code} {row.Truth.Name} [{row.Truth.Kind}] is {row.Truth.Status}, found {row.Finding.Outcome}, requests {row.Visits?.Requests}, answer after {row.Visits?.AnsweredAfter}");
            ways.WriteLine(line);
            foreach (var (visit, n) in all.Where(v => v.Authority == row.Truth.Code).Select((v, n) => (v, n + 1)))
            {
                ways.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {n} {visit.Status} {visit.Address} {visit.Delivers?.Publication}{(visit.Delivers is { Parts: > 1 } d ? $" part {d.Part} of {d.Parts}" : "")}"));
            }

            foreach (var seen in row.Finding.Candidates)
            {
                ways.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  candidate {seen.Points:0.0} {seen.Address} {seen.Came}"));
            }

            foreach (var strategy in row.Truth.Strategies)
            {
                ways.WriteLine($"  true {strategy.Key} {strategy.Status} '{strategy.Title}' {strategy.AsWritten} {strategy.Format} {strategy.Barrier} | {string.Join(" > ", strategy.Chain)} | {string.Join(" ; ", strategy.Addresses.Take(12).Select(a => $"{a.Form} {a.Part}/{a.Parts} {a.Address}"))}");
            }
        }

        foreach (var row in rows.Where(r => !r.SameOutcome || (r.IsCurrent && !r.Right) || (r.Finding.Outcome == Outcome.InDate && !r.Right)))
        {
            var newest = row.Truth.Strategies.FirstOrDefault(s => s.Key == row.Truth.Newest);
            Console.WriteLine($"{row.Truth.Code} {row.Truth.Name} [{row.Truth.Kind}{(row.Truth.Faults.Count > 0 ? "; " + string.Join(", ", row.Truth.Faults) : "")}] is {row.Truth.Status}, found {row.Finding.Outcome}: {row.Finding.Reason} ({row.Visits?.Requests} requests)");
            Console.WriteLine($"    true: {newest?.Title} {newest?.AsWritten} {newest?.Format} {(newest is null ? null : newest.Chain.Count > 0 ? newest.Chain[^1] : newest.Addresses.Count > 0 ? newest.Addresses[0].Address : null)}");
            Console.WriteLine($"    found: {string.Join(" | ", row.Finding.Publications.Take(3).Select(p => $"{p.Standing} '{p.Title}' {p.Start:yyyy}-{p.End:yyyy} {p.Pages[0]}"))}");
        }
    }

    private sealed record Row(Finding Finding, Truth Truth, AuthorityVisits? Visits, bool Right, bool SameOutcome)
    {
        /// <summary>Whether it has a current strategy that a polite visitor can have.</summary>
        internal bool IsCurrent => Truth.Strategies.Any(s => s.Status == Status.Current && s.Reachable);

        internal static Row Of(Finding finding, Truth truth, AuthorityVisits? visits, Dictionary<string, string> delivered, bool isClosed)
        {
            var places = truth.Strategies.Where(s => s.Status == Status.Current).SelectMany(s => s.Addresses).Select(a => Plain(new Uri(a.Address))).ToHashSet(StringComparer.Ordinal);
            var keys = truth.Strategies.Where(s => s.Status == Status.Current).Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
            var right = finding.Outcome == Outcome.InDate && finding.Publications.Where(p => p.Standing == Standing.InDate).Take(1).Any(p => p.Pages.Concat(p.Also).Any(a => places.Contains(Plain(a)) || delivered.TryGetValue(Plain(a), out var key) && keys.Contains(key)));
            var expected = truth.Status switch { Status.Current => Outcome.InDate, Status.Expired => Outcome.Ended, Status.Undated => Outcome.Undated, _ => Outcome.None };
            return new Row(finding, truth, visits, right, finding.Outcome == expected || truth.Strategies.Any(s => !s.Reachable) || isClosed && finding.Outcome is Outcome.Unreachable or Outcome.NoSite);
        }

        internal static string Plain(Uri address) => Plan.Bare(address.Host) + address.PathAndQuery.TrimEnd('/');
    }

    private sealed class Shown : IProgress<GatherProgress>
    {
        private int last = -1;

        public void Report(GatherProgress value)
        {
            if (value.Done != last && value.Done % 10 == 0)
            {
                Console.Error.WriteLine($"{value.Done}/{value.Total} done, {value.Found} found, {value.Requests} requests");
            }

            last = value.Done;
        }
    }
}
