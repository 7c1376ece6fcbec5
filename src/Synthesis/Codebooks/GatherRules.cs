namespace Synthesis.Codebooks;

/// <summary>How much may be asked of the sites of one authority.</summary>
/// <param name="Asks">Questions in all, when nothing is known yet.</param>
/// <param name="Again">Questions in all in a later gathering, when it is known what was there.</param>
/// <param name="After">Further questions once an in-date document is in hand.</param>
/// <param name="Minutes">Time in all.</param>
/// <param name="Depth">Links from the home page.</param>
/// <param name="Away">Links after the last page of its own.</param>
/// <param name="Searches">Search terms that are asked for.</param>
/// <param name="ResultPages">Pages of results that are read of each search.</param>
/// <param name="Sitemaps">Files of the sitemap that are read.</param>
/// <param name="Pages">Pages of one publication.</param>
/// <param name="Queries">Addresses that differ only in their query.</param>
public sealed record GatherBudget(
    int Asks, int Again, int After, int Minutes, int Depth, int Away, int Searches, int ResultPages, int Sitemaps, int Pages, int Queries);

/// <summary>Words that make a link worth more or less.</summary>
/// <param name="Points">Points; negative for what only looks like it.</param>
/// <param name="All">Groups of term numbers; of each group one must be there.</param>
public sealed record LinkClue(double Points, IReadOnlyList<IReadOnlyList<int>> All);

/// <summary>What a link's place and surroundings add to its words.</summary>
/// <param name="Around">Share of the points of the heading above it and the title of its page.</param>
/// <param name="Parent">Share of the points of the page it is on.</param>
/// <param name="Depth">Points taken for each link from the home page.</param>
/// <param name="Tiring">Points taken for each further link of one page that is followed, where links are not promising.</param>
/// <param name="InDate">Points where its words name a span that has not ended.</param>
/// <param name="Ended">Points, negative, where they name one that has.</param>
/// <param name="Kinds">Points by the kind that screening gave the page it is on.</param>
public sealed record LinkPlaces(double Around, double Parent, double Depth, double Tiring, double InDate, double Ended, IReadOnlyDictionary<string, double> Kinds);

/// <summary>How documents are looked for on authorities' sites: the content of <c>gather.yml</c>.</summary>
/// <param name="Budget">How much may be asked.</param>
/// <param name="Floor">Links of fewer points are not followed.</param>
/// <param name="Promising">Links of so many points are followed to other hosts, and their pages tried as a publication of several.</param>
/// <param name="Sitemap">Points of the question for the sitemap, among links.</param>
/// <param name="Search">Points of a search, among links.</param>
/// <param name="Clues">What words are worth.</param>
/// <param name="Places">What surroundings are worth.</param>
/// <param name="SearchWords">Terms by which a search form is told from others.</param>
/// <param name="NotSearchWords">Terms by which another form is told.</param>
/// <param name="PrintWords">Terms of a link to the whole of a publication on one page.</param>
/// <param name="NextWords">Terms of a link to the next page of results.</param>
/// <param name="PreviousWords">Terms of a link to the page before.</param>
/// <param name="FileWords">Terms of a link that leads to a file.</param>
/// <param name="MailWords">Terms of a mailbox to write to, best first.</param>
/// <param name="NotMailWords">Terms of a mailbox not to write to.</param>
/// <param name="EmptyKeys">Keys of a query that change nothing; a star stands for any ending.</param>
/// <param name="TrapKeys">Keys and parts of paths that never end, such as those of calendars.</param>
/// <param name="Terms">Every term of these rules, ready to be found.</param>
public sealed record GatherRules(
    GatherBudget Budget, double Floor, double Promising, double Sitemap, double Search, IReadOnlyList<LinkClue> Clues, LinkPlaces Places,
    IReadOnlyList<int> SearchWords, IReadOnlyList<int> NotSearchWords, IReadOnlyList<int> PrintWords, IReadOnlyList<int> NextWords, IReadOnlyList<int> PreviousWords, IReadOnlyList<int> FileWords,
    IReadOnlyList<int> MailWords, IReadOnlyList<int> NotMailWords, IReadOnlyList<string> EmptyKeys, IReadOnlyList<string> TrapKeys, TermIndex Terms)
{
    /// <summary>The file's name in a codebook's folder. It does not change any answer and is no part of the codebook's hash.</summary>
    public const string FileName = "gather.yml";

    /// <summary>Whether a text holds one of the terms.</summary>
    public bool Says(string text, IReadOnlyList<int> terms) => Terms.Find(Word.Split(text)) is { Count: > 0 } found && terms.Any(found.ContainsKey);
}
