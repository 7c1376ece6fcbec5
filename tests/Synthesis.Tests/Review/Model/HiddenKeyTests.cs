using System.Text;
using Synthesis.Review.Model;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Model;

/// <summary>A key is told nobody, whatever an endpoint does with it.</summary>
public sealed class HiddenKeyTests : AskingTests
{
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
    public async Task A_refused_key_ends_the_run_and_is_not_told()
    {
        await using var site = new LoopbackSite(r => FakeModel.Failed("401 Unauthorized", $"no such key: {r.Headers["authorization"]}"));
        var result = await AskAsync(site, Pages(6), s => s with { AtOnce = 1 });

        Assert.Equal(1, result.Sending.Sent);
        Assert.Contains("no such key: Bearer [key]", Assert.Single(result.Faults), StringComparison.Ordinal);
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
}
