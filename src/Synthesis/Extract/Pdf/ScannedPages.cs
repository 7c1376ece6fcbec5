using System.Globalization;

namespace Synthesis.Extract.Pdf;

/// <summary>
/// Reads the words in the pictures of pages: mutool draws each page in grey and tesseract reads it, both as children under limits.
/// How far a file is read depends on what its pages hold (their number, the words found, how many are doubtful), so that it is read
/// alike on every machine; the clock only ends what those bounds did not foresee.
/// </summary>
internal static class ScannedPages
{
    private const double Resolution = 200, MostPixels = 4400, Doubtful = 60, WholePage = 0.7, LeastReadable = 0.5;
    private const int FewWords = 25, FirstBatch = 2, Batch = 4, TurnsTried = 1, StoppedWords = 3000, MostDoubtful = 4, PageSeconds = 10, Patience = 3, FewestWords = 15, EnoughReadable = 120, MuchMore = 3;

    /// <summary>What came of reading the pages.</summary>
    /// <param name="Pages">Those with words, by number.</param>
    /// <param name="Blank">The numbers of those with nothing drawn on them.</param>
    /// <param name="Left">The numbers of those not tried, as the limits were reached.</param>
    /// <param name="Kept">The numbers of those whose picture says no more than their own text layer.</param>
    /// <param name="Missing">Whether tesseract is not installed.</param>
    internal sealed record Result(IReadOnlyDictionary<int, ScannedPage> Pages, IReadOnlyList<int> Blank, IReadOnlyList<int> Left, IReadOnlyList<int> Kept, bool Missing);

    /// <summary>The name and version of the engine on this machine, such as <c>tesseract 5.3.0</c>; <c>tesseract (not installed)</c> where it is not.</summary>
    internal static async Task<string> FindEngineAsync(CancellationToken cancellation)
    {
        var version = "";
        var (end, errors) = await ChildProgram.RunAsync("tesseract", ["--version"], new ReadingLimits(ChildSeconds: 10),
            async (output, token) => version = await new StreamReader(output).ReadToEndAsync(token).ConfigureAwait(false), cancellation, ("OMP_THREAD_LIMIT", "1")).ConfigureAwait(false);
        return end == ChildEnd.Missing ? "tesseract (not installed)" : (version + errors).Split('\n')[0].Trim();
    }

    /// <summary>Whether a page whose text layer is this may be a picture of a page: it holds little, or what does not read as words.</summary>
    internal static bool MayBe(IReadOnlyList<Piece> pieces)
    {
        int words = 0, readable = 0;
        foreach (var piece in pieces)
        {
            foreach (var range in piece.Text.AsSpan().Split(' '))
            {
                var word = piece.Text.AsSpan(range);
                words += word.Length > 0 ? 1 : 0;
                readable += word.Length > 0 && IsReadable(word) ? 1 : 0;
            }

            if (readable >= EnoughReadable)
            {
                return false;
            }
        }

        return words < FewestWords || readable < LeastReadable * words;
    }

    /// <summary>Whether a word is a number, or has a vowel and no more marks than letters.</summary>
    private static bool IsReadable(ReadOnlySpan<char> word)
    {
        int letters = 0, digits = 0, vowels = 0;
        foreach (var c in word)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            vowels += c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'A' or 'E' or 'I' or 'O' or 'U' or 'Y' || c > 'z' && char.IsLetter(c) ? 1 : 0;
        }

