namespace Synthesis.Store;

/// <summary>A way in for a coder: only the hash of its token is kept.</summary>
internal sealed class SignInRow
{
    public int Id { get; set; }

    public string At { get; set; } = "";

    public string Coder { get; set; } = "";

    public bool Leads { get; set; }

    public string Hash { get; set; } = "";

    public string? Revoked { get; set; }
}

/// <summary>A coding round as it was set: append-only; the last one stands.</summary>
internal sealed class RoundRow
{
    public int Id { get; set; }

    public string At { get; set; } = "";

    public string By { get; set; } = "";

    public byte[] Content { get; set; } = [];
}

/// <summary>A decision that its coder took back: append-only, the decision stays beside it.</summary>
internal sealed class WithdrawalRow
{
    public int Id { get; set; }

    public string At { get; set; } = "";

    public string By { get; set; } = "";

    public int Decision { get; set; }
}

/// <summary>Who did what: append-only. A request that carries a name is written once.</summary>
internal sealed class ActionRow
{
    public int Id { get; set; }

    public string At { get; set; } = "";

    public string By { get; set; } = "";

    public string What { get; set; } = "";

    public string Subject { get; set; } = "";

    public string? Request { get; set; }
}
