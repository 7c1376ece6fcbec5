using System.Text;
using Synthesis.Gather;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather;

public sealed class PopulationTests
{
    private static Population Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    private static Population Read(byte[] csv)
    {
        using var folder = new TestFolder();
        return Population.Read(folder.Write("authorities.csv", csv));
    }

    private static string Refused(string csv) => Assert.Throws<PopulationException>(() => Read(csv)).Message;

    [Theory]
    [InlineData("2021-03-31", 151)]
    [InlineData("2021-04-01", 152)]
    [InlineData("2026-11-21", 153)]
    public void England_has_as_many_authorities_as_it_had_on_a_day(string day, int expected)
    {
        var england = Population.Read(Project.At("corpus", "england", "authorities.csv"));

        var on = england.AsAt(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(expected, on.Count);
        Assert.Equal(on.Count, on.Select(a => a.Name).Distinct().Count());
    }

    [Fact]
    public void Every_predecessor_of_England_is_in_the_table_and_ended_before_its_successor_began()
    {
        var england = Population.Read(Project.At("corpus", "england", "authorities.csv"));
        var byCode = england.Authorities.ToDictionary(a => a.Code);

        Assert.All(england.Authorities.SelectMany(a => a.Predecessors.Select(p => (After: a, Before: p))), pair =>
        {
            Assert.True(byCode.TryGetValue(pair.Before, out var before), $"{pair.After.Name} names {pair.Before}, which is not in the table.");
            Assert.True(before!.End < pair.After.Start, $"{before.Name} must end before {pair.After.Name} begins.");
        });
    }

    [Fact]
    public void Columns_come_in_any_order_others_are_passed_over_and_what_is_missing_is_unknown()
    {
        var authority = Assert.Single(Read("colour,name,alt_names,gss_code,start_date,end_date,predecessors\nred, Northshire ,North | N. Shire|,E1,2020-04-01,,E8|E9\n").Authorities);

        Assert.Equal(("E1", "Northshire", "Northshire", null, null), (authority.Code, authority.Name, authority.OfficialName, authority.Region, authority.Website));
        Assert.Equal(["North", "N. Shire"], authority.AlternativeNames);
        Assert.Equal(["E8", "E9"], authority.Predecessors);
        Assert.Equal((new DateOnly(2020, 4, 1), null), (authority.Start, authority.End));
    }

    [Theory]
    [InlineData("2020-03-31", false)]
    [InlineData("2020-04-01", true)]
    [InlineData("2021-03-31", true)]
    [InlineData("2021-04-01", false)]
    public void The_first_and_last_day_count(string day, bool inForce) =>
        Assert.Equal(inForce, Read("gss_code,name,start_date,end_date\nE1,N,2020-04-01,2021-03-31\n").Authorities[0].InForce(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_make_no_difference() =>
        Assert.Equal(["E1", "E2"], Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("gss_code,name,end_date\r\nE1,\"North, and\r\nSouth\",\r\nE2,Süd,2021-03-31\r\n")]).Authorities.Select(a => a.Code));

    [Fact]
    public void A_missing_column_is_named() => Assert.Contains("no column 'gss_code'", Refused("code,name\nE1,N\n"), StringComparison.Ordinal);

    [Fact]
    public void A_date_that_is_none_is_named_with_its_line()
    {
        var message = Refused("gss_code,name,start_date\nE1,N,\nE2,S,31/03/2021\n");

        Assert.Contains("line 3", message, StringComparison.Ordinal);
        Assert.Contains("'31/03/2021' in start_date is not a date as 2021-03-31", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_comes_twice_is_named() => Assert.Contains("E1 twice", Refused("gss_code,name\nE1,N\nE1,S\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("gss_code,name\n,N\n", "gss_code is empty")]
    [InlineData("gss_code,name\nE1,\n", "name is empty")]
    [InlineData("gss_code,name\nE1\n", "name is empty")]
    [InlineData("", "is empty")]
    public void A_row_or_table_without_what_it_needs_is_named(string csv, string what) => Assert.Contains(what, Refused(csv), StringComparison.Ordinal);

    [Fact]
    public void A_table_that_is_not_there_is_named() =>
        Assert.Contains("no table of authorities at", Assert.Throws<PopulationException>(() => Population.Read("/no/such.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_quote_that_never_ends_is_refused_in_one_sentence() => Assert.Contains("authorities.csv", Refused("gss_code,name\nE1,\"N\nE2,S\n"), StringComparison.Ordinal);
}
