using System.Text.Json;
using CsvHelper;
using Synthesis.Gather;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

/// <summary>A review of another kind of document: the real inspection reports of the shared test data, each authority's latest counted.</summary>
public sealed class OfstedReviewTests
{
    private static readonly (string Column, string Code)[] Judgements =
    [
        ("overall", "judgement.overall"), ("leaders", "judgement.leaders"), ("help", "judgement.help"), ("care", "judgement.care"), ("care_leavers", "judgement.care-leavers"),
    ];

    [SharedFact("real", "ofsted", "pdf")]
    public async Task Grades_by_region_agree_with_what_is_known_in_95_of_100_cells()
    {
        using var folder = new TestFolder();
        foreach (var arguments in (string[][])
            [["init", folder.At("review"), "--as-at", "2025-06-01", "--codebook", "codebooks/ilacs-judgements", "--sources", Project.SharedAt("real", "ofsted", "pdf")], ["run", folder.At("review"), "--jobs", "2"]])
        {
            var done = await SynthesisProgram.HereAsync(arguments);
            Assert.True(done.Exit < 2, done.Errors);
        }

        var regions = Population.Read(Project.At("corpus", "england", "authorities.csv")).Authorities.Where(a => a.Region is not null).ToLookup(a => a.Name, a => a.Region!);
        using var json = JsonDocument.Parse(File.ReadAllText(folder.At("review", "reports", "suggestions", "coverage.json")));
        var rows = json.RootElement.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("rows").EnumerateArray()).ToDictionary(r => r.GetProperty("code").GetString()!);
        var found = Judgements.SelectMany(j => rows[j.Code].GetProperty("strategies").EnumerateArray()
            .SelectMany(s => s.GetProperty("authorities").EnumerateArray().SelectMany(a => s.GetProperty("values").EnumerateArray().Select(v => (Region: regions[a.GetString()!].First(), j.Code, Grade: v.GetString()!)))));
        var (ours, theirs) = (Cells(found), Cells(Known()));
        var cells = ours.Keys.Union(theirs.Keys).ToList();
        var wrong = cells.Where(c => ours.GetValueOrDefault(c) != theirs.GetValueOrDefault(c)).Select(c => $"{c}: {ours.GetValueOrDefault(c)}, known {theirs.GetValueOrDefault(c)}").Order(StringComparer.Ordinal).ToList();

        Assert.True(cells.Count > 100, $"only {cells.Count} cells");
        Assert.True(wrong.Count <= 0.05 * cells.Count, $"{wrong.Count} of {cells.Count} cells are wrong:\n{string.Join("\n", wrong)}");
    }

    private static Dictionary<(string Region, string Code, string Grade), int> Cells(IEnumerable<(string Region, string Code, string Grade)> grades) =>
        grades.GroupBy(g => g).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>The grades of each authority's latest report, with its region.</summary>
    private static List<(string Region, string Code, string Grade)> Known()
    {
        var regions = Population.Read(Project.At("corpus", "england", "authorities.csv")).Authorities.ToDictionary(a => a.Code, a => a.Region);
        var known = new List<(string, string, string)>();
        using var gold = CsvReader.FromFile(Project.SharedAt("real", "ofsted", "gold.csv"), new CsvReaderOptions { Separator = ',' });
        while (gold.Read())
        {
            if (gold.GetString("latest") == "yes" && regions[gold.GetString("gss_code")] is { } region)
            {
                known.AddRange(Judgements.Select(j => (Region: region, j.Code, Grade: gold.GetString(j.Column).Replace(' ', '-'))).Where(g => g.Grade.Length > 0));
            }
        }

        return known;
    }
}
