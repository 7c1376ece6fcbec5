using System.Globalization;
using Synthesis.Review.Model;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Model;

/// <summary>An endpoint that is slow, busy, failing, cut short, wordy, forgetful or gone; time does not pass in these tests but where they say so.</summary>
public sealed class EndpointTests : AskingTests
{
    [Fact]
    public async Task A_request_carries_key_schema_and_the_text_and_its_answer_is_kept()
    {
        await using var site = new LoopbackSite(_ => FakeModel.Chat(ponds.Frogs));
        var result = await AskAsync(site, Pages(1));

        var request = Assert.Single(site.Requests);
        Assert.Equal(("POST", "/v1/chat/completions", "Bearer " + Key), (request.Method, request.Path, request.Headers["authorization"]));
        using var body = System.Text.Json.JsonDocument.Parse(request.Body);
        Assert.Equal(Ponds.Model, body.RootElement.GetProperty("model").GetString());
        Assert.Equal(0, body.RootElement.GetProperty("temperature").GetInt32());
        Assert.True(body.RootElement.GetProperty("response_format").GetProperty("json_schema").GetProperty("strict").GetBoolean());
        Assert.Contains("Page 0 of the parish", body.RootElement.GetProperty("messages")[1].GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal(ponds.Frogs, Assert.Single(kept).Content);
        Assert.Equal((1, 1, 0, 100L, 10L), (result.Sending.Sent, result.Sending.Answered, result.Sending.Left, result.Sending.TokensIn, result.Sending.TokensOut));
        Assert.Equal(["served-model-1"], result.Sending.Served);
    }

    [Fact]
    public async Task No_more_are_under_way_than_wanted_however_slow_it_is()
    {
        var gate = new TaskCompletionSource();
        var come = new SemaphoreSlim(0);
        var (held, most, mark) = (0, 0, new Lock());
        await using var site = new LoopbackSite(async (_, reply) =>
        {
            lock (mark)
            {
                most = Math.Max(most, ++held);
            }

            come.Release();
            await gate.Task;

            // Until its answer is written the asker cannot know that it may ask again.
            lock (mark)
            {
                held--;
            }

            await reply.WriteAsync(FakeModel.Chat(ponds.Frogs));
        });
        var asking = AskAsync(site, Pages(7), s => s with { AtOnce = 3 });
        for (var i = 0; i < 3; i++)
        {
            await come.WaitAsync();
        }

        gate.SetResult();
        await asking;
        Assert.Equal((7, 3), (kept.Count, most));
    }

    [Fact]
    public async Task An_endpoint_that_is_silent_is_given_up_on_in_time_and_tried_again()
    {
        var asked = 0;
        await using var site = new LoopbackSite(async (_, reply) =>
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                clock.ReachLimits();
                await reply.UntilGoneAsync();
                return;
            }

            await reply.WriteAsync(FakeModel.Chat(ponds.Frogs));
        });
        var result = await AskAsync(site, Pages(1));

