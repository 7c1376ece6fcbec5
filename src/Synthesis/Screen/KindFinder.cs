using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Screen;

/// <summary>Tells what kind of document this is by weighing the clues of <c>screen.yml</c>.</summary>
internal static class KindFinder
{
    private const int LeadWords = 350;
    private const double Sharpness = 0.6;

    /// <summary>The kind, and how sure that is: the share of its exponential weight among all kinds, 0 to 1.</summary>
    internal static (string Kind, double Score) Find(ScreenRules rules, Document document)
    {
        var points = Points(rules.Kinds, rules.Terms, document);
        var best = points.MaxBy(p => p.Points);
        var (kind, top) = best.Points >= rules.Threshold ? best : (rules.Otherwise, rules.Threshold);
        var others = points.Where(p => p.Id != kind).Sum(p => Math.Exp(Sharpness * p.Points));
        var own = Math.Exp(Sharpness * top);
        return (kind, Math.Round(own / (own + others), 4));
    }

    /// <summary>What speaks for each kind, less what speaks against it.</summary>
    internal static List<(string Id, double Points)> Points(IReadOnlyList<DocumentKind> kinds, TermIndex terms, Document document)
    {
        var places = Places(document).ToDictionary(p => p.Place, p => terms.Find(Word.Split(p.Text)));
        var words = Word.Split(document.Text).Count;
        return [.. kinds.Select(k => (k.Id, k.Clues.Sum(c => Points(c, places, words))))];
    }

    /// <summary>The document's title with the headings of its cover.</summary>
    internal static string TitleText(Document document)
    {
        var cover = document.Blocks.Where(b => b.Kind != BlockKind.Running).Take(6).Where(b => b.Kind == BlockKind.Heading && (b.Page ?? 1) == 1).Select(b => b.Text);
        return string.Join(" . ", cover.Prepend(document.Title ?? "").Where(t => t.Length > 0).Distinct());
    }

    private static IEnumerable<(CluePlace Place, string Text)> Places(Document document)
    {
        yield return (CluePlace.Title, TitleText(document));
        var lead = new List<string>();
        var n = 0;
        foreach (var block in document.Blocks.Where(b => b.Kind != BlockKind.Running))
        {
            lead.Add(block.Text);
            n += block.Text.Count(c => c == ' ') + 1;
            if (n >= LeadWords)
            {
                break;
            }
        }

        yield return (CluePlace.Lead, string.Join(" . ", lead));
        yield return (CluePlace.Headings, string.Join(" . ", document.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => b.Text)));
        yield return (CluePlace.Body, document.Text);
    }

    private static double Points(Clue clue, Dictionary<CluePlace, Dictionary<int, List<TermMatch>>> places, int words)
    {
        if (words < clue.FewestWords || words > clue.MostWords)
        {
            return 0;
        }

        return clue.Terms.Count == 0 || clue.Terms.Count(places[clue.Place].ContainsKey) >= clue.AtLeast ? clue.Points : 0;
    }
}
