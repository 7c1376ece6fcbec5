using Synthesis.Report;

namespace Synthesis.Benchmarks;

/// <summary>Holds the selection flow of a review of the practice web against the web's truth, over the strategies that were fetched whole.</summary>
internal static class FlowCheck
{
    private static readonly (string Row, string Code)[] Rows = [("identified", ""), ("up to date", "current"), ("out of date", "expired"), ("undated", "undated")];

    /// <summary>Prints the flow's rows next to the truth's, then what differs.</summary>
    /// <param name="report">The review's report.</param>
    /// <param name="web">The web.</param>
    /// <param name="place">The form of an address by which visits and sources are compared.</param>
    /// <returns>Whether they are equal, strategy by strategy.</returns>
    internal static bool Show(RunResult report, SampleWeb.SampleWeb web, Func<Uri, string> place)
    {
        var visits = web.Visits.All.Where(v => v is { Status: 200, Delivers: not null }).ToList();
        var whole = visits.GroupBy(v => v.Delivers!.Publication, StringComparer.Ordinal)
            .Where(p => p.GroupBy(v => v.Delivers!.Parts).Any(f => f.Select(v => v.Delivers!.Part).Distinct().Count() == f.Key)).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var truth = web.Truth.SelectMany(t => t.Strategies).DistinctBy(s => s.Key).Where(s => whole.Contains(s.Key)).ToDictionary(s => s.Key, s => s.Status.ToString().ToLowerInvariant(), StringComparer.Ordinal);

        var delivered = visits.GroupBy(v => place(new Uri(v.Address)), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Delivers!.Publication, StringComparer.Ordinal);
        var identified = report.Publications.Where(p => p.Origin is not null && Standing(p.Fate.Included ? "included" : p.Fate.Code) is not null).ToList();
        var flow = identified.ConvertAll(p => (Key: delivered.GetValueOrDefault(place(new Uri(p.Origin!.Address)), "?"), Standing: Standing(p.Fate.Included ? "included" : p.Fate.Code)!, p));

        var counts = report.Counts.Single(c => c.Id == "flow");
        var equal = true;
        foreach (var (row, code) in Rows)
        {
            var (counted, right) = (counts[code.Length == 0 ? "route:site" : $"route:site:{code}"].Count, truth.Count(t => code.Length == 0 || t.Value == code));
            equal &= counted == right;
            Console.WriteLine($"flow {row,-12} {counted,4}  truth {right,4}{(counted == right ? "" : "  DIFFERS")}");
        }

        var differences = flow.Where(f => !truth.TryGetValue(f.Key, out var standing) || standing != f.Standing)
            .Select(f => $"'{f.p.Screening.Title}' {f.p.Origin!.Address} counts as {f.Standing}, is {f.Key} {truth.GetValueOrDefault(f.Key, "and no strategy that was fetched")}")
            .Concat(flow.Where(f => f.Key != "?").GroupBy(f => f.Key, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Key} counts {g.Count()} times: {string.Join(" ", g.Select(f => f.p.Origin!.Address))}"))
            .Concat(truth.Where(t => flow.All(f => f.Key != t.Key)).Select(t => $"{t.Key} is {t.Value} and was fetched, and does not count: {string.Join(" ", visits.Where(v => v.Delivers!.Publication == t.Key).Select(v => v.Address).Take(2))} {report.Publications.Where(p => p.Origin is not null && delivered.GetValueOrDefault(place(new Uri(p.Origin.Address))) == t.Key).Select(p => $"({p.Fate.Code}: {p.Fate.Reason})").FirstOrDefault("(not taken in)")}")).ToList();
        Console.WriteLine(equal && differences.Count == 0 ? "flow equals the truth of what was fetched, strategy by strategy" : $"flow differs from the truth of what was fetched in {differences.Count} strategies");
        differences.ForEach(d => Console.WriteLine("  flow: " + d));
        return equal && differences.Count == 0;
    }

    private static string? Standing(string fate) => fate switch
    {
        "included" or "superseded" or "regional-beside-local" or "outside-population" => "current", "out-of-date" => "expired", "undated" => "undated", _ => null,
    };
}
