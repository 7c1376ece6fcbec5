namespace Synthesis.Codebooks;

/// <summary>A look across codes, such as at what is tried and with what result: which quotes belong to it and how they are put into groups. Read from <c>views.yml</c>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Codes">Codes all of whose quotes belong to it.</param>
/// <param name="Also">Codes whose quotes belong to it where one of <paramref name="With"/> stands in them.</param>
/// <param name="With">What makes a quote of <paramref name="Also"/> belong.</param>
/// <param name="Groups">The groups, each with the terms that put a quote there; a quote may be in several. Empty where quotes are grouped by code.</param>
/// <param name="Results">Terms that tell of a result; empty where the view does not ask for one.</param>
public sealed record CodebookView(
    string Id, string Title, IReadOnlyList<string> Codes, IReadOnlyList<string> Also, QuoteTerms With, IReadOnlyList<(string Title, QuoteTerms Terms)> Groups, QuoteTerms Results);

/// <summary>Terms to be found in quotes.</summary>
public sealed class QuoteTerms
{
    private const int DenialReaches = 4;

    private readonly TermIndex terms;
    private readonly TermIndex denials;
    private readonly Dictionary<string, bool> read = new(StringComparer.Ordinal);

    internal QuoteTerms(TermIndex terms, TermIndex denials) => (this.terms, this.denials) = (terms, denials);

    /// <summary>Whether there are any.</summary>
    public bool Any => terms.Count > 0;

    /// <summary>Whether one of them stands in a quote, and none that denies it up to four words before it in its sentence. A denial that is part of a term denies nothing.</summary>
    /// <remarks>Each text is read once; not for several threads at a time.</remarks>
    public bool StandIn(string quote) => Any && (read.TryGetValue(quote, out var known) ? known : read[quote] = Stand(quote));

    private bool Stand(string quote)
    {
        var words = Word.Split(quote);
        var denied = denials.Count == 0 ? [] : denials.Find(words).SelectMany(d => d.Value).ToList();
        bool SameSentence(int from, int to) => quote.AsSpan(words[from].End, words[to].Start - words[from].End).IndexOfAny('.', ';', '!') < 0;
        return terms.Find(words).SelectMany(t => t.Value).Any(t => !denied.Exists(d => d.End <= t.Start && t.Start - d.End <= DenialReaches && SameSentence(d.End - 1, t.Start)));
    }
}

/// <summary>Reads <c>views.yml</c>.</summary>
public static class ViewReader
{
    /// <summary>The file's name in a codebook's folder. It changes no answer, so it is no part of the codebook's hash.</summary>
    public const string FileName = "views.yml";

    /// <summary>The views of a codebook; none where it has no such file.</summary>
    /// <exception cref="CodebookException">Something in the file is wrong.</exception>
    public static IReadOnlyList<CodebookView> Read(Codebook codebook)
    {
        var path = Path.Combine(codebook.Folder, FileName);
        if (!File.Exists(path))
        {
            return [];
        }

        var lexicons = TermLists.ReadLexicons(codebook.Folder);
        TermIndex Index(YamlMap map, string key)
        {
            var index = new TermIndex();
            new TermLists(lexicons, index).Numbers(path, map.Texts(key));
            return index;
        }

        var file = YamlMap.Read(path, "views", "denied-by");
        var (denials, none) = (Index(file, "denied-by"), new TermIndex());
        QuoteTerms Terms(YamlMap map, string key) => new(Index(map, key), key == "terms" ? none : denials);
        var views = file.Maps("views", "id", "title", "codes", "also", "with", "groups", "results").Select(v => new CodebookView(
            v.Text("id"), v.Text("title"), CodebookReferences.Known(codebook.Codes, v, "codes"), CodebookReferences.Known(codebook.Codes, v, "also"), Terms(v, "with"),
            [.. v.Maps("groups", "title", "terms").Select(g => (g.Text("title"), Terms(g, "terms")))], Terms(v, "results"))).ToList();
        return views.GroupBy(v => v.Id).FirstOrDefault(g => g.Count() > 1) is { } twice ? throw new CodebookException(path, 0, $"the view '{twice.Key}' stands twice: rename or remove one") : views;
    }
}
