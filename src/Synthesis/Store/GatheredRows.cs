namespace Synthesis.Store;

/// <summary>One gathering, from its beginning to its end, however often it was stopped between.</summary>
internal sealed class GatheringRow
{
    public int Id { get; set; }

    public string At { get; set; } = "";

    public string? Ended { get; set; }

    public string Authorities { get; set; } = "";
}

/// <summary>What a site answered to a question, without the body.</summary>
internal sealed class ExchangeRow
{
    public int Id { get; set; }

    public int Gathering { get; set; }

    public string Question { get; set; } = "";

    public byte[] Content { get; set; } = [];

    public string? Body { get; set; }
}

/// <summary>A body that a site sent, once for all answers that had it: the record of the archive that holds it, or the bytes where there is none.</summary>
internal sealed class BodyRow
{
    public string Hash { get; set; } = "";

    public string? Record { get; set; }

    public byte[]? Content { get; set; }
}

/// <summary>What a gathering found for an authority.</summary>
internal sealed class FindingRow
{
    public int Id { get; set; }

    public int Gathering { get; set; }

    public string Authority { get; set; } = "";

    public byte[] Content { get; set; } = [];
}

/// <summary>Where a source of the review came from.</summary>
internal sealed class OriginRow
{
    public string Path { get; set; } = "";

    public byte[] Content { get; set; } = [];
}

/// <summary>A line of the contact log: append-only.</summary>
internal sealed class ContactRow
{
    public int Id { get; set; }

    public string At { get; set; } = "";

    public string By { get; set; } = "";

    public string Authority { get; set; } = "";

    public string What { get; set; } = "";

    public string Note { get; set; } = "";
}
