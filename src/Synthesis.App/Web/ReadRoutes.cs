using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;
using Synthesis.Tag;

namespace Synthesis.App.Web;

/// <summary>A publication to read, with a place marked: where every quote of every page leads.</summary>
internal static class ReadRoutes
{
    /// <summary>The address of a quote.</summary>
    internal static string Link(string strategy, Evidence e) => Link(strategy, e.Path, e.Start, e.End);

    internal static string Link(string strategy, string path, int start, int end) => FormattableString.Invariant(
        $"/read?strategy={Uri.EscapeDataString(strategy)}&path={Uri.EscapeDataString(path)}&start={start}&end={end}");

    internal static void Map(IEndpointRouteBuilder app, Bench bench) =>
        app.MapGet("/read", (HttpContext context, string strategy, string? path, int? start, int? end) => bench.Now.Find(strategy) is { } found
            ? (IResult)new RazorComponentResult<ReadPage>(new { Bench = bench, Person = Gate.Of(context), Strategy = found, Path = path, Start = start, End = end }) : Results.NotFound());
}
