using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Gather.Find;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Store;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

/// <summary>The register of a review that gathered twice: what it knows of when it looked, what changed and where things are.</summary>
public sealed class CurrencyRunTests
{
    private static readonly Codebook Codebook = CodebookReader.Read(Project.At("codebooks", "sufficiency-2022"));

    private static ReviewDesign Design => new(
        new ReviewSettings("Who is in date?", "authorities.csv", null, [], new DateOnly(2024, 6, 1), [], [], ["codebooks/sufficiency-2022"], ["Ada"], 1, 1), [Codebook], null,
        Population.Read(Project.At("corpus", "sample", "authorities.csv")), null);

    /// <summary>Puts a strategy into the store as a run would.</summary>
    private static void Add(ReviewStore store, string path, string council, Route route, string hash)
    {
        var document = Documents.Of([Documents.Heading($"{council} Council sufficiency strategy for children in care 2022-25"),
            .. Enumerable.Repeat(Documents.Prose($"We of {council} Council secure enough placements for the children in our care, in foster homes and in children's homes, as near as can be to where they live."), 60)]) with { Path = path, Sha256 = hash };
        store.AddDocument(hash, document, "bytes"u8);
        store.SetSource(path, hash);
        store.SetOrigins([new Origin(path, path, null, route, "https://" + council + ".example/strategy", [], null, [], hash, null)]);
    }

    private static Finding Found(string authority, Outcome outcome, string reason, params (string Address, string Hash)[] publications) => new(authority, outcome, reason,
        [.. publications.Select(p => new FoundPublication(Standing.InDate, "A strategy", [authority], null, null, [new Uri(p.Address)], [p.Hash], [null], [], [], ".pdf"))], [], [], 1, 1, 0, []);

    [Fact]
    public void A_register_tells_when_it_looked_what_changed_and_where_a_strategy_is()
    {
        using var folder = new TestFolder();
        using var store = ReviewStore.Open(folder.Path, new FixedClock());
        var (one, two) = (new string('a', 64), new string('b', 64));
        var first = store.BeginGathering(["E06990001", "E06990002"]);
        store.AddFinding(first.Id, Found("E06990001", Outcome.InDate, "found", ("https://Brackenshire.example/strategy", new string('c', 64))));
        store.EndGathering(first.Id);
        var second = store.BeginGathering(["E06990001", "E06990002"]);
        store.AddFinding(second.Id, Found("E06990001", Outcome.InDate, "found", ("https://Brackenshire.example/strategy", one)));
        store.AddFinding(second.Id, Found("E06990002", Outcome.None, "Nothing worth following was left."));
        store.EndGathering(second.Id);
        Add(store, "gathered/a.pdf", "Brackenshire County", Route.Site, one);
        Add(store, "gathered/b.pdf", "Oxcleave Borough", Route.Mail, two);

        var (register, report) = Pipeline.CurrencyOf(Design, store, new DateOnly(2024, 6, 1), new DateOnly(2024, 12, 1));

        string Told(string code) => register.Entries.Single(e => e.Authority.Code == code) is var e ? $"{e.Status} {e.Name} {e.Where.Public} {e.Where.Checked:yyyy-MM-dd} {e.Where.Changed} {e.Where.Link} {e.Where.Archived}" : "";
        Assert.Equal($"Current a Public 2024-05-01 changed; before it was 'A strategy' https://Brackenshire County.example/strategy archive/aa/{one}.warc.gz", Told("E06990001"));
        Assert.Equal("None  No 2024-05-01 Nothing worth following was left.  ", Told("E06990002"));
        Assert.Equal($"Current b OnRequest    archive/bb/{two}.warc.gz", Told("E06990003"));
        Assert.Equal("None  Unknown    ", Told("E06990004"));
        ReportFiles.Write(report, folder.At("one"), ReportForms.All);
        ReportFiles.Write(Pipeline.CurrencyOf(Design, store, new DateOnly(2024, 6, 1), new DateOnly(2024, 12, 1)).Report, folder.At("two"), ReportForms.All);
        Assert.All(Directory.EnumerateFiles(folder.At("one"), "*", SearchOption.AllDirectories), f => Assert.Equal(File.ReadAllBytes(f), File.ReadAllBytes(f.Replace(folder.At("one"), folder.At("two"), StringComparison.Ordinal))));
        Assert.Contains("Brackenshire,East of England,current,", File.ReadAllText(folder.At("one", "tables", "register.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_that_has_read_nothing_is_told_to_run_first()
    {
        using var folder = new TestFolder();
        using var store = ReviewStore.Open(folder.Path, TimeProvider.System);

        Assert.Contains("synthesis run", Assert.Throws<StoreException>(() => Pipeline.CurrencyOf(Design, store, new DateOnly(2024, 6, 1), new DateOnly(2024, 12, 1))).Message, StringComparison.Ordinal);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 5, 1, 9, 0, 0, TimeSpan.Zero);
    }
}
