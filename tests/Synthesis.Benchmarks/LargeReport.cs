using System.Diagnostics;
using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis.Benchmarks;

/// <summary>The report of a review as large as one wishes, from answers that are made up: how long every form of it takes, and how much memory.</summary>
internal static class LargeReport
{
    private const int Quotes = 2;
    private const string Sentence = "We will work with neighbouring authorities and with providers in the area to bring about more places close to home, and we will tell the market twice a year what we expect to need, where, and for whom.";

    /// <summary>Writes the report of so many strategies into a folder, and says what it took.</summary>
    internal static void Write(string root, string folder, int strategies)
    {
        var codebook = CodebookReader.Read(Path.Combine(root, "codebooks", "sufficiency-2022"));
        var population = Population.Read(Path.Combine(root, "corpus", "england", "authorities.csv"));
        var asAt = new DateOnly(2024, 6, 1);
        var authorities = population.AsAt(asAt);
        var coded = Enumerable.Range(0, strategies).Select(i => Coded(codebook, authorities[i % authorities.Count], i)).ToList();
        var selected = coded.ConvertAll(c => Selected(c, authorities));
        var clock = Stopwatch.StartNew();
        var run = new RunResult(CoverageTable.Of(codebook, codebook.Tables[0], coded, Basis.Suggestions), asAt, [.. selected.Select(s => new ScreenedPublication(s.Publication, s.Screening, [authorities[0].Name], s.Fate) { ShortName = s.Publication.Name })], ["made up"], codebook.Hash)
        {
            Coded = coded,
            Codebooks = [codebook],
            Authorities = authorities,
            Tiles = TileLayout.Read(Path.Combine(root, "corpus", "england", TileLayout.FileName), population),
            Counts = [SelectionFlow.Of(population, asAt, selected, Basis.Suggestions), NumbersTable.Of(population, asAt, selected, Basis.Suggestions), SampleTable.Of(population, null, [], asAt, selected, Basis.Suggestions)],
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"made: {clock.Elapsed.TotalSeconds:0.0} s"));
        var worked = clock.Elapsed;
        var design = new ReviewDesign(new ReviewSettings("", "", null, [], asAt, [], [], [], [], 0, 1), [codebook], null, population, null);
        run = run with { Figures = Pipeline.FiguresOf(design, run, Synthesis.Rate.OutsideFacts.Read(Path.Combine(root, "corpus", "england", "facts.yml"), population, asAt), []) };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figures worked out: {(clock.Elapsed - worked).TotalSeconds:0.0} s"));
        var report = Report.Sections.Contents.Of(run);
        foreach (var form in new[] { ReportForms.Html, ReportForms.Docx, ReportForms.Xlsx, ReportForms.Csv, ReportForms.Json })
        {
            var begun = clock.Elapsed;
            ReportFiles.Write(report, folder, form);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{form}: {(clock.Elapsed - begun).TotalSeconds:0.0} s"));
        }

        var last = clock.Elapsed;
        Pipeline.Write(run, folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"single tables: {(clock.Elapsed - last).TotalSeconds:0.0} s\nall: {clock.Elapsed.TotalSeconds:0.0} s, at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
    }

    private static CodedStrategy Coded(Codebook codebook, Authority authority, int number) => new($"{number:00000}", $"Strategy {number}", [authority.Name], [.. codebook.Codes.Select((c, n) =>
    {
        var present = (number + n) % 5 < 2;
        return new Suggestion(c.Id, present ? Answer.Present : Answer.Absent, present && c.Values.Count > 0 ? [c.Values[number % c.Values.Count].Id] : [], 0.5,
            present ? [.. Enumerable.Range(0, Quotes).Select(q => new Evidence($"{Sentence} {number} {n} {q}", 100 * n, (100 * n) + Sentence.Length, n, $"{c.Id}/made", 0.5, [], $"sources/{number:00000}.pdf"))] : []);
    })]);

    private static Selected Selected(CodedStrategy strategy, IReadOnlyList<Authority> authorities)
    {
        var document = new Document($"sources/{strategy.Strategy}.pdf", new string('0', 64), "application/pdf", "made up", strategy.Title, 40, "en", DocumentMetadata.Unknown, "", [], []);
        var year = 2004 + (int.Parse(strategy.Strategy, CultureInfo.InvariantCulture) / authorities.Count);
        var period = new Period(new DateOnly(year, 4, 1), new DateOnly(year + 3, 3, 31), PeriodBasis.Stated, $"{year} to {year + 3}");
        return new Selected(new Publication(strategy.Strategy, [document], []), new Screening(strategy.Strategy, "strategy", 0.9, strategy.Title, [authorities.First(a => a.Name == strategy.Authorities[0]).Code], period, Currency.Current, []), new Fate(true, "included", "in date"));
    }
}
