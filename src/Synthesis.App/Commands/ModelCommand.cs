using System.CommandLine;
using System.Text;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;
using Synthesis.Review.Model;
using Synthesis.Screen;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis model</c>: a language model as one more coder. Its subcommands are in files of their own or here where they are small.</summary>
internal static class ModelCommand
{
    internal static Command Create() => new("model", "Have a language model code, as one more coder whose answers are suggestions: every quote is checked against the text, and people decide. "
        + "Of these only 'model ask' sends anything, and that to the endpoint that is named.")
    {
        Prompt(), ModelAskCommand.Create(), Export(), Import(), ModelStatusCommand.Create(),
    };

    private static Command Prompt()
    {
        var (files, codebook, options) = (CommonOptions.Paths(), CommonOptions.Codebook(required: false), ModelOptions.Create());
        var raw = new Option<bool>("--json") { Description = "Print each request as JSON, as it would be sent, and nothing else." };
        var command = new Command("prompt", "Show exactly what would be sent for a file: instructions, section by section, and the schema of the answer. Nothing is sent.") { files, codebook, raw };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var prompting = options.PromptingOf(parsed, CodebookReader.Read(ProjectFiles.Find(parsed.GetValue(codebook) ?? CommonOptions.DefaultCodebook)));
            var settings = options.SettingsOf(parsed, "MODEL");
            var requests = ModelRequests(prompting, await DocumentsAsync(parsed.GetValue(files)!, cancellation)).ToList();
            await using var output = Output.Standard();
            foreach (var request in requests)
            {
                await output.WriteAsync(parsed.GetValue(raw) ? [.. ChatBody.Of(request, settings, stream: false), (byte)'\n'] : Encoding.UTF8.GetBytes(Shown(request)), cancellation);
            }

            await Console.Error.WriteLineAsync($"synthesis: {requests.Count} requests, about {requests.Sum(r => (long)r.Tokens):N0} tokens at most.");
            return Program.Done;
        });
        return command;
    }

    private static Command Export()
    {
        var (what, codebook, options, all) = (ReviewOrFiles(), CommonOptions.Codebook(required: false), ModelOptions.Create(), All());
        var into = new Option<string>("--out") { Description = "The file of requests: JSON Lines, one request a line with its id, as batch services take them.", Required = true, HelpName = "FILE" };
        var command = new Command("export", "Write what a model is still to be asked as JSON Lines, for a batch service, another program or another machine. Whatever answers them, 'model import' takes the answers.") { what, into, codebook, all };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = options.SettingsOf(parsed, "MODEL");
            var open = new List<OpenRequest>();
            if (parsed.GetValue(what) is [var folder] && OpenReview.Is(folder))
            {
                using var review = OpenReview.At(folder);
                open.AddRange(OpenOf(review, options, parsed, settings, parsed.GetValue(all), note: true).SelectMany(o => o.Open));
                if (parsed.GetValue(options.Model) is not null)
                {
                    Pipeline.NoteExport(review.Store, settings);
                }
            }
            else
            {
                var prompting = options.PromptingOf(parsed, CodebookReader.Read(ProjectFiles.Find(parsed.GetValue(codebook) ?? CommonOptions.DefaultCodebook)));
                open.AddRange(Outstanding.Of(prompting, ModelRequests(prompting, await DocumentsAsync(parsed.GetValue(what)!, cancellation)), settings, options.RepeatsOf(parsed), NoAnswers()));
            }

            WholeFile.Write(parsed.GetValue(into)!, s => BatchFile.Write(open, settings, s));
            Console.WriteLine($"{open.Count} requests, about {open.Sum(o => (long)o.Request.Tokens):N0} tokens at most, are in {parsed.GetValue(into)}.");
            return Program.Done;
        });
        return command;
    }

    private static Command Import()
    {
        var (folder, options) = (new Argument<string>("REVIEW") { Description = "The review's folder." }, ModelOptions.Create());
        var files = new Argument<string[]>("FILE") { Description = "JSON Lines of answers, in any order, as many or few as there are, and as often as you like: custom_id with content, answer, or the response of a batch service.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Take answers into a review, from whatever made them. Answers to what the review has not asked are refused; a quote that is not in the archived text is none.") { folder, files, options.Model, options.Set };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var whole = true;

            // Where nobody says who answered and how it was asked, it is the one model to which requests were exported.
            var exported = Pipeline.ExportedTo(review.Store, parsed.GetValue(options.Model));
            var parameters = exported is not null && parsed.GetValue(options.Set) is not { Length: > 0 } ? exported.Parameters : options.ParametersOf(parsed);
            foreach (var file in parsed.GetValue(files)!)
            {
                var import = Pipeline.ImportAnswers(review.Store, BatchFile.Read(file, parsed.GetValue(options.Model), parameters, asked: exported?.Model));
                Console.WriteLine($"'{file}': {import.Added} answers added, {import.Known} were there already, {import.Issues.Count} refused.");
                foreach (var issue in import.Issues)
                {
                    Console.Error.WriteLine($"synthesis: {issue.Message} [{issue.Code}]");
                }

                whole &= import.Issues.Count == 0;
            }

            return whole ? Program.Done : Program.NotAll;
        });
        return command;
    }

    internal static Argument<string[]> ReviewOrFiles() => new("REVIEW") { Description = "A review's folder; or files, or folders of files, each of which is asked about by itself.", Arity = ArgumentArity.OneOrMore };

    internal static Option<bool> All() => new("--all") { Description = "Ask about every strategy of the review, those too that are out of date or not counted for another reason." };

    internal static ILookup<string, ModelAnswer> NoAnswers() => Array.Empty<ModelAnswer>().ToLookup(a => a.Request, StringComparer.Ordinal);

    /// <summary>What is still to be asked of a review's strategies, codebook by codebook.</summary>
    internal static IEnumerable<(Prompting Prompting, IReadOnlyList<OpenRequest> Open)> OpenOf(OpenReview review, ModelOptions options, ParseResult parsed, ModelSettings settings, bool all, bool note)
    {
        var pages = Pipeline.ToAskModels(review.Design, review.Store, all).SelectMany(s => s.Pages).ToList();
        if (pages.Count == 0)
        {
            throw new UsageException($"The review has no strategy to ask about: put files into its sources and run 'synthesis run {review.Folder}'; --all asks about those out of date too.");
        }

        var answers = review.Store.ModelAnswers().ToLookup(a => a.Request, StringComparer.Ordinal);
        foreach (var codebook in review.Design.Codebooks)
        {
            var prompting = options.PromptingOf(parsed, codebook);
            var requests = ModelRequests(prompting, pages).ToList();
            if (note)
            {
                review.Store.AddModelRequests(requests.Select(r => r.Note));
            }

            yield return (prompting, Outstanding.Of(prompting, requests, settings, options.RepeatsOf(parsed), answers));
        }
    }

    internal static IEnumerable<ModelRequest> ModelRequests(Prompting prompting, IEnumerable<Document> documents) => documents.SelectMany(d => ModelRequest.Of(prompting, d)).DistinctBy(r => r.Id);

    /// <summary>Reads files, and names those that could not be read.</summary>
    internal static async Task<IReadOnlyList<Document>> DocumentsAsync(string[] paths, CancellationToken cancellation)
    {
        using var extractor = await Extractor.CreateAsync(CommonOptions.Limits(wholeScans: true), cancellation);
        var documents = new List<Document>();
        await foreach (var document in Pipeline.ExtractAsync(SourceFolder.List(paths), extractor, Math.Max(1, Environment.ProcessorCount), null, cancellation))
        {
            Output.NameErrors(document.Path, document.Issues);
            documents.Add(document);
        }

        return [.. Publication.Of(documents).SelectMany(p => p.Pages)];
    }

    private static string Shown(ModelRequest request) =>
        $"===== request {request.Id}\n===== system\n{request.System}\n===== user\n{request.User}\n===== schema of the answer\n{request.Schema}\n\n";
}
