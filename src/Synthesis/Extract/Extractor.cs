using System.Security.Cryptography;
using Synthesis.Extract.Office;
using Synthesis.Extract.Pdf;
using Synthesis.Gather;

namespace Synthesis.Extract;

/// <summary>Reads sources of any supported kind into documents, by the reader for what their bytes are.</summary>
public sealed class Extractor : IDisposable
{
    /// <summary>Changes whenever the same bytes would be read otherwise; part of every key under which documents are kept.</summary>
    private const string Version = "4";

    private readonly ReadingLimits limits;
    private readonly DirectoryInfo scratch;
    private readonly IReadOnlyList<IDocumentReader> readers;
    private int laidDown;

    private Extractor(ReadingLimits limits, DirectoryInfo scratch, IReadOnlyList<IDocumentReader> readers)
    {
        (this.limits, this.scratch, this.readers) = (limits, scratch, readers);
    }

    /// <summary>Makes an extractor with every reader, after asking which engines this machine has.</summary>
    public static async Task<Extractor> CreateAsync(ReadingLimits limits, CancellationToken cancellation)
    {
        var (engine, recogniser) = (PdfReader.FindEngineAsync(cancellation), ScannedPages.FindEngineAsync(cancellation));
        var scratch = Directory.CreateTempSubdirectory("synthesis-");
        IDocumentReader[] office = [new WordReader(limits), new SlidesReader(limits), new SheetsReader(limits)];
        return new Extractor(limits, scratch, [new PdfReader(limits, await engine.ConfigureAwait(false), scratch.FullName, await recogniser.ConfigureAwait(false)),
            .. office, new ConvertedReader(limits, office, scratch.FullName), new HtmlReader(limits), new PlainTextReader()]);
    }

    /// <summary>The bytes of a source, and the key under which what is read of them can be kept: their hash and what the reading depends on. Null where no engine reads it.</summary>
    public async Task<(string Key, ReadOnlyMemory<byte> Bytes)?> KeyOfAsync(Source source, CancellationToken cancellation)
    {
        try
        {
            if (source.Refusal is not null || new FileInfo(source.FullPath).Length is var length && (length == 0 || length > limits.FileBytes))
            {
                return null;
            }

            var bytes = await File.ReadAllBytesAsync(source.FullPath, cancellation).ConfigureAwait(false);
            var type = MediaTypes.Of(bytes, source.FullPath);
            return readers.FirstOrDefault(r => r.MediaTypes.Contains(type)) is { } reader
                ? ($"{Convert.ToHexStringLower(SHA256.HashData(bytes))}/{Path.GetExtension(source.FullPath).ToLowerInvariant()}/{reader.Dependencies}/{Version}", bytes) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads one source. What cannot be read gives a document with no blocks and an error issue.</summary>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public async Task<Document> ReadAsync(Source source, CancellationToken cancellation)
    {
        if (source.Refusal is { } refusal)
        {
            return Failed(source, null, null, refusal);
        }

        byte[] bytes;
        try
        {
            var length = new FileInfo(source.FullPath).Length;
            if (length > limits.FileBytes)
            {
                return Failed(source, null, null, new Issue("too-large", Severity.Error,
                    $"The file has {length >> 20} MB and at most {limits.FileBytes >> 20} MB are read: split it."));
            }

            // A pipe or a device has no length, and reading it might never end.
            bytes = length == 0 ? [] : await File.ReadAllBytesAsync(source.FullPath, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(source, null, null, new Issue("unreadable-file", Severity.Error, $"The file cannot be opened ({CleanText.Line(e.Message)}): check its permissions."));
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (bytes.Length == 0)
        {
            return Failed(source, hash, null, new Issue("empty-file", Severity.Error, "The file is empty (or a pipe or a device): fetch it again."));
        }

        var type = MediaTypes.Of(bytes, source.FullPath);
        if (readers.FirstOrDefault(r => r.MediaTypes.Contains(type)) is not { } reader)
        {
            return Failed(source, hash, type, Unsupported(type));
        }

        var reading = await reader.ReadAsync(new SourceBytes(source.FullPath, bytes, type), cancellation).ConfigureAwait(false);
        var (text, blocks) = DocumentText.Assemble(reading.Blocks);
        var issues = reading.Issues.ToList();
        if (MediaTypes.ByName(source.FullPath) is { } promised && promised != type && !(promised == MediaTypes.PlainText && type == MediaTypes.Markdown))
        {
            issues.Insert(0, new Issue("type-mismatch", Severity.Warning,
                $"The name promises {promised} but the bytes are {type}, and were read as that: a page of an error or a log-in may have been saved in the file's place; fetch it again."));
        }

        if (blocks.Count == 0 && issues.All(i => i.Severity != Severity.Error))
        {
            issues.Add(new Issue("no-text", Severity.Error, "Nothing readable was found in the file."));
        }

        return new Document(source.Path, hash, type, reading.Engine ?? reader.Engine, reading.Title, reading.Pages, reading.Language ?? LanguageGuess.Of(text),
            reading.Metadata, text, blocks, issues) { Neighbours = reading.Neighbours };
    }

    /// <summary>Reads bytes that are in no file yet, as what they are; they lie in one of this extractor's own while it reads.</summary>
    /// <param name="path">The path that the document is to have.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public async Task<Document> ReadAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var name = Interlocked.Increment(ref laidDown).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var file = Path.Combine(scratch.FullName, "copy-" + name + MediaTypes.Ending(MediaTypes.Of(bytes.Span, "")));
        try
        {
            await File.WriteAllBytesAsync(file, bytes, cancellation).ConfigureAwait(false);
            return await ReadAsync(new Source(path, file), cancellation).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var reader in readers.OfType<IDisposable>())
        {
            reader.Dispose();
        }

        if (scratch.Exists)
        {
            scratch.Delete(recursive: true);
        }
    }

    private static Issue Unsupported(string type) => new("unsupported-type", Severity.Error, type switch
    {
        MediaTypes.Zip => "The file is a zip package that holds no office document, or a damaged one: unpack it, or fetch it again.",
        _ => $"Files of type {type} are not read: PDF, Word, PowerPoint, Excel, HTML, Markdown and plain text are.",
    });

    private static Document Failed(Source source, string? hash, string? type, Issue issue) =>
        new(source.Path, hash, type, "none", null, null, null, DocumentMetadata.Unknown, "", [], [issue]);
}
