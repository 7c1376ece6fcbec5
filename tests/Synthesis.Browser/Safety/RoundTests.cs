using System.Net;
using Synthesis.App.Web;
using Synthesis.Browser.Support;

namespace Synthesis.Browser.Safety;

/// <summary>Rounds that hide the machine's suggestions, so that what they do to answers can be measured, and second passes, which hide the first.</summary>
public sealed class RoundTests
{
    private const string Stannerby = "stannerby-commissioning-strategy-2023-2028.docx", Code = "demand.change", Secret = "zebrawood";

    [Fact]
    public async Task A_hidden_round_shows_no_suggestion_anywhere_and_a_lead_who_codes_is_blind_too()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var lead = await Visitor.SignedInAsync(review, "Lea", leads: true);
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        var own = $"/api/cell?strategy={review.Bench.Now.Included[0].Name}&code={Code}";
        Assert.DoesNotContain("\"suggestion\":null", await anna.TextAsync(own), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await anna.StatusAsync("/tables?by=machine"));
        using (var begun = await lead.PostAsync("/people/round", ("kind", "draw"), ("coders", "Anna"), ("coders", "Lea"), ("share", "100"), ("hides", "yes")))
        {
            Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        }

        var strategy = review.Bench.Now.Included[0];
        Assert.Equal("2", review.Bench.Now.Round.Name);
        Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(strategy.Name, Code, "unclear", new { note = Secret, round = "2" })).Status);
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
    public async Task Who_leads_an_open_hidden_round_sees_no_suggestion_by_another_way_while_they_may_still_code()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        using var lead = await Visitor.SignedInAsync(review, "Lea", leads: true);
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        Assert.Contains("machine", await lead.TextAsync("/agreement") + await lead.TextAsync("/tables"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await lead.StatusAsync("/files/datapackage.zip"));
        using (var begun = await lead.PostAsync("/people/round", ("kind", "open"), ("share", "0"), ("hides", "yes")))
        {
            Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, await lead.StatusAsync("/files/datapackage.zip"));
        Assert.Equal(HttpStatusCode.OK, await lead.StatusAsync("/files/project.qdpx"));
        var strategy = review.Bench.Now.Included[0];
        var person = new Person("Lea", true, "");
        Assert.Equal(HttpStatusCode.OK, await lead.StatusAsync("/agreement"));
        Assert.DoesNotContain(review.Bench.Agreement(person).Overall, r => r.Figures.Coders.Contains("machine"));

        // Once another has begun it, it is no longer the lead's to code, and nothing has to be hidden from them.
        Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(strategy.Name, Code, "absent", new { round = "2" })).Status);
        Assert.Equal(HttpStatusCode.OK, await lead.StatusAsync("/files/datapackage.zip"));
        Assert.Contains(review.Bench.Agreement(person).Overall, r => r.Figures.Coders.Contains("machine"));
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
        Assert.Contains(Secret, await anna.TextAsync($"/api/cell?strategy={strategy}&code={Code}"), StringComparison.Ordinal);
        using (var begun = await lead.PostAsync("/people/round", ("kind", "again"), ("coders", "Anna"), ("share", "100")))
        {
            Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        }

        foreach (var address in Addresses.All(strategy, Code))
        {
            using var answer = await anna.GetAsync(address);
            Assert.All(BlindTests.Texts(await answer.Content.ReadAsByteArrayAsync()), t => Assert.DoesNotContain(Secret, t, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.NotFound, await ben.StatusAsync($"/api/cell?strategy={strategy}&code={Code}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ben.DecideAsync(strategy, Code, "absent", new { round = "2" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(strategy, Code, "absent", new { round = "2" })).Status);
        Assert.Equal(["1", "2"], review.Decisions().Select(d => d.Round));
    }
}
