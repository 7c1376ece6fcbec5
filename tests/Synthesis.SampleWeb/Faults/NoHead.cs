namespace Synthesis.SampleWeb.Faults;

/// <summary>HEAD is refused with 405, 501, 404 or 403, or hung up on, one of these for each site; GET works.</summary>
public sealed class NoHead : IFault
{
    /// <inheritdoc/>
    public string Name => "no-head";

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not { } site || scene.Asked.Method != "HEAD" ? null
        : site.Plan.Dice.For(Name).Pick([405, 501, 404, 403, 0]) is > 0 and var status ? new Answer(status, "text/plain", [])
        : new Answer(0, null, []) { Instead = (context, _) => Task.Run(context.Abort, CancellationToken.None) };
}
