namespace Synthesis.Review.Exchange;

/// <summary>A code of a file.</summary>
internal sealed record RefiCode(Guid Id, string Name, string? Description, Guid? Parent, bool Codable);

/// <summary>A stretch of a source's text; <see cref="Start"/> is -1 for the whole source. Positions are as the file has them.</summary>
internal readonly record struct RefiSelection(int Start, int End, string? Words, Guid User, Guid Note);

/// <summary>A code given to a selection.</summary>
internal readonly record struct RefiCoding(int Selection, Guid Code, Guid User, Guid Note);

/// <summary>A source with text.</summary>
internal sealed record RefiSource(Guid Id, string Name)
{
    /// <summary>GUID of the text itself, which in a PDF source is another.</summary>
    internal Guid TextId { get; set; } = Id;

    internal string? Path { get; set; }

    internal string? Text { get; set; }

    internal List<RefiSelection> Selections { get; } = [];

    internal List<RefiCoding> Codings { get; } = [];
}

/// <summary>What a file holds that we can use, and how often it holds what we cannot.</summary>
internal sealed class RefiContent
{
    internal string Origin { get; set; } = "";

    internal Dictionary<Guid, (string Name, string? Id)> Users { get; } = [];

    internal List<RefiCode> Codes { get; } = [];

    internal List<RefiSource> Sources { get; } = [];

    internal Dictionary<Guid, string> Notes { get; } = [];

    internal SortedDictionary<string, int> Left { get; } = new(StringComparer.Ordinal);
}
