using System.Text.RegularExpressions;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Audit;

/// <summary>Whether a draft can be used by people who listen to it or see little, and whether its links have the form of links that lead somewhere.</summary>
internal static partial class AccessAudit
{
    private const string Kind = "access";

    internal static (IReadOnlyList<DraftCheck> Looks, IReadOnlyList<AuditFinding> Findings) Of(Draft draft, AuditRules rules)
    {
        var findings = new List<AuditFinding>();
        void Add(string rule, Severity severity, string message, string what, Place? place, string? about = null) =>
            findings.Add(new AuditFinding($"{Kind}/{rule}", Kind, severity, message, what, null, null, place) { About = about ?? (place is null ? rule : null) });

        var markup = draft.Markup;
        var skipped = markup.TrueHeadings ? Skipped(draft.Document).ToList() : [];
        foreach (var (i, before) in skipped)
        {
            Add("heading-order", Severity.Warning, $"A heading of level {draft.Document.Blocks[i].Level} follows one of level {before}.", "Use the levels of headings in order, without leaving one out.", draft.Of(i));
        }

        foreach (var picture in markup.Pictures?.Where(p => !p.Told) ?? [])
        {
            Add("picture-without-words", Severity.Error, $"The picture '{picture.Name}' has no alternative text.", "Say in a sentence what it shows, or mark it as decoration.", null, picture.Name);
        }

        foreach (var table in markup.Tables?.Where(t => !t.HasHeader) ?? [])
        {
            Add("table-without-header", Severity.Warning, $"No row of the table '{Short(table.FirstRow)}' is marked as its header.", "Mark its first row as header row, so that it is read with each cell.", TablePlace(draft, table.FirstRow), Short(table.FirstRow));
        }

        if (markup.Language is { Length: 0 })
        {
            Add("no-language", Severity.Warning, "The file does not say in which language it is.", "Set the document's language, so that it is read aloud rightly.", null);
        }

        if (markup.Title is { Length: 0 })
        {
            Add("no-title", Severity.Warning, "The file's properties hold no title.", "Write the strategy's title into the file's properties.", null);
        }

        var links = (markup.Links ?? []).Concat(Bare(draft)).ToList();
        foreach (var link in links)
        {
            var place = Find(draft, link.Text.Length > 0 ? link.Text : link.Target);
            if (Wrong(link) is { } wrong)
            {
                Add("link-leads-nowhere", Severity.Warning, $"The link '{Short(link.Text.Length > 0 ? link.Text : link.Target)}' leads nowhere: {wrong}.", "Put its address right, or take it out.", place, link.Text + " " + link.Target);
            }

            if (link.Text.Length == 0 || rules.List("empty-link-text").SpansIn(link.Text) is [var (from, to)] && link.Text[..from].Trim().Length + link.Text[to..].Trim(' ', '.', '>', '»').Length == 0)
            {
                Add("link-text", Severity.Warning, $"The words of a link, '{link.Text}', do not say where it leads.", "Let the link's words name what it leads to.", place, link.Text + " " + link.Target);
            }
        }

        return (
        [
            new("headings", "Levels of headings in order", markup.TrueHeadings ? skipped.Count == 0 : null, markup.TrueHeadings ? $"{skipped.Count} out of order" : "the format does not tell", []),
            new("tables", "Tables have header rows", markup.Tables is { Count: > 0 } ts ? ts.All(t => t.HasHeader) : null, markup.Tables is null ? "the format does not tell" : markup.Tables.Count == 0 ? "there are none" : $"{markup.Tables.Count(t => t.HasHeader)} of {markup.Tables.Count}", []),
            new("pictures", "Pictures have alternative text", markup.Pictures is { Count: > 0 } ps ? ps.All(p => p.Told) : null, markup.Pictures is null ? "the format does not tell" : markup.Pictures.Count == 0 ? "there are none" : $"{markup.Pictures.Count(p => p.Told)} of {markup.Pictures.Count}", []),
            new("language", "The language is declared", markup.Language is null ? null : markup.Language.Length > 0, markup.Language ?? "the format does not tell", []),
            new("links", "Links have the form of links that lead somewhere", links.Count == 0 ? null : links.TrueForAll(l => Wrong(l) is null), $"{links.Count(l => Wrong(l) is null)} of {links.Count}; none was followed", []),
        ], findings);
    }

