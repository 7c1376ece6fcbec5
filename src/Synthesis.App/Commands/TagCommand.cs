using System.CommandLine;
using System.Text;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;
using Synthesis.Review.Model;
using Synthesis.Tag;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis tag</c>: a proposed answer to every code, with its quotes.</summary>
internal static class TagCommand
{
    internal static Command Create()
    {
        var (paths, json, jobs, codebook, wholeScans) = (CommonOptions.Paths(), CommonOptions.Json(), CommonOptions.Jobs(), CommonOptions.Codebook(required: true), CommonOptions.WholeScans());
        var command = new Command("tag", "Propose for each file an answer to every code of a codebook, with the words that say so. A person decides.") { paths, codebook, json, jobs, wholeScans };
        var coders = new Option<string>("--coders") { Description = "Whose answers: own (the own tagger), model (those of --answers), or own,model, which puts both together.", DefaultValueFactory = _ => "own", HelpName = "own,model" };
        var (answers, section) = (new Option<string?>("--answers") { Description = "What models answered: a file of 'model ask' or of a batch, or a review's folder, whose answers are taken from its store. Nothing is asked.", HelpName = "FILE" }, ModelOptions.SectionOption());
        foreach (Option option in (Option[])[coders, answers, section])
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var book = CodebookReader.Read(ProjectFiles.Find(parsed.GetValue(codebook)!));
            var sources = SourceFolder.List(parsed.GetValue(paths)!);
            var with = Models(parsed.GetValue(coders)!, parsed.GetValue(answers), ModelOptions.SectionOf(parsed, section), book);
            using var extractor = await Extractor.CreateAsync(CommonOptions.Limits(parsed.GetValue(wholeScans)), cancellation);
            var tagger = Pipeline.LearntTagger(book, parsed.GetValue(jobs), null, cancellation);
            var all = await Output.WithProgressAsync(async progress =>
            {
                var whole = true;
                await using var output = Output.Standard();
                await foreach (var document in Pipeline.ExtractAsync(sources, extractor, parsed.GetValue(jobs), progress, cancellation))
                {
                    var tagging = with(document, tagger.Tag(document));
                    whole &= !Output.NameErrors(tagging.Path, tagging.Issues);
                    await output.WriteAsync(parsed.GetValue(json) ? JsonLines.Of(tagging) : Encoding.UTF8.GetBytes(Summary(tagging)), cancellation);
                }

                return whole;
            });
            return all ? Program.Done : Program.NotAll;
        });
        return command;
    }

    /// <summary>What puts models' answers beside the own tagger's; nothing does where only the own tagger is wanted.</summary>
    private static Func<Document, Tagging, Tagging> Models(string coders, string? from, int section, Codebook book)
    {
        if (coders == "own")
        {
            return (_, own) => own;
        }

        if (coders is not ("model" or "own,model" or "model,own"))
        {
            throw new UsageException($"'{coders}' are no coders: write --coders own, model or own,model.");
        }

        IReadOnlyList<ModelAnswer> given;
        if (OpenReview.Is(from ?? throw new UsageException("Say what models answered: --answers FILE, or a review's folder.")))
        {
            using var review = OpenReview.At(from);
            given = review.Store.ModelAnswers();
        }
        else
        {
            var file = BatchFile.Read(from, null, ModelSettings.UsualParameters, "model");
            given = file.Answers;
            foreach (var issue in file.Issues)
            {
                Console.Error.WriteLine($"synthesis: {issue.Message} [{issue.Code}]");
            }
        }

        var answers = given.ToLookup(a => a.Request, StringComparer.Ordinal);
        var template = PromptTemplate.For(book);
        IReadOnlyList<Prompting> ways = [.. Enum.GetValues<Grouping>().Select(g => new Prompting(book, template, g, section))];
        return (document, own) => Pipeline.WithModels(ways, document, own, answers, withOwn: coders != "model");
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
