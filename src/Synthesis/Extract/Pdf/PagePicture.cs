using System.Globalization;

namespace Synthesis.Extract.Pdf;

/// <summary>A picture of a page with the places of a quote on it.</summary>
/// <param name="Page">1-based.</param>
/// <param name="Width">The page's width in points.</param>
/// <param name="Height">Its height.</param>
/// <param name="Png">The picture, as PNG.</param>
/// <param name="Marks">Where the quote stands, in points from the top left.</param>
/// <param name="WholeBlocks">Whether some mark is the whole block about the quote, because its words were not found on the page one by one.</param>
public sealed record PagePicture(int Page, double Width, double Height, ReadOnlyMemory<byte> Png, IReadOnlyList<Box> Marks, bool WholeBlocks)
{
    private const string Resolution = "120", MostPixels = "2400";
    private const int MostBytes = 64 << 20;

    /// <summary>Draws the pages on which a span of a PDF's text stands, with MuPDF's <c>mutool</c> as a child program under limits; other formats have none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="document">Its text.</param>
    /// <param name="start">First code point of the span.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="limits">How long a child may run and how much memory it may take.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The pages in their order, and what could not be drawn.</returns>
    public static async Task<(IReadOnlyList<PagePicture> Pages, IReadOnlyList<Issue> Issues)> DrawAsync(
        string path, Document document, int start, int end, ReadingLimits limits, CancellationToken cancellation)
    {
        if (document.MediaType != MediaTypes.Pdf)
        {
            return ([], []);
        }

        // mutool believes a file's name, whatever its bytes are.
        var scratch = Directory.CreateTempSubdirectory("synthesis-");
        try
        {
            var copy = Path.Combine(scratch.FullName, "page.pdf");
            File.Copy(path, copy);
            var wanted = string.Join(',', QuoteMarks.Pages(document, start, end));
            var (_, text) = await DrawAsync(["-F", "stext", "-o", "-", copy, wanted], limits, cancellation).ConfigureAwait(false);
            var pages = DrawnPages.Read(text);
            var (pictures, issues) = (new List<PagePicture>(), new List<Issue>());
            foreach (var marks in QuoteMarks.Of(document, start, end, pages).GroupBy(m => m.Page).OrderBy(g => g.Key))
            {
                var page = pages.FirstOrDefault(p => p.Number == marks.Key);
                string[] asked = ["-r", Resolution, "-w", MostPixels, "-h", MostPixels, "-F", "png", "-o", "-", copy, marks.Key.ToString(CultureInfo.InvariantCulture)];
                var (ended, png) = await DrawAsync(asked, limits, cancellation).ConfigureAwait(false);
                if (ended == ChildEnd.Done && png.Length is > 0 and < MostBytes && page is { Width: > 0, Height: > 0 })
                {
                    pictures.Add(new PagePicture(page.Number, page.Width, page.Height, png.ToArray(), [.. marks.Select(m => m.Box)], marks.Any(m => m.WholeBlock)));
                }
                else
                {
                    issues.Add(new Issue("page-not-drawn", Severity.Error, $"Page {marks.Key} could not be drawn within {limits.ChildSeconds} seconds and {limits.ChildMegabytes} MB: open the PDF in a viewer.", $"page {marks.Key}"));
                }
            }

            return (pictures, issues);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Draws one page of a PDF.</summary>
    /// <param name="path">The file; its name ends in <c>.pdf</c>.</param>
    /// <param name="page">1-based.</param>
    /// <param name="limits">How long a child may run and how much memory it may take.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The picture, as PNG; null where it could not be drawn.</returns>
    public static async Task<byte[]?> PageAsync(string path, int page, ReadingLimits limits, CancellationToken cancellation)
    {
        var (ended, png) = await DrawAsync(["-r", Resolution, "-w", MostPixels, "-h", MostPixels, "-F", "png", "-o", "-", path, page.ToString(CultureInfo.InvariantCulture)], limits, cancellation).ConfigureAwait(false);
        return ended == ChildEnd.Done && png.Length is > 0 and < MostBytes ? png.ToArray() : null;
    }

    /// <summary>Finds where a span of a PDF's text stands on its pages, without drawing them.</summary>
    /// <param name="path">The file; its name ends in <c>.pdf</c>.</param>
    /// <param name="document">Its text.</param>
    /// <param name="start">First code point of the span.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="limits">How long a child may run and how much memory it may take.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The pages in their order, without pictures.</returns>
    public static async Task<IReadOnlyList<PagePicture>> MarksAsync(string path, Document document, int start, int end, ReadingLimits limits, CancellationToken cancellation)
    {
        var wanted = string.Join(',', QuoteMarks.Pages(document, start, end));
        if (document.MediaType != MediaTypes.Pdf || wanted.Length == 0)
        {
            return [];
        }

        var (_, text) = await DrawAsync(["-F", "stext", "-o", "-", path, wanted], limits, cancellation).ConfigureAwait(false);
        var pages = DrawnPages.Read(text);
        return [.. QuoteMarks.Of(document, start, end, pages).GroupBy(m => m.Page).OrderBy(g => g.Key).Select(g => (Marks: g, Page: pages.FirstOrDefault(p => p.Number == g.Key)))
            .Where(m => m.Page is { Width: > 0, Height: > 0 })
            .Select(m => new PagePicture(m.Page!.Number, m.Page.Width, m.Page.Height, default, [.. m.Marks.Select(x => x.Box)], m.Marks.Any(x => x.WholeBlock)))];
    }

    /// <summary>What mutool draws, up to a size that no page of a real document has.</summary>
    private static async Task<(ChildEnd End, MemoryStream Drawn)> DrawAsync(string[] arguments, ReadingLimits limits, CancellationToken cancellation)
    {
        var drawn = new MemoryStream();
        var (end, _) = await ChildProgram.RunAsync("mutool", ["draw", "-q", .. arguments], limits, KeepAsync, cancellation).ConfigureAwait(false);
        drawn.Position = 0;
        return (end, drawn);

        async Task KeepAsync(Stream stream, CancellationToken stop)
        {
            var buffer = new byte[1 << 16];
            int n;
            while ((n = await stream.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0)
            {
                drawn.Write(buffer, 0, drawn.Length < MostBytes ? n : 0);
            }
        }
    }
}
