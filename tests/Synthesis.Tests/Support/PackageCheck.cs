using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Synthesis.Tests.Support;

/// <summary>Checks a Frictionless data package against the schemas it holds: columns, types, constraints, keys and references.</summary>
internal static class PackageCheck
{
    /// <summary>What does not hold, in words.</summary>
    internal static IEnumerable<string> Faults(string folder)
    {
        using var descriptor = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "datapackage.json")));
        var tables = descriptor.RootElement.GetProperty("resources").EnumerateArray().ToDictionary(r => r.GetProperty("name").GetString()!, r => (Resource: r, Rows: Rows(Path.Combine(folder, r.GetProperty("path").GetString()!))));
        foreach (var (name, (resource, (header, rows))) in tables)
        {
            var schema = resource.GetProperty("schema");
            var fields = schema.GetProperty("fields").EnumerateArray().ToList();
            if (!fields.Select(f => f.GetProperty("name").GetString()).SequenceEqual(header))
            {
                yield return $"{name}: the header is {string.Join(",", header)}";
                continue;
            }

            foreach (var (field, column) in fields.Select((f, i) => (f, i)))
            {
                foreach (var (row, n) in rows.Select((r, i) => (r, i)).Where(r => Fault(field, r.r[column]) is not null))
                {
                    yield return $"{name}, row {n + 1}, {header[column]}: '{row[column]}' {Fault(field, row[column])}";
                }
            }

            if (schema.TryGetProperty("primaryKey", out var key))
            {
                var columns = key.EnumerateArray().Select(k => Array.IndexOf(header, k.GetString())).ToList();
                foreach (var twice in rows.GroupBy(r => string.Join('\u001f', columns.Select(c => r[c]))).Where(g => g.Count() > 1))
                {
                    yield return $"{name}: the key '{twice.Key}' stands {twice.Count()} times";
                }
            }

            foreach (var reference in schema.TryGetProperty("foreignKeys", out var keys) ? keys.EnumerateArray().ToList() : [])
            {
                var (there, theirs) = (tables[reference.GetProperty("reference").GetProperty("resource").GetString()!].Rows, reference.GetProperty("reference").GetProperty("fields").GetString());
                var known = there.Rows.Select(r => r[Array.IndexOf(there.Header, theirs)]).ToHashSet();
                var column = Array.IndexOf(header, reference.GetProperty("fields").GetString());
                foreach (var row in rows.Where(r => r[column].Length > 0 && !known.Contains(r[column])))
                {
                    yield return $"{name}: '{row[column]}' is not in {reference.GetProperty("reference").GetProperty("resource")}";
                }
            }
        }
    }

    private static (string[] Header, List<string[]> Rows) Rows(string path)
    {
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',' });
        var rows = new List<string[]>();
        var header = csv.Headers.ToArray();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))]);
        }

        return (header, rows);
    }

    private static string? Fault(JsonElement field, string value)
    {
        var constraints = field.TryGetProperty("constraints", out var c) ? c : default;
        if (value.Length == 0)
        {
            return constraints.ValueKind == JsonValueKind.Object && constraints.TryGetProperty("required", out var required) && required.GetBoolean() ? "is required" : null;
        }

        if (constraints.ValueKind == JsonValueKind.Object && constraints.TryGetProperty("enum", out var values) && values.EnumerateArray().All(v => v.GetString() != value))
        {
            return "is none of the values";
        }

        return field.GetProperty("type").GetString() switch
        {
            "string" => null,
            "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : "is no integer",
            "boolean" => field.GetProperty("trueValues").EnumerateArray().Concat(field.GetProperty("falseValues").EnumerateArray()).Any(v => v.GetString() == value) ? null : "is no boolean",
            "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _) ? null : "is no date",
            "datetime" => DateTime.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "is no time",
            var type => $"has the unknown type {type}",
        };
    }
}
