using Synthesis.Audit;
using Synthesis.Report.Sections;

namespace Synthesis.Report.Open;

/// <summary>Writes the currency register as JSON Lines, one object for each authority; every property is always there, and what is not known is null.</summary>
public static class CurrencyJson
{
    /// <summary>One authority.</summary>
    public static byte[] Of(CurrencyRegister register, RegisterEntry entry) => JsonLines.Line(json =>
    {
        json.WriteString("asAt", JsonLines.Day(register.AsAt));
        json.WriteString("authority", entry.Authority.Code);
        json.WriteString("name", entry.Authority.Name);
        json.WriteString("region", entry.Authority.Region);
        json.WriteString("status", entry.Status == RegisterStatus.None ? "none" : CurrencySection.Name(entry.Status));
        json.WriteString("strategy", entry.Name);
        json.WriteString("title", entry.Title);
        JsonLines.Write(json, "authorities", entry.Strategy?.Screening.Authorities ?? []);
        json.WriteString("predecessor", entry.Predecessor?.Code);
        json.WriteStartObject("period");
        json.WriteString("start", JsonLines.Day(entry.Period.Start));
        json.WriteString("end", JsonLines.Day(entry.Period.End));
        json.WriteString("basis", entry.Period.Basis.ToString().ToLowerInvariant());
        json.WriteString("quote", entry.Period.Quote);
        json.WriteEndObject();
        json.WriteString("public", CurrencySection.Name(entry.Where.Public) is { Length: > 0 } available ? available : null);
        json.WriteString("checked", entry.Where.Checked is { } at ? JsonLines.Day(DateOnly.FromDateTime(at.UtcDateTime)) : null);
        json.WriteString("changed", entry.Where.Changed);
        json.WriteString("link", entry.Where.Link);
        json.WriteString("archived", entry.Where.Archived);
        JsonLines.Write(json, "notes", entry.Notes);
    });
}
