using System.Globalization;
using System.Text.Json;

namespace Synthesis.Extract.Pdf;

/// <summary>What <c>page-facts.js</c> tells of a document and its pages.</summary>
internal sealed class PageFacts
{
    internal bool Locked { get; private set; }

    internal int? Pages { get; private set; }

    internal string? Title { get; private set; }

    internal DocumentMetadata Metadata { get; private set; } = DocumentMetadata.Unknown;

    /// <summary>The document's bookmarks, outermost first.</summary>
    internal List<OutlineEntry> Outline { get; } = [];

    internal Dictionary<int, (double Width, double Height, IReadOnlyList<Rule> Rules, double Pictured)> Page { get; } = [];

    /// <summary>Reads the script's lines; one that is cut off or garbled ends the reading with what came before.</summary>
    internal async Task ReadAsync(Stream stream, CancellationToken cancellation)
    {
        using var lines = new StreamReader(stream);
        while (await lines.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                Take(json.RootElement);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
            {
                // The script was stopped in the middle of a line, mutool printed a warning among them, or a coordinate was no number.
            }
        }
    }

    private void Take(JsonElement line)
    {
        if (line.TryGetProperty("locked", out var locked))
        {
            Locked = locked.GetBoolean();
            Pages = line.GetProperty("pages").GetInt32();
            Title = CleanText.OrNull(line.GetProperty("title").GetString());
            Metadata = new DocumentMetadata(CleanText.OrNull(line.GetProperty("author").GetString()),
                Date(line.GetProperty("created").GetString()), Date(line.GetProperty("modified").GetString()));
        }
        else if (line.TryGetProperty("page", out var page))
        {
            var bounds = line.GetProperty("bounds") is { ValueKind: JsonValueKind.Array } b ? b.EnumerateArray().Select(v => v.GetDouble()).ToArray() : [0, 0, 0, 0];
            var rules = line.GetProperty("lines").EnumerateArray()
                .Select(l => l.EnumerateArray().Select(v => v.GetDouble()).ToArray())
                .Select(v => new Rule(v[0], v[1], v[2], v[3]))
                .ToList();
            Page[page.GetInt32()] = (bounds[2] - bounds[0], bounds[3] - bounds[1], rules, line.TryGetProperty("pictured", out var pictured) ? pictured.GetDouble() : 0);
        }
        else if (line.TryGetProperty("outline", out var outline))
        {
            Outline.AddRange(outline.EnumerateArray().Select(e => new OutlineEntry(e[0].GetInt32(), e[1].GetInt32(), e[2].GetString() ?? "")));
        }
    }

    /// <summary>A PDF date, <c>D:YYYYMMDDHHmmSSOHH'mm'</c> (ISO 32000-1, 7.9.4); null where it is none.</summary>
    internal static DateTimeOffset? Date(string? value)
    {
        if (value is null || !value.StartsWith("D:", StringComparison.Ordinal))
        {
            return null;
        }

        var digits = new string([.. value.Skip(2).TakeWhile(char.IsAsciiDigit)]);
        if (digits.Length is < 4 or > 14 || digits.Length % 2 != 0)
        {
            return null;
        }

        var whole = digits + "00000101000000"[digits.Length..];
        if (!DateTime.TryParseExact(whole, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var zone = value[(2 + digits.Length)..].Replace("'", "", StringComparison.Ordinal);
        var offset = zone.Length >= 5 && zone[0] is '+' or '-'
            && int.TryParse(zone.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            && int.TryParse(zone.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && hours < 14 && minutes < 60
            ? (zone[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0) : TimeSpan.Zero;
        return time.Year < 1900 ? null : new DateTimeOffset(time, offset);
    }
}
