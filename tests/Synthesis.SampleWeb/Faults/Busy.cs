using System.Globalization;

namespace Synthesis.SampleWeb.Faults;

/// <summary>The third and fourth of every twenty requests find the site busy: 503 with a Retry-After that is a date, four seconds on.</summary>
public sealed class Busy : IFault
{
    /// <inheritdoc/>
    public string Name => "busy";

    /// <inheritdoc/>
    public string? Family => "passing";

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Count("requests") % 20 is 3 or 4 ? Closed(scene.Time.GetUtcNow()) : null;

    private static Answer Closed(DateTimeOffset now) =>
        Answer.Text("We are busy. Come back soon.", 503) with { Headers = [("Date", now.ToString("R", CultureInfo.InvariantCulture)), ("Retry-After", now.AddSeconds(4).ToString("R", CultureInfo.InvariantCulture))] };
}
