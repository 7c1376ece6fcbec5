namespace Synthesis.Gather.Find;

/// <summary>What a walk does with what it may have found: joins pages, folds repeats, keeps publications.</summary>
public sealed partial class Walk
{
    private const string SitemapStepName = "an entry of its sitemap", SearchStepName = "a search of the site for";
    private const double SamePage = 0.95, SameText = 0.8, Contained = 0.9, Whole = 1.5;
    private const int FewWords = 600;

    private readonly List<Kept> publications = [];
    private readonly HashSet<string> searchable = new(StringComparer.OrdinalIgnoreCase), searchPages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Shingles?> absent = new(StringComparer.OrdinalIgnoreCase);
    private Kept? inHand;

    /// <summary>A publication with the lead that led to it.</summary>
    private sealed record Kept(FoundPublication Found, Shingles Text, Lead Lead);

    /// <summary>Keeps what is looked for, and notes of the rest that it was looked at.</summary>
    private void Consider(Lead lead, Judgement judged, IReadOnlyList<Exchange> pages, IReadOnlyList<Uri> also)
    {
        if (judged.Standing == Standing.Other)
        {
            if (lead.Points >= rules.Promising)
            {
                candidates.Add(new Candidate(pages[0].Address, lead.Points, lead.Way, judged.Kind));
            }

            return;
        }

        var (text, hashes) = (Shingles.Of(judged.Text), pages.Select(HashOf).ToList());
        for (var i = 0; i < publications.Count; i++)
        {
            var known = publications[i];
            if (known.Found.Hashes.SequenceEqual(hashes) || text.Resemblance(known.Text) >= SameText && judged.End == known.Found.End || text.ContainedIn(known.Text) >= Contained)
            {
                Fold(i, known with { Found = known.Found with { Also = [.. known.Found.Also.Concat(pages.Select(p => p.Address)).Concat(also).Except(known.Found.Pages).Distinct()] } });
                return;
            }
        }

        var found = new FoundPublication(judged.Standing, judged.Title ?? lead.Title, judged.Authorities, judged.Start, judged.End, [.. pages.Select(p => p.Address)], hashes,
            [.. pages.Select(p => p.Record)], [.. also.Except(pages.Select(p => p.Address)).Distinct()], lead.Way, judged.Extension);
        var kept = new Kept(found, text, lead);
        candidates.Add(new Candidate(pages[0].Address, lead.Points, lead.Way, judged.Kind));
        publications.Add(kept);
        if (found.Standing == Standing.InDate && found.Covers(authority) && (inHand is null || (found.End, found.Start) is var span && (span.End > inHand.Found.End || span.End == inHand.Found.End && span.Start > inHand.Found.Start)))
        {
            inHand = kept;
        }
    }

    private void Fold(int at, Kept kept)
    {
        inHand = inHand == publications[at] ? kept : inHand;
        publications[at] = kept;
    }

    /// <summary>Reads the publication that a page is part of: the whole on one page where there is one, else page by page.</summary>
    /// <returns>Whether it was read as one; else the page stands for itself.</returns>
    private async Task<bool> JoinAsync(Lead lead, Exchange page, Judgement judged, Booklet booklet, CancellationToken cancellation)
    {
        var words = Shingles.Of(judged.Text).Words;
        if (booklet.Print is { } print && leads.See(print) && await AskAsync(new Ask(print), cancellation).ConfigureAwait(false) is { Answered: true } whole)
        {
            var all = await judge([new WebCopy(whole.Address, whole.Body)], cancellation).ConfigureAwait(false);
            if (booklet.Pages.Count == 1 && booklet is { Next: null, Previous: null } || Shingles.Of(all.Text).Words >= Whole * words)
            {
                Seen(booklet.Pages);
                if (all.Standing == Standing.Other && judged.Standing != Standing.Other)
                {
                    return false;
                }

                Consider(lead, all, [whole], [page.Address, .. booklet.Pages]);
                return true;
            }
        }

        var pages = await PagesAsync(page, booklet, cancellation).ConfigureAwait(false);
        if (pages.Count == 1)
        {
            return false;
        }

        var joined = await judge([.. pages.Select(p => new WebCopy(p.Address, p.Body))], cancellation).ConfigureAwait(false);
        if (joined.Standing == Standing.Other && judged.Standing != Standing.Other)
        {
            return false;
        }

        Consider(lead, joined, pages, booklet.Print is { } other ? [other] : []);
        return true;
    }

