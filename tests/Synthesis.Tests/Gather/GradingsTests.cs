using System.Globalization;
using Synthesis.Gather;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather;

public sealed class GradingsTests
{
    private static readonly Population Three = Population("E1,100,Northshire,,", "E8,200,Old Southshire,2020-03-31,", "E2,200,Southshire,,E8", "E3,300,Eastby,,E8", "E4,200,Westby,,E8|E1");

    [Fact]
    public void England_has_the_grades_it_had_on_31_March_2021()
    {
        var england = Synthesis.Gather.Population.Read(Project.At("corpus", "england", "authorities.csv"));
        var gradings = Gradings.Read(Project.At("corpus", "england", "ofsted_grades.csv"));
        var day = new DateOnly(2021, 3, 31);

        var grades = england.AsAt(day).Select(a => (a.Name, Grade: gradings.AsAt(a, england, day))).ToList();

        int Of(string grade) => grades.Count(g => g.Grade.Grading?.Overall == grade);
        Assert.Equal((18, 57, 52, 20), (Of("outstanding"), Of("good"), Of("requires improvement"), Of("inadequate")));
        Assert.Equal(["Bournemouth, Christchurch and Poole", "Dorset"], grades.Where(g => g.Grade.Standing == GradeStanding.NotYet).Select(g => g.Name));
        Assert.Equal(["Cumbria", "Northamptonshire"], grades.Where(g => g.Grade.Standing == GradeStanding.Unknown).Select(g => g.Name).Order(StringComparer.Ordinal));
        Assert.Equal("E10000002", grades.Single(g => g.Name == "Buckinghamshire").Grade.Grading!.Authority);
    }

    [Theory]
    [InlineData("2018-12-31", "good")]
    [InlineData("2019-05-01", "poor")]
    [InlineData("2030-01-01", "poor")]
    public void The_grade_of_a_day_is_the_latest_published_by_then(string day, string grade) =>
        Assert.Equal(grade, Grade("E1", day, "E1,2019-05-01,poor", "E1,2016-01-01,good").Grading!.Overall);

    [Fact]
    public void A_body_that_continues_another_keeps_its_grade_until_it_has_one_of_its_own()
    {
        string[] rows = ["E8,2018-01-01,good", "E2,2021-06-01,poor"];

        Assert.Equal(new Grading("E8", new DateOnly(2018, 1, 1), "good"), Grade("E2", "2021-05-31", rows).Grading);
        Assert.Equal("poor", Grade("E2", "2021-06-01", rows).Grading!.Overall);
    }

    [Theory]
    [InlineData("E3")]
    [InlineData("E4")]
    public void A_body_under_another_partner_code_or_of_several_predecessors_continues_none(string code) =>
        Assert.Equal(new AuthorityGrade(GradeStanding.Unknown, null), Grade(code, "2021-03-31", "E8,2018-01-01,good", "E1,2018-01-01,good"));

    [Fact]
    public void Not_graded_yet_is_told_from_not_in_the_table()
    {
        Assert.Equal(GradeStanding.NotYet, Grade("E1", "2018-01-01", "E1,2019-05-01,poor").Standing);
        Assert.Equal(GradeStanding.Unknown, Grade("E3", "2018-01-01", "E1,2019-05-01,poor").Standing);
    }

    [Fact]
    public void Bodies_that_name_each_other_as_predecessors_end_the_search()
    {
        var loop = Population("E1,1,A,,E2", "E2,1,B,,E1");

        Assert.Equal(GradeStanding.Unknown, new Gradings([]).AsAt(loop.Authorities[0], loop, new DateOnly(2021, 3, 31)).Standing);
    }

    [Theory]
    [InlineData("gss_code,published\nE1,2019-01-01\n", "no column 'overall': a table of grades needs gss_code, published and overall")]
    [InlineData("gss_code,published,overall\nE1,2019-01-01,good\n,2019-01-01,good\n", "line 3: gss_code is empty")]
    [InlineData("gss_code,published,overall\nE1,,good\n", "line 2: published is empty")]
    [InlineData("gss_code,published,overall\nE1,2019-01-01\n", "line 2: overall is empty")]
    [InlineData("gss_code,published,overall\nE1,2019-01-01,good\nE1,1 May 2019,good\n", "line 3: '1 May 2019' in published is not a date")]
    [InlineData("gss_code,published,overall\nE1,2019-01-01,good\nE1,2019-01-01,poor\n", "line 3: E1 has a grade published on 2019-01-01 already")]
    [InlineData("gss_code,published,overall\nE1,2019-01-01,\"good\n", "never closed")]
    [InlineData("", "is empty: a table of grades")]
    public void What_cannot_be_used_is_refused_with_its_line(string csv, string what)
    {
        using var folder = new TestFolder();
        var path = folder.Write("grades.csv", csv);

        Assert.Contains(what, Assert.Throws<PopulationException>(() => Gradings.Read(path)).Message, StringComparison.Ordinal);
    }

    private static AuthorityGrade Grade(string code, string day, params string[] rows)
    {
        using var folder = new TestFolder();
        var gradings = Gradings.Read(folder.Write("grades.csv", "gss_code,published,overall\n" + string.Join('\n', rows) + "\n"));
        return gradings.AsAt(Three.Authorities.Single(a => a.Code == code), Three, DateOnly.Parse(day, CultureInfo.InvariantCulture));
    }

    private static Population Population(params string[] rows)
    {
        using var folder = new TestFolder();
        return Synthesis.Gather.Population.Read(folder.Write("authorities.csv", "gss_code,dfe_code,name,end_date,predecessors\n" + string.Join('\n', rows) + "\n"));
    }
}
