using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Synthesis.Report;
using Synthesis.Tag.Learn;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis learn</c>: the tagger's classifier on labelled text of any kind.</summary>
internal static class LearnCommand
{
    internal static Command Create()
    {
        var train = new Option<string>("--train") { Description = "The CSV to learn from, in UTF-8, its columns named in the first row.", Required = true, HelpName = "FILE" };
        var test = new Option<string>("--test") { Description = "The CSV to be scored on, with the same columns.", Required = true, HelpName = "FILE" };
        var text = new Option<string>("--text") { Description = "The column of texts. Left out: text.", DefaultValueFactory = _ => "text", HelpName = "COLUMN" };
        var label = new Option<string>("--label") { Description = "The column of labels, several parted by '|'. Left out: label.", DefaultValueFactory = _ => "label", HelpName = "COLUMN" };
        var seed = new Option<int>("--seed") { Description = "Draws the parts of the cross-validation. The same seed gives the same predictions.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var predictions = new Option<string?>("--predictions") { Description = "A CSV to write: text, true, predicted, probability, one row for each row of the test file.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else there." };
        var command = new Command("learn", "Train the tagger's classifier on one file of labelled text and score it on another.") { train, test, text, label, seed, predictions, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var rows = LabelledFile.Read(parsed.GetValue(train)!, parsed.GetValue(text)!, parsed.GetValue(label)!);
            var others = LabelledFile.Read(parsed.GetValue(test)!, parsed.GetValue(text)!, parsed.GetValue(label)!);
            var (found, report) = await Output.WithProgressAsync(async progress => await Task.Run(() => Run(rows, others, parsed.GetValue(seed), progress, cancellation), cancellation));
            if (parsed.GetValue(predictions) is { } file)
            {
                WholeFile.Write(file, s => LearningReport.WritePredictions(others, found, s));
            }

            await using var output = Output.Standard();
            await output.WriteAsync(parsed.GetValue(json) ? report.Json() : Encoding.UTF8.GetBytes(report.Text()), cancellation);
            return Program.Done;
        });
        return command;
    }

    private static (IReadOnlyList<Prediction> Found, LearningReport Report) Run(
        IReadOnlyList<LabelledText> rows, IReadOnlyList<LabelledText> others, int seed, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        progress?.Report(new StageProgress("learn", 0, 1));
        var classifier = TextClassifier.Train(rows, Features(rows, cancellation), unchecked((ulong)seed), Environment.ProcessorCount, cancellation);
        var learning = watch.Elapsed;
        progress?.Report(new StageProgress("learn", 1, 1));
        watch.Restart();
        var found = Features(others, cancellation).AsParallel().AsOrdered().WithCancellation(cancellation).Select(classifier.Predict).ToList();
        return (found, new LearningReport(rows.Count, others.Count, LabelScores.Of(others, found), learning.TotalSeconds, watch.Elapsed.TotalSeconds));
    }

    private static List<TextFeatures> Features(IReadOnlyList<LabelledText> rows, CancellationToken cancellation) =>
        [.. rows.AsParallel().AsOrdered().WithCancellation(cancellation).Select(r => TextFeatures.Of(r.Text))];
}