    /// <summary>
    /// Reads the page above a page, if that is called as a publication would be: then the page is a chapter of it, and so is all that it can be printed with.
    /// </summary>
    /// <returns>Whether the page is dealt with by that.</returns>
    private async Task<bool> IsChapterAsync(Lead lead, WebPage page, CancellationToken cancellation)
    {
        if (lead.Kind == LeadKind.Results || Booklet.Above(page.Address, rules, worth) is not { } above)
        {
            return false;
        }

        // Some sites answer only to the name of their default page: a link says how it is called.
        above = page.Links.FirstOrDefault(l => Name(l.Address) == Name(above))?.Address ?? above;
        if (!leads.See(above))
        {
            return false;
        }

        if (await AskAsync(new Ask(above), cancellation).ConfigureAwait(false) is not { Answered: true } whole)
        {
            leads.Forget(above);
            askedAs.Remove(Name(above));
            return false;
        }

        if (WebPage.Read(whole.Address, whole.Body).Links.All(l => Name(l.Address) != Name(page.Address)))
        {
            // No chapter of it; what it holds itself is read when a link leads there, and what it answered is remembered.
            leads.Forget(above);
            return false;
        }

        var before = publications.Count;
        await ReadAsync(lead with { Ask = new Ask(above), Way = [.. lead.Way, new WayStep("the page above it", above)] }, whole, cancellation).ConfigureAwait(false);
        return publications.Count > before;
    }

    private async Task<IReadOnlyList<Exchange>> PagesAsync(Exchange page, Booklet booklet, CancellationToken cancellation)
    {
        var own = Name(page.Address);
        var pages = new List<Exchange>();
        foreach (var address in booklet.Pages)
        {
            leads.See(address);
            if (Name(address) == own)
            {
                pages.Add(page);
            }
            else if (await AskAsync(new Ask(address), cancellation).ConfigureAwait(false) is { Answered: true } other)
            {
                pages.Add(other);
            }
        }

        // Where only the pages beside it are named, each tells the one after it or before it.
        var names = pages.Select(p => Name(p.Address)).ToHashSet(StringComparer.Ordinal);
        foreach (var (first, turn) in new (Uri?, Func<Booklet, Uri?>)[] { (booklet.Next, b => b.Next), (booklet.Previous, b => b.Previous) })
        {
            for (var beside = first; beside is not null && pages.Count < rules.Budget.Pages && names.Add(Name(beside));)
            {
                leads.See(beside);
                if (await AskAsync(new Ask(beside), cancellation).ConfigureAwait(false) is not { Answered: true } other)
                {
                    break;
                }

                pages.Insert(first == booklet.Next ? pages.Count : 0, other);
                beside = Booklet.Of(WebPage.Read(other.Address, other.Body), rules, worth) is { } also ? turn(also) : null;
            }
        }

        return [.. pages.DistinctBy(HashOf)];
    }

    private void Seen(IEnumerable<Uri> addresses)
    {
        foreach (var address in addresses)
        {
            leads.See(address);
        }
    }

    private string Name(Uri address) => WebAddress.NormalForm(address, rules);

    /// <summary>Whether a page only repeats one that was read, or is what the site says of pages that it does not have. Its links are not followed then.</summary>
    private async Task<bool> RepeatsAsync(Lead lead, WebPage page, Judgement judged, CancellationToken cancellation)
    {
        var text = Shingles.Of(judged.Text);
        if (absent.GetValueOrDefault(page.Address.Host) is { } nothing && text.Resemblance(nothing) >= SamePage)
        {
            candidates.Add(new Candidate(page.Address, lead.Points, lead.Way, "the site has no such page, and says so with status 200"));
            return true;
        }

        var same = texts.FirstOrDefault(t => t.Text.Resemblance(text) >= SamePage && text.Words > 0);
        texts.Add((page.Address, text));
        if (same.Address is null || LeadsOn(page))
        {
            return false;
        }

        if (text.Words < FewWords && absent.TryAdd(page.Address.Host, null))
        {
            // Two addresses with one short text: either copies, or this is how the site says that it has no such page. An address that cannot exist tells.
            var impossible = new Uri(page.Address, "/no-such-page-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(page.Address.Host)))[..12]);
            if (await AskAsync(new Ask(impossible), cancellation).ConfigureAwait(false) is { Answered: true } answer)
            {
                absent[page.Address.Host] = Shingles.Of((await judge([new WebCopy(answer.Address, answer.Body)], cancellation).ConfigureAwait(false)).Text);
            }
        }

        for (var i = 0; i < publications.Count; i++)
        {
            if (text.ContainedIn(publications[i].Text) >= Contained && judged.Standing != Standing.Other)
            {
                Fold(i, publications[i] with { Found = publications[i].Found with { Also = [.. publications[i].Found.Also.Append(page.Address).Except(publications[i].Found.Pages).Distinct()] } });
            }
        }

        return true;
    }
}
