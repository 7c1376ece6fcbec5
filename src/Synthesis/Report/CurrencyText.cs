using System.Globalization;
using System.Text;
using Synthesis.Audit;
using Synthesis.Report.Sections;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>Writes the currency register for a terminal: the totals, and what needs a look soon.</summary>
public static class CurrencyText
{
    /// <summary>The lines.</summary>
    public static string Of(CurrencyRegister register)
    {
        var text = new StringBuilder();
        var all = register.Entries.Count;
        string Count(Func<RegisterEntry, bool> counts) => register.Entries.Count(counts) is var n ? $"{Html.Number(n)} ({Html.Percent(new Share(n, all, "all"))})" : "";
        text.Append(CultureInfo.InvariantCulture, $"As at {Html.Day(register.AsAt)}, of {Html.Count(all, "authority", "authorities")}:\n");
        text.Append(CultureInfo.InvariantCulture, $"  in date              {Count(e => e.InDate)}, of them {Html.Number(register.Entries.Count(e => e.Status == RegisterStatus.Expiring))} until {Html.Day(register.Until)} or sooner and {Html.Number(register.Entries.Count(e => e.BeginsLater(register.AsAt)))} from later on\n");
        text.Append(CultureInfo.InvariantCulture, $"  not known to be      {Count(e => !e.InDate)}: {string.Join(", ", ((RegisterStatus[])[RegisterStatus.Expired, RegisterStatus.Undated, RegisterStatus.None]).Select(s => $"{CurrencySection.Name(s)} {Html.Number(register.Entries.Count(e => e.Status == s))}"))}\n");
        foreach (var status in (RegisterStatus[])[RegisterStatus.Expiring, RegisterStatus.Expired, RegisterStatus.Undated, RegisterStatus.None])
        {
            var own = register.Entries.Where(e => e.Status == status).OrderBy(e => e.Period.End).ThenBy(e => e.Authority.Name, StringComparer.Ordinal).ToList();
            text.Append(own.Count == 0 ? "" : $"\n{char.ToUpperInvariant(CurrencySection.Name(status)[0])}{CurrencySection.Name(status)[1..]}:\n");
            foreach (var entry in own.Take(40))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {entry.Authority.Name}{(entry.Period.End is { } end ? string.Create(CultureInfo.InvariantCulture, $", {end:yyyy-MM-dd}") : "")}{(entry.Title is { } title ? $": {title}" : "")}\n");
            }

            text.Append(own.Count > 40 ? $"  and {Html.Number(own.Count - 40)} more\n" : "");
        }

        return text.ToString();
    }
}
