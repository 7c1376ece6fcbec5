using System.Text.Json;
using Synthesis.Synthesise;

namespace Synthesis.Report;

/// <summary>Writes tables of counts with the names behind each number and their sums as JSON.</summary>
public static class CountJson
{
    /// <summary>Tables as one JSON document, an array.</summary>
    public static void Write(IReadOnlyList<CountTable> tables, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonLines.Indented);
        json.WriteStartArray();
        foreach (var table in tables)
        {
            Write(json, table);
        }

        json.WriteEndArray();
    }

    /// <summary>One table as an object.</summary>
    internal static void Write(Utf8JsonWriter json, CountTable table)
    {
        json.WriteStartObject();
        json.WriteString("table", table.Id);
        json.WriteString("title", table.Title);
        json.WriteString("asAt", JsonLines.Day(table.AsAt));
        json.WriteString("basis", CoverageCsv.Name(table.Basis));
        json.WriteStartArray("sections");
        foreach (var section in table.Sections)
        {
            json.WriteStartObject();
            json.WriteString("title", section.Title);
            json.WriteStartArray("rows");
            foreach (var row in section.Rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sums");
        foreach (var check in table.Checks)
        {
            json.WriteStartObject();
            json.WriteBoolean("holds", check.Holds);
            json.WriteStartArray("parts");
            foreach (var part in check.Parts)
            {
                Write(json, part);
            }

            json.WriteEndArray();
            json.WritePropertyName("whole");
            Write(json, check.Whole);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CountRow row)
    {
        json.WriteStartObject();
        json.WriteString("code", row.Code);
        json.WriteString("title", row.Title);
        json.WriteNumber("level", row.Level);
        json.WriteNumber("count", row.Count);
        json.WritePropertyName("share");
        if (row.Share is { } share)
        {
            json.WriteStartObject();
            JsonLines.Write(json, share);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        Write(json, "names", row.Names);
        Write(json, "others", row.Others);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string property, IReadOnlyList<CountedName> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("key", name.Key);
            json.WriteString("name", name.Name);
            json.WriteString("detail", name.Detail.Length > 0 ? name.Detail : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SumPart part)
    {
        json.WriteStartObject();
        json.WriteNumber("count", part.Count);
        json.WriteString("name", part.Name);
        json.WriteEndObject();
    }
}
