using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;
using Synthesis.Codebooks;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Review.Exchange;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <summary>Import and export of the command line, from the browser.</summary>
internal static class FileRoutes
{
    internal static void Map(IEndpointRouteBuilder app, Bench bench)
    {
        app.MapGet("/files", (HttpContext context) => new RazorComponentResult<FilesPage>(new { Bench = bench, Person = Gate.Of(context) }));
        app.MapGet("/files/decisions.csv", (HttpContext context) => Download("decisions.csv", "text/csv", s => DecisionCsv.Write(bench.Exported(Gate.Of(context)), s)));
        app.MapGet("/files/codebook.qdc", () => Download("codebook.qdc", "application/xml", s => RefiCodes.WriteFile(bench.Design.Asked, s)));
        app.MapGet("/files/project.qdpx", (HttpContext context) => Whole(bench, context, "project.qdpx", "application/zip", (who, s) => bench.Reading(store => Pipeline.WriteProject(bench.Design, store, who, s))));
        app.MapGet("/files/datapackage.zip", (HttpContext context) => Whole(bench, context, "datapackage.zip", "application/zip", (who, s) =>
        {
            var folder = Directory.CreateTempSubdirectory("synthesis-");
            try
            {
                bench.Reading(store =>
                {
                    Pipeline.WriteDataPackage(bench.Design, store, who, folder.FullName);
                    return 0;
                });
                ZipFile.CreateFromDirectory(folder.FullName, s);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }, unsettledSuggests: true));
        app.MapPost("/files/import", (Func<HttpContext, Task<IResult>>)(context => ImportAsync(bench, context)));
    }

    /// <summary>What rests on all that a coder decided, earlier rounds too, or on all coders: not for who codes blind.</summary>
    /// <param name="bench">The workbench.</param>
    /// <param name="context">The request.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="write">Writes what one coder decided, or, for null, what all did.</param>
    /// <param name="unsettledSuggests">Whether it holds the machine's suggestions where nothing is settled.</param>
    private static IResult Whole(Bench bench, HttpContext context, string name, string type, Action<string?, Stream> write, bool unsettledSuggests = false)
    {
        var person = Gate.Of(context);
        var sight = bench.SightOf(person);
        if (unsettledSuggests && sight.SeesAllOthers && !sight.SeesMachineAtAll && !bench.Now.Book.All().Any(k => k.Decision.Round == Decision.Consensus))
        {
            return new RazorComponentResult<RefusedPage>(new { Person = person, Why = "Where nothing is settled this file holds what the machine suggests, which this round hides from who may still code." }) { StatusCode = StatusCodes.Status403Forbidden };
        }

        return !sight.SeesAllOthers && !sight.IsDone
            ? new RazorComponentResult<RefusedPage>(new { Person = person, Why = "This file opens once you have answered all that you code in this round." }) { StatusCode = StatusCodes.Status403Forbidden }
            : Download(name, type, s => write(sight.SeesAllOthers ? null : person.Name, s));
    }

    private static IResult Download(string name, string type, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Results.File(stream.ToArray(), type, name);
    }

    private static async Task<IResult> ImportAsync(Bench bench, HttpContext context)
    {
        var person = Gate.Of(context);
        if (!person.Leads)
        {
            return new RazorComponentResult<RefusedPage>(new { Person = person, Why = "Files may hold decisions in anybody's name, so only who leads the review imports them." }) { StatusCode = StatusCodes.Status403Forbidden };
        }

        if (!bench.SightOf(person).SeesAllOthers)
        {
            return new RazorComponentResult<RefusedPage>(new { Person = person, Why = "An import tells what stands where its answers differ, so it opens once you have answered all that you code in this round. Nothing was changed." }) { StatusCode = StatusCodes.Status403Forbidden };
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files is not [{ Length: > 0 } file])
        {
            return new RazorComponentResult<FilesPage>(new { Bench = bench, Person = person, Said = "Choose one file." }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        // The name that the browser tells is shown and used for nothing; only its ending says how the file is read.
        var scratch = Directory.CreateTempSubdirectory("synthesis-");
        try
        {
            var ending = Path.GetExtension(file.FileName).ToLowerInvariant() is ".qdpx" or ".qdc" ? Path.GetExtension(file.FileName).ToLowerInvariant() : ".csv";
            var path = Path.Combine(scratch.FullName, "import" + ending);
            await using (var copy = File.Create(path))
            {
                await file.CopyToAsync(copy, context.RequestAborted);
            }

            using var said = new StringWriter();
            var status = StatusCodes.Status200OK;
            try
            {
                await bench.ImportAsync(person, path, form["close"] == "yes", form["changed"] == "yes", said);
            }
            catch (Exception e) when (e is CodebookException or UsageException or ExchangeException or StoreException or InvalidDataException)
            {
                status = StatusCodes.Status422UnprocessableEntity;
                if (e is StoreException)
                {
                    // What was said before of decisions that were added is not so: either all is on disk or nothing.
                    said.GetStringBuilder().Clear();
                }

                await said.WriteLineAsync(e.Message);
            }

            return new RazorComponentResult<FilesPage>(new { Bench = bench, Person = person, Said = said.ToString().Replace(path, file.FileName, StringComparison.Ordinal).Replace("synthesis: ", "", StringComparison.Ordinal), Name = file.FileName }) { StatusCode = status };
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
