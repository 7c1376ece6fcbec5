using System.CommandLine;
using Synthesis.Report;
using Synthesis.Review;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis queue</c>: what to decide next, and whether enough was read.</summary>
internal static class QueueCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var top = new Option<int>("--top") { Description = "How many cells to list.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var sample = new Option<int?>("--sample") { Description = "List N cells drawn by chance from those that the machine calls absent, instead of the queue. Reading them tells what was missed.", HelpName = "N" };
        var csv = new Option<string?>("--csv") { Description = "Write the whole queue, or with --sample the sample, as a CSV to fill in, which 'synthesis import' reads.", HelpName = "FILE" };
        var prefill = new Option<bool>("--prefill") { Description = "Fill in the CSV where a language model has been right often enough on the code ('model status' says where). The coder stays empty: nothing holds until a person signs the line." };
        var json = new Option<bool>("--json") { Description = "Print the queue and the estimate of what was missed as one JSON document, and nothing else." };
        var recall = new Option<double>("--recall") { Description = "The share of present cells that is to be known before enough has been read.", DefaultValueFactory = _ => 0.95, HelpName = "SHARE" };
        var confidence = new Option<double>("--confidence") { Description = "How sure that is to be.", DefaultValueFactory = _ => 0.95, HelpName = "SHARE" };
        var command = new Command("queue", "List which cells (a strategy and a code) people should decide next: where coders disagree first, then where an answer teaches and settles most. "
            + "Say what remains unfound among the cells that the machine calls absent, and whether enough has been read.") { folder, top, sample, csv, prefill, json, recall, confidence };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(top) < 0 || parsed.GetValue(sample) < 1 || parsed.GetValue(recall) is not (> 0 and < 1) || parsed.GetValue(confidence) is not (>= 0.5 and < 1))
            {
                throw new UsageException("--top and --sample are whole numbers from 1, --recall is a share between 0 and 1, and --confidence one from 0.5 to below 1, such as 0.95.");
            }

            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var drawn = parsed.GetValue(sample) is { } size ? Pipeline.SampleOf(review.Design, review.Store, size) : null;
            var (cells, unfound) = Pipeline.QueueOf(review.Design, review.Store, parsed.GetValue(recall), parsed.GetValue(confidence));
            if (cells.Settled + cells.Open.Count == 0)
            {
                throw new UsageException($"The review has no suggestions to ask about: put strategies into its sources and run 'synthesis run {review.Folder}'.");
            }

            if (parsed.GetValue(json))
            {
                using var output = Output.Standard();
                QueueFiles.WriteJson(cells, unfound, output);
                output.Write("\n"u8);
            }
            else
            {
                Console.Write(drawn is null ? QueueText.Of(cells, parsed.GetValue(top)) : QueueText.Of(drawn));
                Console.Write("\n" + QueueText.Of(unfound, review.Folder));
            }

            if (parsed.GetValue(csv) is { } file)
            {
                var byName = cells.Open.ToDictionary(o => o.Cell.Name);
                WholeFile.Write(file, s => QueueFiles.WriteCsv(drawn?.Select(c => (c, "drawn by chance")) ?? cells.Open.Select(o => (o.Cell, o.Why)), s,
                    parsed.GetValue(prefill) && drawn is null ? c => Filled(byName[c.Name]) : null));
            }

            return Program.Done;
        });
        return command;
    }

    /// <summary>The answer to fill in: of a cell that nobody decided, where all models that may fill it in agree.</summary>
    private static MachineAnswer? Filled(OpenCell open) =>
        !open.Disputed && !open.Contradicted && open.Models.Where(m => m.MayPrefill).ToList() is { Count: > 0 } may && may.TrueForAll(m => m.Suggestion.Status == may[0].Suggestion.Status) ? may[0] : null;
}
