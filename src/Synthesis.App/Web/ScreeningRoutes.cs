using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;
using Synthesis.Screen;

namespace Synthesis.App.Web;

/// <summary>Screening: what is counted and what is left out.</summary>
internal static class ScreeningRoutes
{
    internal static void Map(IEndpointRouteBuilder app, Bench bench)
    {
        app.MapGet("/screening", (HttpContext context) => new RazorComponentResult<ScreeningPage>(new { Bench = bench, Person = Gate.Of(context) }));
        app.MapGet("/screening/one", (HttpContext context, string name, string? after) => Show(bench, Gate.Of(context), name, null, after));
        app.MapPost("/screening/one", async (HttpContext context) =>
        {
            var (person, form) = (Gate.Of(context), await context.Request.ReadFormAsync(context.RequestAborted));
            var (name, fate) = (form["name"].ToString(), form["fate"].ToString());
            var reason = form["reason"].ToString().Trim() is { Length: > 0 } given ? given : Fate.Codes.FirstOrDefault(c => c.Code == fate).Title ?? "taken back";
            if (await bench.ScreenAsync(person, name, fate, reason, form["seen"]) is { } refused)
            {
                context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Show(bench, person, name, refused);
            }

            return fate != Fate.AsScreened && bench.ToScreen().FirstOrDefault(s => s.Selected.Fate.By is null) is { } next
                ? Results.Redirect($"/screening/one?name={Uri.EscapeDataString(next.Name)}&after={Uri.EscapeDataString(name)}") : Results.Redirect($"/screening/one?name={Uri.EscapeDataString(name)}");
        });
        app.MapPost("/screening/authorities", async (HttpContext context) =>
        {
            var (person, form) = (Gate.Of(context), await context.Request.ReadFormAsync(context.RequestAborted));
            var name = form["name"].ToString();
            var given = form["as"] == "found" ? "" : form["authorities"].ToString();
            if ((form["as"] != "found" && string.IsNullOrWhiteSpace(given) ? "Write at least one authority." : await bench.AttributeAsync(person, name, given, form["reason"].ToString().Trim(), form["seen"])) is { } refused)
            {
                context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Show(bench, person, name, refused);
            }

            return Results.Redirect($"/screening/one?name={Uri.EscapeDataString(name)}");
        });
    }

    private static IResult Show(Bench bench, Person person, string name, string? refused, string? after = null) => bench.Now.Find(name) is { } one
        ? new RazorComponentResult<CandidatePage>(new { Bench = bench, Person = person, Candidate = one, Refused = refused, After = after }) : Results.NotFound();
}
