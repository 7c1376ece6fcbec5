using System.IO.Compression;
using System.Net;
using System.Text;
using Synthesis.Browser.Support;

namespace Synthesis.Browser.Safety;

/// <summary>Tries everything to see what another coder decided.</summary>
public sealed class BlindTests
{
    private const string Stannerby = "stannerby-commissioning-strategy-2023-2028.docx", Calderwick = "calderwick-homes-and-placements-2023-2026.pdf", Code = "demand.change";
    private const string Secret = "zebrawood", Reason = "quillfish", Other = "Zebedee";

    [Fact]
    public async Task A_blind_coder_cannot_see_others_decisions_by_any_address_export_or_search()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var ben = await Visitor.SignedInAsync(review, Other);
        using var lead = await Visitor.SignedInAsync(review, "Lea", leads: true);
        var strategies = review.Bench.Now.Included.Select(s => s.Name).ToList();
        foreach (var strategy in strategies)
        {
            Assert.Equal(HttpStatusCode.OK, (await ben.DecideAsync(strategy, Code, "unclear", new { note = Secret })).Status);
            Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(strategy, Code, "absent")).Status);
            using var settled = await lead.PostAsync("/differences/one", ("request", Guid.NewGuid().ToString()), ("strategy", strategy), ("code", Code), ("status", "unclear"), ("reason", Reason));
            Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
        }

        var seen = new List<string>();
        foreach (var address in strategies.SelectMany(s => Addresses.All(s, Code)).Distinct())
        {
            using var answer = await anna.GetAsync(address);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            seen.AddRange(Texts(bytes).Where(t => t.Contains(Secret, StringComparison.Ordinal) || t.Contains(Reason, StringComparison.Ordinal) || t.Contains(Other, StringComparison.Ordinal)).Select(_ => $"{address} {answer.StatusCode}"));
        }

        // Her own words come back to her in the search field; who has a name may be told that they are there.
        Assert.Equal([$"/search?q={Other} OK"], seen.Distinct());
        Assert.Contains(Reason, await lead.TextAsync("/differences"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_answered_all_of_a_strategy_sees_where_the_consensus_differs_and_can_no_longer_change_it()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var ben = await Visitor.SignedInAsync(review, "Ben");
        using var lead = await Visitor.SignedInAsync(review, "Lea", leads: true);
        var strategy = review.Bench.Now.Included[0].Name;
        await ben.DecideAsync(strategy, Code, "unclear");
        foreach (var code in review.Bench.Design.Codes)
        {
            Assert.DoesNotContain(Reason, await anna.TextAsync("/differences"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(strategy, code.Id, "absent")).Status);
            if (code.Id == Code)
            {
                using var settled = await lead.PostAsync("/differences/one", ("request", Guid.NewGuid().ToString()), ("strategy", strategy), ("code", Code), ("status", "unclear"), ("reason", Reason));
                Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
            }
        }

        Assert.Contains(Reason, await anna.TextAsync("/differences"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anna.DecideAsync(strategy, Code, "unclear")).Status);
        using var undone = await anna.TellAsync("/api/undo?request=" + Guid.NewGuid());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undone.StatusCode);
        Assert.DoesNotContain("Ben", await anna.TextAsync("/differences"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_agree_it_closes_by_itself_and_opens_again_when_one_changes_their_mind()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var ben = await Visitor.SignedInAsync(review, "Ben");
        var strategy = review.Bench.Now.Included[0].Name;

        await anna.DecideAsync(strategy, Code, "absent");
        await ben.DecideAsync(strategy, Code, "absent");
        Assert.Equal(["Anna", "Ben", "consensus"], review.Decisions().Select(d => d.Coder));
        await ben.DecideAsync(strategy, Code, "unclear");
        using var lead = await Visitor.SignedInAsync(review, "Lea", leads: true);

        Assert.Contains("1 differ", await lead.TextAsync("/differences"), StringComparison.Ordinal);
        await ben.DecideAsync(strategy, Code, "absent");
        Assert.Contains("0 differ", await lead.TextAsync("/differences"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_round_shows_no_suggestion_anywhere_and_a_lead_who_codes_is_blind_too()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var lead = await Visitor.SignedInAsync(review, "Lea", leads: true);
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using (var begun = await lead.PostAsync("/people/round", ("kind", "draw"), ("coders", "Anna"), ("coders", "Lea"), ("share", "100"), ("hides", "yes")))
        {
            Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        }

        var strategy = review.Bench.Now.Included[0];
        Assert.Equal("2", review.Bench.Now.Round.Name);
        Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(strategy.Name, Code, "unclear", new { note = Secret })).Status);
        foreach (var visitor in (Visitor[])[anna, lead])
        {
            Assert.Contains("\"suggestion\":null", await visitor.TextAsync($"/api/cell?strategy={strategy.Name}&code={Code}"), StringComparison.Ordinal);
            foreach (var address in (string[])["/tables?by=machine", "/tables/cell?table=coverage&by=machine&row=" + Code, "/agreement"])
            {
                Assert.Equal((address, HttpStatusCode.Forbidden), (address, await visitor.StatusAsync(address)));
            }

            Assert.DoesNotContain("by=machine", await visitor.TextAsync("/ratings?by=machine"), StringComparison.Ordinal);
        }

        foreach (var address in Addresses.All(strategy.Name, Code))
        {
            Assert.DoesNotContain(Secret, await lead.TextAsync(address), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_second_pass_does_not_show_the_coder_their_first_answers()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var lead = await Visitor.SignedInAsync(review, "Lea", leads: true);
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var ben = await Visitor.SignedInAsync(review, "Ben");
        var strategy = review.Bench.Now.Included[0].Name;
        await anna.DecideAsync(strategy, Code, "unclear", new { note = Secret });
        using (var begun = await lead.PostAsync("/people/round", ("kind", "again"), ("coders", "Anna"), ("share", "100")))
        {
            Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        }

        foreach (var address in Addresses.All(strategy, Code))
        {
            using var answer = await anna.GetAsync(address);
            Assert.All(Texts(await answer.Content.ReadAsByteArrayAsync()), t => Assert.DoesNotContain(Secret, t, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.NotFound, await ben.StatusAsync($"/api/cell?strategy={strategy}&code={Code}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ben.DecideAsync(strategy, Code, "absent")).Status);
        Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(strategy, Code, "absent")).Status);
        Assert.Equal(["1", "2"], review.Decisions().Select(d => d.Round));
    }

    [Fact]
    public async Task Raters_do_not_see_each_others_ratings_until_they_are_settled()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var ben = await Visitor.SignedInAsync(review, "Ben");
        using var lead = await Visitor.SignedInAsync(review, "Lea", leads: true);
        var criteria = review.Bench.Design.Criteria!;
        async Task<HttpStatusCode> Rate(Visitor who, string rating, string why, string kind)
        {
            using var answer = await who.PostAsync("/ratings", ("criterion", criteria.All[0].Id), ("rating", rating), ("elaboration", why), ("as", kind));
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Redirect, await Rate(anna, criteria.Scale.Mixed.Id, Secret, "rating"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Rate(lead, criteria.Scale.Mixed.Id, "too early", "consensus"));
        Assert.DoesNotContain(Secret, await ben.TextAsync("/ratings"), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await lead.TextAsync("/ratings"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await Rate(ben, criteria.Scale.NoEvidence.Id, "nothing there", "rating"));
        Assert.DoesNotContain(Secret, await ben.TextAsync("/ratings"), StringComparison.Ordinal);
        Assert.Contains(Secret, await lead.TextAsync("/ratings"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Rate(anna, criteria.Scale.Mixed.Id, "mine", "consensus"));
        Assert.Equal(HttpStatusCode.Redirect, await Rate(lead, criteria.Scale.Mixed.Id, Reason, "consensus"));
        Assert.Contains(Reason, await anna.TextAsync("/ratings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_leads_imports_adds_people_and_sets_rounds()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var anna = await Visitor.SignedInAsync(review, "Anna");

        foreach (var address in (string[])["/files/import", "/people/add", "/people/revoke", "/people/round"])
        {
            using var answer = await anna.PostAsync(address, ("name", "Mallory"), ("leads", "yes"), ("kind", "open"), ("share", "0"));
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, answer.StatusCode));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await anna.StatusAsync("/people"));
        Assert.DoesNotContain(review.Bench.Now.SignIns, s => s.Coder == "Mallory");
        Assert.Equal("1", review.Bench.Now.Round.Name);
    }

    /// <summary>An answer as text; of an archive every file in it.</summary>
    private static IEnumerable<string> Texts(byte[] bytes)
    {
        yield return Encoding.UTF8.GetString(bytes);
        if (bytes is [0x50, 0x4b, ..])
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            foreach (var entry in zip.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                yield return reader.ReadToEnd();
            }
        }
    }
}
