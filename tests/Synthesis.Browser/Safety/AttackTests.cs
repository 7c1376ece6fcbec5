using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Synthesis.App.Web;
using Synthesis.Browser.Support;

namespace Synthesis.Browser.Safety;

[Collection("browser")]
public sealed class AttackTests(Chromium chromium, AttackTests.Attacked attacked) : IClassFixture<AttackTests.Attacked>
{
    private const string Stannerby = "stannerby-commissioning-strategy-2023-2028.docx", Strategy = "stannerby-commissioning-strategy-2023-2028", Code = "demand.change";
    private const string Script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";

    private ServedReview Review => attacked.Review;

    /// <summary>One review for all attacks: none changes anything in it.</summary>
    public sealed class Attacked : IAsyncLifetime
    {
        internal ServedReview Review { get; private set; } = null!;

        public async Task InitializeAsync() => Review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));

        public async Task DisposeAsync() => await Review.DisposeAsync();
    }

    [Fact]
    public async Task A_stranger_sees_nothing_and_changes_nothing()
    {
        using var stranger = Visitor.Stranger(Review);

        foreach (var address in Addresses.All(Strategy, Code))
        {
            Assert.Equal((address, HttpStatusCode.Unauthorized), (address, await stranger.StatusAsync(address)));
        }

        foreach (var address in Addresses.Writes)
        {
            using var answer = await stranger.TellAsync(address, new { request = "12345678", strategy = Strategy, code = Code, status = "absent" });
            Assert.Equal((address, HttpStatusCode.Unauthorized), (address, answer.StatusCode));
        }

        Assert.Empty(Review.Decisions());
    }

    [Fact]
    public async Task A_write_without_proof_or_with_anothers_or_from_another_site_is_refused()
    {
        using var anna = await Visitor.SignedInAsync(Review, "Anna");
        using var ben = await Visitor.SignedInAsync(Review, "Ben");

        foreach (var address in Addresses.Writes)
        {
            foreach (var (proof, header, value) in (((string?, string, string)[])[(null, "", ""), (ben.Proof, "", ""), (anna.Proof, "Origin", "https://elsewhere.example"), (anna.Proof, "Sec-Fetch-Site", "cross-site"), (anna.Proof, "Origin", "null")]))
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { request = "12345678", strategy = Strategy, code = Code, status = "absent" }) };
                if (proof is not null)
                {
                    request.Headers.Add("X-Synthesis-Proof", proof);
                }

                if (header.Length > 0)
                {
                    request.Headers.Add(header, value);
                }

                using var answer = await anna.SendAsync(request);
                Assert.Equal((address, header, HttpStatusCode.Forbidden), (address, header, answer.StatusCode));
            }
        }

        // With the proof of a page of her own the same is taken.
        using var taken = await anna.TellAsync($"/api/presence?strategy={Strategy}");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        Assert.Empty(Review.Decisions());
    }

    [Fact]
    public async Task A_made_up_or_revoked_token_signs_nobody_in()
    {
        var token = Review.LinkFor("Anna");
        using var anna = await Visitor.SignedInAsync(Review.Address, token);
        using var stranger = Visitor.Stranger(Review);

        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.StatusAsync("/sign-in/" + Person.NewToken()));
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.StatusAsync("/sign-in/" + Person.HashOf(token)));
        Assert.Equal(0, await Synthesis.App.Program.Main(["coder", "revoke", Review.Folder, "Anna"]));
        await Review.Bench.ChangeAsync(_ => { });

        Assert.Equal(HttpStatusCode.Unauthorized, await anna.StatusAsync("/"));
        Assert.DoesNotContain(token, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(Review.Folder, "review.db"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites_and_every_answer_has_a_strict_policy()
    {
        using var stranger = Visitor.Stranger(Review);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = Review.LinkFor("Anna") }) };
        using var answer = await stranger.SendAsync(request);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        foreach (var address in Addresses.All(Strategy, Code))
        {
            using var page = await stranger.GetAsync(address);
            var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_that_is_not_its_own_is_not_answered()
    {
        using var anna = await Visitor.SignedInAsync(Review, "Anna");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "elsewhere.example" } };

        using var answer = await anna.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_path_that_leads_elsewhere_finds_nothing()
    {
        using var anna = await Visitor.SignedInAsync(Review, "Anna");
        foreach (var path in (string[])["../../review.db", "/etc/passwd", "sources/../review.yml", "review.yml", "..%2f..%2freview.db"])
        {
            var escaped = Uri.EscapeDataString(path);
            foreach (var address in (string[])[$"/picture?strategy={Strategy}&path={escaped}&page=1", $"/api/marks?strategy={Strategy}&path={escaped}&start=0&end=9", $"/read?strategy={escaped}", $"/assets/x/{escaped}"])
            {
                Assert.Equal((address, HttpStatusCode.NotFound), (address, await anna.StatusAsync(address)));
            }

            var (status, _) = await anna.DecideAsync(Strategy, Code, "present", new { path, start = 0, end = 9 });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        }

        // The strategy's own documents are there, or nothing would have been tried.
        var own = Uri.EscapeDataString(Review.Bench.Texts(Review.Bench.Now.Find(Strategy)!)[0].Path);
        Assert.Equal(HttpStatusCode.OK, await anna.StatusAsync($"/api/marks?strategy={Strategy}&path={own}&start=0&end=9"));
        Assert.Empty(Review.Decisions());
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_the_server_goes_on()
    {
        using var lead = await Visitor.SignedInAsync(Review, "Lea", leads: true);

        Assert.True(await RefusesAsync(lead, "/files/import", 100 << 20, "multipart/form-data; boundary=x"));
        Assert.True(await RefusesAsync(lead, "/api/decide", 1 << 20, "application/json"));
        var (status, _) = await lead.DecideAsync(Strategy, Code, "absent", new { note = new string('n', 5000) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Empty(Review.Decisions());
        Assert.Equal(HttpStatusCode.OK, await lead.StatusAsync("/"));
    }

    [Fact]
    public async Task An_answer_that_does_not_hold_is_refused_as_an_import_would()
    {
        using var anna = await Visitor.SignedInAsync(Review, "Anna");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.DecideAsync(Strategy, Code, "present")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.DecideAsync(Strategy, Code, "present", new { quote = "words that no strategy has, not one of them zyx" })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.DecideAsync(Strategy, "no.code", "absent")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.DecideAsync("no-strategy", Code, "absent")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.DecideAsync(Strategy, Code, "maybe")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.DecideAsync(Strategy, Code, "absent", new { values = (string[])["nonsense"] })).Status);
        Assert.Empty(Review.Decisions());
    }

    [ChromiumFact]
    public async Task Markup_in_titles_quotes_notes_names_and_text_is_shown_as_text()
    {
        var html = $"<html><head><title>&lt;script&gt;document.title='taken'&lt;/script&gt; Oxcleave sufficiency strategy 2022 to 2026</title></head><body><main><h1>Oxcleave Council sufficiency strategy 2022 to 2026 {WebUtility.HtmlEncode(Script)}</h1>"
            + string.Concat(Enumerable.Range(0, 60).Select(i => $"<p>Oxcleave Council sets out how it will secure sufficient accommodation for children in care, part {i}. Demand for residential placements has increased {WebUtility.HtmlEncode(Script)} in the last year.</p>")) + "</main></body></html>";
        await using var review = await ServedReview.StartAsync(("<img src=x onerror=alert(1)> oxcleave.html", Encoding.UTF8.GetBytes(html)), ServedReview.Sample(Stannerby));
        var name = "<b onmouseover=alert(1)>Mallory</b>";
        var (lead, coder) = (await chromium.SignedInAsync(review, "<i onmouseover=alert(1)>Lea</i>", leads: true), await chromium.SignedInAsync(review, name));
        var dialogs = 0;
        foreach (var page in (Microsoft.Playwright.IPage[])[lead, coder])
        {
            page.Dialog += (_, dialog) => { dialogs++; _ = dialog.DismissAsync(); };
        }

        using var visitor = await Visitor.SignedInAsync(review, name);
        foreach (var strategy in review.Bench.Now.Included)
        {
            var quote = review.Bench.Texts(strategy)[0];
            var (status, said) = await visitor.DecideAsync(strategy.Name, Code, "present", new { path = quote.Path, start = 0, end = 120, note = Script });
            Assert.True(status == HttpStatusCode.OK, said.ToString());
        }

        foreach (var address in review.Bench.Now.Strategies.SelectMany(s => Addresses.All(Uri.EscapeDataString(s.Name), Code)).Distinct().Where(a => !a.StartsWith("/files/", StringComparison.Ordinal) && !a.StartsWith("/picture", StringComparison.Ordinal)))
        {
            var page = address.StartsWith("/coding", StringComparison.Ordinal) ? coder : lead;
            await page.GotoAsync(address);
            Assert.NotEqual("taken", await page.TitleAsync());
            Assert.Equal(0, await page.Locator("img[onerror], [onmouseover], script:not([src])").CountAsync());
        }

        await Coding.OpenAsync(coder, $"?strategy={Uri.EscapeDataString(review.Bench.Now.Included[0].Name)}&code={Code}");
        Assert.NotEqual("taken", await coder.TitleAsync());
        Assert.Equal(0, await coder.Locator("img[onerror], [onmouseover]").CountAsync());
        Assert.Equal(0, dialogs);
    }

    /// <summary>Whether a body of that size is refused, by an answer or by an end of the connection before it was sent.</summary>
    private static async Task<bool> RefusesAsync(Visitor visitor, string address, int size, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(new byte[size]) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("X-Synthesis-Proof", visitor.Proof);

        // A connection whose request is refused half-way is not used for the next one.
        request.Headers.ConnectionClose = true;
        try
        {
            using var answer = await visitor.SendAsync(request);
            return answer.StatusCode == HttpStatusCode.RequestEntityTooLarge;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
