namespace Synthesis.SampleWeb.Faults;

/// <summary>A seventh of the pages that lead to no strategy are sent with a head of 100 KB.</summary>
public sealed class BigHeaders : IFault
{
    /// <inheritdoc/>
    public string Name => "big-headers";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is { } site && answer.Status == 200 && answer.MediaType?.StartsWith("text/html", StringComparison.Ordinal) == true && Ways.Beside(site, scene.Target, 1 / 7.0)
        ? answer with { Headers = [.. answer.Headers, .. Enumerable.Range(0, 25).Select(n => (FormattableString.Invariant($"X-Trace-{n}"), new string('x', 4096)))] }
        : answer;
}
