using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Synthesis.Audit;

namespace Synthesis.Report;

/// <summary>Writes what the check of published tables found, for people and as the command line's JSON Lines.</summary>
public static class FindingText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All findings, each with its place, its words and what would be right, and their number.</summary>
    public static string Of(IReadOnlyList<TableFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var text = new StringBuilder();
        foreach (var f in findings)
        {
            text.Append(Name(f.Sure)).Append('\t').Append(Name(f.Kind)).Append('\t').Append(Place(f.Place)).Append("\n    ").Append(f.What).Append("\n    “").Append(Line(f.Quote)).Append("”\n");
            text.Append(f.Against is null ? "" : $"    against {Place(f.AgainstPlace!)}: “{Line(f.Against)}”\n");
            text.Append(f.Right is null ? "" : $"    right would be: {f.Right}\n");
            text.Append(f.Tried.Count == 0 ? "" : $"    denominators tried: {string.Join("; ", f.Tried)}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{findings.Count(f => f.Sure == Sure.Error)} errors, {findings.Count(f => f.Sure == Sure.Likely)} likely\n").ToString();
    }

    /// <summary>One finding as a line of JSON; unknown is null.</summary>
    public static byte[] JsonOf(string path, TableFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteString("kind", Name(finding.Kind));
            json.WriteString("sure", Name(finding.Sure));
            json.WriteString("what", finding.What);
            json.WriteString("right", finding.Right);
            json.WriteString("quote", finding.Quote);
            Write(json, "place", finding.Place);
            json.WriteStartArray("tried");
            foreach (var tried in finding.Tried)
            {
                json.WriteStringValue(tried);
            }

            json.WriteEndArray();
            json.WriteString("against", finding.Against);
            Write(json, "againstPlace", finding.AgainstPlace);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, NumberPlace? place)
    {
        if (place is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (var (part, number) in new[] { ("page", place.Page), ("line", place.Line), ("table", place.Table), ("row", place.Row) })
        {
            if (number is { } n)
            {
                json.WriteNumber(part, n);
            }
            else
            {
                json.WriteNull(part);
            }
        }

        json.WriteString("label", place.Label);
        json.WriteString("column", place.Column);
        json.WriteEndObject();
    }

    private static string Place(NumberPlace place) => string.Join(", ", new[]
    {
        place.Page is { } page ? $"page {page}" : null, place.Line is { } line ? $"line {line}" : null, place.Table is { } table ? $"table {table}" : "text",
        place.Row is { } row ? $"row {row} '{place.Label}'" : null, place.Column is { } column ? $"column '{column}'" : null,
    }.OfType<string>());

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Line(string quote) => quote.Replace('\t', ' ').ReplaceLineEndings(" ");
}
