using System.CommandLine;
using System.Globalization;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis evaluate</c>: how good a review's suggestions are, held against what people decided.</summary>
internal static class EvaluateCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var jobs = CommonOptions.Jobs();
        var into = new Option<string?>("--out") { Description = "The folder for the pages and their JSON. Left out: a folder of the review's reports.", HelpName = "FOLDER" };
        var command = new Command("evaluate", "Hold a review's suggestions against what people decided: figures by code from the codebook alone and having learnt from other strategies, calibration, and a learning curve. "
            + "A strategy is never judged by what was learnt from itself.") { folder, into, jobs };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var target = parsed.GetValue(into) ?? Path.Combine(review.Folder, "reports", "evaluation");
            var any = false;
            foreach (var codebook in review.Design.Codebooks)
            {
                var decided = Pipeline.DecidedStrategies(review.Store, codebook);
                if (decided.Count == 0)
                {
                    continue;
                }

                any = true;
                var report = await Output.WithProgressAsync(progress => Task.Run(() => Pipeline.Evaluate(codebook, Pipeline.LearntTagger(codebook, parsed.GetValue(jobs), progress, cancellation),
                    decided, review.Design.Settings.Seed, parsed.GetValue(jobs), progress, cancellation, Pipeline.ModelVoters(review.Design, review.Store, codebook)), cancellation));
                Console.Write(Text(report));
                Console.WriteLine($"\nBy code, with calibration: {Pipeline.Write(report, target)}\n");
            }

            return any ? Program.Done : throw new UsageException($"Nobody has decided anything in '{review.Folder}' that is agreed on, so there is nothing to hold suggestions against: code strategies first, or 'synthesis import' decisions.");
        });
        return command;
    }

    private static string Text(EvaluationReport report)
    {
        static string Number(double? number) => (number?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-").PadLeft(10);
        string Row(string name, Func<Tag.Evaluation, double?> figure) => name.PadRight(28) + Number(figure(report.Cold)) + Number(report.Learnt is { } learnt ? figure(learnt) : null) + "\n";
        return $"{report.Codebook.Title}: {report.Strategies} decided\n{string.Concat(report.Remarks().Select(r => r + "\n"))}\n"
            + "".PadRight(28) + "codebook".PadLeft(10) + "learnt".PadLeft(10) + "\n"
            + Row("precision", e => e.All.Precision) + Row("recall", e => e.All.Recall) + Row("macro F1", e => e.MacroF1) + Row("kappa", e => e.All.Kappa)
            + Row("calibration error", e => e.CalibrationError) + Row("quotes found", e => e.Evidence.Share) + Row("values exact", e => e.Values.Share)
            + string.Concat(report.Models.Select(m => string.Create(CultureInfo.InvariantCulture, $"\n{m.Name}, {m.Figures.All.Cells} cells of {m.Strategies} strategies: kappa{Number(m.Figures.All.Kappa)}, precision{Number(m.Figures.All.Precision)}, recall{Number(m.Figures.All.Recall)}, values{Number(m.Figures.Values.Share)}\n")))
            + (report.Curve.Count == 0 ? "" : $"\nstrategies coded             kappa on {report.Judged} others, mean of {report.Draws} draws\n" + string.Concat(report.Curve.Select(p => p.Coded.ToString(CultureInfo.InvariantCulture).PadRight(28) + Number(p.Kappa) + (p.Coded == 0 ? "" : $"   gain {Number(p.Gain).Trim()}, standard deviation {Number(p.Spread).Trim()}") + "\n")));
    }
}
