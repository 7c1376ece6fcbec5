namespace Synthesis.SampleWeb.Faults;

/// <summary>Failures in a row that pass: three of 500, 502 and 504 from the sixth request on, and two in every forty after.</summary>
public sealed class Outage : IFault
{
    /// <inheritdoc/>
    public string Name => "outage";

    /// <inheritdoc/>
    public string? Family => "passing";

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked.Path != "/robots.txt" && scene.Count("requests") is var n && (n is >= 6 and <= 8 || (n > 40 && n % 40 < 2))
        ? Answer.Text("Something went wrong.", (n % 3) switch { 0 => 500, 1 => 502, _ => 504 })
        : null;
}
