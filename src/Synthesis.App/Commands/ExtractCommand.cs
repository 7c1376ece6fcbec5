using System.CommandLine;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis extract</c>: files in, their text and blocks out.</summary>
internal static class ExtractCommand
{
    internal static Command Create()
    {
        var (paths, json, jobs, wholeScans) = (CommonOptions.Paths(), CommonOptions.Json(), CommonOptions.Jobs(), CommonOptions.WholeScans());
        var command = new Command("extract", "Read files into text: headings, paragraphs, lists and tables with their pages and places.") { paths, json, jobs, wholeScans };
        command.SetAction(async (parsed, cancellation) =>
        {
            var asJson = parsed.GetValue(json);
            var sources = SourceFolder.List(parsed.GetValue(paths)!);
            using var extractor = await Extractor.CreateAsync(CommonOptions.Limits(parsed.GetValue(wholeScans)), cancellation);
            var all = await Output.WithProgressAsync(async progress =>
            {
                var whole = true;
                await using var output = Output.Standard();
                await foreach (var document in Pipeline.ExtractAsync(sources, extractor, parsed.GetValue(jobs), progress, cancellation))
                {
                    whole &= !Output.NameErrors(document.Path, document.Issues);
                    await output.WriteAsync(asJson ? JsonLines.Of(document) : System.Text.Encoding.UTF8.GetBytes(Output.Summary(document) + "\n"), cancellation);
                }

                return whole;
            });
            return all ? Program.Done : Program.NotAll;
        });
        return command;
    }
}
