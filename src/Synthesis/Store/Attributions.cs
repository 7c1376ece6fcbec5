using Microsoft.EntityFrameworkCore;

namespace Synthesis.Store;

/// <summary>Whose a publication is, as a person says: the authorities of a joint strategy, or of one that names none.</summary>
/// <param name="Subject">The publication's short name.</param>
/// <param name="By">Who says so.</param>
/// <param name="Authorities">Codes of the authorities, at least one; empty takes back what people said, so that what screening finds stands.</param>
/// <param name="Reason">Why.</param>
public sealed record Attribution(string Subject, string By, IReadOnlyList<string> Authorities, string Reason);

/// <summary>An attribution: append-only; the last of a publication stands.</summary>
internal sealed class AttributionRow
{
    public int Id { get; set; }

    public string At { get; set; } = "";

    public string By { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Authorities { get; set; } = "";

    public string Reason { get; set; } = "";
}

/// <content>Whose publications are, as people say.</content>
public sealed partial class ReviewStore
{
    /// <summary>Every attribution, oldest first.</summary>
    public IReadOnlyList<Attribution> Attributions() => [.. context.Attributions.AsNoTracking().OrderBy(a => a.Id).AsEnumerable()
        .Select(a => new Attribution(a.Subject, a.By, a.Authorities.Split('|', StringSplitOptions.RemoveEmptyEntries), a.Reason))];

    /// <summary>Adds an attribution.</summary>
    public void AddAttribution(Attribution given) => Write(() => context.Attributions.Add(new AttributionRow
    {
        At = Now(), By = given.By, Subject = given.Subject, Authorities = string.Join('|', given.Authorities), Reason = given.Reason,
    }));
}
