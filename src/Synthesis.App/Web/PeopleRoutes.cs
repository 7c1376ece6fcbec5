using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;
using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <summary>Who may sign in, rounds, and the log: for who leads.</summary>
internal static class PeopleRoutes
{
    internal static void Map(IEndpointRouteBuilder app, Bench bench, Listening listening)
    {
        app.MapGet("/people", (HttpContext context) => Show(bench, context, null, null));
        app.MapPost("/people/add", (Func<HttpContext, Task<IResult>>)(async context =>
        {
            var (person, form) = (Gate.Of(context), await context.Request.ReadFormAsync(context.RequestAborted));
            var name = form["name"].ToString().Trim();
            if (!person.Leads || !MayBeCalled(name))
            {
                return Show(bench, context, "Write a name of 1 to 100 characters.", null);
            }

            var token = Person.NewToken();
            await bench.ChangeAsync(store =>
            {
                store.AddSignIn(name, form["leads"] == "yes", Person.HashOf(token));
                store.Write([new Writing(new Act(person.Name, "add", name), [])]);
            });
            return Show(bench, context, null, (name, $"{listening.Scheme(context.Request)}://{context.Request.Host}/sign-in/{token}"));
        }));
        app.MapPost("/people/revoke", (Func<HttpContext, Task<IResult>>)(async context =>
        {
            var (person, name) = (Gate.Of(context), (await context.Request.ReadFormAsync(context.RequestAborted))["name"].ToString());
            if (person.Leads)
            {
                await bench.ChangeAsync(store =>
                {
                    store.Revoke(name);
                    store.Write([new Writing(new Act(person.Name, "revoke", name), [])]);
                });
            }

            return Show(bench, context, null, null);
        }));
        app.MapPost("/people/round", (Func<HttpContext, Task<IResult>>)(async context =>
        {
            var (person, form) = (Gate.Of(context), await context.Request.ReadFormAsync(context.RequestAborted));
            var refused = !person.Leads ? "Only who leads sets rounds." : !double.TryParse(form["share"], NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? "The share is a number from 0 to 100."
                : await bench.BeginRoundAsync(person, form["hides"] == "yes", form["kind"].ToString(), [.. form["coders"].OfType<string>()], share / 100);
            return Show(bench, context, refused, null);
        }));
    }

    /// <summary>Whether a person may have that name.</summary>
    internal static bool MayBeCalled(string name) => name.Length is > 0 and <= 100 && name is not (Decision.Consensus or ReviewStore.Machine or Bench.Machine) && !name.Any(char.IsControl);

    private static IResult Show(Bench bench, HttpContext context, string? refused, (string Name, string Link)? made)
    {
        var person = Gate.Of(context);
        return !person.Leads ? new RazorComponentResult<RefusedPage>(new { Person = person, Why = "Only who leads the review sees this page." }) { StatusCode = StatusCodes.Status403Forbidden }
            : new RazorComponentResult<PeoplePage>(new { Bench = bench, Person = person, Refused = refused, MadeFor = made?.Name, MadeLink = made?.Link }) { StatusCode = refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }
}
