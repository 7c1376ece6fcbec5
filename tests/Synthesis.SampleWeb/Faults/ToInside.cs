using System.Globalization;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Links on every page redirect to this machine and to private networks, by name and by address in its several spellings.</summary>
public sealed class ToInside : IFault
{
    /// <inheritdoc/>
    public string Name => "to-inside";

    private static readonly string[] _inside =
    [
        "http://localhost/", "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://0x7f.1/", "http://0.0.0.0/", "http://10.0.0.1/", "http://192.168.1.1/strategy.pdf", "http://[fd00::1]/",
    ];

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) =>
        site.Plan.Faults.Contains(Name) ? [("/intranet/0", "Commissioning strategy"), (FormattableString.Invariant($"/intranet/{site.Plan.Dice.For(Name).Between(1, _inside.Length - 1)}"), "Sufficiency statement")] : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked.Path.StartsWith("/intranet/", StringComparison.Ordinal) && int.TryParse(scene.Asked.Path[10..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < _inside.Length
        ? Answer.To(_inside[n], 302)
        : null;
}
