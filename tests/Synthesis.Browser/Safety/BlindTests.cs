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
            Assert.Equal(HttpStatusCode.Redirect, await lead.SettleAsync(strategy, Code, "unclear", Reason));
        }

        async Task<IReadOnlyList<string>> SeenBy(Visitor who)
        {
            var seen = new List<string>();
            foreach (var address in strategies.SelectMany(s => Addresses.All(s, Code)).Distinct())
            {
                using var answer = await who.GetAsync(address);
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                seen.AddRange(Texts(bytes).Where(t => t.Contains(Secret, StringComparison.Ordinal) || t.Contains(Reason, StringComparison.Ordinal) || t.Contains(Other, StringComparison.Ordinal)).Select(_ => $"{address} {answer.StatusCode}"));
            }

            return [.. seen.Distinct()];
        }

        // Her own words come back to her in the search field; who has a name may be told that they are there.
        Assert.Equal([$"/search?q={Other} OK"], await SeenBy(anna));

        // The same is there for who may see it, or nothing would have been tried.
        var open = await SeenBy(lead);
        Assert.All((string[])["/differences OK", $"/differences/one?strategy={strategies[0]}&code={Code} OK", "/files/decisions.csv OK", "/files/project.qdpx OK", "/files/datapackage.zip OK", "/agreement OK", "/people OK",
            "/tables?table=coverage&by=Zebedee OK"], a => Assert.Contains(a, open));
    }

    [Fact]
    public async Task Nothing_that_a_blind_coder_is_shown_changes_with_what_another_answers()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        using var anna = await Visitor.SignedInAsync(review, "Anna");
        using var ben = await Visitor.SignedInAsync(review, Other);
        var strategy = review.Bench.Now.Included.First(s => s.Suggestions.Count(c => c.Value.Evidence.Count > 0) > 2);
        var codes = strategy.Suggestions.Where(c => c.Value.Evidence.Count > 0).Select(c => c.Key).Take(3).ToList();
        object PlaceOf(string code) => strategy.Suggestions[code].Evidence[0] is var e ? new { path = e.Path, start = e.Start, end = e.End } : "";
        foreach (var code in codes)
        {
            Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(strategy.Name, code, "present", PlaceOf(code))).Status);
        }

        async Task<IReadOnlyDictionary<string, string>> SeenAsync()
        {
            var seen = new Dictionary<string, string>();
            foreach (var address in codes.SelectMany(c => Addresses.All(strategy.Name, c)).Distinct())
            {
                using var answer = await anna.GetAsync(address);
                seen[address] = $"{answer.StatusCode} {string.Join('\n', Texts(await answer.Content.ReadAsByteArrayAsync()))}";
            }

            return seen;
        }

        // One is agreed to and closes by itself, one is not, of one nothing is said. The sign-ins came from another program, and are seen before pages are compared.
        await review.Bench.LookAsync();
        var before = await SeenAsync();
        Assert.Equal(HttpStatusCode.OK, (await ben.DecideAsync(strategy.Name, codes[0], "present", PlaceOf(codes[0]))).Status);
        Assert.Equal(HttpStatusCode.OK, (await ben.DecideAsync(strategy.Name, codes[1], "absent")).Status);
        Assert.Contains(review.Decisions(), d => d.Coder == "consensus" && d.Code == codes[0]);
        var after = await SeenAsync();
        Assert.Empty(before.Where(b => after[b.Key] != b.Value).Select(b => $"{b.Key}: {b.Value.Split('\n').Zip(after[b.Key].Split('\n')).FirstOrDefault(l => l.First != l.Second)}"));

        // What her own next answer comes back with does not depend on whether it agrees.
        var decisions = new List<string>();
        foreach (var answer in (string[])["present", "present"])
        {
            Assert.Equal(HttpStatusCode.OK, (await ben.DecideAsync(strategy.Name, codes[2], decisions.Count == 0 ? "absent" : "present", decisions.Count == 0 ? null : PlaceOf(codes[2]))).Status);
            var (status, said) = await anna.DecideAsync(strategy.Name, codes[2], answer, PlaceOf(codes[2]));
            Assert.Equal(HttpStatusCode.OK, status);
            decisions.Add(said.GetRawText() + await anna.TextAsync($"/api/cell?strategy={strategy.Name}&code={codes[2]}"));
        }

        Assert.Equal(decisions[0], decisions[1]);
    }

    [Fact]
    public async Task Every_route_is_among_the_addresses_that_are_tried()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby));
        string[] withoutSignIn = ["GET /assets/{edition}/{name}", "GET /sign-in/{token}", "POST /sign-in"];

        Assert.Equal(
            Addresses.All("x", "y").Select(a => "GET " + a.Split('?')[0]).Concat(Addresses.Writes.Select(a => "POST " + a.Split('?')[0])).Concat(withoutSignIn).Distinct().Order(StringComparer.Ordinal),
            review.Routes.Select(r => $"{r.Method} {r.Pattern}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_leads_and_codes_in_an_open_round_is_blind_from_the_first_answer_on_and_codes_nothing_that_others_have_begun()
    {
        await using var review = await ServedReview.StartAsync(ServedReview.Sample(Stannerby), ServedReview.Sample(Calderwick));
        using var lead = await Visitor.SignedInAsync(review, "Lea", leads: true);
        using var ben = await Visitor.SignedInAsync(review, Other);
        var (hers, begun) = (review.Bench.Now.Included[0].Name, review.Bench.Now.Included[1].Name);
        Assert.Equal(HttpStatusCode.OK, (await ben.DecideAsync(begun, Code, "unclear", new { note = Secret })).Status);
        Assert.Contains(Secret, await lead.TextAsync("/files/decisions.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.DecideAsync(begun, Code, "absent")).Status);

        Assert.Equal(HttpStatusCode.OK, (await lead.DecideAsync(hers, Code, "absent")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ben.DecideAsync(hers, Code, "unclear", new { note = Reason })).Status);
        foreach (var address in Addresses.All(hers, Code))
        {
            Assert.DoesNotContain(Reason, await lead.TextAsync(address), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, await lead.ImportAsync($"strategy,code,coder,round,status,values,quote,note\n{hers},{Code},{Other},1,absent,,,\n"));
        foreach (var code in review.Bench.Design.Codes)
        {
            await lead.DecideAsync(hers, code.Id, "absent");
        }

        Assert.Contains(Reason, await lead.TextAsync("/files/decisions.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.DecideAsync(hers, Code, "unclear")).Status);
        Assert.Equal(HttpStatusCode.OK, await lead.ImportAsync($"strategy,code,coder,round,status,values,quote,note\n{hers},{Code},{Other},1,absent,,,\n"));
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
                Assert.Equal(HttpStatusCode.Redirect, await lead.SettleAsync(strategy, Code, "unclear", Reason));
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
        static IEnumerable<string> Closed(ServedReview review) => review.Decisions().Where(d => d.Coder == "consensus").Select(d => $"{d.Code} {d.Status}");

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
        Assert.Empty(Closed(review));
        foreach (var both in (string[])["unclear", "absent", "unclear", "absent"])
        {
            Assert.Equal(HttpStatusCode.OK, (await anna.DecideAsync(strategy, Code, both)).Status);
            Assert.Equal(HttpStatusCode.OK, (await ben.DecideAsync(strategy, Code, both)).Status);
            Assert.Equal([$"{Code} {both}"], Closed(review).Select(c => c.ToLowerInvariant()));
        }

        Assert.Contains("0 differ", await lead.TextAsync("/differences"), StringComparison.Ordinal);
        using var undone = await ben.TellAsync("/api/undo?request=" + Guid.NewGuid());
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Empty(Closed(review));

        // What comes in by an import, by another program, or while nothing is served closes too, once.
        var (second, third, fourth) = (review.Bench.Design.Codes[1].Id, review.Bench.Design.Codes[2].Id, review.Bench.Design.Codes[3].Id);
        string[] coders = ["Anna", "Ben"];
        Assert.Equal(HttpStatusCode.OK, await lead.ImportAsync("strategy,code,coder,round,status,values,quote,note\n" + string.Concat(coders.Select(c => $"{strategy},{second},{c},1,absent,,,\n"))));
        review.Elsewhere(store => store.AddDecisions([.. coders.Select(c => new Synthesis.Review.Decision(strategy, third, c, "1", Synthesis.Tag.Answer.Absent, [], null, null))]));
        await review.Bench.LookAsync();
        review.Elsewhere(store => store.AddDecisions([.. coders.Select(c => new Synthesis.Review.Decision(strategy, fourth, c, "1", Synthesis.Tag.Answer.Absent, [], null, null))]));
        await review.RestartAsync();
        await review.RestartAsync();
        Assert.Equal([$"{second} Absent", $"{third} Absent", $"{fourth} Absent"], Closed(review));

        // What closed in another store and came alone stands; that of a store's own answers follows these.
        var fifth = review.Bench.Design.Codes[4].Id;
        review.Elsewhere(store => store.AddDecisions([new Synthesis.Review.Decision(strategy, fifth, "consensus", "consensus", Synthesis.Tag.Answer.Absent, [], null, "All agree: Carl, Dora")]));
        await review.RestartAsync();
        Assert.Equal([$"{second} Absent", $"{third} Absent", $"{fourth} Absent", $"{fifth} Absent"], Closed(review));
        using var carl = await Visitor.SignedInAsync(review, "Carl");
        await carl.DecideAsync(strategy, third, "absent");
        Assert.Contains(review.Decisions(), d => d.Coder == "consensus" && d.Code == third && d.Note == "All agree: Anna, Ben, Carl");
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
            using var answer = await who.PostAsync("/ratings", ("criterion", criteria.All[0].Id), ("rating", rating), ("elaboration", why), ("as", kind), ("seen", review.Bench.StateOf(criteria.All[0].Id)));
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Redirect, await Rate(anna, criteria.Scale.Mixed.Id, Secret, "rating"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Rate(lead, criteria.Scale.Mixed.Id, "too early", "consensus"));
        Assert.DoesNotContain(Secret, await ben.TextAsync("/ratings"), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await lead.TextAsync("/ratings"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await Rate(ben, criteria.Scale.NoEvidence.Id, "nothing there", "rating"));
        Assert.DoesNotContain(Secret, await ben.TextAsync("/ratings"), StringComparison.Ordinal);
        Assert.Contains(Secret, await lead.TextAsync("/ratings"), StringComparison.Ordinal);
        Assert.DoesNotContain($"{criteria.All[0].Id} {criteria.Scale.Mixed.Id}", await lead.TextAsync("/people"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Rate(lead, criteria.Scale.Mixed.Id, "after having looked", "rating"));
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
    internal static IEnumerable<string> Texts(byte[] bytes)
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
