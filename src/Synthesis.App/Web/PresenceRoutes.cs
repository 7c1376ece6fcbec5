using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Synthesis.App.Web;

/// <summary>Who is where now: kept in memory only, and nothing of what they do.</summary>
internal static class PresenceRoutes
{
    private static readonly TimeSpan Stays = TimeSpan.FromSeconds(30);

    internal static void Map(IEndpointRouteBuilder app, Bench bench)
    {
        var seen = new ConcurrentDictionary<string, (string Strategy, DateTimeOffset At)>(StringComparer.Ordinal);
        app.MapPost("/api/presence", (HttpContext context, string strategy) =>
        {
            var (person, now) = (Gate.Of(context), bench.Clock.GetUtcNow());
            if (bench.Now.Find(strategy) is null)
            {
                return Results.NotFound();
            }

            seen[person.Name] = (strategy, now);
            return Results.Json(new { others = seen.Where(s => s.Key != person.Name && s.Value.Strategy == strategy && now - s.Value.At < Stays).Select(s => s.Key).Order(StringComparer.Ordinal) });
        });
    }
}
