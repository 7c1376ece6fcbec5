using System.Text;
using System.Text.Json;
using Synthesis.Codebooks;
using Synthesis.Store;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Model;

/// <summary>The commands, as a user runs them, on a review of three pages about ponds.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private const string Key = "sk-very-secret-9f8e7d6c5b4a";

    private readonly Ponds ponds = new();
    private readonly TestFolder folder = new();

    public void Dispose()
    {
        ponds.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_key_stands_in_no_file_and_no_message_whatever_the_endpoint_says_back()
    {
        await MakeReviewAsync("review");
        var asked = 0;
        await using var site = new LoopbackSite(r => (Interlocked.Increment(ref asked) % 3) switch
        {
            0 => FakeModel.Failed("500 Internal Server Error", $"trouble with {r.Headers["authorization"]}"),
            1 => FakeModel.Chat($"I was given {r.Headers["authorization"]}"),
            _ => FakeModel.Chat(ponds.Frogs.Replace("as it says", Key, StringComparison.Ordinal)),
        });
        var keyFile = folder.Write("elsewhere/key.txt", Key + "\n");
        var byFile = await Run("model", "ask", folder.At("review"), "--endpoint", $"http://127.0.0.1:{site.Port}/v1", "--model", "m", "--key-file", keyFile, "--jobs", "1", "--tries", "1");
        var byEnvironment = await SynthesisProgram.RunAsync(["model", "ask", folder.At("review"), "--endpoint", $"http://127.0.0.1:{site.Port}/v1", "--model", "other", "--tries", "1"], null, new Dictionary<string, string> { ["SYNTHESIS_MODEL_KEY"] = Key });
        var files = await SynthesisProgram.RunAsync(["model", "ask", folder.At("review", "sources"), "--codebook", ponds.At, "--out", folder.At("answers.jsonl"), "--endpoint", $"http://127.0.0.1:{site.Port}/v1", "--model", "m", "--tries", "1"], null, new Dictionary<string, string> { ["SYNTHESIS_MODEL_KEY"] = Key });
        var status = await Run("model", "status", folder.At("review"));

        Assert.True(site.Requests.Count > 8 && site.Requests.All(r => r.Headers["authorization"] == "Bearer " + Key));
        Nothing.Wrong(((SynthesisProgram.Result[])[byFile, byEnvironment, files, status]).SelectMany(r => (string[])[r.Output, r.Errors]).Where(t => t.Contains(Key, StringComparison.Ordinal)).Select(t => $"told: {t}"));
        Nothing.Wrong(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(f => f != keyFile && File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Key)) >= 0).Select(f => $"in {f}"));

        // The store packs what it keeps, so it is read too.
        using var store = ReviewStore.Open(folder.At("review"), TimeProvider.System);
        Assert.NotEmpty(store.ModelAnswers());
        Assert.DoesNotContain(Key, JsonSerializer.Serialize(store.ModelAnswers()) + JsonSerializer.Serialize(store.Sendings().Select(s => s.Sending)), StringComparison.Ordinal);
        Assert.Contains($"http://127.0.0.1:{site.Port}/v1/chat/completions", status.Output, StringComparison.Ordinal);
        Assert.Contains("[key]", string.Concat(store.ModelAnswers().Select(a => a.Content)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_ways_to_ask_give_the_same_answers_and_codings_and_nothing_is_asked_twice()
    {
        await MakeReviewAsync("one");
        await MakeReviewAsync("two");
        await using var site = new LoopbackSite(_ => FakeModel.Streamed(ponds.Frogs));
        var asked = await Run("model", "ask", folder.At("one"), "--endpoint", $"http://127.0.0.1:{site.Port}/v1", "--model", "m");
        Assert.True(asked.Exit == 0, asked.Errors);
        var again = await Run("model", "ask", folder.At("one"), "--endpoint", $"http://127.0.0.1:{site.Port}/v1", "--model", "m");
        Assert.Contains("nothing is sent", again.Output, StringComparison.Ordinal);
        Assert.Equal(3, site.Requests.Count);

        var exported = await Run("model", "export", folder.At("two"), "--model", "m", "--out", folder.At("requests.jsonl"));
        Assert.StartsWith("3 requests", exported.Output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(folder.At("requests.jsonl")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("custom_id").GetString()!).ToList();
        File.WriteAllLines(folder.At("answers.jsonl"), lines.Select(id => JsonSerializer.Serialize(new { custom_id = id, response = new { status_code = 200, body = new { model = "served", choices = new[] { new { message = new { content = ponds.Frogs }, finish_reason = "stop" } } } }, error = (string?)null })));
        
        // The service calls itself otherwise; who was exported for is the coder.
        var imported = await Run("model", "import", folder.At("two"), folder.At("answers.jsonl"));
        Assert.True(imported.Exit == 0, imported.Errors);

        Assert.Equal(Kept("one"), Kept("two"));
        Assert.StartsWith("0 requests", (await Run("model", "export", folder.At("two"), "--model", "m", "--out", folder.At("left.jsonl"))).Output, StringComparison.Ordinal);
        Assert.Contains("9 cells of 3 strategies", (await Run("model", "status", folder.At("two"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_ids_broken_lines_and_errors_are_named_and_the_other_lines_hold()
    {
        await MakeReviewAsync("review");
        await Run("model", "export", folder.At("review"), "--out", folder.At("requests.jsonl"));
        var id = JsonDocument.Parse(File.ReadLines(folder.At("requests.jsonl")).First()).RootElement.GetProperty("custom_id").GetString();
        folder.Write("answers.jsonl", JsonSerializer.Serialize(new { custom_id = "0123", content = ponds.Frogs, model = "m" }) + "\n{\"custom_id\": \"" + id + "\", \"cont\n"
            + JsonSerializer.Serialize(new { custom_id = id, error = new { message = "gone" } }) + "\n" + JsonSerializer.Serialize(new { id, answer = JsonDocument.Parse(ponds.Frogs).RootElement, model = "m" }) + "\n");
        var imported = await Run("model", "import", folder.At("review"), folder.At("answers.jsonl"));

        Assert.Equal(1, imported.Exit);
        Assert.Contains("1 answers added, 0 were there already, 3 refused", imported.Output, StringComparison.Ordinal);
        Assert.Contains("[unknown-request]", imported.Errors, StringComparison.Ordinal);
        Assert.Contains("line 2 of", imported.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_tagger_and_model_are_put_together_for_files_and_for_a_reviews_answers()
    {
        await MakeReviewAsync("review");
        await using var site = new LoopbackSite(_ => FakeModel.Chat(ponds.Frogs));
        await Run("model", "ask", folder.At("review"), "--endpoint", $"http://127.0.0.1:{site.Port}/v1", "--model", "m");
        string[] tag = ["tag", folder.At("review", "sources"), "--codebook", ponds.At, "--json", "--answers", folder.At("review"), "--coders"];

        foreach (var coders in (string[])["model", "own,model"])
        {
            var told = await Run([.. tag, coders]);
            Assert.True(told.Exit == 0, told.Errors);
            Assert.Equal(3, told.Lines.Count);
            var frogs = told.Lines[0].GetProperty("codes").EnumerateArray().Single(c => c.GetProperty("code").GetString() == "p.frogs");
            Assert.Equal("present", frogs.GetProperty("status").GetString());
            Assert.Equal("Green frogs live at the north pond,", frogs.GetProperty("evidence")[0].GetProperty("quote").GetString());
        }

        Assert.Equal(2, (await Run([.. tag, "people"])).Exit);
    }

    [Fact]
    public async Task The_prompt_that_is_shown_is_the_one_that_is_sent()
    {
        await MakeReviewAsync("review");
        await using var site = new LoopbackSite(_ => FakeModel.Chat(ponds.Frogs));
        var shown = await Run("model", "prompt", folder.At("review", "sources"), "--codebook", ponds.At, "--model", "m", "--json");
        await Run("model", "ask", folder.At("review"), "--endpoint", $"http://127.0.0.1:{site.Port}/v1", "--model", "m");

        Assert.Equal(shown.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), site.Requests.Select(r => r.Body).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_audit_asks_a_model_only_where_the_command_names_one_and_says_what_went_where()
    {
        var draft = folder.Write("draft.md", "# Ashford sufficiency strategy for children in care 2023 to 2026\n\nThe demand for residential placements has increased in each of the last three years.\n");
        var codes = CodebookReader.Read(Project.At("codebooks", "sufficiency-2022")).Codes;
        await using var site = new LoopbackSite(_ => FakeModel.Chat(JsonSerializer.Serialize(codes.ToDictionary(c => c.Id, c => c.Id == "demand.acute"
            ? (object)new { quotes = new[] { new { block = 1, text = "words that nobody wrote" } }, reason = "made up", status = "present", values = Array.Empty<string>() }
            : new { quotes = Array.Empty<object>(), reason = "", status = "absent", values = Array.Empty<string>() }))));
        var key = new Dictionary<string, string> { ["SYNTHESIS_MODEL_KEY"] = Key };
        string[] audit = ["audit", draft, "--as-at", "2024-06-01", "--out"], endpoint = ["--endpoint", $"http://127.0.0.1:{site.Port}/v1"];

        var alone = await SynthesisProgram.RunAsync([.. audit, folder.At("alone")], null, key);
        var half = await SynthesisProgram.RunAsync([.. audit, folder.At("half"), .. endpoint], null, key);
        Assert.Empty(site.Requests);
        var asked = await SynthesisProgram.RunAsync([.. audit, folder.At("asked"), .. endpoint, "--model", "m"], null, key);

        Assert.Equal((0, 2, 0), (alone.Exit, half.Exit, asked.Exit));
        Assert.Contains("no model was asked", alone.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("half")));
        var over = await SynthesisProgram.HereAsync([.. audit, folder.At("alone")]);
        Assert.Equal(2, over.Exit);
        Assert.Contains("holds an audit already", over.Errors, StringComparison.Ordinal);
        Assert.NotEmpty(site.Requests);
        foreach (var file in (string[])["summary.html", "audit.html", "audit.json"])
        {
            Assert.Contains($"127.0.0.1:{site.Port}", File.ReadAllText(folder.At("asked", file)), StringComparison.Ordinal);
            Assert.DoesNotContain(Key, File.ReadAllText(folder.At("asked", file)), StringComparison.Ordinal);
            Assert.DoesNotContain("words that nobody wrote", File.ReadAllText(folder.At("asked", file)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Only_model_ask_and_audit_ask_an_endpoint()
    {
        var asking = Directory.EnumerateFiles(Project.At("src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f) is var text && (text.Contains("Asking.RunAsync", StringComparison.Ordinal) || text.Contains("new Endpoint(", StringComparison.Ordinal))).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

        Assert.Equal(["Asking.cs", "AuditCommand.cs", "ModelAskCommand.cs"], asking);
    }

    private static Task<SynthesisProgram.Result> Run(params string[] words) => SynthesisProgram.HereAsync(words);

    private IReadOnlyList<string> Kept(string review)
    {
        using var store = ReviewStore.Open(folder.At(review), TimeProvider.System);
        return [.. store.ModelRequests().Select(r => JsonSerializer.Serialize(r)), .. store.ModelAnswers().Select(a => JsonSerializer.Serialize(a))];
    }

    private async Task MakeReviewAsync(string name)
    {
        for (var i = 0; i < 3; i++)
        {
            folder.Write($"{name}/sources/page-{i}.txt", $"The north pond, visit {i}\n\nGreen frogs live at the north pond, 14 of them by last count.\n\nNothing else was seen on visit {i}.\n");
        }

        var made = await Run("init", folder.At(name), "--codebook", ponds.At, "--population", "corpus/sample/authorities.csv", "--as-at", "2024-06-01");
        Assert.True(made.Exit == 0, made.Errors);
        var run = await Run("run", folder.At(name));
        Assert.True(run.Exit == 0, run.Errors);
    }
}
