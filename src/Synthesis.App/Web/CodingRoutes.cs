using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;
using Synthesis.Codebooks;
using Synthesis.Review;

namespace Synthesis.App.Web;

/// <summary>The coding page and what its script asks for.</summary>
internal static class CodingRoutes
{
    internal static void Map(IEndpointRouteBuilder app, Bench bench)
    {
        app.MapGet("/coding", (HttpContext context, string? strategy, string? code, string? by) =>
        {
            var person = Gate.Of(context);
            var way = Bench.Ways.Contains(by) ? by! : "strategy";
            var sight = bench.SightOf(person);
            var cell = bench.Now.Find(strategy) is { } chosen && sight.MayCode(chosen) && bench.CodeOf(code) is not null ? new CellName(strategy!, code!)
                : bench.Next(person, way, strategy, code) ?? (bench.Now.Included.FirstOrDefault(sight.MayCode) is { } any ? new CellName(any.Name, bench.Design.Codes[0].Id) : null);
            return (IResult)(cell is null || bench.Now.Find(cell.Strategy) is not { } found || !sight.MayCode(found)
                ? new RazorComponentResult<RefusedPage>(new { Why = "No strategy is there for you to code in this round. Who leads codes what nobody else has answered, or what a draw gives them.", Heading = "Nothing to code", Person = person })
                : new RazorComponentResult<CodingPage>(new { Bench = bench, Person = person, Strategy = found, cell.Code, By = way }));
        });

        app.MapGet("/coding/text", (HttpContext context, string strategy) =>
            bench.Now.Find(strategy) is { } found && bench.SightOf(Gate.Of(context)).MayCode(found)
                ? (IResult)new RazorComponentResult<DocumentText>(new { Documents = bench.Texts(found) }) : Results.NotFound());

        app.MapGet("/api/codebook", () => Results.Json(bench.Design.Codes.Select(CodeView)));
        app.MapGet("/api/cell", (HttpContext context, string strategy, string code) => bench.Cell(Gate.Of(context), strategy, code) is { } cell ? Results.Json(cell) : Results.NotFound());
        app.MapGet("/api/next", (HttpContext context, string by, string? strategy, string? code) => Results.Json(NextCell(bench, Gate.Of(context), by, strategy, code)));
        app.MapPost("/api/decide", async (HttpContext context, GivenAnswer answer, string? by, bool? stay) =>
        {
            var person = Gate.Of(context);
            return await bench.DecideAsync(person, answer, consensus: false) is { } refused ? Refused(refused)
                : Results.Json(new { next = stay == true ? bench.Cell(person, answer.Strategy, answer.Code) : NextCell(bench, person, by ?? "strategy", answer.Strategy, answer.Code) });
        });
        app.MapPost("/api/undo", async (HttpContext context, string request, string? decision) =>
        {
            var person = Gate.Of(context);
            var cell = await bench.UndoAsync(person, request, decision);
            return cell is null ? Refused("There is nothing to take back in this round, or the strategy is answered and settled.") : Results.Json(new { next = bench.Cell(person, cell.Strategy, cell.Code) });
        });
    }

    internal static IResult Refused(string why) => Results.Json(new { error = why }, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static CellView? NextCell(Bench bench, Person person, string by, string? strategy, string? code) =>
        bench.Next(person, by, strategy, code) is { } next ? bench.Cell(person, next.Strategy, next.Code) : null;

    private static object CodeView(Code code) => new
    {
        code.Id, code.Theme, code.Title, code.Definition, code.Include, code.Exclude, Choose = code.Choose.ToString().ToLowerInvariant(),
        Values = code.Values.Select(v => new { v.Id, v.Title, v.Definition }),
        Examples = code.Examples.Select(e => new { e.Text, e.Values }),
        CounterExamples = code.CounterExamples.Select(e => new { e.Text, e.Why }),
    };
}
