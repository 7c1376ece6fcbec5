using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Review.Model;
using Synthesis.Store;
using Synthesis.Tag;
using Synthesis.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Synthesis.Tests.Review.Model;

/// <summary>The sample corpus through batch files: exported whole, answered for six strategies by a language model from the requests alone (corpus/sample/model), and imported in every order.</summary>
public sealed class SampleAnswersTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Answers = ["corpus", "sample", "model", "answers.jsonl"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TestFolder folder = new();

    public async Task InitializeAsync()
    {
        await Done("init", folder.At("review"), "--sources", Project.At("corpus", "sample", "strategies"), "--population", Project.At("corpus", "sample", "authorities.csv"), "--as-at", "2024-06-01");
        await Done("run", folder.At("review"));
        await Done("model", "export", folder.At("review"), "--all", "--out", folder.At("requests.jsonl"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();

    [NeedsFact("mutool", "tesseract")]
    public async Task Answers_written_from_the_requests_alone_agree_with_the_known_ones_and_ten_imports_in_any_order_are_one()
    {
        var (documents, codebook) = (Read(), CodebookReader.Read(Project.At("codebooks", "sufficiency-2022")));
        var exported = File.ReadLines(folder.At("requests.jsonl")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("custom_id").GetString()).ToHashSet();
        Assert.True(documents.Select(d => d.Strategy).Distinct().Count() >= 12 && exported.Count == documents.Count);
        Expected.Same(WithPresentIds(documents, codebook), Answers);

        // One import, and ten of parts, some twice, in an order of their own.
        var (lines, before) = (File.ReadAllLines(Project.At(Answers)), StoreContents.Of(folder.At("review")));
        for (var i = 0; i <= 10; i++)
        {
            folder.Copy(folder.At("review"), $"copy-{i}");
        }

        await Done("model", "import", folder.At("copy-0"), Project.At(Answers));
        var once = StoreContents.Of(folder.At("copy-0"));
        Assert.Equal(before.Count + lines.Length, once.Count);
        for (var i = 1; i <= 10; i++)
        {
            using var store = ReviewStore.Open(folder.At($"copy-{i}"), TimeProvider.System);
            foreach (var part in Parts(lines, i))
            {
                Pipeline.ImportAnswers(store, BatchFile.Read(folder.Write("part.jsonl", string.Join('\n', part) + "\n"), null, ModelSettings.UsualParameters));
            }
        }

        Nothing.Wrong(Enumerable.Range(1, 10).Where(i => !StoreContents.Of(folder.At($"copy-{i}")).SequenceEqual(once)).Select(i => $"import {i} gives another store"));
        await AgreeWithGoldAsync(documents, codebook);
    }

    private async Task AgreeWithGoldAsync(IReadOnlyList<(string Strategy, Document Page)> documents, Codebook codebook)
    {
        var texts = documents.ToDictionary(d => d.Page.Path, d => d.Page.Text.EnumerateRunes().ToArray(), StringComparer.Ordinal);
        using var store = ReviewStore.Open(folder.At("copy-0"), TimeProvider.System);
        var design = ReviewDesign.Read(folder.At("copy-0"), p => Path.IsPathRooted(p) || Path.Exists(p) ? p : Project.At(p));
        var codings = Pipeline.ModelCodingsOf(design, store).Where(c => c.Suggestions.Count > 0).ToList();
        Assert.True(codings.Count >= 6);
        Assert.All(codings, c => Assert.Equal(codebook.Codes.Count, c.Suggestions.Count));
        Assert.Empty(codings.SelectMany(c => c.Issues));
        Nothing.Wrong(codings.SelectMany(c => c.Suggestions).SelectMany(s => s.Evidence).Where(e => string.Concat(texts[e.Path][e.Start..e.End].Select(r => r.ToString())) != e.Quote).Select(e => $"not verbatim: {e.Quote}"));
        Nothing.Wrong(codings.SelectMany(c => c.Suggestions).Where(s => s.Status == Answer.Present && s.Evidence.Count == 0).Select(s => $"{s.Code} has no quote"));

        var evaluation = Evaluation.Of(codebook, [.. codings.Select(c => new JudgedStrategy(c.Strategy, c.Suggestions, Gold(c.Strategy)))]);
        Assert.True(evaluation.All.Kappa >= 0.90, $"kappa {evaluation.All.Kappa} over {evaluation.All.Cells} cells");

        // In the same tables as people, with the same intervals; and in the queue.
        await Done(["import", folder.At("copy-0"), .. Directory.GetFiles(Project.At("corpus", "sample", "decisions"))]);
        var agreement = await Done("agree", folder.At("copy-0"));
        Assert.Matches(@"consensus and sample-reader \(model [0-9a-f]{7}\), presence: .* of 180 answers, alpha 0\.\d\d \(0\.\d\d to [01]\.\d\d\)", agreement.Output);
        Assert.Contains("own tagger and models, 180 cells of 6 strategies", (await Done("evaluate", folder.At("copy-0"))).Output, StringComparison.Ordinal);
    }

    private IReadOnlyList<(string Strategy, Document Page)> Read()
    {
        using var store = ReviewStore.Open(folder.At("review"), TimeProvider.System);
        var design = ReviewDesign.Read(folder.At("review"), p => Path.IsPathRooted(p) || Path.Exists(p) ? p : Project.At(p));
        return [.. Pipeline.ToAskModels(design, store, all: true).SelectMany(s => s.Pages.Select(p => (s.Strategy, p)))];
    }

    /// <summary>The answers under the ids that their documents' requests have now: a change of codebook or template changes ids, and whoever makes it reads whether the answers still hold.</summary>
    private static string WithPresentIds(IReadOnlyList<(string Strategy, Document Page)> documents, Codebook codebook)
    {
        var prompting = new Prompting(codebook, PromptTemplate.For(codebook), Grouping.All, Prompting.UsualSection);
        return string.Concat(File.ReadLines(Project.At(Answers)).Select(line =>
        {
            var answer = JsonNode.Parse(line)!.AsObject();
            answer["custom_id"] = Assert.Single(documents.Where(d => d.Strategy == answer["strategy"]!.GetValue<string>()).SelectMany(d => ModelRequest.Of(prompting, d.Page))).Id;
            return answer.ToJsonString(Plain) + "\n";
        }));
    }

    /// <summary>The lines in a drawn order, some of them twice, in several files.</summary>
    private static List<string[]> Parts(string[] lines, int seed)
    {
        var chance = new Random(seed);
        var drawn = lines.Concat(lines.Where(_ => chance.Next(2) == 0)).ToArray();
        chance.Shuffle(drawn);
        return [.. drawn.Chunk(1 + chance.Next(4)), [drawn[0]]];
    }

    private static List<Suggestion> Gold(string strategy)
    {
        using var text = new StreamReader(Project.At("corpus", "sample", "gold", strategy + ".yml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        var codes = (YamlMappingNode)yaml.Documents[0].RootNode["codes"];
        return [.. codes.Children.Select(c => new Suggestion(((YamlScalarNode)c.Key).Value!, Enum.Parse<Answer>(((YamlScalarNode)c.Value["status"]).Value!, ignoreCase: true), [], null, []))];
    }

    private static async Task<SynthesisProgram.Result> Done(params IEnumerable<string> words)
    {
        var result = await SynthesisProgram.HereAsync([.. words]);
        Assert.True(result.Exit == 0, result.Errors);
        return result;
    }
}
