using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;

namespace Synthesis.Screen;

/// <summary>Whether a document is of use at the review's date.</summary>
public enum Currency
{
    /// <summary>It is what the review is about and in date.</summary>
    Current,

    /// <summary>Its period ended before the review's date.</summary>
    Expired,

    /// <summary>It has no period that could be found; that is not the same as current.</summary>
    Undated,

    /// <summary>It is another kind of document.</summary>
    NotAStrategy,

    /// <summary>The codebook has no rules to screen by, so nothing was judged.</summary>
    NotScreened,
}

/// <summary>What screening says of a document.</summary>
/// <param name="Path">The document's path.</param>
/// <param name="Kind">The id of its kind, from the codebook's screen.yml.</param>
/// <param name="Score">How sure that is, 0 to 1.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Authorities">Codes of the authorities it speaks for.</param>
/// <param name="Period">The time it says it is for.</param>
/// <param name="Status">Whether it is of use at the as-at date.</param>
/// <param name="Issues">What a person should know.</param>
public sealed record Screening(
    string Path, string Kind, double Score, string? Title, IReadOnlyList<string> Authorities, Period Period, Currency Status, IReadOnlyList<Issue> Issues)
{
    internal const string DraftIssue = "draft";

    /// <summary>Whether it marks itself as a draft, by a <c>draft</c> issue.</summary>
    public bool IsDraft => Issues.Any(i => i.Code == DraftIssue);

    /// <summary>The same of a publication of which a person says whose it is.</summary>
    /// <param name="authorities">Codes of the authorities.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="reason">Why.</param>
    public Screening AttributedTo(IReadOnlyList<string> authorities, string by, string reason) => this with
    {
        Authorities = authorities,
        Issues = [.. Issues.Where(i => i.Code != "no-authority"), new Issue("authority-by-hand", Severity.Info, $"Whose it is was said by {by}: {reason}")],
    };

    /// <summary>The same of a document that names no authority and came in through one: it is taken for that one's.</summary>
    public Screening CameThrough(string authority) => this with
    {
        Authorities = [authority],
        Issues = [.. Issues.Where(i => i.Code != "no-authority"), new Issue("authority-by-site", Severity.Info, "It names no authority of the list; it is taken for that of the authority through whose site, or from whom, it came.")],
    };
}

/// <summary>Says of each document what it is, whose, for what time, and whether it is in date.</summary>
/// <param name="rules">The codebook's rules.</param>
/// <param name="population">The authorities that may be named.</param>
/// <param name="asAt">The review's date; both the list of authorities and currency are as at this day.</param>
public sealed class Screener(ScreenRules rules, Population population, DateOnly asAt)
{
    private readonly AuthorityFinder authorities = new(population.AsAt(asAt), rules.Bodies);

    /// <summary>What is said of a document where the codebook has no rules to screen by.</summary>
    public static Screening NotScreened(Document document) => new(document.Path, "not-screened", 0, document.Title, [], Period.None,
        document.Failed ? Currency.NotAStrategy : Currency.NotScreened, document.Issues);

    /// <summary>Screens one document. One that could not be read is not relevant, with the reasons among its issues.</summary>
    public Screening Screen(Document document)
    {
        var issues = document.Issues.ToList();
        if (document.Failed)
        {
            return new Screening(document.Path, rules.Otherwise, 0, document.Title, [], Period.None, Currency.NotAStrategy, issues);
        }

        if (Drafts.Mark(rules, document) is { } mark)
        {
            issues.Add(new Issue(Screening.DraftIssue, Severity.Warning, $"It is marked as a draft ('{mark}'): look for the version that was agreed."));
        }

        var (kind, score) = KindFinder.Find(rules, document);
        var (period, conflicts) = PeriodFinder.Find(rules, document);
        var whose = authorities.Find(document);
        issues.AddRange(conflicts);
        if (kind == rules.Target && whose.Count == 0)
        {
            issues.Add(new Issue("no-authority", Severity.Warning, "No authority of the list is named where a reader would look: say whose it is by hand."));
        }

        var status = kind != rules.Target ? Currency.NotAStrategy
            : period.End is null ? Currency.Undated
            : rules.Period.Expires && period.End < asAt ? Currency.Expired : Currency.Current;
        return new Screening(document.Path, kind, score, Title(document), whose, period, status, issues);
    }

    /// <summary>The title the cover shows, where metadata has none or a program's file name.</summary>
    private static string? Title(Document document)
    {
        var heading = document.Blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text;
        return document.Title is { } own && !own.EndsWith(".doc", StringComparison.OrdinalIgnoreCase) && !own.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)
            && !own.StartsWith("Microsoft Word", StringComparison.OrdinalIgnoreCase) ? own : heading ?? document.Title;
    }
}
