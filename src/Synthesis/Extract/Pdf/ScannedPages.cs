using System.Globalization;

namespace Synthesis.Extract.Pdf;

/// <summary>Reads the words in the pictures of pages: mutool draws each page in grey and tesseract reads it, both as children under limits.</summary>
internal static class ScannedPages
{
    private const double Resolution = 200, MostPixels = 4400, Doubtful = 60;
    private const int AtOnce = 2, FewWords = 25;

    /// <summary>What came of reading the pages.</summary>
    /// <param name="Pages">Those with words, by number.</param>
    /// <param name="Blank">The numbers of those with nothing drawn on them.</param>
    /// <param name="Left">The numbers of those not tried, as the limits were reached.</param>
    /// <param name="Missing">Whether tesseract is not installed.</param>
    internal sealed record Result(IReadOnlyDictionary<int, ScannedPage> Pages, IReadOnlyList<int> Blank, IReadOnlyList<int> Left, bool Missing);

    /// <summary>Whether the words of a page must be read from its picture: it has none, or its text layer is noise.</summary>
    internal static bool IsNeeded(Page page)
    {
        var letters = 0;
        var noise = 0;
        foreach (var piece in page.Pieces)
        {
            foreach (var c in piece.Text)
            {
                letters += char.IsLetterOrDigit(c) ? 1 : 0;
                noise += c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') || char.IsControl(c) ? 1 : 0;
            }
        }

        return letters + noise == 0 || noise > letters;
    }

    /// <summary>Reads pages.</summary>
    /// <param name="path">The PDF.</param>
    /// <param name="pages">Those to read, with their sizes.</param>
    /// <param name="limits">How many pages, and how much each child may take.</param>
    /// <param name="scratch">A private folder.</param>
    /// <param name="late">Ends the reading of further pages, not of the file.</param>
    /// <param name="cancellation">Stops everything.</param>
    internal static async Task<Result> ReadAsync(string path, IReadOnlyList<Page> pages, ReadingLimits limits, string scratch, CancellationToken late, CancellationToken cancellation)
    {
        var found = new ScannedPage?[pages.Count];
        var tried = new bool[pages.Count];
        var blank = new bool[pages.Count];
        if (ChildProgram.Find("tesseract") is null)
        {
            return new Result(new Dictionary<int, ScannedPage>(), [], [.. pages.Select(p => p.Number)], true);
        }

        var folder = Directory.CreateDirectory(Path.Combine(scratch, Path.GetRandomFileName()));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late, cancellation);
        try
        {
            await Parallel.ForAsync(0, Math.Min(pages.Count, limits.ScannedPages), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token }, async (i, token) =>
            {
                var picture = await DrawAsync(path, pages[i], limits, folder.FullName, token).ConfigureAwait(false);
                blank[i] = picture is { IsBlank: true };
                if (picture is { IsBlank: false })
                {
                    found[i] = await RecogniseAsync(picture, pages[i], limits, folder.FullName, token).ConfigureAwait(false);
                }

                tried[i] = true;
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time for this file is up; what was read of it counts.
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return new Result(found.OfType<ScannedPage>().Where(p => p.Words > 0).ToDictionary(p => p.Page.Number),
            [.. pages.Where((_, i) => blank[i]).Select(p => p.Number)], [.. pages.Where((_, i) => !tried[i]).Select(p => p.Number)], false);
    }

    private static double Dots(Page page) => Math.Min(Resolution, MostPixels * 72 / Math.Max(1, Math.Max(page.Width, page.Height)));

    private static async Task<GreyPicture?> DrawAsync(string path, Page page, ReadingLimits limits, string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, FormattableString.Invariant($"{page.Number}.pgm"));
        var (end, _) = await ChildProgram.RunAsync("mutool",
            ["draw", "-q", "-F", "pgm", "-c", "gray", "-r", Dots(page).ToString("0.###", CultureInfo.InvariantCulture), "-o", file, path, page.Number.ToString(CultureInfo.InvariantCulture)],
            limits, ChildProgram.DiscardAsync, cancellation).ConfigureAwait(false);
        if (end != ChildEnd.Done || !File.Exists(file) || new FileInfo(file).Length > MostPixels * MostPixels * 1.1)
        {
            return null;
        }

        var picture = GreyPicture.Read(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false));
        File.Delete(file);
        return picture;
    }

    private static async Task<ScannedPage> RecogniseAsync(GreyPicture picture, Page page, ReadingLimits limits, string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, FormattableString.Invariant($"{page.Number}.pgm"));
        async Task<ScannedPage> Try(GreyPicture of, bool turned)
        {
            await File.WriteAllBytesAsync(file, of.Bytes, cancellation).ConfigureAwait(false);
            var lines = new List<RecognisedLine>();
            await ChildProgram.RunAsync("tesseract",
                [file, "stdout", "--psm", "1", "--dpi", Math.Round(Dots(page)).ToString(CultureInfo.InvariantCulture), "-l", "eng", "hocr"], limits,
                async (output, token) =>
                {
                    using var whole = new MemoryStream();
                    await output.CopyToAsync(whole, token).ConfigureAwait(false);
                    whole.Position = 0;
                    lines = RecognisedText.Read(whole);
                }, cancellation, ("OMP_THREAD_LIMIT", "1")).ConfigureAwait(false);
            return ScannedSpans.Of(page.Number, page.Width, page.Height, page.Width / of.Width, turned, lines);
        }

        var upright = await Try(picture, false).ConfigureAwait(false);
        if (upright.Words > 0 && (upright.Confidence < Doubtful || upright.Words < FewWords && upright.Confidence < 80))
        {
            // Upside down is told from the page itself only where it has much text.
            var other = await Try(picture.Turned(), true).ConfigureAwait(false);
            return other.Confidence * Math.Sqrt(other.Words) > upright.Confidence * Math.Sqrt(upright.Words) ? other : upright;
        }

        return upright;
    }
}
