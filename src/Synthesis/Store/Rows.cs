namespace Synthesis.Store;

/// <summary>A file that is part of the review: the bytes last seen under a path.</summary>
internal sealed class SourceRow
{
    public int Id { get; set; }

    public string Path { get; set; } = "";

    public string Key { get; set; } = "";

    public bool Present { get; set; }
}

/// <summary>A document as it was read: by the hash of its bytes and the engine.</summary>
internal sealed class DocumentRow
{
    public string Key { get; set; } = "";

    public byte[] Content { get; set; } = [];
}

/// <summary>Something worked out from documents and a codebook, by the hash of all that went in.</summary>
internal sealed class ResultRow
{
    public string Key { get; set; } = "";

    public byte[] Content { get; set; } = [];
}

/// <summary>An event of the selection: append-only.</summary>
internal sealed class EventRow
{
    public int Id { get; set; }

    public string At { get; set; } = "";

    public string By { get; set; } = "";

    public string Subject { get; set; } = "";

    public bool Included { get; set; }

    public string Code { get; set; } = "";

    public string Reason { get; set; } = "";
}

/// <summary>Something that a person gave: append-only, each kept once by the hash of what it says.</summary>
internal abstract class PersonRow
{
    public int Id { get; set; }

    public string At { get; set; } = "";

    public string Hash { get; set; } = "";

    public byte[] Content { get; set; } = [];
}

/// <summary>A decision.</summary>
internal sealed class DecisionRow : PersonRow;

/// <summary>A rating.</summary>
internal sealed class RatingRow : PersonRow;
