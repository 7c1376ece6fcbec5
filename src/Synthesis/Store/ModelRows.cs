namespace Synthesis.Store;

/// <summary>A request to a language model, by the hash of all that is noted of it; in older stores by that of what is sent.</summary>
internal sealed class ModelRequestRow
{
    public string Id { get; set; } = "";

    public byte[] Content { get; set; } = [];
}

/// <summary>An answer of a language model, by the hash of all that it is.</summary>
internal sealed class ModelAnswerRow
{
    public string Hash { get; set; } = "";

    public string Request { get; set; } = "";

    public byte[] Content { get; set; } = [];
}

/// <summary>What was sent to an endpoint: append-only.</summary>
internal sealed class SendingRow
{
    public int Id { get; set; }

    public string At { get; set; } = "";

    public byte[] Content { get; set; } = [];
}
