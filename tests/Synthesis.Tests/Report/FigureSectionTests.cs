using Synthesis.Report;
using Synthesis.Report.Parts;
using Synthesis.Report.Sections;
using Synthesis.Review;
using Synthesis.Store;
using Synthesis.Synthesise;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

/// <summary>What is worked out beyond counting, in the report of a whole review.</summary>
public sealed class FigureSectionTests(WholeReview review) : IClassFixture<WholeReview>
{
    [Fact]
    public void The_tables_of_a_whole_review_are_as_reviewed_and_the_same_each_time()
    {
        var (first, second) = (ReportOf(), ReportOf());

        Expected.Matches("review-figures", TableText.Of(first, "prevalence", "leaning", "group-region", "view-tried", "view-consequences", "borrowed", "passages", "sensitivity", "outside-homes-joined-left"));
        Assert.Equal(TableText.Of(first, [.. first.Tables.Select(t => t.Id)]), TableText.Of(second, [.. second.Tables.Select(t => t.Id)]));
        Assert.Equal(first.Opened.Select(o => (o.Id, o.Things.Count)), second.Opened.Select(o => (o.Id, o.Things.Count)));
    }

    [Fact]
    public void Every_number_of_a_figure_opens_onto_as_many_things_as_it_says()
    {
        var cells = ReportOf().Tables.Where(t => t.Id.StartsWith("group-", StringComparison.Ordinal) || t.Id.StartsWith("view-", StringComparison.Ordinal) || t.Id is "borrowed")
            .SelectMany(t => t.Rows.SelectMany(r => r.Cells.Select(c => (t.Id, r.Key, Cell: c)))).Where(c => c.Cell.Opens is not null || c.Cell is ShareCell { Share.Count: > 0 }).ToList();

        Assert.NotEmpty(cells);
        Nothing.Wrong(cells.Where(c => (c.Cell switch { ShareCell s => s.Share.Count, CountCell n => n.Count, _ => -1 }) != (c.Cell.Opens?.Things.Count ?? 0)).Select(c => $"{c.Id} {c.Key}"));
    }

    [Fact]
    public void Things_of_one_key_are_the_same_wherever_they_are_opened()
    {
        var things = ReportOf().Opened.SelectMany(o => o.Things).Where(t => t.Quotes.Count > 0).GroupBy(t => t.Key).ToList();

        Nothing.Wrong(things.Where(g => g.Select(t => string.Join('|', t.Quotes.Select(q => $"{q.Document} {q.Start}"))).Distinct().Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Where_people_have_settled_nothing_nothing_is_estimated()
    {
        using var store = ReviewStore.Open(review.Path, TimeProvider.System);
        var design = Design();
        var run = Pipeline.WithFigures(design, store, Pipeline.ReportOf(design, store, null), null);

        Assert.All(run.Figures!.Prevalences, p => Assert.Equal(PrevalenceBy.Nothing, p.Prevalence.By));
        Assert.Null(run.Figures.Size);
        Assert.Equal(run.Coded.Count, run.Figures.Matrix.Rows.Count);
    }

    [Fact]
    public void What_people_settled_in_the_store_is_the_prevalence_and_units_are_of_all_included_strategies()
    {
        using var folder = new TestFolder();
        folder.Write("review.db", File.ReadAllBytes(Path.Combine(review.Path, "review.db")));
        using var store = ReviewStore.Open(folder.Path, TimeProvider.System);
        var design = Design();
        var included = Pipeline.ReportOf(design, store, null).Coded.Select(c => c.Strategy).ToList();
        Decision Decided(string strategy, bool present, string coder, string round) => new(strategy, "demand.acute", coder, round, present ? Answer.Present : Answer.Absent, [], present ? new Evidence("urgent", 0, 6, 1, "x/anna", 1, [], strategy) : null, null);
        (RunResult Suggested, RunResult Settled) Reports() => (Pipeline.WithFigures(design, store, Pipeline.ReportOf(design, store, null), null), Pipeline.WithFigures(design, store, Pipeline.ReportOf(design, store, Decision.Consensus), null));
        PrevalenceRow Row(RunResult run) => run.Figures!.Prevalences.Single(p => p.Code == "demand.acute");

        store.AddDecisions([.. included.Take(2).Select(s => Decided(s, true, "anna", Decision.Consensus))]);
        var (few, ofTwo) = Reports();
        store.AddDecisions([.. included.Skip(2).Select((s, i) => Decided(s, i == 0, "anna", Decision.Consensus))]);
        var (all, _) = Reports();

        Assert.Equal((PrevalenceBy.Nothing, 2), (Row(few).Prevalence.By, Row(few).Prevalence.Settled));
        Assert.Equal(2, ofTwo.Coded.Count);
        Assert.Equal(few.Figures!.Units, ofTwo.Figures!.Units);
        Assert.Equal((PrevalenceBy.People, included.Count, 3, 3.0 / included.Count), (Row(all).Prevalence.By, Row(all).Prevalence.Settled, Row(all).Prevalence.Found, Row(all).Prevalence.Among!.Value));
        Assert.True(Row(all).Prevalence.Population!.High > Row(all).Prevalence.Among!.High);
    }

    [Fact]
    public void Units_of_the_study_are_its_81_strategies_and_one_for_each_of_67_authorities_without()
    {
        var population = new SampleTable(new DateOnly(2021, 3, 31), Basis.Counts, [new CountSection("Total", [new CountRow("all", "All", 0, [], new Share(84, 151, "group"), []) { Given = 84 }])], []);
        var one = Runs.Of("x").Publications[0];
        var run = Runs.Of("x") with { Publications = [.. Enumerable.Range(0, 81).Select(_ => one)], Counts = [population] };

        Assert.Equal(148, Pipeline.UnitsOf(run));
    }

    private ReviewDesign Design() => ReviewDesign.Read(review.Path, path => Path.Exists(Path.Combine(review.Path, path)) ? Path.Combine(review.Path, path) : Project.At(path));

    private ReviewReport ReportOf()
    {
        using var store = ReviewStore.Open(review.Path, TimeProvider.System);
        var design = Design();
        return Contents.Of(Pipeline.WithFigures(design, store, Pipeline.ReportOf(design, store, null), Project.At("corpus", "england", "facts.yml")));
    }
}
