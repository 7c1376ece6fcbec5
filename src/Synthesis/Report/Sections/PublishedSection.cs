using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the report of a review that somebody else published: its tables laid out anew from its counts, and where print and count differ.</summary>
public static class PublishedSection
{
    /// <summary>The report.</summary>
    /// <param name="published">The published counts.</param>
    /// <param name="criteria">What it rated, or null.</param>
    /// <param name="made">What the report is made from.</param>
    public static ReviewReport Of(PublishedReview published, Criteria? criteria, IReadOnlyList<MadeFrom> made)
    {
        var run = new RunResult(published.Coverage, published.AsAt, [], [], made[0].Sha256)
        {
            Counts = [.. new CountTable?[] { published.Numbers, published.Sample }.OfType<CountTable>()],
            Ratings = criteria is null ? null : published.Rated(criteria, withWords: true),
        };
        var tables = new Dictionary<string, CoverageTable>(StringComparer.Ordinal) { [published.Codebook] = published.Coverage };
        return ReviewReport.Of("Published counts, laid out anew", $"{Html.Count(published.Coverage.Strategies, "strategy", "strategies")}, as at {Html.Day(published.AsAt)}. {published.Source}",
            new Provenance(published.AsAt, CoverageText.BasisSentence(Basis.Counts), CoverageCsv.Name(Basis.Counts), [], made),
            [
                .. SelectionSection.Of(run), CoverageSection.Of(published.Coverage, run), Printed(published),
                .. criteria is null ? (Section[])[] : [Rated(published, criteria), RatingSection.Of(run.Ratings!, run), SensitivitySection.Of(RatingSensitivity.Of(criteria, tables, published.Told), [], criteria.Scale, run)],
            ]);
    }

    private static Section Printed(PublishedReview published)
    {
        var differing = published.Printed.Where(p => p.Misprinted || p.OtherwiseInText).ToList();
        Cell Whole(int? n) => n is { } number ? new CountCell(number) : Cell.Empty;
        return new Section("section-printed", "Where print and count differ",
        [
            Paragraph.Of($"Of {published.Printed.Count(p => p.Printed is not null)} percentages in the published tables {published.Printed.Count(p => p.Misprinted)} do not follow from the count and denominator beside them. For {Html.Count(published.Printed.Count(p => p.OtherwiseInText), "row", "rows")} the text has another figure than the table; how many it repeats as they are is not kept. Halves are rounded away from nought."),
            new TablePart("printed", "Printed figures that differ",
                [new Column("row", "What is counted"), new Column("share", "As counted", Holds.Share), new Column("printed", "Per cent in the table", Holds.Count), new Column("text-count", "Count in the text", Holds.Count), new Column("text-percent", "Per cent in the text", Holds.Count), new Column("told", "What differs")],
                [.. differing.Select(p => new Row($"{p.Table}-{CoverageHtml.Id(p.Code)}-{p.Share.Against}", [new TextCell(p.Title), new ShareCell(p.Share), Whole(p.Printed), Whole(p.TextCount), Whole(p.TextPercent), new TextCell(Told(p))]))]),
        ]);
    }

    private static string Told(PrintedShare printed) => string.Join("; ", new[]
    {
        printed.Misprinted ? $"{printed.Share.Count} of {printed.Share.Of} is {printed.Share.Percent}%, printed {printed.Printed}%" : null,
        printed.TextCount is { } count && count != printed.Share.Count ? $"the text has {count}, which is {printed.PercentOfText}%" : null,
        printed.TextPercent is { } percent && percent != printed.Printed ? $"the text has {percent}%" : null,
    }.OfType<string>());

    private static Section Rated(PublishedReview published, Criteria criteria)
    {
        var (counted, told) = (published.Rated(criteria, withWords: false), published.Rated(criteria, withWords: true));
        string Title(string rating) => criteria.Scale.Find(rating)?.Title ?? rating;
        var rows = counted.Rows.Zip(told.Rows, (c, t) => (c.Criterion, Counted: c.Suggestion, Told: t.Suggestion, Own: published.Ratings.FirstOrDefault(r => r.Criterion == c.Criterion.Id))).ToList();
        var same = (Counted: rows.Count(r => r.Own?.Rating == r.Counted.Rating), Told: rows.Count(r => r.Own?.Rating == r.Told.Rating));
        string Differs(PublishedRating? own, RatingSuggestion suggestion) => own is null ? "" : own.Rating == suggestion.Rating ? "the same as published" : suggestion.Possible.Contains(own.Rating) ? "the published rating is among those that the words allow" : "the published rating is not among those that counts and words allow";
        return new Section("section-published-ratings", "Published ratings beside the rule",
        [
            Paragraph.Of(string.Create(CultureInfo.InvariantCulture, $"From counts alone the rule gives {same.Counted} of {rows.Count} published ratings; with what is told in words, {same.Told}. The words were put into numbers by people who knew the ratings, and the indicators are those of the published reasons, so that agreement proves little.")),
            new TablePart("published-ratings", "Published ratings beside the rule",
                [new Column("criterion", "Criterion"), new Column("published", "Published"), new Column("counted", "From counts"), new Column("told", "With what is told in words"), new Column("possible", "All that the words allow"), new Column("compared", "Compared"), new Column("why", "Why")],
                [.. rows.Select(r => new Row(r.Criterion.Id, [new TextCell(r.Criterion.Title), new TextCell(r.Own is null ? "" : Title(r.Own.Rating)), new TextCell(Title(r.Counted.Rating)), new TextCell(Title(r.Told.Rating)), new TextCell(string.Join(", ", r.Told.Possible.Select(Title))), new TextCell(Differs(r.Own, r.Told)), new TextCell(r.Own?.Why ?? "")]))]),
        ]);
    }
}
