namespace Synthesis.Gather;

/// <summary>A public body whose documents are reviewed: one row of the population's table.</summary>
/// <param name="Code">Its identifier in the table, such as the GSS code <c>E10000015</c>.</param>
/// <param name="Name">Its short name.</param>
/// <param name="OfficialName">Its name in full.</param>
/// <param name="AlternativeNames">Other names it is known by.</param>
/// <param name="Region">The region it lies in, or null.</param>
/// <param name="Type">What kind of authority it is, or null.</param>
/// <param name="Website">The address of its site, or null.</param>
/// <param name="Start">Its first day, or null where it is older than the table or unknown.</param>
/// <param name="End">Its last day, or null while it exists.</param>
/// <param name="Predecessors">Codes of the bodies it took over from.</param>
public sealed record Authority(
    string Code, string Name, string OfficialName, IReadOnlyList<string> AlternativeNames, string? Region, string? Type,
    string? Website, DateOnly? Start, DateOnly? End, IReadOnlyList<string> Predecessors)
{
    /// <summary>Its identifier with those it works with, such as the three-digit <c>dfe_code</c>, or null. A body that takes over under it continues the one before.</summary>
    public string? PartnerCode { get; init; }

    /// <summary>The address of the site of a trust or company that runs the service for it, or null.</summary>
    public string? TrustWebsite { get; init; }

    /// <summary>Whether the authority existed on <paramref name="date"/> (its first and last day included).</summary>
    public bool InForce(DateOnly date) => (Start is null || Start <= date) && (End is null || End >= date);
}
