namespace Synthesis.SampleWeb.Faults;

/// <summary>The connection is reset before a byte of the answer when a strategy, a page on the way to it or a quarter of the others is first asked for.</summary>
public sealed class ResetFirst : IFault
{
    /// <inheritdoc/>
    public string Name => "reset-first";

    /// <inheritdoc/>
    public string? Family => "passing";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is { } site && answer.Status == 200 && scene.Asked.Method != "HEAD" && (Ways.Struck(site, scene.Target) || Ways.Beside(site, scene.Target, 0.25)) && scene.Count("struck " + scene.Target) == 1
        ? new Answer(0, null, []) { Instead = (context, _) => Task.Run(context.Abort, CancellationToken.None) }
        : answer;
}
