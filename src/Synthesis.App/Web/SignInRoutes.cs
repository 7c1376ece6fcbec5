using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;

namespace Synthesis.App.Web;

/// <summary>Signing in by a link, and out.</summary>
internal static class SignInRoutes
{
    internal static void Map(IEndpointRouteBuilder app, Bench bench, Listening listening)
    {
        // The link only shows who would be signed in, so that a preview or another site's link signs nobody in.
        app.MapGet("/sign-in/{token}", (string token) => bench.Whose(token) is { } person
            ? (IResult)new RazorComponentResult<SignInPage>(new { Review = bench.Design.Settings.Question, person.Name, Token = token })
            : new RazorComponentResult<RefusedPage>(new { Why = "This link is not valid, or was revoked. Ask the review's lead for a new one." }) { StatusCode = StatusCodes.Status401Unauthorized });

        app.MapPost("/sign-in", async (HttpContext context) =>
        {
            var token = (await context.Request.ReadFormAsync(context.RequestAborted))["token"].ToString();
            if (bench.Whose(token) is not { } person)
            {
                return new RazorComponentResult<RefusedPage>(new { Why = "This link is not valid, or was revoked. Ask the review's lead for a new one." }) { StatusCode = StatusCodes.Status401Unauthorized };
            }

            context.Response.Cookies.Append(Gate.Cookie, token, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps || listening.BehindProxy is not null, Path = "/", MaxAge = TimeSpan.FromDays(30), IsEssential = true,
            });
            await bench.Writer.WriteAsync(null, alone: false, () => new Store.Writing(new Store.Act(person.Name, "sign-in", ""), []));
            return Results.Redirect("/");
        });

        app.MapPost("/sign-out", (HttpContext context) =>
        {
            context.Response.Cookies.Delete(Gate.Cookie, new CookieOptions { Path = "/", SameSite = SameSiteMode.Strict, HttpOnly = true });
            return new RazorComponentResult<RefusedPage>(new { Why = "You are signed out. Your link signs you in again.", Heading = "Signed out" });
        });
    }
}
