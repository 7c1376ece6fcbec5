namespace Synthesis.SampleWeb.Faults;

/// <summary>Web pages are declared to be in a charset that they are not in, or that there is not.</summary>
public sealed class WrongCharset : IFault
{
    /// <inheritdoc/>
    public string Name => "charset";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is { } site && answer.MediaType?.StartsWith("text/html", StringComparison.Ordinal) == true
        ? answer with { MediaType = "text/html; charset=" + site.Plan.Dice.For(Name).Pick(["iso-8859-1", "utf8mb4", "x-unknown", "\"\""]) }
        : answer;
}
