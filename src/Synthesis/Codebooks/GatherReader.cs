namespace Synthesis.Codebooks;

/// <summary>Reads <c>gather.yml</c>.</summary>
public static class GatherReader
{
    /// <summary>Reads the rules by which documents are looked for.</summary>
    /// <param name="folder">The codebook's folder.</param>
    /// <exception cref="CodebookException">There are none, or something in them is wrong.</exception>
    public static GatherRules Read(string folder)
    {
        var path = Path.Combine(folder, GatherRules.FileName);
        if (!File.Exists(path))
        {
            throw new CodebookException(path, 0, "the codebook has no rules for finding documents on sites: write gather.yml beside codebook.yml, after that of codebooks/sufficiency-2022");
        }

        var index = new TermIndex();
        var terms = new TermLists(TermLists.ReadLexicons(folder), index);
        var map = YamlMap.Read(path, "budget", "floor", "promising", "sitemap", "search", "clues", "places", "kinds",
            "search-words", "not-search-words", "print-words", "next-words", "previous-words", "file-words", "mail-words", "not-mail-words", "empty-keys", "trap-keys");
        IReadOnlyList<int> Terms(string key) => terms.Numbers(path, map.Texts(key));
        IReadOnlyList<string> Plain(string key) => [.. map.Texts(key).Select(t => t.Text.ToLowerInvariant())];
        var budget = map.Map("budget", "asks", "again", "after", "minutes", "depth", "away", "searches", "result-pages", "sitemaps", "pages", "queries")
            ?? throw map.Refuse("budget", "'budget' is missing: write 'budget:' with how much may be asked");
        int Count(string key, int otherwise) => (int)budget.Number(key, otherwise, 0, 100_000);
        var places = map.Map("places", "around", "parent", "depth", "tiring", "in-date", "ended") ?? throw map.Refuse("places", "'places' is missing: write 'places:' with what surroundings are worth");
        var kinds = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var kind in map.Maps("kinds", "id", "points"))
        {
            kinds[kind.Text("id")] = kind.Number("points", 0, -50, 50);
        }

        var clues = map.Maps("clues", "points", "all").Select(c => c.Groups("all") is { Count: > 0 } groups
            ? new LinkClue(c.Number("points", 1, -50, 50), [.. groups.Select(g => terms.Numbers(path, g))])
            : throw c.Refuse("all", "the clue has no words: write 'all:' with at least one group of terms")).ToList();
        return new GatherRules(
            new GatherBudget(Count("asks", 60), Count("again", 30), Count("after", 3), Count("minutes", 60), Count("depth", 8), Count("away", 2), Count("searches", 3),
                Count("result-pages", 2), Count("sitemaps", 6), Count("pages", 30), Count("queries", 10)),
            map.Number("floor", 1, -50, 50), map.Number("promising", 7, -50, 50), map.Number("sitemap", 7, -50, 50), map.Number("search", 7, -50, 50), clues,
            new LinkPlaces(places.Number("around", 0.3, 0, 1), places.Number("parent", 0.2, 0, 1), places.Number("depth", 0.2, 0, 10), places.Number("tiring", 0.3, 0, 10),
                places.Number("in-date", 1, -50, 50), places.Number("ended", -2, -50, 50), kinds),
            Terms("search-words"), Terms("not-search-words"), Terms("print-words"), Terms("next-words"), Terms("previous-words"), Terms("file-words"), Terms("mail-words"), Terms("not-mail-words"),
            Plain("empty-keys"), Plain("trap-keys"), index);
    }
}
