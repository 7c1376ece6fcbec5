using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;

namespace Synthesis.App.Web;

/// <summary>Ratings of criteria.</summary>
internal static class RatingRoutes
{
    internal static void Map(IEndpointRouteBuilder app, Bench bench)
    {
        app.MapGet("/ratings", (HttpContext context, string? by) => Show(bench, Gate.Of(context), by, null, null));
        app.MapPost("/ratings", (Func<HttpContext, Task<IResult>>)(async context =>
        {
            var (person, form) = (Gate.Of(context), await context.Request.ReadFormAsync(context.RequestAborted));
            var criterion = form["criterion"].ToString();
            if (await bench.RateAsync(person, criterion, form["rating"].ToString(), form["elaboration"].ToString().Trim(), form["as"] == "consensus", form["seen"]) is { } refused)
            {
                context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Show(bench, person, null, refused, criterion);
            }

            return Results.Redirect($"/ratings#{Uri.EscapeDataString(criterion)}");
        }));
    }

    private static RazorComponentResult<RatingsPage> Show(Bench bench, Person person, string? by, string? refused, string? criterion)
    {
        var views = bench.Views(person);
        return new RazorComponentResult<RatingsPage>(new { Bench = bench, Person = person, View = views.Contains(by) ? by! : views[0], Views = views, Refused = refused, At = criterion });
    }
}