    private static IEnumerable<(int Block, int Before)> Skipped(Document document)
    {
        var before = 0;
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            if (document.Blocks[i] is { Kind: BlockKind.Heading, Level: { } level })
            {
                if (before > 0 && level > before + 1)
                {
                    yield return (i, before);
                }

                before = level;
            }
        }
    }

    /// <summary>What is wrong with a link's form, or null.</summary>
    private static string? Wrong(DraftLink link)
    {
        var to = link.Target.Trim();
        if (to.StartsWith('#'))
        {
            return link.Leads == false ? to.Length == 1 ? "it names no place" : $"there is no place '{to[1..]}' in the draft" : null;
        }

        if (to.Length == 0 || Unfinished().IsMatch(to))
        {
            return to.Length == 0 ? "it has no address" : $"'{Short(to)}' is no finished address";
        }

        if (OwnMachine().IsMatch(to))
        {
            return $"'{Short(to)}' is on somebody's own machine or network";
        }

        if (to.Contains('\\', StringComparison.Ordinal) || Broken().IsMatch(to))
        {
            return $"'{Short(to)}' is no address";
        }

        if (Scheme().Match(to) is { Success: true } scheme)
        {
            var name = scheme.Groups["s"].Value.ToLowerInvariant();
            return name is "mailto" ? MailTo().IsMatch(to) ? null : $"'{Short(to)}' is no mail address"
                : name is "tel" ? Phone().IsMatch(to) ? null : $"'{Short(to)}' is no telephone number"
                : name is not ("http" or "https") ? $"'{name}:' is not for readers"
                : Uri.TryCreate(to, UriKind.Absolute, out var uri) && HostName().IsMatch(uri.Host) && !Misspelt().IsMatch(uri.Host) && !to.Any(char.IsWhiteSpace) ? null : $"'{Short(to)}' is no address of a site";
        }

        // What has no scheme is a place on the same site; what begins with the name of a site was meant to lead there, and does not.
        return to.StartsWith("//", StringComparison.Ordinal) ? Uri.TryCreate("https:" + to, UriKind.Absolute, out var site) && HostName().IsMatch(site.Host) && !Misspelt().IsMatch(site.Host) ? null : $"'{Short(to)}' is no address of a site"
            : SiteFirst().IsMatch(to) ? $"'{Short(to)}' has no 'https://' before it, so that it is looked for on the draft's own site"
            : to.Contains('@', StringComparison.Ordinal) && !to.Contains('/', StringComparison.Ordinal) ? $"'{Short(to)}' has no 'mailto:' before it"
            : to.Any(char.IsWhiteSpace) ? $"'{Short(to)}' is no address" : null;
    }

    /// <summary>Addresses written out in the text.</summary>
    private static IEnumerable<DraftLink> Bare(Draft draft) =>
        draft.Document.Blocks.Where(b => b.Kind != BlockKind.Running).SelectMany(b => Address().Matches(b.Text)).Select(m => m.Value.TrimEnd('.', ',', ';', ')', '”', '’'))
            .Distinct(StringComparer.Ordinal).Select(a => new DraftLink(a, a.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "http://" + a : a, null));

    /// <summary>Where words stand that are not part of longer ones; null where that is nowhere, or in several places of which any could be meant.</summary>
    private static Place? Find(Draft draft, string words)
    {
        Place? found = null;
        for (var i = 0; i < draft.Document.Blocks.Count && words.Length > 0; i++)
        {
            var text = draft.Document.Blocks[i].Text;
            for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal))
            {
                var (end, begins) = (at + words.Length, at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(words[0]));
                if (begins && (end == text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(words[^1])) && draft.In(i, at, end) is { } place)
                {
                    if (found is not null)
                    {
                        return null;
                    }

                    found = place;
                }
            }
        }

        return found;
    }

    private static Place? TablePlace(Draft draft, string firstRow)
    {
        string Bare(string text) => new([.. text.Where(char.IsLetterOrDigit)]);
        var wanted = Bare(firstRow);
        var at = draft.Document.Blocks.ToList().FindIndex(b => b.Kind == BlockKind.Table && Bare(b.Text).StartsWith(wanted, StringComparison.Ordinal));
        return at < 0 ? null : draft.Of(at);
    }

    private static string Short(string text) => text.Length <= 60 ? text.Replace('\t', ' ') : text[..59].Replace('\t', ' ') + "…";

    [GeneratedRegex(@"\b(?:todo|tbc|tba|insert|placeholder|example\.(?:com|org)|x{3,}|(?:your|add|the)?[-_]?(?:url|link|address|domain)[-_]?(?:here|goes|to[-_]follow|tbc)|your[-_]?(?:url|site|domain|council))\b|^[^?#]*[\[\]{}<>]", RegexOptions.IgnoreCase)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^(?:file:|[a-z]:[\\/]|\\\\|https?://(?:localhost|127\.|10\.|192\.168\.|intranet|[^/.:]+(?:[:/]|$)))", RegexOptions.IgnoreCase)]
    private static partial Regex OwnMachine();

    [GeneratedRegex(@"^http(?!s?://[^/])|^[:;,]|^\.(?![/.])|^h[tps]{2,5}[;,.]?/|^[a-z]+:/*https?[:/]|^[a-z]{3,6}[;,]/|^[a-z]+://[^/]*[,;]|[a-z\d/:]\.\.+[a-z]|[a-z\d]\.\.+(?:/|$)|\.(?:gov|co|org|nhs|ac)[,;-]?uk\b", RegexOptions.IgnoreCase)]
    private static partial Regex Broken();

    [GeneratedRegex(@"^mailto:(?:\?|\s*(?:[^@\s,;?]+@[^@\s,;?.]+(?:\.[^@\s,;?.]+)+[,;]?\s*)+(?:\?|$))", RegexOptions.IgnoreCase)]
    private static partial Regex MailTo();

    [GeneratedRegex(@"^tel:\+?[\d\s().-]{3,}(?:;.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Phone();

    // A name of a site at the beginning of an address: "www", or what ends as names of sites do, with a comma or a blank where a full stop should be.
    [GeneratedRegex(@"^(?:w{2,4}[.,;\s]|w{3}[a-z-]+\.|(?:[a-z\d-]+[.,;])+(?:gov|org|co|nhs|ac|com|net|police|uk)(?:[.,;][a-z]{2,})?(?:[/:?#]|$))", RegexOptions.IgnoreCase)]
    private static partial Regex SiteFirst();

    [GeneratedRegex(@"^(?:w{3}[a-z-]|ww\.|w{4,}\.)|[a-z\d]gov\.uk$|\.(?:go|gv|goc|govt)\.uk$|\.gov\.uk[a-z]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Misspelt();

    [GeneratedRegex(@"^(?<s>[a-z][a-z0-9+.-]*):", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?(?:\.[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?)*\.[\p{L}]{2,}$")]
    private static partial Regex HostName();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:h[tps]{2,5}\s?[:;]?\s?/{1,3}\s?|www[.,])[^\s<>“”""|]+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
