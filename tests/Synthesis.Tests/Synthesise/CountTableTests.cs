using FsCheck;
using FsCheck.Fluent;
using Synthesis.Gather;
using Synthesis.Screen;
using Synthesis.Synthesise;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Synthesise;

public sealed class CountTableTests
{
    private static readonly CountTable[] Tables = Selections.Tables(Selections.Published());

    private static CountTable Numbers => Tables[0];

    private static CountTable Sample => Tables[1];

    private static CountTable Flow => Tables[2];

    private static readonly string[] Reasons = ["duplicate", "superseded", "withdrawn by a person", "undated", "out-of-date", "not-a-strategy", "unreadable", "outside-population"];

    /// <summary>Publications of any status, included or left out for any reason, whatever the two say of each other; authorities on the list, former, unknown, and twice.</summary>
    private static readonly Gen<IReadOnlyList<Selected>> Any =
        (from status in Gen.Elements(Enum.GetValues<Currency>())
         from included in Gen.Elements(true, true, false)
         from reason in Gen.Elements(Reasons)
         from authorities in Gen.Elements("E1", "E2", "E3", "E4", "E5", "E9", "E0").ListOf()
         from further in Gen.Choose(0, 3)
         select (status, fate: new Fate(included, included ? "included" : reason, reason), authorities, further)).ListOf()
        .Select(IReadOnlyList<Selected> (all) => [.. all.Select((p, i) => new Selected(
            new Publication($"{i}", [.. Enumerable.Range(0, 1 + p.further).Select(n => Selections.Document($"{i}/{n}", "text"))], [.. Enumerable.Range(0, p.further).Select(n => Selections.Document($"{i}/print{n}", "text"))]),
            Selections.ScreenedAs($"{i}", p.status, [.. p.authorities]), p.fate))]);

    [Fact]
    public void A_joint_strategy_counts_once_as_a_strategy_and_once_for_each_authority()
    {
        Assert.Equal(["ash-birch.pdf"], Keys(Numbers["joint"]));
        Assert.Equal("Ash (North), Birch (North); to 2022-03-31", Numbers["joint"].Names[0].Detail);
        Assert.Equal(["E1", "E2"], Keys(Numbers["covered-jointly"]));
        Assert.Equal((3, 2, 5), (Numbers["included"].Count, Numbers["covered"].Count, Numbers["named"].Count));
        Assert.Equal(["E1", "E2"], Keys(Numbers["named-again"]));
    }

    [Fact]
    public void Strategies_found_are_in_date_out_of_date_or_undated_and_other_documents_are_none()
    {
        Assert.Equal((8, 5, 2, 1), (Numbers["found"].Count, Numbers["in-date"].Count, Numbers["out-of-date"].Count, Numbers["undated"].Count));
        Assert.Equal(["nobody.pdf", "copy.pdf"], Keys(Numbers["left-out"]));
        Assert.Equal(new Share(3, 5, "in-date"), Numbers["included"].Share);
    }

    [Fact]
    public void An_authority_without_a_strategy_in_date_is_told_by_the_best_that_was_found_of_it()
    {
        Assert.Equal(["E4"], Keys(Numbers["only-undated"]));
        Assert.Equal(["E3"], Keys(Numbers["only-out-of-date"]));
        Assert.Equal(["E5"], Keys(Numbers["none"]));
        Assert.Equal("South; cedar-old.pdf: out of date since 2020-03-31", Numbers["only-out-of-date"].Names[0].Detail);
        Assert.Equal(new Share(2, 5, "authorities"), Numbers["covered"].Share);
    }

