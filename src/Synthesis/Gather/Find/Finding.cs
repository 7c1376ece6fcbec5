namespace Synthesis.Gather.Find;

/// <summary>A step on the way to something that was found.</summary>
/// <param name="How">What was done: the site's address was known, its sitemap was read, it was searched for words, a link with these words was followed.</param>
/// <param name="Address">The address that was asked for.</param>
public sealed record WayStep(string How, Uri Address);

/// <summary>Something that was looked at because it might have been what was looked for.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Points">What its link was worth.</param>
/// <param name="Way">How it was found, from the site's address on.</param>
/// <param name="Came">What came of it: a kind, a status, or why nothing did.</param>
public sealed record Candidate(Uri Address, double Points, IReadOnlyList<WayStep> Way, string Came);

/// <summary>A publication that was found on an authority's site or through it.</summary>
/// <param name="Standing">Whether it is in date.</param>
/// <param name="Title">Its title.</param>
/// <param name="Authorities">Codes of the authorities it speaks for by its own words; empty where it names none.</param>
/// <param name="Start">First day of its period, or null.</param>
/// <param name="End">Last day, or null.</param>
/// <param name="Pages">The addresses of its pages, in order.</param>
/// <param name="Hashes">SHA-256 of the bytes of each.</param>
/// <param name="Records">The archive's record of each, or null.</param>
/// <param name="Also">Other addresses of the same text: print views, mirrors, other hosts, single pages.</param>
/// <param name="Way">How it was found.</param>
/// <param name="Extension">The ending of its files' names.</param>
public sealed record FoundPublication(
    Standing Standing, string Title, IReadOnlyList<string> Authorities, DateOnly? Start, DateOnly? End, IReadOnlyList<Uri> Pages, IReadOnlyList<string> Hashes,
    IReadOnlyList<string?> Records, IReadOnlyList<Uri> Also, IReadOnlyList<WayStep> Way, string Extension)
{
    /// <summary>Whether it speaks for an authority, or names none and was found on its site.</summary>
    public bool Covers(Authority authority) => Authorities.Count == 0 || Authorities.Contains(authority.Code);
}

/// <summary>What came of looking for an authority's documents.</summary>
public enum Outcome
{
    /// <summary>One that is in date was found.</summary>
    InDate,

    /// <summary>One was found, and no period in it.</summary>
    Undated,

    /// <summary>Only such as have ended were found.</summary>
    Ended,

    /// <summary>None was found.</summary>
    None,

    /// <summary>The table has no address of a site.</summary>
    NoSite,

    /// <summary>The site did not answer.</summary>
    Unreachable,

    /// <summary>It was not ended, since a site may not be asked any more today; the next gathering goes on.</summary>
    Unfinished,
}

/// <summary>What was found for an authority, and how.</summary>
/// <param name="Authority">Its code.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Publications">What was found, the current one first, then by the end of their periods.</param>
/// <param name="Candidates">What was looked at closely, in order.</param>
/// <param name="Mailboxes">Addresses to write to, best first.</param>
/// <param name="Asks">Questions that were asked.</param>
/// <param name="Requests">Requests that these took, redirects counted; repeats after troubles are not, so that the number does not depend on the moment.</param>
/// <param name="After">Questions after the answer was in hand.</param>
/// <param name="Issues">What a person should know.</param>
public sealed record Finding(
    string Authority, Outcome Outcome, string Reason, IReadOnlyList<FoundPublication> Publications, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Mailbox> Mailboxes,
    int Asks, int Requests, int After, IReadOnlyList<Issue> Issues);
