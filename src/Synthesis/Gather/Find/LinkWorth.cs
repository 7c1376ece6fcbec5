using Synthesis.Codebooks;

namespace Synthesis.Gather.Find;

/// <summary>Says what a link is worth by the clues of <c>gather.yml</c>.</summary>
/// <param name="rules">The clues.</param>
/// <param name="asAt">The day on which a span named in a title has ended or not.</param>
/// <param name="ends">Reads the span.</param>
internal sealed class LinkWorth(GatherRules rules, DateOnly asAt, TitleEnd ends)
{
    private const int FewWords = 5;
    private const double LittleWorth = 2;

    /// <summary>The points of the clues that words hold, each once.</summary>
    internal double Of(string words)
    {
        var found = rules.Terms.Find(Word.Split(words));
        return found.Count == 0 ? 0 : rules.Clues.Where(c => c.All.All(g => g.Any(found.ContainsKey))).Sum(c => c.Points);
    }

    /// <summary>The points of an address that nothing else is known of, as in a sitemap.</summary>
    internal double Of(Uri address) => Of(WebAddress.Words(address)) + Span(WebAddress.Words(address));

    /// <summary>The points of a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="title">The title of its page.</param>
    /// <param name="parent">What the page was worth.</param>
    /// <param name="kind">The kind that screening gave the page, or null.</param>
    /// <param name="depth">Links from the home page, this one counted.</param>
    internal double Of(WebLink link, string title, double parent, string? kind, int depth)
    {
        var around = link.InMenu ? 0 : rules.Places.Around * Of(IsBare(link) ? title : $"{link.Around} . {title}");
        var of = link.InMenu || kind is null ? 0 : rules.Places.Kinds.GetValueOrDefault(kind);
        return OfWords(link) + Span(TitleOf(link)) + around + of + (link.InMenu ? 0 : rules.Places.Parent * Math.Max(0, Math.Min(parent, 2 * rules.Promising))) - rules.Places.Depth * depth;
    }

    /// <summary>The points of a link's own words and address. Where its words say only "Download", those that stand beside it are its own.</summary>
    internal double OfWords(WebLink link) => Of($"{TitleOf(link)} . {WebAddress.Words(link.Address)}");

    /// <summary>What a link calls what it leads to.</summary>
    internal string TitleOf(WebLink link) => IsBare(link) ? $"{link.Around} {link.Text}" : link.Text;

    private bool IsBare(WebLink link) => !link.InMenu && link.Around.Length > 0 && Word.Split(link.Text).Count <= FewWords && (link.Text.Length == 0 || rules.Says(link.Text, rules.FileWords)) && Of(link.Text) <= LittleWorth;

    private double Span(string words) => ends(words) is not { } end ? 0 : end < asAt ? rules.Places.Ended : rules.Places.InDate;
}
