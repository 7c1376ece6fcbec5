using System.Globalization;

namespace Synthesis.Report.Parts;

/// <summary>
/// A report as it is before it is written: the one thing that the page, the document, the workbook, the CSV and the JSON are all written from.
/// Make it with <see cref="Of"/>, which numbers it.
/// </summary>
/// <param name="Title">Its title.</param>
/// <param name="Subtitle">What stands below the title, such as the date and how many were counted.</param>
/// <param name="Provenance">What it was made from.</param>
/// <param name="Sections">Its sections, numbered.</param>
public sealed record ReviewReport(string Title, string Subtitle, Provenance Provenance, IReadOnlyList<Section> Sections)
{
    /// <summary>The answers that tables are counted from, as a sheet that formulas can count again; null where counts came without answers.</summary>
    public CodingSheet? Codings { get; init; }

    /// <summary>Puts a report together: sections, tables and figures are numbered in their order.</summary>
    /// <exception cref="ArgumentException">Two parts have the same id, or a phrase or figure refers to a part that is not there.</exception>
    public static ReviewReport Of(string title, string subtitle, Provenance provenance, IReadOnlyList<Section> sections)
    {
        var (tables, figures) = (0, 0);
        Part Numbered(Part part) => part switch
        {
            TablePart table => table with { Number = ++tables },
            FigurePart figure => figure with { Number = ++figures },
            _ => part,
        };
        Section Number(Section section, string number) => section with
        {
            Number = number,
            Parts = [.. section.Parts.Select(Numbered)],
            Sections = [.. section.Sections.Select((s, i) => Number(s, string.Create(CultureInfo.InvariantCulture, $"{number}.{i + 1}")))],
        };
        var report = new ReviewReport(title, subtitle, provenance, [.. sections.Select((s, i) => Number(s, (i + 1).ToString(CultureInfo.InvariantCulture)))]);
        var names = report.All.Select(s => s.Id).Concat(report.Tables.Select(t => t.Id)).Concat(report.Figures.Select(f => f.Id)).ToList();
        var twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        var known = names.ToHashSet(StringComparer.Ordinal);
        var lost = report.All.SelectMany(s => s.Parts).SelectMany(p => p switch
        {
            Paragraph paragraph => paragraph.Phrases.Select(f => f.RefersTo).OfType<string>(),
            FigurePart figure => [figure.Table],
            _ => [],
        }).FirstOrDefault(r => !known.Contains(r));
        return twice is not null ? throw new ArgumentException($"Two parts of the report have the id '{twice.Key}'.", nameof(sections))
            : lost is not null ? throw new ArgumentException($"The report refers to '{lost}', which is no part of it.", nameof(sections)) : report;
    }

    /// <summary>Every section, those within others after the one they stand in.</summary>
    public IEnumerable<Section> All => Sections.SelectMany(s => s.All);

    /// <summary>Every table in order.</summary>
    public IEnumerable<TablePart> Tables => All.SelectMany(s => s.Parts).OfType<TablePart>();

    /// <summary>Every figure in order.</summary>
    public IEnumerable<FigurePart> Figures => All.SelectMany(s => s.Parts).OfType<FigurePart>();

    /// <summary>Everything that numbers open onto, each once, in the order in which it is first met.</summary>
    public IReadOnlyList<Openings> Opened => [.. All.SelectMany(s => s.Parts).SelectMany(p => p.Opens).DistinctBy(o => o.Id, StringComparer.Ordinal)];

    /// <summary>What a table, figure or section is called where another place names it, such as <c>Table 4</c>.</summary>
    public string NameOf(string id) =>
        Tables.FirstOrDefault(t => t.Id == id) is { } table ? table.Name
        : Figures.FirstOrDefault(f => f.Id == id) is { } figure ? figure.Name
        : All.FirstOrDefault(s => s.Id == id) is { } section ? $"section {section.Number}" : id;
}

/// <summary>A part of the report under a heading.</summary>
/// <param name="Id">A stable name, of letters, digits and hyphens.</param>
/// <param name="Title">The heading.</param>
/// <param name="Parts">What stands in it, before the sections within it.</param>
public sealed record Section(string Id, string Title, IReadOnlyList<Part> Parts)
{
    /// <summary>The sections within it.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Its number, such as <c>3.1</c>; given by <see cref="ReviewReport.Of"/>.</summary>
    public string Number { get; init; } = "";

    /// <summary>The section and all within it.</summary>
    internal IEnumerable<Section> All => Sections.SelectMany(s => s.All).Prepend(this);
}

/// <summary>What a report was made from, for making it again.</summary>
/// <param name="AsAt">The review's date.</param>
/// <param name="Basis">What the numbers rest on, in a sentence.</param>
/// <param name="BasisName">The same in a word: <c>suggestions</c>, <c>decisions</c>, <c>mixed</c> or <c>counts</c>.</param>
/// <param name="Engines">The engines that read the documents.</param>
/// <param name="Made">Each thing it was made from, with the SHA-256 of its bytes.</param>
public sealed record Provenance(DateOnly AsAt, string Basis, string BasisName, IReadOnlyList<string> Engines, IReadOnlyList<MadeFrom> Made);

/// <summary>A thing that a report was made from.</summary>
/// <param name="Name">What it is, such as a file's path.</param>
/// <param name="Sha256">SHA-256 of its bytes, as lower-case hexadecimal.</param>
public sealed record MadeFrom(string Name, string Sha256);
