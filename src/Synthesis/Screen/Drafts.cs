using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Screen;

/// <summary>Tells documents that mark themselves as drafts: by their title, a short line of their cover, or a line that runs over their pages.</summary>
internal static class Drafts
{
    private const int CoverBlocks = 8, MostWords = 14;

    /// <summary>Covers and running lines of joint documents name several bodies before they come to it.</summary>
    private const int MostOfHeading = 30;

    /// <summary>The words that mark it, or null.</summary>
    internal static string? Mark(ScreenRules rules, Document document) =>
        document.Blocks.Where(b => b.Kind != BlockKind.Running).Take(CoverBlocks).Concat(document.Blocks.Where(b => b.Kind == BlockKind.Running))
            .Select(b => (b.Text, Most: b.Kind is BlockKind.Heading or BlockKind.Running ? MostOfHeading : MostWords))
            .Prepend((Text: document.Title ?? "", Most: MostOfHeading)).Where(l => Says(rules, l.Text, l.Most)).Select(l => l.Text).FirstOrDefault();

    private static bool Says(ScreenRules rules, string text, int mostWords)
    {
        var words = Word.Split(text);
        var found = words.Count > 0 && words.Count <= mostWords ? rules.Terms.Find(words) : [];
        return rules.Drafts.Any(found.ContainsKey);
    }
}
