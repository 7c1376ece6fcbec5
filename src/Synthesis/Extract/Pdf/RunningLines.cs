using System.Text.RegularExpressions;

namespace Synthesis.Extract.Pdf;

/// <summary>Tells page headers, page footers and page numbers from the text, by their place and their repetition.</summary>
internal static partial class RunningLines
{
    private const double Margin = 0.13, OuterMargin = 0.1, WideMargin = 0.16, SamePlace = 1.5, TurnedHeight = 2.2, LongestUpright = 0.25;
    private const int MostTurned = 3;

    /// <summary>Takes the running pieces out of each page's pieces.</summary>
    /// <param name="pages">The pages; running pieces are removed from theirs.</param>
    /// <returns>The running pieces of each page.</returns>
    internal static List<List<Piece>> Take(IReadOnlyList<Page> pages)
    {
        var everywhere = OnMostPages(pages);
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
                && (PageNumber().IsMatch(p.Text) ? StandsAlone(pages[i], p) && (seen[Key(p)].Count >= enough || (InMargin(pages[i], p, OuterMargin) && pages.Count > 1)) : seen[Key(p)].Count >= enough)).ToList();
            if (everywhere.Count > 0)
            {
                foreach (var piece in pages[i].Pieces.Where(p => p.Y1 <= pages[i].Height * WideMargin && everywhere.Contains(Placed(p))).Except(taken).OrderBy(p => p.Y0).ToList())
                {
                    taken.AddRange(taken.Exists(t => piece.Y0 - t.Y1 < piece.Size && t.Y0 < piece.Y0) ? [piece] : (List<Piece>)[]);
                }
            }

            taken.AddRange(Turned(pages[i]).Except(taken));
            pages[i].Pieces.RemoveAll(taken.Contains);
            running.Add([.. taken.OrderBy(p => p.Y0).ThenBy(p => p.X0)]);
        }

        return running;
    }

    /// <summary>Whether no other number or words that are not running stand on a number's line: else it is a cell of a table.</summary>
    private static bool StandsAlone(Page page, Piece number) =>
        page.Pieces.Count(p => p != number && p.Beside(number) && Digits().IsMatch(p.Text)) < 2;

    /// <summary>What stands in the same words at the same place on more than half of the pages: right under a running line it is one too.</summary>
    private static HashSet<(string Text, double X, double Y)> OnMostPages(IReadOnlyList<Page> pages) =>
        pages.Count < 4 ? [] : [.. pages.SelectMany(p => p.Pieces.Where(x => InMargin(p, x, WideMargin)).Select(Placed).Distinct()).GroupBy(k => k).Where(g => g.Count() > pages.Count / 2).Select(g => g.Key)];

    private static (string Text, double X, double Y) Placed(Piece piece) => (piece.Text.Trim(), Math.Round(piece.X0 / SamePlace), Math.Round(piece.Y0 / SamePlace));

    /// <summary>Words that run aslant or upright over much of a page, such as a watermark or an archive's stamp. Where most words do, the page is turned.</summary>
    private static List<Piece> Turned(Page page)
    {
        var turned = page.Pieces.FindAll(p => p.Height > TurnedHeight * p.Size && p.Height > LongestUpright * page.Height && p.Text.Trim().Length > 2);
        return turned.Count <= MostTurned && turned.Count < page.Pieces.Count / 2.0 ? turned : [];
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
