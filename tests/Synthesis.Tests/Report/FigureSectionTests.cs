using Synthesis.Report;
using Synthesis.Report.Parts;
using Synthesis.Report.Sections;
using Synthesis.Store;
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
    public void Where_people_have_settled_all_their_answers_are_the_prevalence()
    {
        using var store = ReviewStore.Open(review.Path, TimeProvider.System);
        var design = Design();
        var run = Pipeline.WithFigures(design, store, Pipeline.ReportOf(design, store, null), null);

        Assert.All(run.Figures!.Prevalences, p => Assert.Equal(Synthesis.Synthesise.PrevalenceBy.Nothing, p.Prevalence.By));
        Assert.Null(run.Figures.Size);
        Assert.Equal(run.Coded.Count, run.Figures.Matrix.Rows.Count);
    }

    private ReviewDesign Design() => ReviewDesign.Read(review.Path, path => Path.Exists(Path.Combine(review.Path, path)) ? Path.Combine(review.Path, path) : Project.At(path));

    private ReviewReport ReportOf()
    {
        using var store = ReviewStore.Open(review.Path, TimeProvider.System);
        var design = Design();
        return Contents.Of(Pipeline.WithFigures(design, store, Pipeline.ReportOf(design, store, null), Project.At("corpus", "england", "facts.yml")));
    }
}
