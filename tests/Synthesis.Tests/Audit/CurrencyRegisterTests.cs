using System.Text;
using System.Text.Json;
using Synthesis.Audit;
using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Report.Open;
using Synthesis.Screen;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

public sealed class CurrencyRegisterTests
{
    private static readonly Population England = Population.Read(Project.At("corpus", "england", "authorities.csv"));
    private static readonly ScreenRules Rules = CodebookReader.Read(Project.At("codebooks", "sufficiency-2022")).Screening!;
    private static readonly Whereabouts Nowhere = new(Availability.Unknown, null, null, null, null);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);

    /// <summary>A register of made strategies: <c>who, its period in words</c> each.</summary>
    private static CurrencyRegister Register(string asAt, IReadOnlyList<(string Who, string Period)> made, string? until = null, string decided = "2020-01-01", Func<string, Fate?>? people = null)
    {
        var screener = new Screener(Rules, CurrencyRegister.Known(England, Day(asAt)), Day(asAt));
        var screened = made.Select((m, i) =>
        {
            var document = Documents.Of([Documents.Heading($"{m.Who} sufficiency strategy for children in care"), Documents.Prose($"This sufficiency strategy of {m.Who} covers {m.Period}."),
                .. Enumerable.Repeat(Documents.Prose("We secure enough placements for the children in our care, in foster homes and in children's homes, as near as can be to where they live."), 60)]) with { Path = $"{i}.pdf", Sha256 = $"{i}" };
            return Screened.Of(Publication.Of([document])[0], screener.Screen(document));
        }).ToList();
        return CurrencyRegister.Of(England, Day(asAt), Day(until ?? asAt), Day(decided), true, Selection.Of(screened, people), (_, _) => Nowhere);
    }

    private static string Told(CurrencyRegister register, string name) => register.Entries.Single(e => e.Authority.Name == name) is var e
        ? $"{e.Status}{(e.Name is null ? "" : " " + e.Name)}{(e.Predecessor is null ? "" : " of " + e.Predecessor.Name)}" : "";

    [Fact]
    public void A_predecessors_strategy_speaks_for_those_who_took_over_and_is_shown_as_such()
    {
        var made = new[] { ("Northamptonshire County Council", "1 April 2020 to 31 March 2024"), ("West Northamptonshire Council", "1 April 2023 to 31 March 2028") };
        var (before, after) = (Register("2021-03-31", made), Register("2021-04-01", made));

        Assert.Equal("Current 0", Told(before, "Northamptonshire"));
        Assert.DoesNotContain(before.Entries, e => e.Authority.Name.EndsWith(" Northamptonshire", StringComparison.Ordinal));
        Assert.DoesNotContain(after.Entries, e => e.Authority.Name == "Northamptonshire");
        Assert.Equal("Current 0 of Northamptonshire", Told(after, "North Northamptonshire"));
        Assert.Equal("Current 0 of Northamptonshire", Told(after, "West Northamptonshire"));
        Assert.Equal("Current 1", Told(Register("2024-03-31", made), "West Northamptonshire"));
        Assert.Contains("made by Northamptonshire, which North Northamptonshire took over from; it ended on 2021-03-31", after.Entries.Single(e => e.Authority.Name == "North Northamptonshire").Notes);
    }

    [Fact]
    public void A_strategy_from_before_a_council_took_its_predecessors_name_is_the_predecessors()
    {
        var register = Register("2021-03-31", [("Buckinghamshire Council", "1 April 2018 to 31 March 2021")]);

        Assert.Equal("Expiring 0 of Buckinghamshire", Told(register, "Buckinghamshire"));
        Assert.Equal("E10000002", register.Entries.Single(e => e.Authority.Name == "Buckinghamshire").Predecessor!.Code);
        Assert.Equal("Current 0", Told(Register("2022-03-31", [("Buckinghamshire Council", "1 April 2020 to 31 March 2024")]), "Buckinghamshire"));
    }

    [Theory]
    [InlineData("2024-03-31", "2024-09-30", "Expiring")]
    [InlineData("2024-04-01", "2024-10-01", "Expired")]
    [InlineData("2023-09-30", "2024-03-31", "Expiring")]
    [InlineData("2023-09-30", "2024-03-30", "Current")]
    [InlineData("2019-01-01", "2019-07-01", "Current")]
    public void What_ends_by_the_last_of_the_days_ahead_is_expiring_and_what_ended_before_the_day_has_expired(string asAt, string until, string status) =>
        Assert.Equal(status, Register(asAt, [("Camden Council", "1 April 2020 to 31 March 2024")], until).Entries.Single(e => e.Authority.Name == "Camden").Status.ToString());

    [Fact]
    public void The_one_in_force_stands_before_one_that_begins_later_and_in_date_before_undated_before_ended()
    {
        (string, string)[] made = [("Camden Council", "1 April 2017 to 31 March 2020"), ("Camden Council", "all our homes"), ("Camden Council", "1 April 2021 to 31 March 2024"), ("Camden Council", "1 April 2024 to 31 March 2028")];

        Assert.Equal(["Current 0", "Current 2", "Current 2", "Current 3", "Undated 1"],
            "2018-01-01 2021-06-01 2024-03-30 2024-04-01 2029-01-01".Split(' ').Select(d => Told(Register(d, made, "2018-01-01"), "Camden")));
    }

    [Fact]
    public void A_person_says_what_a_document_is_on_any_day_and_whether_it_is_in_date_on_the_reviews_own()
    {
        (string, string)[] made = [("Camden Council", "all our homes"), ("Barnet Council", "1 April 2021 to 31 March 2024")];
        Fate? People(string name) => name == "0.pdf" ? new Fate(true, "included", "they told us") { By = "Ada" } : new Fate(false, "not-a-strategy", "a leaflet") { By = "Ada" };
        CurrencyRegister On(string day) => Register(day, made, decided: "2022-06-01", people: People);

        Assert.Equal(("Current 0", "Undated 0"), (Told(On("2022-06-01"), "Camden"), Told(On("2023-06-01"), "Camden")));
        Assert.Equal(("None", "None"), (Told(On("2022-06-01"), "Barnet"), Told(On("2023-06-01"), "Barnet")));
        Assert.Contains("they told us (decided by Ada)", On("2022-06-01").Entries.Single(e => e.Authority.Name == "Camden").Notes);
    }

    [Fact]
    public void Every_authority_of_the_days_list_has_one_entry()
    {
        foreach (var (day, count) in new[] { ("2021-03-31", 151), ("2021-04-01", 152), ("2023-04-01", 153) })
        {
            Assert.Equal(count, Register(day, []).Entries.Count(e => e.Status == RegisterStatus.None));
        }
    }

    [Fact]
    public void The_calendar_is_folded_escaped_and_the_same_each_time()
    {
        var register = Register("2021-03-31", [("Camden Council", "1 April 2020 to 31 March 2024"), ("Barnet Council, Enfield Council; and Haringey\\Council", "2021 to 2023"), ("Sutton Council", "all our homes")]);
        byte[] Written()
        {
            using var bytes = new MemoryStream();
            Assert.Equal(2, ExpiryCalendar.Write(register, bytes));
            return bytes.ToArray();
        }

        var text = Encoding.UTF8.GetString(Written());
        Assert.Equal(Written(), Written());
        Assert.All(text.Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75, l));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal(["BEGIN:VCALENDAR", "END:VCALENDAR", ""], [lines[0], lines[^2], lines[^1]]);
        Assert.Equal(["DTSTART;VALUE=DATE:20230331", "DTSTART;VALUE=DATE:20240331"], lines.Where(l => l.StartsWith("DTSTART", StringComparison.Ordinal)));
        Assert.All(lines.Where(l => l.StartsWith("DTSTAMP", StringComparison.Ordinal)), l => Assert.Equal("DTSTAMP:20210331T000000Z", l));
        Assert.Equal(2, lines.Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count());
        Assert.Contains(lines, l => l.StartsWith("DESCRIPTION:Barnet Council\\, Enfield Council\\; and Haringey\\\\Council", StringComparison.Ordinal));
    }

    [Fact]
    public void A_calendar_without_an_event_is_not_written()
    {
        using var bytes = new MemoryStream();

        Assert.Equal((0, 0), (ExpiryCalendar.Write(Register("2021-03-31", []), bytes), (int)bytes.Length));
    }

    [Fact]
    public void Every_property_of_a_line_is_always_there_and_what_is_not_known_is_null()
    {
        var register = Register("2021-03-31", [("Camden Council", "1 April 2020 to 31 March 2024")]);
        var lines = register.Entries.Select(e => JsonDocument.Parse(CurrencyJson.Of(register, e)).RootElement).ToList();

        Assert.Single(lines.Select(l => string.Join(' ', l.EnumerateObject().Select(p => p.Name))).Distinct());
        Assert.DoesNotContain(lines.SelectMany(l => l.EnumerateObject()), p => p.Value.ValueKind == JsonValueKind.String && p.Value.GetString() == "");
        var camden = lines.Single(l => l.GetProperty("name").GetString() == "Camden");
        Assert.Equal(("current", "2024-03-31", "stated", "1 April 2020 to 31 March 2024"), (camden.GetProperty("status").GetString(), camden.GetProperty("period").GetProperty("end").GetString(),
            camden.GetProperty("period").GetProperty("basis").GetString(), camden.GetProperty("period").GetProperty("quote").GetString()));
    }
}
