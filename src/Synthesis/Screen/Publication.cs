using Synthesis.Extract;

namespace Synthesis.Screen;

/// <summary>One or more documents that were published as one: a file, or the pages of a strategy on the web in their order.</summary>
/// <param name="Name">The file's path, or the folder of the pages.</param>
/// <param name="Pages">Its documents, print views left out.</param>
/// <param name="Folded">Documents that only repeat the others, such as a print view.</param>
public sealed record Publication(string Name, IReadOnlyList<Document> Pages, IReadOnlyList<Document> Folded)
{
    private const double Repeats = 0.8;
    private const int LongestNumber = 20;

    /// <summary>
    /// Groups documents in the order given. Web pages of one folder with the same contents list or under the same main heading are one publication, in the order
    /// they give themselves, else in that of their numbers; a page that holds nearly all of the others is their print view; a file with the bytes of an earlier one
    /// is folded into it.
    /// </summary>
    public static IReadOnlyList<Publication> Of(IReadOnlyList<Document> documents) => [.. Together(documents).Select(OfOne)];

    /// <summary>The documents that belong to one publication each, told without their text.</summary>
    /// <param name="documents">The documents in outline.</param>
    /// <param name="published">By a document's path, what all documents of its publication share, where that is known from elsewhere; or null.</param>
    internal static IEnumerable<IReadOnlyList<Document>> Together(IReadOnlyList<Document> documents, Func<string, string?>? published = null)
    {
        var key = WebPages.Keys(documents);
        return documents.GroupBy(d => published?.Invoke(d.Path) is { } known ? "/" + known : d.MediaType == "text/html" && d.Title is not null && !d.Failed ? key(d) : d.Sha256 is { } hash ? "=" + hash : d.Path)
            .Select(g => (IReadOnlyList<Document>)[.. g]);
    }

    /// <summary>The publication that documents which belong together make.</summary>
    internal static Publication OfOne(IReadOnlyList<Document> documents)
    {
        var distinct = WebPages.InOrder([.. documents.DistinctBy(p => p.Sha256).OrderBy(d => InNumbers(d.Path), StringComparer.Ordinal)]).ToList();
        if (documents.Count == 1 || documents[0].MediaType != "text/html" || distinct.Count == 1)
        {
            return new Publication(documents[0].Path, [documents[0]], [.. documents.Skip(1)]);
        }

        var folded = documents.Except(distinct).ToList();
        if (PrintView(distinct) is { } print)
        {
            distinct.Remove(print);
            folded.Add(print);
        }

        return new Publication(distinct.Count == 1 ? distinct[0].Path : Folder(distinct[0].Path), distinct, folded);
    }

    /// <summary>The same publication with its documents in outline.</summary>
    internal Publication Outline() => this with { Pages = [.. Pages.Select(p => p.Outline())], Folded = [.. Folded.Select(p => p.Outline())] };

    /// <summary>The pages as one document, for screening: the title of the first, the text and blocks of all.</summary>
    public Document Joined()
    {
        if (Pages.Count == 1)
        {
            return Pages[0];
        }

        var text = new System.Text.StringBuilder();
        var blocks = new List<Block>();
        foreach (var page in Pages.Where(p => p.Text.Length > 0))
        {
            var shift = text.Length == 0 ? 0 : blocks.Max(b => b.End ?? 0) + 2;
            text.Append(text.Length == 0 ? "" : "\n\n").Append(page.Text);
            blocks.AddRange(page.Blocks.Select(b => b with { Start = b.Start + shift, End = b.End + shift }));
        }

        return Pages[0] with { Path = Name, Text = text.ToString(), Blocks = blocks, Issues = [.. Pages.SelectMany(p => p.Issues).Distinct()] };
    }

    /// <summary>The page to set aside: of three or more the one that holds the others; of two the one the other holds, or where both hold each other the print view by its name.</summary>
    private static Document? PrintView(IReadOnlyList<Document> pages) => pages is [var one, var two]
        ? (HoldsAll(one, [two]), HoldsAll(two, [one])) switch
        {
            (true, true) => IsNamedPrint(one) ? one : two,
            (true, false) => two,
            (false, true) => one,
            _ => null,
        }
        : pages.FirstOrDefault(p => HoldsAll(p, [.. pages.Where(o => o != p)]));

    private static bool HoldsAll(Document whole, IReadOnlyList<Document> parts)
    {
        var own = whole.Blocks.Select(b => b.Text).ToHashSet(StringComparer.Ordinal);
        var others = parts.SelectMany(p => p.Blocks).Where(b => b.Kind != BlockKind.Running).Select(b => b.Text).Distinct().ToList();
        return others.Count > 0 && others.Where(own.Contains).Sum(t => t.Length) >= Repeats * others.Sum(t => t.Length);
    }

    private static bool IsNamedPrint(Document page) => page.Path[(page.Path.LastIndexOf('/') + 1)..].Contains("print", StringComparison.OrdinalIgnoreCase);

    /// <summary>A path by which page 9 comes before page 10: its numbers are written with leading noughts.</summary>
    private static string InNumbers(string path)
    {
        var key = new System.Text.StringBuilder();
        for (var i = 0; i < path.Length;)
        {
            var digits = path.AsSpan(i).IndexOfAnyExceptInRange('0', '9') is >= 0 and var n ? n : path.Length - i;
            key.Append(digits > 0 ? path.Substring(i, digits).PadLeft(LongestNumber, '0') : path[i].ToString());
            i += Math.Max(1, digits);
        }

        return key.ToString();
    }

    private static string Folder(string path) => path.LastIndexOf('/') is > 0 and var i ? path[..i] : ".";
}
