namespace Synthesis.Extract;

/// <summary>A block as a reader finds it, before its place in the text is known.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text (a table's is made from <paramref name="Rows"/>).</param>
/// <param name="Level">As in <see cref="Block.Level"/>.</param>
/// <param name="Page">As in <see cref="Block.Page"/>.</param>
/// <param name="Box">As in <see cref="Block.Box"/>.</param>
/// <param name="Rows">As in <see cref="Block.Rows"/>.</param>
public sealed record FoundBlock(
    BlockKind Kind, string Text, int? Level = null, int? Page = null, Box? Box = null, IReadOnlyList<IReadOnlyList<string>>? Rows = null);

/// <summary>What a reader makes of one file.</summary>
/// <param name="Blocks">Its blocks in reading order.</param>
/// <param name="Title">As in <see cref="Document.Title"/>.</param>
/// <param name="Pages">As in <see cref="Document.Pages"/>.</param>
/// <param name="Language">The language the file declares, or null.</param>
/// <param name="Metadata">As in <see cref="Document.Metadata"/>.</param>
/// <param name="Issues">As in <see cref="Document.Issues"/>.</param>
public sealed record Reading(
    IReadOnlyList<FoundBlock> Blocks, string? Title, int? Pages, string? Language, DocumentMetadata Metadata, IReadOnlyList<Issue> Issues)
{
    /// <summary>The programs that read it, where they are not the reader's own <see cref="IDocumentReader.Engine"/>; else null.</summary>
    public string? Engine { get; init; }

    /// <summary>As in <see cref="Document.Neighbours"/>.</summary>
    public IReadOnlyList<string> Neighbours { get; init; } = [];

    /// <summary>A file that could not be read, and why.</summary>
    public static Reading Unreadable(string code, string message) =>
        new([], null, null, null, DocumentMetadata.Unknown, [new Issue(code, Severity.Error, message)]);
}

/// <summary>Reads files of some media types into blocks. Bad input becomes an issue of the <see cref="Reading"/>, never an exception.</summary>
public interface IDocumentReader
{
    /// <summary>The media types it reads.</summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <summary>The program or library it reads with, and its version.</summary>
    string Engine { get; }

    /// <summary>All that its readings depend on beside the bytes, part of every cache key: another program or version may read another text.</summary>
    string Dependencies => Engine;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, already known to be of one of <see cref="MediaTypes"/>.</param>
    /// <param name="cancellation">Stops the reading, which then throws <see cref="OperationCanceledException"/>.</param>
    Task<Reading> ReadAsync(SourceBytes file, CancellationToken cancellation);
}

/// <summary>The bytes of a source, in memory and on disk.</summary>
/// <param name="FullPath">Absolute path, for programs that open the file themselves.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="MediaType">What the content is.</param>
public sealed record SourceBytes(string FullPath, ReadOnlyMemory<byte> Bytes, string MediaType);
