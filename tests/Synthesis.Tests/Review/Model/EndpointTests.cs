using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Synthesis.Extract;
using Synthesis.Review.Model;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Model;

/// <summary>An endpoint that is slow, busy, failing, cut short, wordy, forgetful or gone; time does not pass in these tests but where they say so.</summary>
public sealed class EndpointTests : IDisposable
{
    private const string Key = "sk-secret-0123456789";

    private static readonly AskingBudget Unlimited = new(null, null, 0, 0);

    private readonly Ponds ponds = new();
    private readonly ImmediateClock clock = new(TimeSpan.FromMinutes(5));
    private readonly ConcurrentQueue<ModelAnswer> kept = new();

    public void Dispose() => ponds.Dispose();

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
    public async Task A_refused_key_ends_the_run_and_is_not_told()
    {
        await using var site = new LoopbackSite(r => FakeModel.Failed("401 Unauthorized", $"no such key: {r.Headers["authorization"]}"));
        var result = await AskAsync(site, Pages(6), s => s with { AtOnce = 1 });

        Assert.Equal(1, result.Sending.Sent);
        Assert.Contains("no such key: Bearer [key]", Assert.Single(result.Faults), StringComparison.Ordinal);
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

    public static TheoryData<string> Echoes() =>
    [
        Key, "x" + Key + "x", Key.ToUpperInvariant(), Key[..12] + "…", string.Join('\n', Key.Chunk(5).Select(c => new string(c))), Key.Insert(7, "\u0000"), Key.Insert(7, "\u200b"),
        string.Concat(Key.Select(c => $"\\u{(int)c:x4}")), string.Concat(Key.Select(c => $"\\\\u{(int)c:X4}")), string.Concat(Key.Select(c => $"%{(int)c:X2}")), string.Concat(Key.Select(c => $"&#{(int)c};")),
        string.Concat(Key.Select(c => $"&#x{(int)c:x};")), Convert.ToBase64String(Encoding.UTF8.GetBytes("Bearer " + Key)), Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)), Convert.ToBase64String(Encoding.UTF8.GetBytes("a:" + Key + "\n")),
    ];

    [Theory]
    [MemberData(nameof(Echoes))]
    public void The_key_is_taken_out_however_it_is_written(string echo)
    {
        var settings = new EndpointSettings(new Uri("https://host/v1")) { Key = Key };
        var clean = settings.Clean($"You said {echo} to us.");

        Assert.Contains("[key]", clean, StringComparison.Ordinal);
        Assert.StartsWith("You said ", clean, StringComparison.Ordinal);
        Assert.EndsWith(" to us.", clean, StringComparison.Ordinal);
        Assert.True(clean.Length < 35, clean);
    }

    [Fact]
    public void Nothing_else_is_taken_out()
    {
        const string Text = "Green frogs live \\ at \\n 50% of \\u00e9 &#38; sk-secr. &# %zz \\";

        Assert.Equal(Text, new EndpointSettings(new Uri("https://host/v1")) { Key = Key }.Clean(Text));
    }

    [Theory]
    [InlineData("{\"error\": {\"message\": \"no key sk\\u002dsecret-0123456789\"")]
    [InlineData("no key sk-sec\u0001ret-0123456789")]
    [InlineData("<p>no key sk&#45;secret-0123456789</p>")]
    public async Task A_key_in_a_refusal_that_is_cut_short_or_no_json_is_not_told(string body)
    {
        await using var site = new LoopbackSite(_ => FakeModel.Reply("401 Unauthorized", "text/plain", body));
        var fault = Assert.Single((await AskAsync(site, Pages(1))).Faults);

        Assert.Contains("no key [key]", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_repeats_the_key_is_kept_without_it()
    {
        await using var site = new LoopbackSite(r => FakeModel.Chat(ponds.Frogs.Replace("as it says", r.Headers["authorization"], StringComparison.Ordinal)));
        await AskAsync(site, Pages(1));

        Assert.Contains("[key]", Assert.Single(kept).Content, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, Assert.Single(kept).Content, StringComparison.Ordinal);
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
    [InlineData("500 Internal Server Error")]
    [InlineData("200 OK")]
    public async Task A_budget_counts_tries_that_failed_before_the_next_is_made(string status)
    {
        await using var site = new LoopbackSite(_ => FakeModel.Reply(status, "application/json", "{\"choices\": ["));
        var page = Pages(3);
        var budget = (2 * (ponds.Request(page[0]).Tokens + 480L)) + 1;
        var result = await AskAsync(site, page, s => s with { AtOnce = 1, Tries = 6 }, new AskingBudget(budget, null, 0, 0));

        Assert.True(result.BudgetReached);
        Assert.InRange(result.Sending.Sent, 2, 3);
        Assert.Equal(result.Sending.Sent, site.Requests.Count);
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
        await AskAsync(site, Pages(6));
        Assert.Equal(6, kept.Count);
    }

    [Theory]
    [InlineData("ftp://host/v1")]
    [InlineData("host")]
    [InlineData("https://name:word@host/v1")]
    [InlineData("https://host/v1?key=abc")]
    [InlineData("http://host/v1")]
    public void An_address_that_is_none_or_would_give_the_key_away_is_refused(string address) =>
        Assert.Throws<FormatException>(() => EndpointSettings.AddressOf(address, hasKey: true));

    [Fact]
    public void The_key_is_in_no_text_that_settings_make_of_themselves()
    {
        var settings = new EndpointSettings(EndpointSettings.AddressOf("https://host/v1/", hasKey: true)) { Key = Key };

        Assert.Equal("https://host/v1/chat/completions", settings.ToString());
        Assert.DoesNotContain(Key, System.Text.Json.JsonSerializer.Serialize(settings), StringComparison.Ordinal);
        Assert.Equal("""{"max_tokens":9,"seed":1}""", ModelSettings.ParametersOf(["seed=1", "temperature=none", "max_tokens=9"]));
        Assert.Throws<FormatException>(() => ModelSettings.ParametersOf(["messages=[]"]));
    }

    private static Document[] Pages(int n) => [.. Enumerable.Range(0, n).Select(i => Documents.Of(Documents.Heading($"Page {i} of the parish"), Documents.Prose("Green frogs live at the north pond, 14 of them.")))];

    private Task<AskingResult> AskAsync(LoopbackSite site, IReadOnlyList<Document> pages, Func<EndpointSettings, EndpointSettings>? with = null, AskingBudget? budget = null, CancellationToken cancellation = default)
    {
        var settings = new EndpointSettings(EndpointSettings.AddressOf($"http://127.0.0.1:{site.Port}/v1", hasKey: true)) { Key = Key };
        var open = Outstanding.Of(ponds.Prompting, pages.Select(ponds.Request), Ponds.Settings, 1, Ponds.Lookup(kept));
        return Asking.RunAsync(ponds.Prompting, open, with?.Invoke(settings) ?? settings, Ponds.Settings, budget ?? Unlimited, kept.Enqueue, clock, null, cancellation);
    }
}
