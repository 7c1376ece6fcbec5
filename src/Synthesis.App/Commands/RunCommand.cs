using System.CommandLine;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;
using Synthesis.Tag;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis run</c>: every stage, from files to the table with its quotes.</summary>
internal static class RunCommand
{
    internal static Command Create()
    {
        var (paths, jobs, codebook) = (CommonOptions.Paths(), CommonOptions.Jobs(), CommonOptions.Codebook(required: false));
        var (asAt, authorities) = (CommonOptions.AsAt(), CommonOptions.Authorities());
        var into = new Option<string?>("--out") { Description = "The folder for coverage.html, coverage.json, coverage.csv and quotes.csv; not for a review, which has its own.", HelpName = "FOLDER" };
        var tagOnly = new Option<bool>("--tag-only") { Description = "Of a review: tag again what decisions moved, from what was kept when the sources were read. Neither are sources looked at nor is a report written, so it takes seconds; a workbench that is open shows the new suggestions." };
        var command = new Command("run", "Run every stage: read, screen, tag, count; print the coverage table and write it with its quotes. PATH is a review's folder, or files with --out.") { paths, into, codebook, asAt, authorities, tagOnly, jobs };
        command.SetAction((parsed, cancellation) => parsed.GetValue(paths) is [var review] && OpenReview.Is(review)
            ? parsed.GetValue(tagOnly) ? RetagAsync(review, parsed.GetValue(jobs), cancellation) : ReviewAsync(review, parsed.GetValue(jobs), cancellation)
            : parsed.GetValue(tagOnly) ? throw new UsageException("--tag-only is for a review: name its folder.")
            : RunAsync(parsed.GetValue(paths)!, parsed.GetValue(into) ?? throw new UsageException("Say where the tables are to go: --out FOLDER (or name a review's folder, made by 'synthesis init')."),
                parsed.GetValue(codebook) ?? CommonOptions.DefaultCodebook, CommonOptions.Date(parsed.GetValue(asAt), TimeProvider.System),
                parsed.GetValue(authorities), parsed.GetValue(jobs), cancellation));
        return command;
    }

    private static async Task<int> ReviewAsync(string folder, int jobs, CancellationToken cancellation)
    {
        using var review = OpenReview.At(folder);
        var whole = await ReadAsync(review, jobs, cancellation);
        ReportCommand.Write(review, null, Path.Combine(folder, "reports", "suggestions"));
        return whole ? Program.Done : Program.NotAll;
    }

    private static async Task<int> RetagAsync(string folder, int jobs, CancellationToken cancellation)
    {
        using var review = OpenReview.At(folder);
        Tell(await Output.WithProgressAsync(progress => Pipeline.RetagAsync(review.Design, review.Store, jobs, progress, cancellation)));
        return Program.Done;
    }

    private static void Tell(IEnumerable<AnswerMoves> moved)
    {
        foreach (var text in moved.Select(MovesText.Of).Where(t => t.Length > 0))
        {
            Console.Write(text + "\n");
        }
    }

    /// <summary>Runs every stage of a review before its report, and names what could not be read.</summary>
    /// <returns>Whether all could be.</returns>
    internal static async Task<bool> ReadAsync(OpenReview review, int jobs, CancellationToken cancellation)
    {
        using var extractor = await Extractor.CreateAsync(CommonOptions.Limits(wholeScans: true), cancellation);
        Tell(await Output.WithProgressAsync(progress => Pipeline.RunReviewAsync(review.Folder, review.Design, review.Store, extractor, jobs, progress, cancellation)));

        var whole = true;
        foreach (var document in Pipeline.Outlines(review.Design, review.Store))
        {
            whole &= !Output.NameErrors(document.Path, document.Issues);
        }

        return whole;
    }

    /// <summary>Runs the pipeline over paths, prints the table, and says where the page is.</summary>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> paths, string folder, string codebook, DateOnly asAt, string? authorities, int jobs, CancellationToken cancellation)
    {
        var book = CodebookReader.Read(ProjectFiles.Find(codebook));
        var population = CommonOptions.Population(authorities);
        var sources = SourceFolder.List(paths);
        if (sources.Count == 0)
        {
            throw new UsageException($"There is no file in {string.Join(", ", paths)}: name files, or a folder that holds some.");
        }

        using var extractor = await Extractor.CreateAsync(CommonOptions.Limits(wholeScans: true), cancellation);
        var run = await Output.WithProgressAsync(progress => Pipeline.RunAsync(sources, extractor, book, population, asAt, jobs, progress, cancellation));
        var page = Pipeline.Write(run, folder);
        Console.Write(CoverageText.Of(run.Table));
        Console.WriteLine();
        foreach (var source in run.Publications)
        {
            Console.WriteLine($"{(source.Fate.Included ? "counted " : "left out")}  {source.Publication.Name}: {source.Fate.Reason}");
        }

        Console.WriteLine($"\nEvery number with its quotes: {page}");
        var whole = true;
        foreach (var document in run.Publications.SelectMany(p => p.Publication.Pages))
        {
            whole &= !Output.NameErrors(document.Path, document.Issues);
        }

        return whole ? Program.Done : Program.NotAll;
    }
}
