using Synthesis.Report.Parts;
using Synthesis.Tag;

namespace Synthesis.Report.Sections;

/// <summary>The report's contents page: one call a section, in order.</summary>
public static class Contents
{
    /// <summary>Puts together the report of a run.</summary>
    public static ReviewReport Of(RunResult run)
    {
        List<Section> sections =
        [
            .. SelectionSection.Of(run),
            .. AuthoritySection.Of(run),
            .. PeriodSection.Of(run),
            .. run.Tables.Select(t => CoverageSection.Of(t, run)),
            .. FigureSections.OfCoverage(run),
            .. run.Ratings is { } ratings ? [RatingSection.Of(ratings, run)] : (Section[])[],
            .. FigureSections.OfRatings(run),
            .. run.Agreement is { } agreement ? [AgreementSection.Of(agreement)] : (Section[])[],
            SourceSection.Of(run),
        ];
        return ReviewReport.Of(run.Question.Length > 0 ? run.Question : run.Table.Title, Subtitle(run), ProvenanceOf(run), BorrowedMarks.On(sections, run)) with { Codings = CodingsOf(run) };
    }

    private static string Subtitle(RunResult run)
    {
        var screened = run.Publications.All(p => p.Screening.Status != Screen.Currency.NotScreened);
        return $"{Html.Count(run.Table.Strategies, "strategy", "strategies")} counted{(screened ? ", as at " + Html.Day(run.AsAt) : "")}";
    }

    private static Provenance ProvenanceOf(RunResult run) => new(run.AsAt, CoverageText.BasisSentence(run.Table.Basis), CoverageCsv.Name(run.Table.Basis), run.Engines,
    [
        new MadeFrom($"codebook {run.Table.Codebook}", run.CodebookHash), .. run.Codebooks.Skip(1).Select(c => new MadeFrom($"codebook {c.Id} {c.Version}", c.Hash)), .. run.Inputs.Select(i => new MadeFrom(i.Name, i.Sha256)),
        .. run.Publications.SelectMany(p => p.Publication.Pages.Concat(p.Publication.Folded)).Where(d => d.Sha256 is not null).Select(d => new MadeFrom(d.Path, d.Sha256!)),
    ]);

    /// <summary>The answers as the tables count them: a code that another implies is present wherever that other is.</summary>
    private static CodingSheet? CodingsOf(RunResult run)
    {
        if (run.Coded.Count == 0)
        {
            return null;
        }

        var columns = run.Codebooks.SelectMany(b => b.Codes).SelectMany(c => c.Values.Select(v => new CodingColumn(c.Id, v.Id, $"{c.Title}: {v.Title}")).Prepend(new CodingColumn(c.Id, null, c.Title))).ToList();
        var present = run.Tables.SelectMany(t => t.Sections).SelectMany(s => s.Rows).SelectMany(r => r.Strategies.Select(s => ((r.Code, s.Strategy), s.Values))).ToDictionary(r => r.Item1, r => r.Values);
        return new CodingSheet(["strategy", "authorities"], columns, [.. run.Coded.Select(s =>
        {
            var answers = s.Answers.ToDictionary(a => a.Code, StringComparer.Ordinal);
            string Answered(CodingColumn column)
            {
                var answer = answers.GetValueOrDefault(column.Code);
                var values = present.GetValueOrDefault((column.Code, s.Strategy)) ?? (answer?.Status == Answer.Present ? answer.Values : null);
                return values is not null ? column.Value is null || values.Contains(column.Value) ? CodingSheet.Present : ""
                    : column.Value is not null || answer is null ? "" : answer.Status == Answer.Unclear ? CodingSheet.Unclear : CodingSheet.Absent;
            }

            return new CodingRow([s.Strategy, string.Join(", ", s.Authorities)], [.. columns.Select(Answered)]);
        })]);
    }
}
