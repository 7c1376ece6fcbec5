namespace Synthesis.SampleWeb.Faults;

/// <summary>Every seventh request is one too many: 429 with a Retry-After of three seconds.</summary>
public sealed class TooMany : IFault
{
    /// <inheritdoc/>
    public string Name => "too-many";

    /// <inheritdoc/>
    public string? Family => "passing";

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Count("requests") % 7 == 0
        ? Answer.Text("Too many requests.", 429) with { Headers = [("Retry-After", "3")] }
        : null;
}
