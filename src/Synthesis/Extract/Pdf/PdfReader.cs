using System.Reflection;

namespace Synthesis.Extract.Pdf;

/// <summary>Reads PDF through MuPDF's <c>mutool</c>, run as a child program under limits.</summary>
public sealed class PdfReader : IDocumentReader, IDisposable
{
    private const int FactsSeconds = 8;

    private readonly ReadingLimits limits;
    private readonly string scratch, script, recogniser;
    private readonly SemaphoreSlim scans = new(1);

    /// <summary>Makes a reader.</summary>
    /// <param name="limits">How long a child may run and how much memory it may take.</param>
    /// <param name="engine">The engine's name and version, from <see cref="FindEngineAsync"/>.</param>
    /// <param name="scratch">A private folder for the script that mutool runs.</param>
    /// <param name="recogniser">The name and version of the program that reads scanned pages.</param>
    public PdfReader(ReadingLimits limits, string engine, string scratch, string recogniser)
    {
        (this.limits, this.scratch, this.recogniser) = (limits, scratch, recogniser);
        Engine = engine;
        script = Path.Combine(scratch, "page-facts.js");
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("page-facts.js")!;
        using var file = File.Create(script);
        resource.CopyTo(file);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = [Extract.MediaTypes.Pdf];

    /// <inheritdoc/>
    public string Engine { get; }

    /// <inheritdoc/>
    public string Dependencies => $"{Engine}, {recogniser}";

    /// <inheritdoc/>
    public void Dispose() => scans.Dispose();

    /// <summary>The name and version of the engine on this machine, such as <c>mupdf 1.21.1</c>; <c>mupdf (not installed)</c> where it is not.</summary>
    public static async Task<string> FindEngineAsync(CancellationToken cancellation)
    {
        var (end, errors) = await ChildProgram.RunAsync("mutool", ["-v"], new ReadingLimits(ChildSeconds: 10), ChildProgram.DiscardAsync, cancellation).ConfigureAwait(false);
        var version = errors.Split(' ', '\n').FirstOrDefault(w => w.Length > 0 && char.IsAsciiDigit(w[0]));
        return end == ChildEnd.Missing ? "mupdf (not installed)" : "mupdf " + (version?.Trim() ?? "unknown");
    }

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(SourceBytes file, CancellationToken cancellation)
    {
        if (string.Equals(Path.GetExtension(file.FullPath), ".pdf", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadAsync(file.FullPath, cancellation).ConfigureAwait(false);
        }

        // mutool believes a file's name, whatever its bytes are.
        var copy = Path.Combine(scratch, Path.GetRandomFileName() + ".pdf");
        try
        {
            await File.WriteAllBytesAsync(copy, file.Bytes, cancellation).ConfigureAwait(false);
            return await ReadAsync(copy, cancellation).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task<Reading> ReadAsync(string path, CancellationToken cancellation)
    {
        var (most, rest) = (limits with { ChildSeconds = Math.Max(1, limits.ChildSeconds - FactsSeconds) }, limits with { ChildSeconds = Math.Min(FactsSeconds, limits.ChildSeconds) });
        var text = new StructuredText();
        var (end, errors) = await ChildProgram.RunAsync("mutool", ["draw", "-q", "-F", "stext.json", "-o", "-", path], most, text.ReadAsync, cancellation).ConfigureAwait(false);
        if (end == ChildEnd.Missing)
        {
            return Reading.Unreadable("mutool-missing", "PDF cannot be read because mutool is not installed: install Debian's mupdf-tools (or MuPDF's tools for your system) and run again.");
        }

        var pieces = text.Pages.Select(Piece.Of).ToList();
        var asked = Enumerable.Range(0, pieces.Count).Where(i => TableGrid.MayBeAmong(pieces[i]) || ScannedPages.MayBe(pieces[i]));
        var facts = new PageFacts();
        await ChildProgram.RunAsync("mutool", ["run", script, path, string.Join(',', asked)], rest, facts.ReadAsync, cancellation).ConfigureAwait(false);
        if (facts.Locked)
        {
            return Reading.Unreadable("encrypted", "The PDF asks for a password: save a copy without one, or ask its publisher for it.");
        }

        var issues = new List<Issue>();
        if (facts.Page.Count < text.Pages.Count)
        {
            issues.Add(new Issue("no-page-facts", Severity.Warning, "Not all of the PDF's lines, page sizes and metadata could be read, so ruled tables and page headers may stand in the text as paragraphs: open it in a viewer and save a copy."));
        }

        if (end == ChildEnd.TimedOut)
        {
            issues.Add(new Issue("time-limit", Severity.Error, $"Reading was stopped after {most.ChildSeconds} seconds: split the PDF, or print it to a new PDF, and try that."));
        }
        else if (text.Pages.Count == 0)
        {
            return Reading.Unreadable("damaged-pdf", $"No page of the PDF could be read ({FirstError(errors)}): fetch it again, or open it in a viewer and save a copy.");
        }
        else if (end != ChildEnd.Done || !text.Whole)
        {
            issues.Add(new Issue("partly-read", Severity.Warning, $"Only {text.Pages.Count} of {facts.Pages ?? text.Pages.Count} pages were read in whole or in part ({FirstError(errors)}): compare with the original."));
        }

        var pages = pieces.Select((p, i) => facts.Page.TryGetValue(i, out var page)
            ? new Page(i + 1, page.Width, page.Height, p, page.Rules, page.Pictured)
            : new Page(i + 1, p.Select(s => s.X1).DefaultIfEmpty().Max(), p.Select(s => s.Y1).DefaultIfEmpty().Max(), p, [])).ToList();
        var needed = pages.Where(ScannedPages.IsNeeded).ToList();
        var scanned = needed.Count == 0 ? null : await ScanAsync(path, [.. needed.Where(p => p.Width > 0 && p.Height > 0)], cancellation).ConfigureAwait(false);
        if (scanned is not null)
        {
            pages = [.. pages.Select(p => scanned.Pages.GetValueOrDefault(p.Number)?.Page ?? p)];
            issues.AddRange(ScanIssues(scanned, [.. needed.Select(p => p.Number)], pages));
        }

        var blocks = PageBlocks.Of(pages, new Outline(facts.Outline), limits.TableCells, cancellation);
        if (scanned?.Pages.Values.Any(p => p.Turn != 0) == true)
        {
            blocks = [.. blocks.Select(b => b is { Box: { } box, Page: { } n } && scanned.Pages.TryGetValue(n, out var page) ? b with { Box = page.AsShown(box) } : b)];
        }

        return new Reading(blocks, Title(facts.Title, blocks), facts.Pages ?? pages.Count, null, facts.Metadata, issues) { Engine = scanned?.Pages.Count > 0 ? Dependencies : null };
    }

    /// <summary>Reads scanned pages, of one file at a time: each file's keep every processor busy, and its time shall not depend on other files.</summary>
    private async Task<ScannedPages.Result> ScanAsync(string path, IReadOnlyList<Page> pages, CancellationToken cancellation)
    {
        await scans.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(limits.ScanSeconds));
            return await ScannedPages.ReadAsync(path, pages, limits, scratch, late.Token, cancellation).ConfigureAwait(false);
        }
        finally
        {
            scans.Release();
        }
    }

    private IEnumerable<Issue> ScanIssues(ScannedPages.Result scanned, List<int> needed, List<Page> pages)
    {
        if (scanned.Pages.Count > 0)
        {
            var words = scanned.Pages.Values.Sum(p => p.Words);
            var sure = scanned.Pages.Values.Sum(p => p.Confidence * p.Words) / words;
            yield return new Issue("ocr-used", Severity.Info, FormattableString.Invariant(
                $"{scanned.Pages.Count} of {pages.Count} pages have no usable text layer and were read from their pictures: {words} words, mean confidence {sure:0} of 100. Compare quotes with the original."), Where(scanned.Pages.Keys.Order()));
        }

        var unread = needed.Where(n => !scanned.Pages.ContainsKey(n) && !scanned.Blank.Contains(n) && !scanned.Kept.Contains(n)).ToList();
        if (scanned.Left.Count > 0 && !scanned.Missing)
        {
            yield return new Issue("ocr-limit", Severity.Warning, $"{scanned.Left.Count} scanned pages were not read: of one file at most {limits.ScannedPages} are, up to {limits.ScannedWords} words and {limits.ScanSeconds} seconds, and none after several that do not look like text. --whole-scans reads on, or have it recognised with OCR software.", Where(scanned.Left));
        }

        var advice = scanned.Missing ? "install tesseract (Debian's tesseract-ocr) and run again, or have it recognised with OCR software and read that copy." : "have it recognised with OCR software and read that copy.";
        if (scanned.Blank.Count == pages.Count)
        {
            yield return new Issue("no-text", Severity.Error, "Nothing is drawn on the PDF's pages, so that OCR software has nothing to read: fetch it again.");
        }
        else if (pages.All(p => p.Pieces.Count == 0))
        {
            yield return new Issue("no-text", Severity.Error, $"The PDF has no text layer (it is probably a scan){(scanned.Missing ? "" : " and no words were recognised in its pictures")}: {advice}");
        }
        else
        {
            if (unread.Count > 0)
            {
                yield return new Issue("pages-without-text", Severity.Warning, $"Pages without text: {Some(unread)}. They are pictures, scans that were not read, or have a text layer of noise: {advice}", Where(unread));
            }

            if (scanned.Blank.Count > 0)
            {
                yield return new Issue("pages-without-text", Severity.Info, $"Pages without text: {Some(scanned.Blank)}. Nothing is drawn on them.", Where(scanned.Blank));
            }
        }
    }

    private static string Some(IReadOnlyList<int> pages) => $"{string.Join(", ", pages.Take(20))}{(pages.Count > 20 ? ", …" : "")}";

    private static string Where(IEnumerable<int> pages) => $"pages {string.Join(", ", pages)}";

    /// <summary>The title of the metadata where the first pages show its words (it is often a template's or a file's name), else the largest heading of the first page.</summary>
    private static string? Title(string? stored, IReadOnlyList<FoundBlock> blocks)
    {
        var shown = string.Join(' ', blocks.Where(b => b.Page <= 2).Select(b => b.Text));
        var words = (stored ?? "").Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.Count(w => shown.Contains(w, StringComparison.OrdinalIgnoreCase)) >= 0.7 * words.Length ? stored
            : blocks.Where(b => b.Kind == BlockKind.Heading && b.Page == 1).MinBy(b => b.Level)?.Text ?? stored;
    }

    private static string FirstError(string errors) =>
        CleanText.OrNull(errors.Split('\n').FirstOrDefault(l => l.StartsWith("error:", StringComparison.OrdinalIgnoreCase))) ?? "mutool gave no reason";
}
