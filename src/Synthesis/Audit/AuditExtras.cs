using Synthesis.Codebooks;

namespace Synthesis.Audit;

/// <summary>How many strategies of a review answer a code.</summary>
/// <param name="Name">Which strategies: all of them, or a group to which the draft's authority belongs.</param>
/// <param name="Present">How many answer it.</param>
/// <param name="Of">Of how many.</param>
public sealed record PeerShare(string Name, int Present, int Of);

/// <summary>A passage of a published strategy that answers a code.</summary>
/// <param name="Strategy">The strategy's title, or its name.</param>
/// <param name="Authorities">Its authorities.</param>
/// <param name="Quote">The words.</param>
/// <param name="Page">The page, or null.</param>
/// <param name="Link">Where it was published, or null.</param>
public sealed record PeerPassage(string Strategy, IReadOnlyList<string> Authorities, string Quote, int? Page, string? Link);

/// <summary>What published strategies do with a code.</summary>
/// <param name="Shares">How many answer it, of all and of groups.</param>
/// <param name="Passages">At most two good passages.</param>
public sealed record PeerAnswers(IReadOnlyList<PeerShare> Shares, IReadOnlyList<PeerPassage> Passages);

/// <summary>What else stands beside an audit: peers, helps, what changed since the last one, and what was sent where.</summary>
/// <param name="Peers">By <c>codebook:code</c>, what published strategies do; empty where no review was given.</param>
/// <param name="PeersOf">What the peers are, in words; null where none were asked for.</param>
/// <param name="Signposts">By <c>codebook:code</c>, tools and examples that help.</param>
/// <param name="Progress">What changed since the audit before, or null.</param>
/// <param name="Sent">What was sent to a model, and where: one sentence.</param>
public sealed record AuditExtras(
    IReadOnlyDictionary<string, PeerAnswers> Peers, string? PeersOf, IReadOnlyDictionary<string, IReadOnlyList<Signpost>> Signposts, AuditProgress? Progress, string Sent)
{
    /// <summary>Nothing beside it.</summary>
    public static AuditExtras None { get; } = new(new Dictionary<string, PeerAnswers>(), null, new Dictionary<string, IReadOnlyList<Signpost>>(), null, NothingSent);

    /// <summary>What is said where nothing was sent.</summary>
    public const string NothingSent = "Nothing of the draft left this machine: no model was asked.";
}
