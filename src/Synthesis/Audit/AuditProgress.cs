namespace Synthesis.Audit;

/// <summary>A finding of an earlier audit, as its file keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Severity">How grave it was.</param>
/// <param name="Message">What it said.</param>
public sealed record EarlierFinding(string Id, string Rule, Severity Severity, string Message)
{
    /// <summary>The code that it was about, as <c>codebook:code</c>, or null.</summary>
    public string? Code { get; init; }
}

/// <summary>What an audit asked by: a codebook, or the rules of one for drafts (<c>codebook/audit</c>).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">SHA-256 of what it holds.</param>
public sealed record AskedBy(string Id, string Hash);

/// <summary>How many findings an audit had.</summary>
/// <param name="When">Its as-at date.</param>
/// <param name="Draft">The draft's file name.</param>
/// <param name="Errors">Errors.</param>
/// <param name="Warnings">Warnings.</param>
/// <param name="Notes">Of severity info.</param>
public sealed record AuditCount(DateOnly When, string Draft, int Errors, int Warnings, int Notes);

/// <summary>What an audit found, kept to be held against the next.</summary>
/// <param name="Findings">Its findings.</param>
/// <param name="Counts">The numbers of findings of it and of those before it, oldest first.</param>
public sealed record EarlierAudit(IReadOnlyList<EarlierFinding> Findings, IReadOnlyList<AuditCount> Counts)
{
    /// <summary>What it asked by; null in files that did not yet say so.</summary>
    public IReadOnlyList<AskedBy>? Asked { get; init; }
}

/// <summary>What became of the findings of an earlier audit.</summary>
/// <param name="Resolved">Those that are gone.</param>
/// <param name="New">Ids of those that were not there.</param>
/// <param name="Remaining">Ids of those that are still there.</param>
/// <param name="Counts">The numbers of findings of all audits known, this one last.</param>
public sealed record AuditProgress(IReadOnlyList<EarlierFinding> Resolved, IReadOnlySet<string> New, IReadOnlySet<string> Remaining, IReadOnlyList<AuditCount> Counts)
{
    /// <summary>Where the two audits did not ask the same: what of each is left out of the comparison. Null where they did.</summary>
    public string? Differs { get; init; }

    /// <summary>Holds an audit against the one before. Of codebooks that only one of them asked, or that were changed in between, no finding on a code is compared.</summary>
    public static AuditProgress Of(EarlierAudit before, AuditOfDraft now)
    {
        ArgumentNullException.ThrowIfNull(before);
        var both = before.Asked is { } asked ? now.Asked.Intersect(asked).Select(a => a.Id).ToHashSet(StringComparer.Ordinal) : now.Asked.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        bool Compared(string? code) => code is null || now.Asked.Count == 0 || both.Contains(code.Split(':')[0]);
        var earlier = before.Findings.Where(f => Compared(f.Code)).ToList();
        var ids = now.Findings.Where(f => Compared(f.Code)).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var were = earlier.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var apart = now.Asked.Concat(before.Asked ?? []).Select(a => a.Id).Distinct(StringComparer.Ordinal).Where(a => !both.Contains(a)).Order(StringComparer.Ordinal).ToList();
        return new AuditProgress([.. earlier.Where(f => !ids.Contains(f.Id))], ids.Except(were).ToHashSet(StringComparer.Ordinal), ids.Intersect(were).ToHashSet(StringComparer.Ordinal), [.. before.Counts, CountOf(now)])
        {
            Differs = before.Asked is null && now.Asked.Count > 0 ? "The audit before does not say by which codebooks it asked: what is new or resolved may come of that."
                : apart.Count > 0 ? $"The two audits did not ask the same: {string.Join(", ", apart)} {(apart.Count == 1 ? "was" : "were")} asked by one of them only or changed in between. Findings on codes of {(apart.Count == 1 ? "it" : "these")} are not compared; other findings may come of changed rules, and the counts before are of what was asked then." : null,
        };
    }

    /// <summary>The numbers of findings of an audit.</summary>
    public static AuditCount CountOf(AuditOfDraft audit) => new(audit.AsAt, System.IO.Path.GetFileName(audit.Path),
        audit.Findings.Count(f => f.Severity == Severity.Error), audit.Findings.Count(f => f.Severity == Severity.Warning), audit.Findings.Count(f => f.Severity == Severity.Info));
}
