using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;

namespace Synthesis.App.Web;

/// <summary>The first page.</summary>
internal static class HomeRoutes
{
    internal static void Map(IEndpointRouteBuilder app, Bench bench) =>
        app.MapGet("/", (HttpContext context) => new RazorComponentResult<HomePage>(new { Bench = bench, Person = Gate.Of(context) }));
}
