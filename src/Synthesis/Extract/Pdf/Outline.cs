namespace Synthesis.Extract.Pdf;

/// <summary>A line of a PDF's outline (its bookmarks).</summary>
/// <param name="Depth">1 for the outermost.</param>
/// <param name="Page">The page it leads to, 1-based.</param>
/// <param name="Title">What it says.</param>
internal sealed record OutlineEntry(int Depth, int Page, string Title);

/// <summary>The outline of a PDF, which tells its headings where size and weight do not. An entry counts only where its page shows its words.</summary>
internal sealed class Outline
{
    private const int FewestLetters = 4;

    private readonly Dictionary<(int Page, string Letters), int> depths = [];

    internal Outline(IReadOnlyList<OutlineEntry> entries)
    {
        foreach (var entry in entries.Where(e => Letters(e.Title).Length >= FewestLetters))
        {
            depths.TryAdd((entry.Page, Letters(entry.Title)), entry.Depth);
        }
    }

    /// <summary>No outline.</summary>
    internal static Outline None { get; } = new([]);

    /// <summary>The depth of the entry that these lines are the heading of, or null.</summary>
    internal int? DepthOf(List<TextLine> lines) =>
        depths.Count > 0 && depths.TryGetValue((lines[0].Page, Letters(string.Concat(lines.Select(l => l.Text)))), out var depth) ? depth : null;

    /// <summary>The letters alone: numbers, dashes and spaces are often set otherwise in the outline than on the page.</summary>
    private static string Letters(string text) => new([.. text.Where(char.IsLetter).Select(char.ToLowerInvariant)]);
}
