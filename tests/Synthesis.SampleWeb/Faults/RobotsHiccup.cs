namespace Synthesis.SampleWeb.Faults;

/// <summary>robots.txt fails once, 503 with a Retry-After of two seconds, and is there from then on.</summary>
public sealed class RobotsHiccup : IFault
{
    /// <inheritdoc/>
    public string Name => "robots-hiccup";

    /// <inheritdoc/>
    public string? Family => "passing";

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked.Path == "/robots.txt" && scene.Count("robots") == 1
        ? Answer.Text("One moment.", 503) with { Headers = [("Retry-After", "2")] }
        : null;
}
