namespace Synthesis.Audit;

/// <summary>A finding of an earlier audit, as its file keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Severity">How grave it was.</param>
/// <param name="Message">What it said.</param>
public sealed record EarlierFinding(string Id, string Rule, Severity Severity, string Message);

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
public sealed record EarlierAudit(IReadOnlyList<EarlierFinding> Findings, IReadOnlyList<AuditCount> Counts);

/// <summary>What became of the findings of an earlier audit.</summary>
/// <param name="Resolved">Those that are gone.</param>
/// <param name="New">Ids of those that were not there.</param>
/// <param name="Remaining">Ids of those that are still there.</param>
/// <param name="Counts">The numbers of findings of all audits known, this one last.</param>
public sealed record AuditProgress(IReadOnlyList<EarlierFinding> Resolved, IReadOnlySet<string> New, IReadOnlySet<string> Remaining, IReadOnlyList<AuditCount> Counts)
{
    /// <summary>Holds an audit against the one before.</summary>
    public static AuditProgress Of(EarlierAudit before, AuditOfDraft now)
    {
        ArgumentNullException.ThrowIfNull(before);
        var ids = now.Findings.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var earlier = before.Findings.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return new AuditProgress([.. before.Findings.Where(f => !ids.Contains(f.Id))], ids.Except(earlier).ToHashSet(StringComparer.Ordinal), ids.Intersect(earlier).ToHashSet(StringComparer.Ordinal), [.. before.Counts, CountOf(now)]);
    }

    /// <summary>The numbers of findings of an audit.</summary>
    public static AuditCount CountOf(AuditOfDraft audit) => new(audit.AsAt, System.IO.Path.GetFileName(audit.Path),
        audit.Findings.Count(f => f.Severity == Severity.Error), audit.Findings.Count(f => f.Severity == Severity.Warning), audit.Findings.Count(f => f.Severity == Severity.Info));
}
