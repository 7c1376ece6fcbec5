namespace Synthesis.Synthesise;

/// <summary>A percentage as it was printed, beside what its count and denominator give.</summary>
/// <param name="Table">The id of the table in which it stands.</param>
/// <param name="Code">The row's code.</param>
/// <param name="Title">What is counted.</param>
/// <param name="Share">The count against its denominator.</param>
/// <param name="Printed">The percentage as the table prints it, or null where it prints none.</param>
/// <param name="TextCount">Another count that the text prints, or null.</param>
/// <param name="TextPercent">The percentage that the text prints, or null.</param>
public sealed record PrintedShare(string Table, string Code, string Title, Share Share, int? Printed, int? TextCount, int? TextPercent)
{
    /// <summary>Whether the table's percentage is another than its count gives.</summary>
    public bool Misprinted => Printed is { } printed && printed != Share.Percent;

    /// <summary>Whether the text prints another count or percentage than the table does.</summary>
    public bool OtherwiseInText => (TextCount is { } count && count != Share.Count) || (TextPercent is { } percent && percent != (Printed ?? Share.Percent));

    /// <summary>The percentage that the text's count gives where it has one of its own.</summary>
    public int? PercentOfText => TextCount is { } count ? (Share with { Count = count }).Percent : null;
}

/// <summary>A row of counts that somebody published.</summary>
/// <param name="Code">A stable name.</param>
/// <param name="Section">The heading under which it stands; may be empty.</param>
/// <param name="Title">What is counted.</param>
/// <param name="Level">0 for a whole, 1 for a part of the row of level 0 above it.</param>
/// <param name="Count">How many.</param>
/// <param name="Of">The denominator's size, or null.</param>
/// <param name="Against">The row that it is counted against, or null.</param>
public sealed record PublishedRow(string Code, string Section, string Title, int Level, int Count, int? Of, string? Against);

/// <summary>Tables of counts that somebody published, laid out as this program lays out its own. What they count is not known by name.</summary>
public static class PublishedCounts
{
    /// <summary>The table of strategies and authorities in numbers.</summary>
    /// <param name="asAt">The date it stands for.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="sums">Each sum: the whole's code, and those of its parts.</param>
    public static NumbersTable Numbers(DateOnly asAt, IReadOnlyList<PublishedRow> rows, IReadOnlyList<(string Whole, IReadOnlyList<string> Parts)> sums)
    {
        var laid = rows.ToDictionary(r => r.Code, r => Laid(r, rows), StringComparer.Ordinal);
        return new NumbersTable(asAt, Basis.Counts, Sections(rows, laid), [.. sums.Select(s => SumCheck.Of(laid[s.Whole], s.Parts.Select(p => laid[p])))]);
    }

    /// <summary>The table of authorities by region and grade. Each section must add up to its last.</summary>
    public static SampleTable Sample(DateOnly asAt, IReadOnlyList<PublishedRow> rows)
    {
        var laid = rows.ToDictionary(r => r.Code, r => Laid(r, rows), StringComparer.Ordinal);
        var sections = Sections(rows, laid);
        var total = sections[^1].Rows[^1];
        return new SampleTable(asAt, Basis.Counts, sections, [.. sections.SkipLast(1).SelectMany(s => (SumCheck[])
        [
            new([.. s.Rows.Select(r => new SumPart(r.Count, r.Title))], new SumPart(total.Count, "authorities covered")),
            new([.. s.Rows.Select(r => new SumPart(r.Share!.Of, r.Title))], new SumPart(total.Share!.Of, "authorities on the list at the date")),
        ])]);
    }

    private static List<CountSection> Sections(IReadOnlyList<PublishedRow> rows, Dictionary<string, CountRow> laid) =>
        [.. rows.GroupBy(r => r.Section, StringComparer.Ordinal).Select(g => new CountSection(g.Key, [.. g.Select(r => laid[r.Code])]))];

    private static CountRow Laid(PublishedRow row, IReadOnlyList<PublishedRow> rows)
    {
        var of = row.Of ?? rows.FirstOrDefault(r => r.Code == row.Against)?.Count;
        return new CountRow(row.Code, row.Title, row.Level, [], of is { } whole ? new Share(row.Count, whole, row.Against ?? "group") : null, []) { Given = row.Count };
    }
}
