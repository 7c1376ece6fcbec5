namespace Synthesis.SampleWeb.Faults;

/// <summary>PDF files are sent as web pages, as plain text, as octets or with no type, one of these for each site.</summary>
public sealed class PdfMistyped : IFault
{
    /// <inheritdoc/>
    public string Name => "pdf-mistyped";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is { } site && answer is { Status: 200, MediaType: "application/pdf" }
        ? answer with { MediaType = site.Plan.Dice.For(Name).Pick(["text/html; charset=utf-8", "text/html", "text/plain", "application/octet-stream", null]) }
        : answer;
}
