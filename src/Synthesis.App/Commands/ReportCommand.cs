using System.CommandLine;
using Synthesis.Report;
using Synthesis.Review;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis report</c>: the tables of a review, from what it remembers.</summary>
internal static class ReportCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var coder = new Option<string?>("--coder") { Description = "Count what this coder decided, or 'consensus'. Left out: the machine's suggestions.", HelpName = "NAME" };
        var into = new Option<string?>("--out") { Description = "The folder for the report. Left out: a folder of the review's reports.", HelpName = "FOLDER" };
        var format = new Option<string>("--format") { Description = "The forms of the report, separated by commas: html, docx, xlsx, csv, json.", DefaultValueFactory = _ => "html,docx,xlsx,csv,json", HelpName = "FORMS" };
        var command = new Command("report", "Write a review's tables, figures and ratings with the quotes behind each number, from what it remembers: suggestions, one coder's decisions, or the consensus. The page, the Word document, the workbook, the CSV and the JSON say the same.") { folder, coder, into, format };
        command.SetAction(parsed =>
        {
            var forms = Forms(parsed.GetValue(format)!);
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var who = parsed.GetValue(coder);
            var target = parsed.GetValue(into) ?? Path.Combine(review.Folder, "reports", Coding.ShortName(who ?? "suggestions"));
            Write(review, who, target, forms);
            return Program.Done;
        });
        return command;
    }

    /// <summary>Writes the report, prints the coverage table and says where the files are.</summary>
    internal static void Write(OpenReview review, string? coder, string target, ReportForms forms = ReportForms.All)
    {
        var run = Pipeline.WithFigures(review.Design, review.Store, Pipeline.ReportOf(review.Design, review.Store, coder), review.Facts);
        var files = Pipeline.WriteReport(run, target, forms);
        Console.Write(CoverageText.Of(run.Table));
        Console.WriteLine($"\nEvery number with its quotes: {Path.Combine(target, "coverage.html")}");
        Say(target, files);
    }

    /// <summary>Names the report's files, those of tables and figures by their folders.</summary>
    internal static void Say(string folder, IReadOnlyList<string> files)
    {
        var named = files.Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/')).GroupBy(f => f.Contains('/', StringComparison.Ordinal) ? f[..f.IndexOf('/', StringComparison.Ordinal)] + "/" : f)
            .Select(g => g.Count() > 1 ? $"{g.Key} ({g.Count()} files)" : g.Key);
        Console.WriteLine($"The whole report, in {folder}: {string.Join(", ", named)}");
    }

    private static ReportForms Forms(string told)
    {
        var forms = ReportForms.None;
        foreach (var name in told.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            forms |= name.ToLowerInvariant() switch
            {
                "html" => ReportForms.Html,
                "docx" => ReportForms.Docx,
                "xlsx" => ReportForms.Xlsx,
                "csv" => ReportForms.Csv,
                "json" => ReportForms.Json,
                _ => throw new UsageException($"'{name}' is no form of a report: write some of html, docx, xlsx, csv, json, separated by commas."),
            };
        }

        return forms == ReportForms.None ? throw new UsageException("Say what to write: --format with some of html, docx, xlsx, csv, json, separated by commas.") : forms;
    }
}
