namespace Synthesis.SampleWeb.Faults;

/// <summary>Whoever does not say what they accept is refused with 406, and whoever accepts neither web pages nor everything is given JSON.</summary>
public sealed class AcceptSensitive : IFault
{
    /// <inheritdoc/>
    public string Name => "accept";

    /// <inheritdoc/>
    public string? Family => "wall";

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer) => scene.At(this) is null || answer.Status != 200 || answer.MediaType?.StartsWith("text/html", StringComparison.Ordinal) != true ? answer
        : scene.Header("Accept") switch
        {
            "" => Answer.Text("Say what you accept.", 406),
            var accept when _pages.Any(p => accept.Contains(p, StringComparison.OrdinalIgnoreCase)) => answer,
            _ => new Answer(200, "application/json", "{\"title\":\"Page\",\"content\":null}"u8.ToArray()),
        };

    private static readonly string[] _pages = ["text/html", "application/xhtml+xml", "text/*", "*/*"];
}
