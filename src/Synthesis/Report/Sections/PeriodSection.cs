using System.Globalization;
using Synthesis.Report.Figures;
using Synthesis.Report.Parts;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of the periods that strategies are for, year by year.</summary>
internal static class PeriodSection
{
    /// <summary>The section; none where no period is known.</summary>
    internal static IEnumerable<Section> Of(RunResult run)
    {
        var known = run.Publications.Select((p, i) => (Publication: p, Number: i + 1)).Where(p => p.Publication.Screening.Period.End is not null && p.Publication.Fate.Code != "not-a-strategy")
            .Select(p => (p.Publication, p.Number, Stretch: new Stretch(Named(p.Publication), p.Publication.Screening.Period.Start, p.Publication.Screening.Period.End!.Value, p.Publication.Fate.Included)))
            .OrderBy(p => p.Stretch.Start ?? p.Stretch.End).ThenBy(p => p.Stretch.End).ThenBy(p => p.Stretch.Name, StringComparer.Ordinal).ToList();
        if (known.Count == 0)
        {
            yield break;
        }

        var stretches = known.ConvertAll(k => k.Stretch);
        var (first, last) = Timeline.Years(stretches, run.AsAt);
        Opened Thing((ScreenedPublication Publication, int Number, Stretch Stretch) k) => new($"period-{k.Number.ToString(CultureInfo.InvariantCulture)}", k.Stretch.Name)
        {
            Detail = string.Create(CultureInfo.InvariantCulture, $"{(k.Stretch.Start is { } start ? $"{start:yyyy-MM-dd}" : "start not stated")} to {k.Stretch.End:yyyy-MM-dd}, {(k.Stretch.Counted ? "counted" : "left out")}"),
            Sources = [k.Number],
        };
        CountCell Cell(int year, string which, string title, Func<Stretch, bool> counts)
        {
            var of = known.Where(k => counts(k.Stretch)).Select(Thing).ToList();
            return new CountCell(of.Count) { Opens = Openings.Of(string.Create(CultureInfo.InvariantCulture, $"period-{which}-{year}"), string.Create(CultureInfo.InvariantCulture, $"{title} {year}"), of) };
        }

        var table = new TablePart("periods", "Strategies by the years of their periods, whatever became of them",
            [new Column("year", "Year"), new Column("begin", "Begin", Holds.Count), new Column("in_force", "In force on some day", Holds.Count), new Column("of_them_counted", "Of those in force, counted", Holds.Count), new Column("end", "End", Holds.Count)],
            [.. Enumerable.Range(first, last - first + 1).Select(y => new Row(y.ToString(CultureInfo.InvariantCulture),
            [
                new TextCell(y.ToString(CultureInfo.InvariantCulture)), Cell(y, "begin", "Strategies that begin in", s => s.Start?.Year == y), Cell(y, "in", "Strategies in force in", s => In(s, y)),
                Cell(y, "counted", "Counted strategies in force in", s => s.Counted && In(s, y)), Cell(y, "end", "Strategies that end in", s => s.End.Year == y),
            ]))]);
        yield return new Section("section-periods", "Periods of the strategies",
        [
            Paragraph.Of(Html.Count(known.Count, "publication has", "publications have") + " a period. ", Phrase.To("timeline"), " draws each and ", Phrase.To("periods"), " counts them by year."),
            new FigurePart("timeline", "Periods of the strategies", Timeline.Of(stretches, run.AsAt),
                string.Create(CultureInfo.InvariantCulture, $"Periods of {known.Count} strategies from {first} to {last}, {stretches.Count(s => s.Counted)} of them counted; the review's date is {Html.Day(run.AsAt)}."), "periods"),
            table,
        ]);
    }

    private static bool In(Stretch stretch, int year) => (stretch.Start ?? stretch.End).Year <= year && stretch.End.Year >= year;

    private static string Named(ScreenedPublication publication) => publication.AuthorityNames.Count > 0 ? string.Join(", ", publication.AuthorityNames) : publication.Screening.Title ?? publication.ShortName;
}
