using System.Net;
using Microsoft.Data.Sqlite;
using Synthesis.App.Web;
using Synthesis.Browser.Support;

namespace Synthesis.Browser.Safety;

/// <summary>What happens when several act at once, a request comes twice, or something changes under a page that is open.</summary>
public sealed class TogetherTests
{
    private const string Stannerby = "stannerby-commissioning-strategy-2023-2028.docx", Strategy = "stannerby-commissioning-strategy-2023-2028", Code = "demand.change";

    [Fact]
    public async Task An_undo_that_is_sent_again_is_answered_as_before_and_takes_nothing_more_back()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var ben = await Visitor.SignedInAsync(review, "Ben");
        await anna.DecideAsync(Strategy, review.Bench.Design.Codes[0].Id, "absent");
        await anna.DecideAsync(Strategy, review.Bench.Design.Codes[1].Id, "absent");
        await ben.DecideAsync(Strategy, review.Bench.Design.Codes[1].Id, "unclear");
        async Task<string> Undo(Visitor who, HttpStatusCode expected)
        {
            using var undone = await who.TellAsync("/api/undo?request=the-same-request");
            Assert.Equal(expected, undone.StatusCode);
            return System.Text.RegularExpressions.Regex.Match(await undone.Content.ReadAsStringAsync(), "\"code\":\"([^\"]+)\"").Groups[1].Value;
        }

