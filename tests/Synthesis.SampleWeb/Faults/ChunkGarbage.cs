using System.Text;
using Microsoft.AspNetCore.Http;

namespace Synthesis.SampleWeb.Faults;

/// <summary>The second chunk of a chunked body has no number before it, when a strategy, a page on the way to it or a quarter of the others is first asked for.</summary>
public sealed class ChunkGarbage : IFault
{
    /// <inheritdoc/>
    public string Name => "chunk-garbage";

    /// <inheritdoc/>
    public string? Family => "passing";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is { } site && answer.Status == 200 && scene.Asked.Method != "HEAD" && (Ways.Struck(site, scene.Target) || Ways.Beside(site, scene.Target, 0.25)) && scene.Count("struck " + scene.Target) == 1
        ? new Answer(0, null, []) { Instead = (context, stop) => GarbageAsync(context, answer, stop) }
        : answer;

    private static async Task GarbageAsync(HttpContext context, Answer answer, CancellationToken stop)
    {
        context.Response.ContentType = answer.MediaType;
        context.Response.Headers.TransferEncoding = "chunked";
        context.Response.Headers.Connection = "close";
        var part = answer.Body.AsMemory(0, Math.Min(answer.Body.Length, 256));
        await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), stop);
        await context.Response.Body.WriteAsync(part, stop);
        await context.Response.Body.WriteAsync("\r\nno number\r\n?\r\n"u8.ToArray(), stop);
        await context.Response.Body.FlushAsync(stop);
    }
}
