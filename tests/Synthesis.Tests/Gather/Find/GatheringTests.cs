using System.Text.Json;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Gather.Find;
using Synthesis.Tests.Support;
using static Synthesis.Tests.Gather.Find.SmallWeb;

namespace Synthesis.Tests.Gather.Find;

public sealed class GatheringTests
{
    private const string Calderwick = "https://www.calderwick.gov.uk", Oxcleave = "https://www.oxcleave.gov.uk", Tern = "https://www.valeoftern.gov.uk";

    [Fact]
    public async Task A_gathering_stopped_at_random_moments_finds_the_same_and_asks_nothing_twice()
    {
        using var whole = new SmallCountry();
        using var stopped = new SmallCountry();
        string[] few = ["E06990002", "E06990004", "E06990007", "E06990008", "E06990009", "E08990001"];
        var expected = await whole.GatherAsync(only: few);
        var chance = new Random(7);
        var stops = 0;
        while (stops < 15)
        {
            var left = chance.Next(0, 4);
            stopped.Web.Before = _ =>
            {
                if (Interlocked.Decrement(ref left) < 0)
                {
                    throw new OperationCanceledException("the power went");
                }
            };
            try
            {
                await stopped.GatherAsync(jobs: 3, only: few);
                break;
            }
            catch (OperationCanceledException)
            {
                stops++;
            }
        }

        stopped.Web.Before = null;
        var result = await stopped.GatherAsync(only: few);

        Assert.InRange(stops, 5, 15);
        Assert.Equal(JsonSerializer.Serialize(expected.Findings), JsonSerializer.Serialize(result.Findings));
        Nothing.Wrong(stopped.Web.Asked.Where(a => a.Value > 1).Select(a => $"{a.Key} was asked {a.Value} times"));
        Assert.Equal(Files(whole), Files(stopped));
    }

    [Fact]
    public async Task A_second_gathering_reports_exactly_what_was_planted_and_fetches_nothing_unchanged()
    {
        using var country = new SmallCountry();
        await country.GatherAsync();
        country.Web.Asked.Clear();

        // Changed in its text; moved to another address; new where none was; gone.
        var page = System.Text.Encoding.UTF8.GetString(SmallCountry.Strategy("oxcleave-homes-for-children.html"));
        country.Web.Put(Oxcleave + "/policies/homes-for-our-children", "text/html", System.Text.Encoding.UTF8.GetBytes(page.Replace("</main>", "<p>Two more homes were opened in May.</p></main>", StringComparison.Ordinal)));
        country.Web.Remove(Calderwick + "/media/2023-26.pdf").Put(Calderwick + "/media/new-place/strategy.pdf", "application/pdf", SmallCountry.Strategy("calderwick-homes-and-placements-2023-2026.pdf"))
            .Page(Calderwick + "/4648", Html("Homes and placements for children in care", "<p>You can read the full document.</p>" + Links(("Homes and placements strategy 2023 to 2026 (PDF, 360 KB)", "/media/new-place/strategy.pdf"))));
        country.Web.Page(Tern + "/children", Html("Children and families", Links(("Childcare sufficiency assessment", "/childcare"), ("Children in care sufficiency strategy", "/children/strategy"))))
            .Put(Tern + "/children/strategy", "application/pdf", SmallCountry.Strategy("fennimore-sufficiency-strategy-2021-24.pdf"));
        country.Web.Remove("https://www.harrowmere.gov.uk/handler");

        var result = await country.GatherAsync();

        Assert.Equal(["changed E06990003", "gone E06990002", "moved E08990001", "new E06990005"],
            result.Changes.Where(c => c.What != "unchanged").Select(c => $"{c.What} {c.Authority}").Order(StringComparer.Ordinal));
        Assert.Equal("+ Two more homes were opened in May.\n", result.Changes.Single(c => c.What == "changed").Difference);
        Assert.Equal(Calderwick + "/media/2023-26.pdf", result.Changes.Single(c => c.What == "moved").From!.AbsoluteUri);
        Assert.True(country.Web.Unchanged.ContainsKey("https://files.togethertrust.org.uk/d/1201"));
        Assert.DoesNotContain("https://files.togethertrust.org.uk/d/1201", country.Web.Asked.Keys);
    }

