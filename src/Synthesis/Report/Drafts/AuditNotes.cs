using Synthesis.Audit;
using Synthesis.Report.Office;

namespace Synthesis.Report.Drafts;

/// <summary>An audit as notes in the margin of its draft.</summary>
public static class AuditNotes
{
    /// <summary>A note for each finding that has a place, in the order of the draft.</summary>
    public static IReadOnlyList<MarginNote> Of(AuditOfDraft audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return [.. audit.Findings.Where(f => f.Place is not null).OrderBy(f => f.Place!.Start).ThenByDescending(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal).Select(f => new MarginNote(
            f.Place!.Start, f.Place.End, f.Severity == Severity.Info ? "Note" : f.Severity.ToString(),
            string.Join('\n', new[] { f.Message, f.WhatToDo, f.Why is { } why ? f.Source is { } source ? $"{why} ({source})" : why : null, f.Against.Count > 0 ? $"Elsewhere: “{AuditText.Short(f.Against[0].Quote)}”" : null }.OfType<string>())))];
    }

    /// <summary>The comment at the top: how the draft stands, and what has no place in it.</summary>
    public static string Summary(AuditOfDraft audit, AuditExtras extras)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(extras);
        return string.Join('\n', new[] { audit.NotAStrategy, AuditText.Verdict(audit) }.OfType<string>()
            .Concat(AuditText.Lines(audit).Select(l => $"{l.Name}: {l.Line}"))
            .Concat(audit.Findings.Where(f => f.Place is null && f.Severity != Severity.Info).Select(f => $"{f.Message} {f.WhatToDo}")).Append(extras.Sent));
    }
}