        Assert.Equal((1, 2), (kept.Count, result.Sending.Sent));
    }

    [Theory]
    [InlineData("429 Too Many Requests")]
    [InlineData("503 Service Unavailable")]
    public async Task It_waits_as_long_as_the_endpoint_asks_for_and_everybody_with_it(string status)
    {
        var asked = 0;
        await using var site = new LoopbackSite(_ => Interlocked.Increment(ref asked) == 1 ? FakeModel.Failed(status, headers: "Retry-After: 37\r\n") : FakeModel.Chat(ponds.Frogs));
        await AskAsync(site, Pages(3), s => s with { AtOnce = 1 });

        Assert.Equal(3, kept.Count);
        Assert.Contains(TimeSpan.FromSeconds(37), clock.Waits);
    }

    [Fact]
    public async Task Nobody_begins_while_the_endpoint_asks_one_to_wait()
    {
        var pace = new Pace(null, clock);
        await pace.TurnAsync(CancellationToken.None);
        Assert.Empty(clock.Waits);

        pace.Rest(TimeSpan.FromSeconds(37));
        pace.Rest(TimeSpan.FromSeconds(5));
        await pace.TurnAsync(CancellationToken.None);

        Assert.Equal([TimeSpan.FromSeconds(37)], clock.Waits);
    }

    [Fact]
    public async Task A_date_in_Retry_After_is_read_and_one_too_far_off_ends_the_run()
    {
        await using var site = new LoopbackSite(_ => FakeModel.Failed("429 Too Many Requests", headers: $"Retry-After: {clock.GetUtcNow().AddHours(3).ToString("r", CultureInfo.InvariantCulture)}\r\n"));
        var result = await AskAsync(site, Pages(5), s => s with { AtOnce = 1 });

        Assert.Equal((1, 0, 5), (result.Sending.Sent, result.Sending.Answered, result.Sending.Left));
        Assert.Contains("429", Assert.Single(result.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_are_tried_again_ever_later_and_at_last_left_for_another_run()
    {
        await using var site = new LoopbackSite(_ => FakeModel.Failed("500 Internal Server Error"));
        var result = await AskAsync(site, Pages(1), s => s with { Tries = 4 });

        Assert.Equal((4, 1), (result.Sending.Sent, result.Sending.Left));
        Assert.Equal([2, 4, 8], clock.Waits.Select(w => w.TotalSeconds));
        Assert.Empty(kept);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = new LoopbackSite(_ => FakeModel.Chat(ponds.Frogs));
        await using var site = new LoopbackSite(_ => FakeModel.Failed("307 Temporary Redirect", headers: $"Location: http://127.0.0.1:{elsewhere.Port}/v1/chat/completions\r\n"));
        await AskAsync(site, Pages(1));

        Assert.Empty(elsewhere.Requests);
        Assert.Empty(kept);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("html")]
    [InlineData("stream")]
    [InlineData("nothing")]
    [InlineData("error-in-stream")]
    public async Task What_is_not_whole_on_the_wire_is_asked_for_again(string how)
    {
        var asked = 0;
        await using var site = new LoopbackSite(async (_, reply) =>
        {
            var whole = FakeModel.Chat(ponds.Frogs);
            await reply.WriteAsync(Interlocked.Increment(ref asked) > 1 ? whole : how switch
            {
                "cut" => whole[..^20],
                "html" => FakeModel.Reply("200 OK", "text/html", "<h1>gateway</h1>"),
                "stream" => FakeModel.Streamed(ponds.Frogs, whole: false),
                "error-in-stream" => FakeModel.Reply("200 OK", "text/event-stream", "data: {\"error\":{\"message\":\"overloaded\"}}\n\ndata: [DONE]\n\n"),
                _ => FakeModel.Reply("200 OK", "application/json", "{\"choices\": []}"),
            });
        });
        await AskAsync(site, Pages(1));

        Assert.Equal(2, asked);
        Assert.Equal(ponds.Frogs, Assert.Single(kept).Content);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_comes_word_by_word_is_put_together_asked_for_so_or_not(bool wanted)
    {
        await using var site = new LoopbackSite(_ => FakeModel.Streamed(ponds.Frogs));
        var result = await AskAsync(site, Pages(1), s => s with { Stream = wanted });

        Assert.Equal(ponds.Frogs, Assert.Single(kept).Content);
        Assert.Equal(10, result.Sending.TokensOut);
        Assert.Equal(wanted, site.Requests.First().Body.Contains("\"stream\":true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_malformed_or_truncated_answer_is_asked_for_once_more_and_both_are_kept()
    {
        await using var site = new LoopbackSite(r => r.Body.Contains("could not be read", StringComparison.Ordinal) ? FakeModel.Chat("frogs!") : FakeModel.Chat(ponds.Frogs[..30], "length"));
        var page = Pages(1);
        await AskAsync(site, page);

        Assert.Equal(2, kept.Count);
        Assert.True(kept.First().CutShort);
        Assert.Empty(Outstanding.Of(ponds.Prompting, page.Select(ponds.Request), Ponds.Settings, 1, Ponds.Lookup(kept)));
        var coding = Assert.Single(ponds.Codings(page[0], kept));
        Assert.Contains(coding.Issues, i => i.Code == "model-malformed" && i.Message.Contains("asked for twice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_budget_stops_the_run_before_it_is_overrun_and_the_next_goes_on()
    {
        await using var site = new LoopbackSite(_ => FakeModel.Chat(ponds.Frogs, tokensOut: null));
        var pages = Pages(10);
        var each = ponds.Request(pages[0]).Tokens + 480L;
        var first = await AskAsync(site, pages, s => s with { AtOnce = 2 }, new AskingBudget(each * 4, null, 0, 0));

        Assert.True(first.BudgetReached);
        Assert.InRange(first.Sending.Answered, 3, 5);
        Assert.True(first.Sending.TokensIn + first.Sending.TokensOut <= each * 4);
        Assert.Equal(10 - first.Sending.Answered, first.Sending.Left);

        var second = await AskAsync(site, pages, budget: new AskingBudget(null, 1.0, 2, 8));
        Assert.False(second.BudgetReached);
        Assert.Equal((10, 10), (kept.Count, site.Requests.Count));
        Assert.True(second.Sending.Cost > 0);
        Assert.True((await AskAsync(site, Pages(11), budget: new AskingBudget(null, 0.0001, 2, 8))).BudgetReached);
    }

    [Theory]
    [InlineData("500 Internal Server Error", 0)]
    [InlineData("200 OK", 0)]
    [InlineData("200 OK", 5)]
    public async Task A_budget_counts_tries_that_failed_before_the_next_is_made(string status, int cutOff)
    {
        await using var site = new LoopbackSite(_ => FakeModel.Reply(status, "application/json", "{\"choices\": [")[..^cutOff]);
        var page = Pages(3);
        var budget = (2 * (ponds.Request(page[0]).Tokens + 480L)) + 1;
        var result = await AskAsync(site, page, s => s with { AtOnce = 1, Tries = 6 }, new AskingBudget(budget, null, 0, 0));

        Assert.True(result.BudgetReached);
        Assert.InRange(result.Sending.Sent, 2, 3);
        Assert.Equal(result.Sending.Sent, site.Requests.Count);
        Assert.Equal(status[0] == '2', result.Sending.TokensOut > 0);
        Assert.True(result.Sending.TokensIn + result.Sending.TokensOut <= budget, $"{result.Sending.TokensIn} + {result.Sending.TokensOut} of {budget}");
    }

    [Fact]
    public async Task No_more_are_begun_in_a_minute_than_allowed()
    {
        await using var site = new LoopbackSite(_ => FakeModel.Chat(ponds.Frogs));
        var before = clock.GetUtcNow();
        await AskAsync(site, Pages(5), s => s with { PerMinute = 6 });

        Assert.True(clock.GetUtcNow() - before >= TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_run_that_is_stopped_keeps_what_was_answered_and_tells_what_was_sent()
    {
        using var stop = new CancellationTokenSource();
        var asked = 0;
        await using var site = new LoopbackSite(async (_, reply) =>
        {
            if (Interlocked.Increment(ref asked) == 3)
            {
                await stop.CancelAsync();
                await reply.UntilGoneAsync();
                return;
            }

            await reply.WriteAsync(FakeModel.Chat(ponds.Frogs));
        });
        var result = await AskAsync(site, Pages(6), s => s with { AtOnce = 1 }, cancellation: stop.Token);

        Assert.Equal((2, 4), (kept.Count, result.Sending.Left));
        Assert.Equal((3, 2, 3), (result.Sending.Sent, result.Sending.Answered, result.Sending.Texts.Count));
        await AskAsync(site, Pages(6));
        Assert.Equal(6, kept.Count);
    }
}
