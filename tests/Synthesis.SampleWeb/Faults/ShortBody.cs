using Microsoft.AspNetCore.Http;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Content-Length promises a thousand bytes more than come before the connection ends, when a strategy, a page on the way to it or a quarter of the others is first asked for.</summary>
public sealed class ShortBody : IFault
{
    /// <inheritdoc/>
    public string Name => "short-body";

    /// <inheritdoc/>
    public string? Family => "passing";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is { } site && answer.Status == 200 && scene.Asked.Method != "HEAD" && (Ways.Struck(site, scene.Target) || Ways.Beside(site, scene.Target, 0.25)) && scene.Count("struck " + scene.Target) == 1
        ? new Answer(0, null, []) { Instead = (context, stop) => ShortAsync(context, answer, stop) }
        : answer;

    private static async Task ShortAsync(HttpContext context, Answer answer, CancellationToken stop)
    {
        // The server ends the connection by itself when less is written than was promised.
        context.Response.ContentType = answer.MediaType;
        context.Response.ContentLength = answer.Body.Length + 1000;
        await context.Response.Body.WriteAsync(answer.Body, stop);
        await context.Response.Body.FlushAsync(stop);
    }
}
