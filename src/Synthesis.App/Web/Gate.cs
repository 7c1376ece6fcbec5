using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Synthesis.App.Web.Pages;

namespace Synthesis.App.Web;

/// <summary>What every request passes: the host, safe headers, who asks, and for what writes the proof that a page of ours asked.</summary>
internal sealed class Gate(Bench bench, Listening listening)
{
    internal const string Cookie = "synthesis", ProofHeader = "X-Synthesis-Proof", ProofField = "proof";
    internal const long MostUpload = 32L << 20, MostBody = 64L << 10;
    private static readonly object Key = new();

    /// <summary>The person who asks.</summary>
    internal static Person Of(HttpContext context) => (Person)context.Items[Key]!;

    internal async Task PassAsync(HttpContext context, Func<Task> next)
    {
        Harden(context.Response.Headers, context.Request.IsHttps || listening.BehindProxy is not null);
        if (!listening.IsOwn(context.Request.Host.Host))
        {
            await RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This server does not go by that name.");
            return;
        }

        var path = context.Request.Path;
        if (path.StartsWithSegments("/assets", StringComparison.Ordinal))
        {
            await next();
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        var writes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (writes && !IsFromHere(context.Request))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "The request came from another site. Nothing was changed.");
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = path == "/files/import" ? MostUpload : MostBody;
        }

        if (context.Request.ContentLength > (path == "/files/import" ? MostUpload : MostBody))
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "That is too large. Nothing was changed.");
            return;
        }

        var person = bench.Whose(context.Request.Cookies[Cookie]);
        context.Items[Key] = person;
        if (path.StartsWithSegments("/sign-in", StringComparison.Ordinal))
        {
            await next();
        }
        else if (person is null)
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "You are not signed in. Open the link that the review's lead gave you, or ask for a new one.");
        }
        else if (writes && !await HasProofAsync(context.Request, person))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "The request did not come from a page of this review. Nothing was changed: load the page again.");
        }
        else
        {
            await next();
        }
    }

    /// <summary>Answers with a refusal: a page for people, plain words for scripts.</summary>
    internal static async Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            await context.Response.WriteAsJsonAsync(new { error = why });
            return;
        }

        var result = new RazorComponentResult<RefusedPage>(new { Why = why }) { StatusCode = status };
        await result.ExecuteAsync(context);
    }

    private static void Harden(IHeaderDictionary headers, bool tls)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.XFrameOptions = "DENY";
        if (tls)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }

    private static bool IsFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin" && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value));
    }

    private static async Task<bool> HasProofAsync(HttpRequest request, Person person)
    {
        var given = request.Headers[ProofHeader].ToString();
        if (given.Length == 0 && request.HasFormContentType)
        {
            given = (await request.ReadFormAsync(request.HttpContext.RequestAborted))[ProofField].ToString();
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(person.Proof));
    }
}
