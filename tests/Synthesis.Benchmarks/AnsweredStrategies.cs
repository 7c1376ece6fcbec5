using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Tag;
using YamlDotNet.RepresentationModel;

namespace Synthesis.Benchmarks;

/// <summary>Reads strategies whose answers are known: <c>strategies/</c> holds the files, <c>gold/NAME.yml</c> the answers of each.</summary>
internal static class AnsweredStrategies
{
    /// <summary>The strategies of a folder, by name; answers without codes (documents that are no strategy) are passed over.</summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidDataException">An answer's strategy is not among the files.</exception>
    internal static async Task<IReadOnlyList<DecidedStrategy>> ReadAsync(Codebook codebook, string folder)
    {
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        var documents = new List<Document>();
        await foreach (var document in Pipeline.ExtractAsync(SourceFolder.List([Path.Combine(folder, "strategies")]), extractor, Environment.ProcessorCount, null, CancellationToken.None))
        {
            documents.Add(document);
        }

        var (read, found, lost) = (Publication.Of(documents), new List<DecidedStrategy>(), 0);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "gold"), "*.yml").Order(StringComparer.Ordinal))
        {
            if (Of(file) is not { } codes)
            {
                continue;
            }

            var name = Path.GetFileNameWithoutExtension(file);
            var pages = read.FirstOrDefault(p => p.Pages.Any(d => d.Path.Split('/').Any(part => Path.GetFileNameWithoutExtension(part) == name)))?.Pages
                ?? throw new InvalidDataException($"'{file}' answers for a strategy that is not in '{folder}/strategies'.");
            found.Add(new DecidedStrategy(name, pages, [.. codes.Select(c => Answered(c.Code, c.Answer, pages, ref lost))]));
        }

        if (lost > 0)
        {
            await Console.Error.WriteLineAsync($"{folder}: {lost} quotes are not in the text as it was read.");
        }

        return found;

        Suggestion Answered(string code, YamlMappingNode answer, IReadOnlyList<Document> pages, ref int missing)
        {
            var values = codebook.Codes.First(c => c.Id == code).Values.Select(v => v.Id).Where(Texts(answer, "values").Contains).ToList();
            var quotes = Texts(answer, "evidence").Select(q => QuoteSearch.Find(pages, q)).Where(q => q?.Likeness >= QuoteSearch.CloseFrom).ToList();
            missing += Texts(answer, "evidence").Count - quotes.Count;
            return new Suggestion(code, Enum.Parse<Answer>(((YamlScalarNode)answer["status"]).Value!, ignoreCase: true), values, null,
                [.. quotes.Select(q => new Evidence(q!.Quote, q.Start, q.End, q.Page, code, 1, values, q.Path))]);
        }
    }

    private static IEnumerable<(string Code, YamlMappingNode Answer)>? Of(string file)
    {
        using var text = new StreamReader(file);
        var stream = new YamlStream();
        stream.Load(text);
        return stream.Documents[0].RootNode is YamlMappingNode root && root.Children.TryGetValue("codes", out var codes)
            ? ((YamlMappingNode)codes).Children.Select(c => (((YamlScalarNode)c.Key).Value!, (YamlMappingNode)c.Value)) : null;
    }

    /// <summary>The texts of a list, each alone or as the <c>quote</c> of a mapping.</summary>
    private static List<string> Texts(YamlMappingNode answer, string key) => answer.Children.TryGetValue(key, out var list) && list is YamlSequenceNode texts
        ? [.. texts.Select(t => ((YamlScalarNode)(t is YamlMappingNode map ? map["quote"] : t)).Value!)] : [];
}
