using System.Text.Json;
using CsvHelper;

namespace Synthesis.Report;

/// <summary>A column of a table of open data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its Frictionless type: string, integer, number, boolean, date or datetime.</param>
/// <param name="Description">What stands in it.</param>
/// <param name="Required">Whether it is never empty.</param>
/// <param name="Values">All values it can have, or null for any.</param>
public sealed record PackageField(string Name, string Type, string Description, bool Required = false, IReadOnlyList<string>? Values = null);

/// <summary>That a column's values are found in a column of another table.</summary>
/// <param name="Field">The column.</param>
/// <param name="Table">The other table.</param>
/// <param name="There">Its column.</param>
public sealed record PackageReference(string Field, string Table, string There);

/// <summary>A table of open data: its columns, and its rows as text in their order.</summary>
/// <param name="Name">Its name, that of its file without the ending.</param>
/// <param name="Title">Its title.</param>
/// <param name="Fields">Its columns.</param>
/// <param name="Key">The columns that together are different in every row; empty where there are none.</param>
/// <param name="References">Columns that point to other tables.</param>
/// <param name="Rows">Its rows; empty text is unknown.</param>
public sealed record PackageTable(
    string Name, string Title, IReadOnlyList<PackageField> Fields, IReadOnlyList<string> Key, IReadOnlyList<PackageReference> References, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Writes tables as a Frictionless data package (specs.frictionlessdata.io, version 1): a CSV each, and <c>datapackage.json</c> with their schemas.</summary>
public static class DataPackage
{
    /// <summary>Writes the package into a folder, each file whole or not at all.</summary>
    /// <param name="name">Its name: lower-case letters, digits, <c>.</c>, <c>-</c> and <c>_</c>.</param>
    /// <param name="title">Its title.</param>
    /// <param name="description">What it is and rests on.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="folder">The folder.</param>
    public static void Write(string name, string title, string description, IReadOnlyList<PackageTable> tables, string folder)
    {
        foreach (var table in tables)
        {
            WholeFile.Write(Path.Combine(folder, table.Name + ".csv"), s => WriteRows(table, s));
        }

        WholeFile.Write(Path.Combine(folder, "datapackage.json"), s => WriteDescriptor(name, title, description, tables, s));
    }

    private static void WriteRows(PackageTable table, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, CoverageCsv.Options, leaveOpen: true);
        CoverageCsv.Record(csv, [.. table.Fields.Select(f => f.Name)]);
        foreach (var row in table.Rows)
        {
            CoverageCsv.Record(csv, [.. row]);
        }
    }

    private static void WriteDescriptor(string name, string title, string description, IReadOnlyList<PackageTable> tables, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonLines.Indented);
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-package");
        json.WriteString("name", name);
        json.WriteString("title", title);
        json.WriteString("description", description);
        json.WriteStartArray("resources");
        foreach (var table in tables)
        {
            json.WriteStartObject();
            json.WriteString("profile", "tabular-data-resource");
            json.WriteString("name", table.Name);
            json.WriteString("title", table.Title);
            json.WriteString("path", table.Name + ".csv");
            json.WriteString("format", "csv");
            json.WriteString("mediatype", "text/csv");
            json.WriteString("encoding", "utf-8");
            WriteSchema(json, table);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter json, PackageTable table)
    {
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var field in table.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("type", field.Type);
            json.WriteString("description", field.Description);
            if (field.Type == "boolean")
            {
                JsonLines.Write(json, "trueValues", ["1"]);
                JsonLines.Write(json, "falseValues", ["0"]);
            }

            if (field.Required || field.Values is not null)
            {
                json.WriteStartObject("constraints");
                if (field.Required)
                {
                    json.WriteBoolean("required", true);
                }

                if (field.Values is { } values)
                {
                    JsonLines.Write(json, "enum", values);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonLines.Write(json, "missingValues", [""]);
        if (table.Key.Count > 0)
        {
            JsonLines.Write(json, "primaryKey", table.Key);
        }

        if (table.References.Count > 0)
        {
            json.WriteStartArray("foreignKeys");
            foreach (var reference in table.References)
            {
                json.WriteStartObject();
                json.WriteString("fields", reference.Field);
                json.WriteStartObject("reference");
                json.WriteString("resource", reference.Table);
                json.WriteString("fields", reference.There);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