        var first = await Undo(anna, HttpStatusCode.OK);
        Assert.Equal(first, await Undo(anna, HttpStatusCode.OK));
        await review.RestartAsync();
        using var again = await Visitor.SignedInAsync(review, "Anna");
        Assert.Equal(first, await Undo(again, HttpStatusCode.OK));
        using var other = await Visitor.SignedInAsync(review, "Ben");
        await Undo(other, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["Anna", "Ben"], review.Decisions().Select(d => d.Coder));
    }

    [Fact]
    public async Task The_answer_that_closes_a_strategy_can_be_sent_again_as_its_reply_may_be_lost()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var ben = await Visitor.SignedInAsync(review, "Ben");
        foreach (var code in review.Bench.Design.Codes)
        {
            Assert.Equal(HttpStatusCode.OK, (await ben.DecideAsync(Strategy, code.Id, "absent")).Status);
            foreach (var _ in (string[])["once", "again"])
            {
                Assert.Equal((code.Id, HttpStatusCode.OK), (code.Id, (await anna.DecideAsync(Strategy, code.Id, "absent", new { request = "anna-says-" + code.Id })).Status));
            }
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.DecideAsync(Strategy, review.Bench.Design.Codes[^1].Id, "unclear", new { request = "anna-says-" + review.Bench.Design.Codes[^1].Id })).Status);
        Assert.Equal(review.Bench.Design.Codes.Count, review.Decisions().Count(d => d.Coder == "Anna"));
    }

    [Fact]
    public async Task A_quote_that_was_given_twice_goes_when_it_is_taken_back()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        var quote = review.Bench.Now.Find(Strategy)!.Suggestions.Values.First(s => s.Evidence.Count > 0) is var found ? found.Evidence[0] : null;
        foreach (var note in (string[])["first", "second"])
        {
            Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(Strategy, found.Code, "present", new { path = quote!.Path, start = quote.Start, end = quote.End, note })).Status);
        }

        var name = System.Text.RegularExpressions.Regex.Match(await anna.TextAsync($"/api/cell?strategy={Strategy}&code={found.Code}"), "\"decision\":\"([0-9a-f]+)\"").Groups[1].Value;
        using var undone = await anna.TellAsync($"/api/undo?request=take-it-back&decision={name}");

        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Empty(review.Decisions());
    }

    [Fact]
    public async Task An_answer_counts_to_the_round_it_was_given_in_or_not_at_all()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(Strategy, Code, "absent")).Status);
        await review.Bench.ChangeAsync(store => store.AddRound(new Synthesis.Review.CodingRound("2", true, []), "Lea"));

        var (status, said) = await anna.DecideAsync(Strategy, Code, "unclear");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Round 2 has begun", said.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("\"round\":\"2\"", await anna.TextAsync($"/api/cell?strategy={Strategy}&code={Code}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(Strategy, Code, "unclear", new { round = "2" })).Status);
        Assert.Equal(["1 Absent", "2 Unclear"], review.Decisions().Select(d => $"{d.Round} {d.Status}"));
    }

    [Fact]
    public async Task Of_two_who_settle_decide_a_fate_or_say_whose_it_is_at_once_the_second_is_told()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var ben = await Visitor.SignedInAsync(review, "Ben");
        using var lead = await Visitor.SignedInAsync(review, "Lea", leads: true);
        await anna.DecideAsync(Strategy, Code, "absent");
        await ben.DecideAsync(Strategy, Code, "unclear");
        var seen = review.Bench.Now.Book.StateOf(new Synthesis.Review.CellName(Strategy, Code));
        async Task<HttpStatusCode> Post(string address, string request, params (string, string)[] fields)
        {
            using var answer = await lead.PostAsync(address, [("request", request), ("strategy", Strategy), ("name", Strategy), ("code", Code), ("round", "1"), .. fields]);
            return answer.StatusCode;
        }

        // Values beside an answer that has none are not taken.
        var value = review.Bench.CodeOf(Code)!.Values[0].Id;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.DecideAsync(Strategy, Code, "absent", new { values = (string[])[value] })).Status);
        Assert.Equal(HttpStatusCode.Redirect, await Post("/differences/one", "request-one", ("status", "absent"), ("values", value), ("reason", "so"), ("seen", seen)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post("/differences/one", "request-two", ("status", "unclear"), ("reason", "otherwise"), ("seen", seen)));
        Assert.Equal(HttpStatusCode.Redirect, await Post("/differences/one", "request-one", ("status", "absent"), ("reason", "so"), ("seen", seen)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post("/differences/one", "request-one", ("status", "unclear"), ("reason", "so"), ("seen", seen)));
        var settled = Assert.Single(review.Decisions(), d => d.Round == "consensus");
        Assert.Equal(("so", 0), (settled.Note, settled.Values.Count));

        Assert.Equal(HttpStatusCode.Redirect, await Post("/screening/one", "", ("fate", "other"), ("seen", "0")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post("/screening/one", "", ("fate", "included"), ("seen", "0")));
        Assert.Equal("other", review.Bench.Now.Find(Strategy)!.Selected.Fate.Code);
    }

    [Fact]
    public async Task The_authorities_of_a_joint_strategy_are_set_by_hand_against_the_list_and_taken_back()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        var found = review.Bench.Now.Find(Strategy)!;
        var list = review.Bench.Population();
        async Task<HttpStatusCode> Say(string authorities, string how, string seen)
        {
            using var answer = await anna.PostAsync("/screening/authorities", ("name", Strategy), ("authorities", authorities), ("as", how), ("reason", "the foreword names both"), ("seen", seen));
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Say($"{list[0].Name}\nAtlantis", "given", Bench.AuthorityStateOf(found)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Say("  ", "given", Bench.AuthorityStateOf(found)));
        var ben = new Person("Ben", false, "");
        var before = review.Bench.EditionFor(ben);
        Assert.Equal(HttpStatusCode.Redirect, await Say($"{list[1].Code}\r\n{list[0].Name.ToUpperInvariant()}", "given", Bench.AuthorityStateOf(found)));
        Assert.NotEqual(before, review.Bench.EditionFor(ben));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Say(list[2].Code, "given", Bench.AuthorityStateOf(found)));

        await review.RestartAsync();
        var joint = review.Bench.Now.Find(Strategy)!;
        Assert.Equal([list[0].Name, list[1].Name], joint.Authorities);
        Assert.Contains(joint.Selected.Screening.Issues, i => i.Message.Contains("Anna: the foreword names both", StringComparison.Ordinal));
        using var again = await Visitor.SignedInAsync(review, "Anna");
        using var back = await again.PostAsync("/screening/authorities", ("name", Strategy), ("as", "found"), ("seen", Bench.AuthorityStateOf(joint)));
        Assert.Equal(found.Authorities, review.Bench.Now.Find(Strategy)!.Authorities);
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_for_a_while_does_not_end_the_watch()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var database = new SqliteConnection($"Data Source={Path.Combine(review.Folder, "review.db")};Pooling=False");
        database.Open();
        void Do(string sql)
        {
            using var command = database.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        Do("alter table ratings rename to ratings_away");
        await review.Bench.LookAsync();
        Do("alter table ratings_away rename to ratings");
        review.Elsewhere(store => store.Revoke("Anna"));
        await review.Bench.LookAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await anna.StatusAsync("/"));
    }

    [Fact]
    public async Task What_is_written_bears_the_time_of_the_clock_that_is_given_and_search_follows_every_page()
    {
        var folder = await ServedReview.PreparedAsync(true, ServedReview.Sample(Stannerby));
        await using (var bench = Bench.Open(folder, new SetClock()))
        {
            await bench.ChangeAsync(store => store.AddSignIn("Anna", false, "hash"));
            Assert.Equal("2031-02-03T04:05:06Z", Assert.Single(bench.Now.SignIns).At);
            var (now, one) = (bench.Now.Strategies, bench.Now.Strategies[0].Selected);
            BenchStrategy With(params Synthesis.Extract.Document[] pages) => now[0] with { Selected = one with { Publication = one.Publication with { Pages = [.. one.Publication.Pages, .. pages] } } };
            var second = one.Publication.Pages[0] with { Path = "second.html" };
            Assert.True(SearchRoutes.HaveSameTexts([With(second)], [With(second)]));
            Assert.False(SearchRoutes.HaveSameTexts([With(second)], [With(second with { Sha256 = "another" })]));
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A clock that stands.</summary>
    private sealed class SetClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2031, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }

    [Fact]
    public async Task Behind_a_proxy_with_TLS_links_say_so_whatever_a_request_claims()
    {
        var proxied = Listening.Of("127.0.0.1", 0, null, "review.example");
        Assert.Equal("https", proxied.Scheme(Request("review.example")));
        Assert.Equal("http", proxied.Scheme(Request("127.0.0.1")));
        Assert.Equal("http", Listening.Of("127.0.0.1", 0, null, null).Scheme(Request("127.0.0.1")));

        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        var port = new Uri(review.Address).Port;
        var taken = await Assert.ThrowsAsync<Synthesis.App.UsageException>(() => Workbench.StartAsync(review.Folder, Listening.Of("127.0.0.1", port, null, null), TimeProvider.System, CancellationToken.None));
        Assert.StartsWith($"Port {port} of 127.0.0.1 cannot be listened on", taken.Message, StringComparison.Ordinal);
        var elsewhere = await Assert.ThrowsAsync<Synthesis.App.UsageException>(() => Workbench.StartAsync(review.Folder, Listening.Of("203.0.113.7", port, null, "review.example"), TimeProvider.System, CancellationToken.None));
        Assert.Contains("or an address of this machine with --listen", elsewhere.Message, StringComparison.Ordinal);
    }

    private static Microsoft.AspNetCore.Http.HttpRequest Request(string host)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        (context.Request.Scheme, context.Request.Host) = ("http", new Microsoft.AspNetCore.Http.HostString(host));
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        return context.Request;
    }
}
