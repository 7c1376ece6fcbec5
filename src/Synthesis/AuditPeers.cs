using Synthesis.Audit;
using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Review;
using Synthesis.Store;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    private const int PassagesShown = 2, FewestWords = 8, MostWords = 90, MostAlike = 10;

    /// <summary>What the strategies of a review do with each code: how many answer it, of all and of the groups to which the draft's authorities belong, and two passages that do it well.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What it remembers; people's consensus is counted where there is one, else suggestions.</param>
    /// <param name="name">What the review is called.</param>
    /// <param name="authorities">Codes of the draft's authorities; their own strategies are no peers.</param>
    /// <param name="facts">A file of official figures, by which authorities are told alike where no table of neighbours is at hand; null for none.</param>
    /// <returns>By <c>codebook:code</c> what peers do, and what the peers are in words.</returns>
    public static (IReadOnlyDictionary<string, PeerAnswers> Peers, string Of) PeersOf(ReviewDesign design, ReviewStore store, string name, IReadOnlyList<string> authorities, string? facts)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(store);
        var settled = store.Decisions().Any(d => d.Round == Decision.Consensus);
        var run = ReportOf(design, store, settled ? Decision.Consensus : null);
        var coded = run.Coded.ToDictionary(c => c.Strategy, StringComparer.Ordinal);
        var known = run.Publications.Where(p => p.Fate.Included).ToDictionary(p => p.ShortName, StringComparer.Ordinal);
        var peers = IncludedIn(run).Where(s => !s.Authorities.Intersect(authorities).Any()).ToList();
        var own = new IncludedStrategy("", null, authorities);
        var groupings = StrategyTraits.Of(design.Population, design.Gradings, design.Settings.GradeScale, null, design.Settings.AsAt, [.. peers, own]);
        List<(string Name, IReadOnlyList<IncludedStrategy> Strategies)> groups = [("all", peers)];
        foreach (var grouping in groupings.Where(g => g.Id is "region" or "grade" && authorities.Count > 0 && g.Of[""] is not (StrategyTraits.Several or StrategyTraits.Unknown)))
        {
            groups.Add(($"{(grouping.Id == "grade" ? "same grade" : "same region")}, {grouping.Of[""]}", [.. peers.Where(p => grouping.Of[p.Strategy] == grouping.Of[""])]));
        }

        if (authorities.Count == 1 && AlikeTo(authorities[0], design, facts) is var (kind, alike) && alike.Count > 0)
        {
            groups.Add((kind, [.. peers.Where(p => p.Authorities.Any(alike.Contains))]));
        }

        Suggestion? Answer(IncludedStrategy s, string code) => coded[s.Strategy].Answers.FirstOrDefault(a => a.Code == code);
        var found = new Dictionary<string, PeerAnswers>(StringComparer.Ordinal);
        foreach (var (codebook, code) in design.Codebooks.SelectMany(b => b.Codes.Select(c => (b, c))))
        {
            var passages = peers.Select(p => (Peer: p, Answer: Answer(p, code.Id))).Where(p => p.Answer is { Status: Tag.Answer.Present })
                .SelectMany(p => p.Answer!.Evidence.Where(e => Codebooks.Word.Split(e.Quote).Count is >= FewestWords and <= MostWords).Take(1).Select(e => (p.Peer, Evidence: e)))
                .OrderByDescending(p => p.Evidence.Quote.Any(char.IsAsciiDigit)).ThenByDescending(p => p.Evidence.Score).ThenBy(p => p.Peer.Strategy, StringComparer.Ordinal).Take(PassagesShown)
                .Select(p => new PeerPassage(p.Peer.Title ?? p.Peer.Strategy, coded[p.Peer.Strategy].Authorities, p.Evidence.Quote, p.Evidence.Page, known[p.Peer.Strategy].Origin?.Address));
            found[$"{codebook.Id}:{code.Id}"] = new PeerAnswers(
                [.. groups.Where(g => g.Strategies.Count > 0).Select(g => new PeerShare(g.Name, g.Strategies.Count(s => Answer(s, code.Id) is { Status: Tag.Answer.Present }), g.Strategies.Count))], [.. passages]);
        }

        return (found, $"Peers are the {peers.Count} strategies in date of the review '{name}' as at {design.Settings.AsAt:yyyy-MM-dd}, by {(settled ? "the consensus of its coders" : "the machine's suggestions")}. Groups that its tables do not tell, or that have no strategy in it, are not shown.");
    }

    /// <summary>The authorities that are like one: its neighbours by the table of them, or else those of about its size by official figures.</summary>
    private static (string Kind, IReadOnlyList<string> Codes) AlikeTo(string authority, ReviewDesign design, string? facts)
    {
        if (design.Neighbours is { } neighbours)
        {
            return ("statistical neighbours", neighbours.Of.GetValueOrDefault(authority, []));
        }

        var asAt = design.Settings.AsAt;
        return facts is not null && OutsideFacts.Read(facts, design.Population, asAt).Sizes is { } sizes
            ? ($"the {MostAlike} authorities most alike in number and rate of {char.ToLowerInvariant(sizes.Title[0])}{sizes.Title[1..]}", sizes.MostAlike(authority, [.. design.Population.AsAt(asAt).Select(a => a.Code)], asAt, MostAlike))
            : ("", []);
    }

    /// <summary>The tools and examples that help with each code, by <c>codebook:code</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Signpost>> SignpostsFor(string folder, IReadOnlyList<Codebook> codebooks) =>
        !File.Exists(System.IO.Path.Combine(folder, "signposts.yml")) ? new Dictionary<string, IReadOnlyList<Signpost>>()
            : SignpostReader.Read(folder, codebooks).SelectMany(s => s.Answers.Select(a => (Key: $"{a.Codebook}:{a.Code}", Signpost: s))).GroupBy(s => s.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<Signpost>)[.. g.Select(s => s.Signpost)], StringComparer.Ordinal);
}
