using Synthesis.Extract;

namespace Synthesis.Screen;

/// <summary>One or more documents that were published as one: a file, or the pages of a strategy on the web in their order.</summary>
/// <param name="Name">The file's path, or the folder of the pages.</param>
/// <param name="Pages">Its documents, print views left out.</param>
/// <param name="Folded">Documents that only repeat the others, such as a print view.</param>
public sealed record Publication(string Name, IReadOnlyList<Document> Pages, IReadOnlyList<Document> Folded)
{
    private const double Repeats = 0.8;

    /// <summary>
    /// Groups documents in the order given. Web pages of one folder with the same contents list or under the same main heading are one publication, in the order they
    /// give themselves; a page that
    /// holds nearly every paragraph of the others is their print view; a file with the bytes of an earlier one is folded into it.
    /// </summary>
    public static IReadOnlyList<Publication> Of(IReadOnlyList<Document> documents)
    {
        var publications = new List<Publication>();
        var key = WebPages.Keys(documents);
        foreach (var group in documents.GroupBy(d => d.MediaType == "text/html" && d.Title is not null && !d.Failed ? key(d) : d.Sha256 is { } hash ? "=" + hash : d.Path))
        {
            var pages = WebPages.InOrder([.. group]).ToList();
            if (group.Key[0] == '=' || pages.Count == 1)
            {
                publications.Add(new Publication(pages[0].Path, [pages[0]], pages[1..]));
                continue;
            }

            var distinct = pages.DistinctBy(p => p.Sha256).ToList();
            var folded = pages.Except(distinct).ToList();
            var print = distinct.Count < 3 ? null : distinct.FirstOrDefault(p => HoldsAll(p, [.. distinct.Where(o => o != p)]));
            if (print is not null)
            {
                distinct.Remove(print);
                folded.Add(print);
            }

            publications.Add(new Publication(distinct.Count == 1 ? distinct[0].Path : Folder(pages[0].Path), distinct, folded));
        }

        return publications;
    }

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

    private static bool HoldsAll(Document whole, IReadOnlyList<Document> parts)
    {
        var own = whole.Blocks.Select(b => b.Text).ToHashSet(StringComparer.Ordinal);
        var others = parts.SelectMany(p => p.Blocks).Where(b => b.Kind != BlockKind.Running).Select(b => b.Text).Distinct().ToList();
        return others.Count > 0 && others.Count(own.Contains) >= Repeats * others.Count;
    }

    private static string Folder(string path) => path.LastIndexOf('/') is > 0 and var i ? path[..i] : ".";
}
