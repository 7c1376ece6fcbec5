using System.Globalization;
using Synthesis.Gather;
using Synthesis.Screen;

namespace Synthesis.Synthesise;

/// <summary>
/// Of all authorities in each region, and of each grade, how many the included strategies cover: the study's Table 4. Regions and
/// grades are those as at the review's date.
/// </summary>
/// <param name="AsAt">The review's date.</param>
/// <param name="Basis">What the numbers rest on.</param>
/// <param name="Sections">Regions by name, grades by their scale, and the total.</param>
/// <param name="Checks">The sums.</param>
public sealed record SampleTable(DateOnly AsAt, Basis Basis, IReadOnlyList<CountSection> Sections, IReadOnlyList<SumCheck> Checks)
    : CountTable("sample", "Authorities covered, by region and by grade", AsAt, Basis, Sections, Checks)
{
    /// <summary>Counts what selection gave.</summary>
    /// <param name="population">The authorities, former ones too.</param>
    /// <param name="gradings">Their grades, or null where there are none: the table is then by region only.</param>
    /// <param name="scale">The grades in their order; one that is published but not on the scale comes after it.</param>
    /// <param name="asAt">The review's date.</param>
    /// <param name="selected">Every publication with its fate.</param>
    /// <param name="basis">What the fates rest on.</param>
    public static SampleTable Of(
        Population population, Gradings? gradings, IReadOnlyList<string> scale, DateOnly asAt, IReadOnlyList<Selected> selected, Basis basis)
    {
        var reach = new Reach(population, asAt, selected);
        CountRow Group(string code, string title, IEnumerable<Authority> authorities, Func<Authority, CountedName> named)
        {
            var group = authorities.ToLookup(reach.Covers);
            return CountRow.Group(code, title, group[true].Select(named), group[false].Select(named));
        }

        var total = Group("all", "All authorities", reach.Listed, reach.Of);
        List<CountSection> sections =
        [
            new("Region", [.. reach.Listed.GroupBy(a => a.Region).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Group($"region:{g.Key}", g.Key ?? "Region unknown", g, reach.Of))]),
        ];
        if (gradings is not null)
        {
            var grades = reach.Listed.ToDictionary(a => a.Code, a => gradings.AsAt(a, population, asAt));
            CountedName Graded(Authority authority) => grades[authority.Code].Grading is not { } grading ? reach.Of(authority)
                : reach.Of(authority) with { Detail = string.Create(CultureInfo.InvariantCulture, $"{reach.Of(authority).Detail}; graded on {grading.Published:yyyy-MM-dd}") };
            IEnumerable<Authority> With(Func<AuthorityGrade, bool> grade) => reach.Listed.Where(a => grade(grades[a.Code]));

            var off = grades.Values.Select(g => g.Grading?.Overall).OfType<string>().Except(scale, StringComparer.Ordinal).Order(StringComparer.Ordinal);
            var rows = scale.Union(off, StringComparer.Ordinal).Select(g => Group($"grade:{g}", Sentence(g), With(a => a.Grading?.Overall == g), Graded))
                .Append(Group("grade-not-yet", "Not yet graded by then", With(g => g.Standing == GradeStanding.NotYet), Graded))
                .Append(Group("grade-unknown", "No grade known", With(g => g.Standing == GradeStanding.Unknown), Graded));
            sections.Add(new CountSection("Grade", [.. rows]));
        }

        var checks = sections.SelectMany(s => (SumCheck[])
        [
            new([.. s.Rows.Select(r => new SumPart(r.Count, r.Title))], new SumPart(total.Count, "authorities covered")),
            new([.. s.Rows.Select(r => new SumPart(r.Share!.Of, r.Title))], new SumPart(reach.Listed.Count, "authorities on the list at the date")),
        ]).ToList();
        return new SampleTable(asAt, basis, [.. sections, new CountSection("Total", [total])], checks);
    }

    private static string Sentence(string grade) => char.ToUpperInvariant(grade[0]) + grade[1..];
}