    [Fact]
    public void A_former_authority_is_named_and_not_covered()
    {
        Assert.Equal(new CountedName("E9", "Fir", "ash.pdf; ended on 2020-03-31") { Sources = ["ash.pdf"] }, Assert.Single(Numbers["not-listed"].Names));
        Assert.DoesNotContain("E9", Tables.SelectMany(t => (string[])["covered", "authorities", "all"], (t, c) => t.Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Code == c))
            .OfType<CountRow>().SelectMany(r => Keys(r)));
    }

    [Fact]
    public void The_sample_is_told_by_region_in_the_order_of_names_with_the_unknown_last()
    {
        Assert.Equal([("North", new Share(2, 2, "group")), ("South", new Share(0, 2, "group")), ("Region unknown", new Share(0, 1, "group"))], Sample.Sections[0].Rows.Select(r => (r.Title, r.Share!)));
        Assert.Equal(["E3", "E4"], Sample["region:South"].Others.Select(o => o.Key));
        Assert.Equal(new Share(2, 5, "group"), Sample["all"].Share);
    }

    [Fact]
    public void The_sample_is_told_by_grade_in_the_order_of_the_scale_with_what_is_not_known_apart() =>
        Assert.Equal([("Good", 1, 2), ("Fair", 0, 0), ("Poor", 1, 1), ("Not yet graded by then", 0, 1), ("No grade known", 0, 1)],
            Sample.Sections[1].Rows.Select(r => (r.Title, r.Count, r.Share!.Of)));

    [Fact]
    public void A_grade_that_is_not_on_the_scale_is_shown_after_it_and_without_grades_the_table_is_by_region()
    {
        var off = SampleTable.Of(Selections.Country, Selections.Grades, ["poor"], Selections.AsAt, [], Basis.Suggestions);
        var none = SampleTable.Of(Selections.Country, null, [], Selections.AsAt, [], Basis.Suggestions);

        Assert.Equal(["Poor", "Good", "Not yet graded by then", "No grade known"], off.Sections[1].Rows.Select(r => r.Title));
        Assert.Equal(["Region", "Total"], none.Sections.Select(s => s.Title));
    }

    [Fact]
    public void The_flow_runs_from_sources_to_authorities_with_every_reason()
    {
        Assert.Equal((13, 1, 2, 10, 1, 9, 6, 3, 2), (Flow["sources"].Count, Flow["folded"].Count, Flow["joined"].Count, Flow["publications"].Count, Flow["unreadable"].Count,
            Flow["screened"].Count, Flow["excluded"].Count, Flow["included"].Count, Flow["authorities"].Count));
        Assert.Equal([("not-a-strategy", 1), ("undated", 1), ("out-of-date", 2), ("outside-population", 1), ("duplicate", 1), ("superseded", 0), ("regional-beside-local", 0)],
            Flow.Sections[1].Rows.Skip(2).Select(r => (r.Code.Split(':')[1], r.Count)));
        Assert.Equal(["plan/print.html"], Keys(Flow["folded"]));
        Assert.EndsWith("the same text as 'ash.pdf'", Flow["left-out:duplicate"].Names[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_that_a_person_gave_has_a_row_of_its_own()
    {
        var withdrawn = Selections.Published()[0] with { Fate = new Fate(false, "withdrawn", "withdrawn by the council") };

        Assert.Equal(["ash-birch.pdf"], Keys(SelectionFlow.Of(Selections.Country, Selections.AsAt, [withdrawn], Basis.Decisions)["left-out:withdrawn"]));
        Assert.Equal(["E1", "E2"], Keys(NumbersTable.Of(Selections.Country, Selections.AsAt, [withdrawn], Basis.Decisions)["only-left-out"]));
    }

    [Fact]
    public void England_as_at_the_studys_date_has_the_denominators_of_its_table_4()
    {
        var england = Population.Read(Project.At("corpus", "england", "authorities.csv"));
        var gradings = Gradings.Read(Project.At("corpus", "england", "ofsted_grades.csv"));

        var sample = SampleTable.Of(england, gradings, ["outstanding", "good", "requires improvement", "inadequate"], Selections.AsAt, [], Basis.Suggestions);

        Assert.Equal([("East Midlands", 9), ("East of England", 11), ("London", 33), ("North East", 12), ("North West", 23), ("South East", 19), ("South West", 15), ("West Midlands", 14), ("Yorkshire and The Humber", 15)],
            sample.Sections[0].Rows.Select(r => (r.Title, r.Share!.Of)));
        Assert.Equal([18, 57, 52, 20, 2, 2], sample.Sections[1].Rows.Select(r => r.Share!.Of));
        Assert.Equal(151, sample["all"].Share!.Of);
    }

    [Fact]
    public void Every_sum_holds_whatever_was_published() => Prop.ForAll(Any.ToArbitrary(), selected =>
        Nothing.Wrong(Selections.Tables(selected).SelectMany(t => t.Checks.Where(c => !c.Holds).Select(c => $"{t.Id}: {c}")))).Check(Texts.Fixed);

    [Fact]
    public void Included_left_out_and_unreadable_are_all_publications_each_once() => Prop.ForAll(Any.ToArbitrary(), selected =>
    {
        var flow = Selections.Tables(selected)[2];
        var parts = Keys(flow["included"]).Concat(Keys(flow["unreadable"])).Concat(flow.Sections[1].Rows.Skip(2).SelectMany(Keys));
        Assert.Equal(selected.Select(s => s.Publication.Name).Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
    }).Check(Texts.Fixed);

    [Fact]
    public void Authorities_covered_are_the_sum_over_strategies_without_overlaps() => Prop.ForAll(Any.ToArbitrary(), selected =>
    {
        var numbers = Selections.Tables(selected)[0];
        var included = selected.Where(s => s.Fate.Included).Select(s => s.Screening.Authorities.Distinct().Where(a => a is not "E9" and not "E0").ToList()).ToList();
        var overlaps = included.Select((s, i) => s.Count(a => included.Take(i).Any(o => o.Contains(a)))).Sum();
        Assert.Equal(included.Sum(s => s.Count) - overlaps, numbers["covered"].Count);
        Assert.Equal(overlaps, numbers["named-again"].Count);
        Assert.Equal(included.Count(s => s.Count > 1), numbers["joint"].Count);
    }).Check(Texts.Fixed);

    [Fact]
    public void Every_share_is_of_a_row_or_group_that_lists_what_it_is_of() => Prop.ForAll(Any.ToArbitrary(), selected =>
    {
        foreach (var table in Selections.Tables(selected))
        {
            var rows = table.Sections.SelectMany(s => s.Rows).ToDictionary(r => r.Code);
            Assert.All(rows.Values.Where(r => r.Share is not null), r => Assert.Equal(
                (r.Count, r.Share!.Against == "group" ? r.Count + r.Others.Count : rows[r.Share.Against].Count), (r.Share.Count, r.Share.Of)));
        }
    }).Check(Texts.Fixed);

    private static IEnumerable<string> Keys(CountRow row) => row.Names.Select(n => n.Key);
}
