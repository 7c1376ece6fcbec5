using System.Globalization;
using System.Text;
using Synthesis.Audit;

namespace Synthesis.Report.Drafts;

/// <summary>What a director reads of an audit, on one page: the first things first. The same lines go to the terminal and into the page.</summary>
public static class AuditText
{
    private const int MostShown = 5, MostLetters = 110;

    /// <summary>The summary as lines for the terminal.</summary>
    public static string Of(AuditOfDraft audit, AuditExtras extras)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(extras);
        var text = new StringBuilder();
        if (audit.NotAStrategy is { } not)
        {
            text.Append(not).Append("\n\n");
        }

        text.Append(audit.Title ?? System.IO.Path.GetFileName(audit.Path)).Append('\n').Append(Verdict(audit)).Append("\n\n");
        foreach (var (name, line) in Lines(audit))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name,-14}{line}\n");
        }

        text.Append("\nFirst to put right\n");
        var first = First(audit).ToList();
        foreach (var finding in first)
        {
            text.Append("- ").Append(finding.Message).Append(finding.Place?.Page is { } page ? $" (page {page.ToString(CultureInfo.InvariantCulture)})" : "").Append('\n');
            if (finding.Place is { } place)
            {
                text.Append("    “").Append(Short(place.Quote)).Append("”\n");
            }

            text.Append("    ").Append(finding.WhatToDo).Append('\n');
        }

        text.Append(first.Count == 0 ? "- nothing was found\n" : "");
        if (extras.Progress is { } progress)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nSince the audit before: {progress.Resolved.Count} resolved, {progress.New.Count} new, {progress.Remaining.Count} remain.\n").Append(progress.Differs is { } differs ? differs + "\n" : "");
        }

        return text.Append('\n').Append(extras.Sent).Append(" A machine read it: look at each quote before acting on it.\n").ToString();
    }

    /// <summary>How it stands in one sentence.</summary>
    internal static string Verdict(AuditOfDraft audit)
    {
        var count = AuditProgress.CountOf(audit);
        return $"As at {Html.Day(audit.AsAt)}: {Html.Count(count.Errors, "error", "errors")}, {Html.Count(count.Warnings, "warning", "warnings")}, {Html.Count(count.Notes, "note", "notes")}.";
    }

    /// <summary>One line for each part of the audit.</summary>
    internal static IEnumerable<(string Name, string Line)> Lines(AuditOfDraft audit)
    {
        foreach (var codes in audit.Codes.GroupBy(c => c.Codebook))
        {
            string N(Answered a) => Html.Number(codes.Count(c => c.Answered == a));
            yield return ("Answers", $"{codes.Key}: of {Html.Number(codes.Count())} questions {N(Answered.Addressed)} addressed, {N(Answered.Thin)} thin, {N(Answered.Unclear)} unclear, {N(Answered.Missing)} not said");
        }

        yield return ("Currency", Checks(audit.Currency));
        yield return ("Forecast", Checks(audit.Forecast));
        yield return ("Numbers", audit.Findings.Count(f => f.Kind is "table" or "contradiction") is var n and > 0 ? $"{Html.Count(n, "number or statement does", "numbers or statements do")} not go together" : "none that contradict each other were found");
        yield return ("Language", Checks([.. audit.Readability.Take(4)]));
        yield return ("Access", Checks([.. audit.Readability.Skip(4)]));
    }

    /// <summary>What comes first: the gravest, of each rule one.</summary>
    internal static IEnumerable<AuditFinding> First(AuditOfDraft audit) =>
        audit.Findings.Where(f => f.Severity != Severity.Info).GroupBy(f => (f.Rule, f.Code)).Select(g => g.First())
            .OrderByDescending(f => f.Severity).ThenBy(f => Array.IndexOf(Kinds, f.Kind)).Take(MostShown);

    private static readonly string[] Kinds = ["currency", "contradiction", "table", "forecast", "code", "language", "access"];

    private static string Checks(IReadOnlyList<DraftCheck> checks)
    {
        var wrong = checks.Where(c => c.Holds == false).Select(c => char.ToLowerInvariant(c.Title[0]) + c.Title[1..]).ToList();
        return wrong.Count == 0 ? "nothing missing" : $"not met: {string.Join("; ", wrong)}";
    }

    internal static string Short(string quote)
    {
        var line = string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostLetters ? line : line[..MostLetters] + "…";
    }
}
