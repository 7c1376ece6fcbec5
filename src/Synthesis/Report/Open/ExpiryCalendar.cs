using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Synthesis.Audit;
using Synthesis.Screen;

namespace Synthesis.Report.Open;

/// <summary>
/// Writes the days on which strategies end as a calendar (iCalendar, RFC 5545): an all-day event for each strategy. An event keeps its id when the end of its strategy moves,
/// so that a calendar which takes the file in again moves it too; its stamp is the register's day, not the clock's.
/// </summary>
public static class ExpiryCalendar
{
    private const int Octets = 75;

    /// <summary>Writes the calendar.</summary>
    /// <returns>How many events it has; with none nothing is written, for the format wants one.</returns>
    public static int Write(CurrencyRegister register, Stream stream)
    {
        var ends = register.Entries.Where(e => e.Period.End is not null).GroupBy(e => e.Name!, StringComparer.Ordinal)
            .Select(g => (Name: $"{g.Key} {string.Join(' ', g.First().Strategy!.Screening.Authorities)}", Entries: g.ToList(), End: g.First().Period.End!.Value)).OrderBy(s => s.End).ThenBy(s => s.Name, StringComparer.Ordinal).ToList();
        if (ends.Count == 0)
        {
            return 0;
        }

        var text = new StringBuilder();
        void Line(string name, string value) => Fold(text, $"{name}:{value}");
        void Told(string name, string value) => Line(name, Escaped(value));
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Synthesis//Currency register//EN");
        Line("CALSCALE", "GREGORIAN");
        foreach (var (name, entries, end) in ends)
        {
            var whose = string.Join(", ", entries.Select(e => e.Authority.Name));
            Line("BEGIN", "VEVENT");
            Line("UID", $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32]}@currency.synthesis");
            Line("DTSTAMP", $"{Day(register.AsAt)}T000000Z");
            Line("DTSTART;VALUE=DATE", Day(end));
            Line("DTEND;VALUE=DATE", Day(end == DateOnly.MaxValue ? end : end.AddDays(1)));
            Told("SUMMARY", $"{whose}: strategy ends");
            Told("DESCRIPTION", $"{entries[0].Title}\n{(entries[0].Period.Basis == PeriodBasis.Stated ? "Stated" : "Inferred from years")}: “{entries[0].Period.Quote}”{string.Concat(entries[0].Notes.Select(n => "\n" + n))}");
            if (entries[0].Where.Link is { } link && Uri.TryCreate(link, UriKind.Absolute, out var address))
            {
                Line("URL", address.AbsoluteUri);
            }

            Line("TRANSP", "TRANSPARENT");
            Line("END", "VEVENT");
        }

        Line("END", "VCALENDAR");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return ends.Count;
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Text as a value (3.3.11): what parts values is marked, and no control character is in it.</summary>
    private static string Escaped(string text) => string.Concat(Legible.Of(text.ReplaceLineEndings("\n")).Select(c => c switch { '\\' => "\\\\", ';' => "\\;", ',' => "\\,", '\n' => "\\n", '\t' => " ", _ => c.ToString() }));

    /// <summary>A line in pieces of at most 75 octets (3.1), none of which divides a letter; the second piece and each later one begin with a space.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var room = Octets;
        foreach (var letter in line.EnumerateRunes())
        {
            if (letter.Utf8SequenceLength > room)
            {
                text.Append("\r\n ");
                room = Octets - 1;
            }

            text.Append(letter);
            room -= letter.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
