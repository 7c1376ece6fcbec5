using System.Text;
using System.Text.RegularExpressions;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Each link of every page carries a session number that no link had before; the page is the same whatever the number.</summary>
public sealed partial class SessionIds : IFault
{
    /// <inheritdoc/>
    public string Name => "session-ids";

    /// <inheritdoc/>
    public string? Family => "address";

    /// <inheritdoc/>
    public Asked Heard(Scene scene, Asked asked) => scene.At(this) is null || asked.Parameter("sid").Length == 0 ? asked
        : asked with { Query = Sid().Replace(asked.Query, "").TrimStart('&') is { Length: > 0 } rest ? "?" + rest.TrimStart('?') : "", Parameters = asked.Parameters.Where(p => p.Key != "sid").ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase) };

    /// <inheritdoc/>
    public Answer After(Scene scene, Answer answer)
    {
        if (scene.At(this) is not { } site || answer.Status != 200 || answer.MediaType?.StartsWith("text/html", StringComparison.Ordinal) != true)
        {
            return answer;
        }

        // Byte by byte, since the page may be in any charset.
        var (dice, count) = (site.Plan.Dice.For($"sid {scene.Target} {scene.Count("pages")}"), 0);
        var html = Link().Replace(Encoding.Latin1.GetString(answer.Body), link => $"href=\"{link.Groups[1].Value}{(link.Groups[1].Value.Contains('?', StringComparison.Ordinal) ? "&amp;" : "?")}sid={dice.Next():x}{count++}\"");
        return answer with { Body = Encoding.Latin1.GetBytes(html), Lasting = false };
    }

    [GeneratedRegex("[?&]sid=[^&]*")]
    private static partial Regex Sid();

    [GeneratedRegex("href=\"(/(?!core/|/)[^\"#]*)\"")]
    private static partial Regex Link();
}
