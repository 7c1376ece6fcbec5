using Microsoft.AspNetCore.Http;

namespace Synthesis.SampleWeb.Faults;

/// <summary>The connection is reset after half of the body when a strategy, a page on the way to it or a quarter of the others is first asked for.</summary>
public sealed class ResetMidway : IFault
{
    /// <inheritdoc/>
    public string Name => "reset-midway";

    /// <inheritdoc/>
    public string? Family => "passing";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is { } site && answer.Status == 200 && scene.Asked.Method != "HEAD" && (Ways.Struck(site, scene.Target) || Ways.Beside(site, scene.Target, 0.25)) && scene.Count("struck " + scene.Target) == 1
        ? new Answer(0, null, []) { Instead = (context, stop) => HalfAsync(context, answer, stop) }
        : answer;

    private static async Task HalfAsync(HttpContext context, Answer answer, CancellationToken stop)
    {
        context.Response.ContentType = answer.MediaType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), stop);
        await context.Response.Body.FlushAsync(stop);
        context.Abort();
    }
}
