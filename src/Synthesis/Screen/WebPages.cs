using Synthesis.Extract;

namespace Synthesis.Screen;

/// <summary>Tells which web pages are of one publication, and in which order they are read, by what they say of each other.</summary>
internal static class WebPages
{
    /// <summary>For each page, what names its publication: in one folder, the contents list that several pages share (a page with the title of one of them, such as a print view, belongs to it), else the title.</summary>
    internal static Func<Document, string> Keys(IEnumerable<Document> pages)
    {
        var listed = pages.Where(p => p.Neighbours.Count > 0).GroupBy(List).Where(g => g.Count() > 1).SelectMany(g => g.Select(p => (List: g.Key, Title: Titled(p)))).ToList();
        var (lists, titles) = (listed.Select(l => l.List).ToHashSet(), listed.GroupBy(l => l.Title).ToDictionary(g => g.Key, g => g.First().List, StringComparer.Ordinal));
        return page => lists.Contains(List(page)) ? List(page) : titles.GetValueOrDefault(Titled(page), Titled(page));
    }

    /// <summary>The pages so that each comes after those that it or they name before it; what nothing is said of keeps its place.</summary>
    internal static IReadOnlyList<Document> InOrder(IReadOnlyList<Document> pages)
    {
        var names = pages.Select(Name).ToList();
        var before = names.ConvertAll(_ => new HashSet<int>());
        foreach (var list in pages.Select(p => p.Neighbours.Select(n => names.IndexOf(n)).Where(i => i >= 0).ToList()))
        {
            foreach (var (first, second) in list.Zip(list.Skip(1)).Where(p => p.First != p.Second))
            {
                before[second].Add(first);
            }
        }

        var (ordered, left) = (new List<Document>(pages.Count), Enumerable.Range(0, pages.Count).ToList());
        while (left.Count > 0)
        {
            // Where pages name each other in a circle, the order given breaks it.
            var next = left.FindIndex(i => !before[i].Overlaps(left));
            ordered.Add(pages[left[Math.Max(0, next)]]);
            left.RemoveAt(Math.Max(0, next));
        }

        return ordered;
    }

    private static string Titled(Document page) => $"{Folder(page.Path)}\n{page.Title}";

    private static string List(Document page) => $"{Folder(page.Path)}\n{string.Join('/', page.Neighbours)}";

    private static string Name(Document page) => Path.GetFileNameWithoutExtension(page.Path).ToLowerInvariant();

    private static string Folder(string path) => path.LastIndexOf('/') is > 0 and var i ? path[..i] : ".";
}
