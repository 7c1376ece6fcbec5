namespace Synthesis.Extract;

/// <summary>How much a single file may ask of the machine before it is given up with an issue.</summary>
/// <param name="FileBytes">Largest file that is read.</param>
/// <param name="UnpackedBytes">Largest size a zip package may unpack to.</param>
/// <param name="UnpackRatio">Largest ratio of unpacked to packed size of one part, above a first mebibyte.</param>
/// <param name="ChildSeconds">Wall-clock seconds a foreign parser may run.</param>
/// <param name="ChildProcessorSeconds">Processor seconds a foreign parser may use, where the system can hold it to that.</param>
/// <param name="ChildMegabytes">Address space, in mebibytes, a foreign parser may take.</param>
/// <param name="TableCells">Most cells that are read of one table.</param>
/// <param name="ScannedPages">Most pages of one file whose picture is read for its words.</param>
/// <param name="ScannedWords">Words recognised in one file's pictures after which no more of its scanned pages are begun.</param>
/// <param name="ScanSeconds">Wall-clock seconds after which the reading of a file's scanned pages ends. The bounds above end it long before on a machine that is not overloaded, and alike on every machine.</param>
public sealed record ReadingLimits(
    long FileBytes = 512L << 20, long UnpackedBytes = 500L << 20, int UnpackRatio = 200, int ChildSeconds = 25, int ChildProcessorSeconds = 25, int ChildMegabytes = 1024,
    int TableCells = 200_000, int ScannedPages = 20, int ScannedWords = 7_000, int ScanSeconds = 120)
{
    /// <summary>These limits with room for scans of several hundred pages, at a second or two of processor a page: what long work that shows its progress can wait for.</summary>
    public ReadingLimits WholeScans => this with { ScannedPages = 400, ScannedWords = 400_000, ScanSeconds = 3600 };
}
