namespace Synthesis.Gather;

/// <summary>A grade that was published of an authority.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="Published">The day it was published.</param>
/// <param name="Overall">The grade.</param>
public sealed record Grading(string Authority, DateOnly Published, string Overall);

/// <summary>What is known of an authority's grade on a day.</summary>
public enum GradeStanding
{
    /// <summary>A grade was published by then.</summary>
    Graded,

    /// <summary>None was by then, but one was later.</summary>
    NotYet,

    /// <summary>The table has none of it at all.</summary>
    Unknown,
}

/// <summary>An authority's grade on a day.</summary>
/// <param name="Standing">Whether it is known.</param>
/// <param name="Grading">The grading it stands on, which may be that of the body it continues; null where there is none.</param>
public sealed record AuthorityGrade(GradeStanding Standing, Grading? Grading);

/// <summary>Grades of authorities, from which the grade of each on any day can be told.</summary>
/// <param name="Rows">Every grading, in the table's order.</param>
public sealed record Gradings(IReadOnlyList<Grading> Rows)
{
    /// <summary>Reads a table with the columns <c>gss_code, published, overall</c> (in any order, others are passed over).</summary>
    /// <exception cref="PopulationException">The file is missing a column, a field is empty, a date is none, or an authority has two grades of one day.</exception>
    public static Gradings Read(string path)
    {
        var seen = new HashSet<(string, DateOnly)>();
        return new Gradings([.. StrictTable.Read(path, "table of grades", "gss_code", "published", "overall").Select(row =>
        {
            row.Needed("published");
            var grading = new Grading(row.Needed("gss_code"), row.Day("published")!.Value, row.Needed("overall"));
            return seen.Add((grading.Authority, grading.Published)) ? grading
                : throw row.Refuse($"{grading.Authority} has a grade published on {row.Field("published")} already: keep one of them.");
        })]);
    }

    /// <summary>
    /// The grade of an authority on <paramref name="date"/>: the latest published up to then. A body that continues another (one
    /// predecessor, and the same <see cref="Authority.PartnerCode"/>) keeps that one's grade until it has one of its own.
    /// </summary>
    public AuthorityGrade AsAt(Authority authority, Population population, DateOnly date)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var body = authority; body is not null && seen.Add(body.Code); body = Continued(body, population))
        {
            if (Rows.Where(r => r.Authority == body.Code && r.Published <= date).MaxBy(r => r.Published) is { } latest)
            {
                return new AuthorityGrade(GradeStanding.Graded, latest);
            }
        }

        return new AuthorityGrade(Rows.Any(r => r.Authority == authority.Code) ? GradeStanding.NotYet : GradeStanding.Unknown, null);
    }

    private static Authority? Continued(Authority body, Population population) =>
        body is { PartnerCode: not null, Predecessors: [var before] }
            ? population.Authorities.FirstOrDefault(a => a.Code == before && a.PartnerCode == body.PartnerCode) : null;
}
