using System.CommandLine;
using System.Text;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;
using Synthesis.Tag;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis tag</c>: a proposed answer to every code, with its quotes.</summary>
internal static class TagCommand
{
    internal static Command Create()
    {
        var (paths, json, jobs, codebook, wholeScans) = (CommonOptions.Paths(), CommonOptions.Json(), CommonOptions.Jobs(), CommonOptions.Codebook(required: true), CommonOptions.WholeScans());
        var command = new Command("tag", "Propose for each file an answer to every code of a codebook, with the words that say so. A person decides.") { paths, codebook, json, jobs, wholeScans };
        command.SetAction(async (parsed, cancellation) =>
        {
            var book = CodebookReader.Read(ProjectFiles.Find(parsed.GetValue(codebook)!));
            var sources = SourceFolder.List(parsed.GetValue(paths)!);
            using var extractor = await Extractor.CreateAsync(CommonOptions.Limits(parsed.GetValue(wholeScans)), cancellation);
            var tagger = Pipeline.LearntTagger(book, parsed.GetValue(jobs), null, cancellation);
            var all = await Output.WithProgressAsync(async progress =>
            {
                var whole = true;
                await using var output = Output.Standard();
                await foreach (var tagging in Pipeline.TagAsync(Pipeline.ExtractAsync(sources, extractor, parsed.GetValue(jobs), progress, cancellation), tagger, cancellation))
                {
                    whole &= !Output.NameErrors(tagging.Path, tagging.Issues);
                    await output.WriteAsync(parsed.GetValue(json) ? JsonLines.Of(tagging) : Encoding.UTF8.GetBytes(Summary(tagging)), cancellation);
                }

                return whole;
            });
            return all ? Program.Done : Program.NotAll;
        });
        return command;
    }

    private static string Summary(Tagging tagging)
    {
        var text = new StringBuilder(tagging.Path).Append('\n');
        foreach (var s in tagging.Suggestions.Where(s => s.Status != Answer.Absent))
        {
            text.Append("  ").Append(s.Code).Append(s.Status == Answer.Unclear ? " (unclear)" : "");
            text.Append(s.Values.Count > 0 ? " = " + string.Join(", ", s.Values) : "").Append('\n');
            foreach (var e in s.Evidence.Take(1))
            {
                text.Append("      “").Append(e.Quote.ReplaceLineEndings(" ").Replace('\t', ' ')).Append("”\n");
            }
        }

        return text.ToString();
    }
}