    [Fact]
    public async Task A_replay_by_recorded_answers_finds_the_same_without_asking()
    {
        using var country = new SmallCountry();
        var recorded = new Recorded(country.Web);
        await country.GatherAsync(recorded);
        country.Web.Before = _ => throw new InvalidOperationException("a replay asks nobody");
        using var store = country.Open();
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);

        var (findings, different) = await Pipeline.ReplayAsync(country.Design(), store, extractor, recorded, null, 2, CancellationToken.None);

        Assert.Empty(different);
        Assert.Equal(11, findings.Count);
    }

    [Fact]
    public async Task What_was_gathered_is_read_by_a_run_and_counted_by_its_route()
    {
        using var country = new SmallCountry();
        await country.GatherAsync();
        using var store = country.Open();
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(country.Review, "received", "E06990009 answer")).FullName, "plan.pdf"), SmallCountry.Strategy("fennimore-sufficiency-strategy-2021-24.pdf"));

        var taken = await Pipeline.TakeInMailAsync(country.Review, country.Design(), store, extractor, Path.Combine(country.Review, "received"), CancellationToken.None);
        await Pipeline.RunReviewAsync(country.Review, country.Design(), store, extractor, 2, null, CancellationToken.None);
        var report = Pipeline.ReportOf(country.Design(), store, null);

        Assert.Equal("E06990009", Assert.Single(taken).Taken!.Authority);
        Assert.Equal("received", Assert.Single(store.Contacts()).What);
        var flow = report.Counts.Single(c => c.Id == "flow");
        Assert.Equal((6, 5, 1), (flow["route:site"].Count, flow["route:site:current"].Count, flow["route:site:expired"].Count));
        Assert.Equal((1, 1), (flow["route:mail"].Count, flow["route:mail:expired"].Count));
        Assert.All(flow.Checks, c => Assert.True(c.Holds));
        Assert.Contains(report.Publications, p => p.Origin?.Address == "https://files.togethertrust.org.uk/d/1201" && p.Screening.Authorities.Count == 2);
    }

    [Fact]
    public async Task A_letter_is_written_for_each_authority_without_one_in_date_that_has_an_address()
    {
        using var country = new SmallCountry();
        country.Web.Page("https://www.fennimore.gov.uk/", Html("Welcome", "<p>Write to <a href=\"mailto:childrens.commissioning@fennimore.gov.uk\">us</a> or press@fennimore.gov.uk.</p>"));
        await country.GatherAsync();
        await File.AppendAllTextAsync(Path.Combine(country.Review, "review.yml"), "\ncontact: review@example.org\n");
        using var store = country.Open();

        var files = Pipeline.WriteLetters(country.Review, country.Design(), store, new StoppedClock());
        var again = Pipeline.WriteLetters(country.Review, country.Design(), store, new StoppedClock());

        var letter = await File.ReadAllTextAsync(Assert.Single(files));
        Assert.Contains("\r\nTo: childrens.commissioning@fennimore.gov.uk\r\n", letter, StringComparison.Ordinal);
        Assert.Contains("Fennimore Borough Council", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("[none]", letter, StringComparison.Ordinal);
        Assert.Equal(files, again);
        Assert.Equal(["E06990003 no-address", "E06990009 written", "E06990010 no-address", "E09990001 no-address"],
            store.Contacts().Select(c => $"{c.Authority} {c.What}").Order(StringComparer.Ordinal));
    }

    private static string[] Files(SmallCountry country) =>
        [.. Directory.EnumerateFiles(Path.Combine(country.Review, Origin.Folder), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(country.Review, f)).Order(StringComparer.Ordinal)];

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 6, 2, 9, 0, 0, TimeSpan.Zero);
    }

    /// <summary>Remembers what it passed on, and answers from that when it is asked again.</summary>
    private sealed class Recorded(IFetcher from) : IFetcher
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Exchange> known = new();

        public async Task<Exchange> FetchAsync(Ask ask, CancellationToken cancellation) => known.TryGetValue(RememberingFetcher.NameOf(ask), out var answer) ? answer
            : known[RememberingFetcher.NameOf(ask)] = await from.FetchAsync(ask, cancellation);
    }
}
