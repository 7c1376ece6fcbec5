using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;

namespace Synthesis.App.Web;

/// <summary>Tables live, each cell opening onto its evidence; and agreement.</summary>
internal static class TableRoutes
{
    internal static readonly string[] Tables = ["coverage", "matrix", "sample", "flow", "numbers"];

    internal static void Map(IEndpointRouteBuilder app, Bench bench)
    {
        app.MapGet("/tables", (HttpContext context, string? table, string? by) => Show(bench, Gate.Of(context), table, by, null, null));
        app.MapGet("/tables/cell", (HttpContext context, string table, string by, string row, string? value) => Show(bench, Gate.Of(context), table, by, row, value));
        app.MapGet("/agreement", async (HttpContext context) =>
        {
            var person = Gate.Of(context);
            if (!bench.SightOf(person).SeesAllOthers)
            {
                await Gate.RefuseAsync(context, StatusCodes.Status403Forbidden, "Agreement shows what coders answered. It opens to who leads the review, once they have answered all that they code themselves.");
                return;
            }

            await new RazorComponentResult<AgreementPage>(new { Bench = bench, Person = person }).ExecuteAsync(context);
        });
    }

    private static IResult Show(Bench bench, Person person, string? table, string? by, string? row, string? value)
    {
        var views = bench.Views(person);
        var (view, shown) = (by ?? views[0], table ?? Tables[0]);
        return !views.Contains(view) || !Tables.Contains(shown)
            ? new RazorComponentResult<RefusedPage>(new { Person = person, Why = "You cannot see these answers while you code blind, or there is no such table." }) { StatusCode = StatusCodes.Status403Forbidden }
            : row is null ? new RazorComponentResult<TablesPage>(new { Bench = bench, Person = person, Views = views, View = view, Table = shown })
            : new RazorComponentResult<TableCellPage>(new { Bench = bench, Person = person, View = view, Table = shown, Row = row, Value = value });
    }
}
