using Microsoft.AspNetCore.Http;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>A page that every page links sends a byte every five seconds of the web's clock for ten minutes, though never for more than ten seconds of real time, and is then cut off.</summary>
public sealed class Tarpit : IFault
{
    /// <inheritdoc/>
    public string Name => "tarpit";

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name) ? [("/reports/sufficiency-live", "Sufficiency of placements: live figures")] : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked is { Path: "/reports/sufficiency-live", Method: "GET" }
        ? new Answer(0, null, []) { Instead = (context, stop) => DripAsync(context, scene.Time, stop) }
        : null;

    private static async Task DripAsync(HttpContext context, TimeProvider time, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(TimeSpan.FromSeconds(10));
        context.Response.ContentType = "text/html; charset=utf-8";
        try
        {
            for (var i = 0; i < 120; i++)
            {
                await context.Response.Body.WriteAsync(" "u8.ToArray(), end.Token);
                await context.Response.Body.FlushAsync(end.Token);
                await Task.Delay(TimeSpan.FromSeconds(5), time, end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Its time is over, or the visitor has gone.
        }

        context.Abort();
    }
}
