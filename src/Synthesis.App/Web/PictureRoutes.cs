using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Synthesis.Extract;

namespace Synthesis.App.Web;

/// <summary>Pictures of documents' pages, and where quotes stand on them.</summary>
internal static class PictureRoutes
{
    internal static void Map(IEndpointRouteBuilder app, Bench bench, Pictures pictures)
    {
        app.MapGet("/picture", async (HttpContext context, string strategy, string path, int page) =>
        {
            if (Find(bench, strategy, path) is not { } document || page < 1 || page > document.Pages || await pictures.PageAsync(document, page, context.RequestAborted) is not { } png)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "private, max-age=86400";
            return Results.Bytes(png, "image/png");
        });
        app.MapGet("/api/marks", async (HttpContext context, string strategy, string path, int start, int end) =>
            Find(bench, strategy, path) is { } document && start >= 0 && end > start
                ? Results.Json((await pictures.MarksAsync(document, start, end, context.RequestAborted)).Select(p => new { p.Page, p.Width, p.Height, p.Marks }))
                : Results.NotFound());
    }

    /// <summary>A document of a publication of the review; a path that it does not have is none, wherever it leads.</summary>
    private static Document? Find(Bench bench, string strategy, string path) =>
        bench.Now.Find(strategy) is { } found ? bench.Texts(found).FirstOrDefault(d => d.Path == path) : null;
}
