namespace Synthesis.SampleWeb.Faults;

/// <summary>Strategies that are web pages, the pages on the way to them and a fifth of the others are sent as PDF files.</summary>
public sealed class PageMistyped : IFault
{
    /// <inheritdoc/>
    public string Name => "page-mistyped";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is { } site && answer.Status == 200 && answer.MediaType?.StartsWith("text/html", StringComparison.Ordinal) == true && (Ways.Struck(site, scene.Target) || Ways.Beside(site, scene.Target, 0.2))
        ? answer with { MediaType = "application/pdf" }
        : answer;
}
