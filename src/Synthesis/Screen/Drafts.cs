using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Screen;

/// <summary>Tells documents that mark themselves as drafts: by their title, a short line of their cover, or a line that runs over their pages.</summary>
internal static class Drafts
{
    private const int CoverBlocks = 8, MostWords = 14;

    /// <summary>The words that mark it, or null.</summary>
    internal static string? Mark(ScreenRules rules, Document document) =>
        document.Blocks.Where(b => b.Kind != BlockKind.Running).Take(CoverBlocks).Concat(document.Blocks.Where(b => b.Kind == BlockKind.Running)).Select(b => b.Text)
            .Prepend(document.Title ?? "").FirstOrDefault(t => Says(rules, t));

    private static bool Says(ScreenRules rules, string text)
    {
        var words = Word.Split(text);
        var found = words.Count is > 0 and <= MostWords ? rules.Terms.Find(words) : [];
        return rules.Drafts.Any(found.ContainsKey);
    }
}
