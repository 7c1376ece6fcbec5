using Microsoft.AspNetCore.Http;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Strategies, the pages on the way to them and a tenth of the others come in eight pieces a second of the web's clock apart, and whole; after half a second of real time the rest comes at once.</summary>
public sealed class SlowBytes : IFault
{
    /// <inheritdoc/>
    public string Name => "slow";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is { } site && answer.Status == 200 && scene.Asked.Method != "HEAD" && (Ways.Struck(site, scene.Target) || Ways.Beside(site, scene.Target, 0.1))
        ? answer with { Instead = (context, stop) => SlowlyAsync(context, answer, scene.Time, stop) }
        : answer;

    private static async Task SlowlyAsync(HttpContext context, Answer answer, TimeProvider time, CancellationToken stop)
    {
        context.Response.ContentType = answer.MediaType;
        context.Response.ContentLength = answer.Body.Length;
        var patience = Task.Delay(TimeSpan.FromSeconds(0.5), stop);
        foreach (var piece in answer.Body.Chunk((answer.Body.Length / 8) + 1))
        {
            await context.Response.Body.WriteAsync(piece, stop);
            await context.Response.Body.FlushAsync(stop);
            await Task.WhenAny(patience, Task.Delay(TimeSpan.FromSeconds(1), time, stop));
        }
    }
}