        return letters + digits >= (word.Length + 1) / 2 && (vowels > 0 || digits >= letters);
    }

    /// <summary>Whether the words of a page must be read from its picture: it has none, its text layer is noise, or it is a picture with hardly any.</summary>
    internal static bool IsNeeded(Page page)
    {
        var letters = 0;
        var noise = 0;
        if (page.Pictured >= WholePage && MayBe(page.Pieces))
        {
            return true;
        }

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

    /// <summary>Reads pages, in batches: after each it is settled whether the next is begun.</summary>
    /// <param name="path">The PDF.</param>
    /// <param name="pages">Those to read, with their sizes.</param>
    /// <param name="limits">How many pages and words, and how much each child may take.</param>
    /// <param name="scratch">A private folder.</param>
    /// <param name="late">Ends the reading of further pages, not of the file.</param>
    /// <param name="cancellation">Stops everything.</param>
    internal static async Task<Result> ReadAsync(string path, IReadOnlyList<Page> pages, ReadingLimits limits, string scratch, CancellationToken late, CancellationToken cancellation)
    {
        if (ChildProgram.Find("tesseract") is null)
        {
            return new Result(new Dictionary<int, ScannedPage>(), [], [.. pages.Select(p => p.Number)], [], true);
        }

        var tries = new List<Try>();
        var folder = Directory.CreateDirectory(Path.Combine(scratch, Path.GetRandomFileName()));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late, cancellation);
        var bounds = limits with { ChildSeconds = Patience * limits.ChildSeconds, ChildProcessorSeconds = PageSeconds };
        try
        {
            var mayBeTurned = true;
            while (tries.Count < Math.Min(pages.Count, limits.ScannedPages))
            {
                var read = pages.Take(limits.ScannedPages).Skip(tries.Count).Take(tries.Count == 0 ? FirstBatch : Batch).Select(p => new Try(p)).ToList();
                tries.AddRange(read);
                await EachAsync(read, t => t.ReadAsync(path, bounds, folder.FullName, stop.Token), stop.Token).ConfigureAwait(false);
                var doubtful = mayBeTurned ? read.FindAll(t => t.IsDoubtful && t.MayBeTurned) : [];
                await EachAsync([.. doubtful.Take(TurnsTried)], t => t.ReadTurnedAsync(bounds, folder.FullName, stop.Token), stop.Token).ConfigureAwait(false);
                mayBeTurned = doubtful.Count == 0 || doubtful.Exists(t => t.IsTurned);
                await EachAsync(mayBeTurned ? [.. doubtful.Skip(TurnsTried)] : [], t => t.ReadTurnedAsync(bounds, folder.FullName, stop.Token), stop.Token).ConfigureAwait(false);
                if (tries.Sum(t => t.Recognised) >= limits.ScannedWords || tries.Sum(t => t.Doubt) >= MostDoubtful + tries.Count(t => t.IsSure))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time for this file is up; what was read of it counts.
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return new Result(tries.Where(t => t.IsMore).ToDictionary(t => t.Page.Number, t => t.Found!),
            [.. tries.Where(t => t.IsBlank).Select(t => t.Page.Number)], [.. pages.Select(p => p.Number).Except(tries.Where(t => t.IsRead).Select(t => t.Page.Number))], [.. tries.Where(t => t.IsRead && !t.IsMore && t.Page.Pieces.Count > 0).Select(t => t.Page.Number)], false);
    }

    private enum Layout
    {
        AsItStands,
        TellingWhichWayIsUp,
    }

    private static Task EachAsync(List<Try> tries, Func<Try, Task> read, CancellationToken stop) =>
        Parallel.ForEachAsync(tries, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount), CancellationToken = stop }, async (t, _) => await read(t).ConfigureAwait(false));

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

    /// <summary>Reads a picture; to tell which way is up costs a third more and is asked for only where the plain reading is doubtful or gives lines that run up or down.</summary>
    private static async Task<ScannedPage?> RecogniseAsync(GreyPicture picture, Layout layout, bool turned, Page page, ReadingLimits limits, string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, FormattableString.Invariant($"{page.Number}.pgm"));
        await File.WriteAllBytesAsync(file, picture.Bytes, cancellation).ConfigureAwait(false);
        var lines = new List<RecognisedLine>();
        var (end, _) = await ChildProgram.RunAsync("tesseract",
            [file, "stdout", "--psm", layout == Layout.TellingWhichWayIsUp ? "1" : "3", "--dpi", Math.Round(Dots(page)).ToString(CultureInfo.InvariantCulture), "-l", "eng", "hocr"], limits,
            async (output, token) =>
            {
                using var whole = new MemoryStream();
                await output.CopyToAsync(whole, token).ConfigureAwait(false);
                whole.Position = 0;
                lines = RecognisedText.Read(whole);
            }, cancellation, ("OMP_THREAD_LIMIT", "1")).ConfigureAwait(false);
        File.Delete(file);
        if (layout == Layout.AsItStands && 2 * lines.Count(l => l.RunsUpright) > lines.Count)
        {
            return await RecogniseAsync(picture, Layout.TellingWhichWayIsUp, turned, page, limits, folder, cancellation).ConfigureAwait(false);
        }

        return end == ChildEnd.Failed && lines.Count == 0 ? null : ScannedSpans.Of(page.Number, page.Width, page.Height, page.Width / picture.Width, turned, lines);
    }

    /// <summary>The reading of one page, upright and, where that is doubtful, upside down: tesseract tells that by itself only where there is much text.</summary>
    private sealed class Try(Page page)
    {
        private GreyPicture? picture;

        internal Page Page => page;

        internal bool IsRead { get; private set; }

        internal ScannedPage? Found { get; private set; }

        internal bool IsBlank { get; private set; }

        internal bool IsTurned { get; private set; }

        /// <summary>Whether tesseract gave up on it.</summary>
        internal bool IsStopped { get; private set; }

        /// <summary>Words that tesseract gave for it, upright and turned: what its time goes with.</summary>
        internal int Recognised { get; private set; }

        /// <summary>Whether what was found hardly reads as text.</summary>
        internal bool IsDoubtful => Found is { Words: > 0 } found && (found.Confidence < Doubtful || (found.Words < FewWords && found.Confidence < 80));

        /// <summary>Whether the picture says something that the page's own text layer does not: on a cover it rarely does.</summary>
        internal bool IsMore => Found is { Words: > 0 } found && (Layer.Count == 0 || (!IsDoubtful && found.Words >= MuchMore * Layered));

        private List<string> Layer { get; } = [.. page.Pieces.SelectMany(p => p.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

        /// <summary>How many words the page's own text layer has to offer; a long one that was doubted offers none.</summary>
        private int Layered => Layer.Count < FewestWords ? Layer.Count(w => IsReadable(w)) : 0;

        /// <summary>Whether it may be upside down: where it has words of its own, they tell which way is up.</summary>
        internal bool MayBeTurned => Layer.Count == 0;

        /// <summary>How much the page speaks against reading on: one that has words of its own, however odd, loses less by it.</summary>
        internal int Doubt => !IsDoubtful && !IsStopped ? 0 : MayBeTurned ? 1 : 2;

        internal bool IsSure => Found is { Words: > 0 } && !IsDoubtful;

        internal async Task ReadAsync(string path, ReadingLimits limits, string folder, CancellationToken stop)
        {
            var drawn = await DrawAsync(path, page, limits, folder, stop).ConfigureAwait(false);
            IsBlank = drawn is { IsBlank: true };
            if (drawn is { IsBlank: false })
            {
                Found = await RecogniseAsync(drawn, Layout.AsItStands, false, page, limits, folder, stop).ConfigureAwait(false);
                IsStopped = Found is null;
                Recognised = Found?.Seen ?? StoppedWords;
                if (Found is { } plain && !IsSure && await RecogniseAsync(drawn, Layout.TellingWhichWayIsUp, false, page, limits, folder, stop).ConfigureAwait(false) is { } other)
                {
                    Recognised += other.Seen;
                    Found = IsBetter(other) ? other : plain;
                }

                picture = IsDoubtful ? drawn : null;
            }

            IsRead = true;
        }

        internal async Task ReadTurnedAsync(ReadingLimits limits, string folder, CancellationToken stop)
        {
            var other = await RecogniseAsync(picture!.Turned(), Layout.TellingWhichWayIsUp, true, page, limits, folder, stop).ConfigureAwait(false);
            IsTurned = other is not null && IsBetter(other);
            Recognised += other?.Seen ?? StoppedWords;
            (Found, picture) = (IsTurned ? other : Found, null);
        }

        private bool IsBetter(ScannedPage other) => other.Confidence * Math.Sqrt(other.Words) > Found!.Confidence * Math.Sqrt(Found.Words);
    }
}
