namespace Synthesis.Gather;

/// <summary>The authorities that a review is about, with the dates that let the list be rebuilt as at any day.</summary>
/// <param name="Authorities">Every authority of the table, former ones too, in the table's order.</param>
public sealed record Population(IReadOnlyList<Authority> Authorities)
{
    /// <summary>The authorities that existed on <paramref name="date"/>.</summary>
    public IReadOnlyList<Authority> AsAt(DateOnly date) => [.. Authorities.Where(a => a.InForce(date))];

    /// <summary>
    /// Reads a table with the columns <c>gss_code, dfe_code, name, official_name, alt_names, region, type, website, start_date, end_date,
    /// predecessors, trust_website</c> (in any order, others are passed over; alternatives are separated by <c>|</c>).
    /// </summary>
    /// <exception cref="PopulationException">The file is missing a column, or a row has no code, no name or a date that is none.</exception>
    public static Population Read(string path)
    {
        var rows = StrictTable.Read(path, "table of authorities", "gss_code", "name");
        var authorities = rows.Select(Row).ToList();
        var twice = authorities.GroupBy(a => a.Code).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? new Population(authorities)
            : throw new PopulationException($"'{path}' has the code {twice.Key} twice: each authority has one row.");
    }

    private static Authority Row(TableRow row)
    {
        var (code, name) = (row.Needed("gss_code"), row.Needed("name"));
        return new Authority(code, name, row.Field("official_name") ?? name, row.Several("alt_names"), row.Field("region"), row.Field("type"),
            row.Field("website"), row.Day("start_date"), row.Day("end_date"), row.Several("predecessors")) { PartnerCode = row.Field("dfe_code"), TrustWebsite = row.Field("trust_website") };
    }
}

/// <summary>A table of authorities, or of facts about them, that cannot be used; the message says what, where and what to do.</summary>
public sealed class PopulationException : Exception
{
    /// <summary>Makes the exception with one clear sentence.</summary>
    public PopulationException(string message)
        : base(message)
    {
    }
}
