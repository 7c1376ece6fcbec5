using System.Text.RegularExpressions;

namespace Synthesis.Extract.Pdf;

/// <summary>Tells page headers, page footers and page numbers from the text, by their place and their repetition.</summary>
internal static partial class RunningLines
{
    private const double Margin = 0.13, OuterMargin = 0.1;

    /// <summary>Takes the running pieces out of each page's pieces.</summary>
    /// <param name="pages">The pages; running pieces are removed from theirs.</param>
    /// <returns>The running pieces of each page.</returns>
    internal static List<List<Piece>> Take(IReadOnlyList<Page> pages)
    {
        var seen = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        for (var i = 0; i < pages.Count; i++)
        {
            foreach (var piece in pages[i].Pieces.Where(p => InMargin(pages[i], p, Margin)))
            {
                var key = Key(piece);
                (seen.TryGetValue(key, out var on) ? on : seen[key] = []).Add(i);
            }
        }

        var enough = pages.Count <= 3 ? 2 : Math.Max(3, Math.Min(pages.Count / 8, 6));
        var running = new List<List<Piece>>();
        for (var i = 0; i < pages.Count; i++)
        {
            var taken = pages[i].Pieces.Where(p => InMargin(pages[i], p, Margin)
                && (seen[Key(p)].Count >= enough || (InMargin(pages[i], p, OuterMargin) && PageNumber().IsMatch(p.Text) && pages.Count > 1))).ToList();
            pages[i].Pieces.RemoveAll(taken.Contains);
            running.Add([.. taken.OrderBy(p => p.Y0).ThenBy(p => p.X0)]);
        }

        return running;
    }

    private static bool InMargin(Page page, Piece piece, double share) =>
        page.Height > 0 && (piece.Y1 <= page.Height * share || piece.Y0 >= page.Height * (1 - share));

    private static string Key(Piece piece) =>
        Digits().Replace(CleanText.Line(piece.Text), "#") + (piece.Y0 < 200 ? "^" : "_");

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\s*(page\s*)?[-–|]?\s*[0-9]{1,4}\s*[-–|]?(\s*(of|/)\s*[0-9]{1,4})?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
