using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;
using Synthesis.Review;

namespace Synthesis.App.Web;

/// <summary>Where coders differ, and settling it.</summary>
internal static class DifferenceRoutes
{
    internal static void Map(IEndpointRouteBuilder app, Bench bench)
    {
        app.MapGet("/differences", (HttpContext context, string? code) =>
            new RazorComponentResult<DifferencesPage>(new { Bench = bench, Person = Gate.Of(context), Code = code }));
        app.MapGet("/differences/one", (HttpContext context, string strategy, string code) => Show(bench, Gate.Of(context), strategy, code, null));
        app.MapPost("/differences/one", async (HttpContext context) =>
        {
            var (person, form) = (Gate.Of(context), await context.Request.ReadFormAsync(context.RequestAborted));
            var (strategy, code) = (form["strategy"].ToString(), form["code"].ToString());
            var (status, quote) = (form["status"].ToString(), form["quote"].ToString().Split('|', 3));
            var refused = await bench.DecideAsync(person, new GivenAnswer(form["request"].ToString(), strategy, code, status, status == "present" ? [.. form["values"].OfType<string>()] : [],
                quote.Length == 3 && status != "absent" ? quote[2] : null, Number(quote, 0), Number(quote, 1), null, form["reason"].ToString(), form["round"].ToString(), form["seen"].ToString()), consensus: true);
            if (refused is not null)
            {
                context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Show(bench, person, strategy, code, refused);
            }

            return bench.Compared(person).FirstOrDefault(c => c.Differs) is { } next
                ? Results.Redirect($"/differences/one?strategy={Uri.EscapeDataString(next.Strategy)}&code={Uri.EscapeDataString(next.Code)}") : Results.Redirect("/differences");
        });
    }

    private static IResult Show(Bench bench, Person person, string strategy, string code, string? refused) =>
        bench.Now.Book.StateOf(new CellName(strategy, code)) is var seen && bench.Compared(person).FirstOrDefault(c => c.Strategy == strategy && c.Code == code) is { } comparison
            ? new RazorComponentResult<DifferencePage>(new { Bench = bench, Person = person, Comparison = comparison, Seen = seen, Refused = refused })
            : Results.NotFound();

    private static int? Number(string[] parts, int i) => parts.Length == 3 && int.TryParse(parts[i], out var n) ? n : null;
}
