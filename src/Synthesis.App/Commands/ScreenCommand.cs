using System.CommandLine;
using System.Text;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;
using Synthesis.Screen;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis screen</c>: which files are strategies, whose, for when, in date?</summary>
internal static class ScreenCommand
{
    internal static Command Create()
    {
        var (paths, json, jobs, wholeScans) = (CommonOptions.Paths(), CommonOptions.Json(), CommonOptions.Jobs(), CommonOptions.WholeScans());
        var (codebook, asAt, authorities) = (CommonOptions.Codebook(required: false), CommonOptions.AsAt(), CommonOptions.Authorities());
        var command = new Command("screen", "Say of each file what kind of document it is, whose, for what period, and whether it is in date.") { paths, json, codebook, asAt, authorities, jobs, wholeScans };
        command.SetAction(async (parsed, cancellation) =>
        {
            var book = CodebookReader.Read(ProjectFiles.Find(parsed.GetValue(codebook) ?? CommonOptions.DefaultCodebook));
            var rules = book.Screening ?? throw new CodebookException(book.Folder, 0, "the codebook has no screen.yml: write one, or name another codebook with --codebook");
            var screener = new Screener(rules, CommonOptions.Population(parsed.GetValue(authorities)), CommonOptions.Date(parsed.GetValue(asAt), TimeProvider.System));
            var sources = SourceFolder.List(parsed.GetValue(paths)!);
            using var extractor = await Extractor.CreateAsync(CommonOptions.Limits(parsed.GetValue(wholeScans)), cancellation);
            var all = await Output.WithProgressAsync(async progress =>
            {
                var whole = true;
                await using var output = Output.Standard();
                await foreach (var document in Pipeline.ExtractAsync(sources, extractor, parsed.GetValue(jobs), progress, cancellation))
                {
                    whole &= !Output.NameErrors(document.Path, document.Issues);
                    var screening = screener.Screen(document);
                    await output.WriteAsync(parsed.GetValue(json) ? JsonLines.Of(screening) : Encoding.UTF8.GetBytes(Summary(screening)), cancellation);
                }

                return whole;
            });
            return all ? Program.Done : Program.NotAll;
        });
        return command;
    }

    private static string Summary(Screening s) =>
        $"{s.Path}\t{s.Kind}\t{(s.Authorities.Count == 0 ? "-" : string.Join('|', s.Authorities))}\t{s.Period.Quote ?? "-"}\t{JsonLines.Name(s.Status)}\n";
}
