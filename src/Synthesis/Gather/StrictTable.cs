using System.Globalization;
using CsvHelper;

namespace Synthesis.Gather;

/// <summary>A row of a CSV table, with the place that a refusal names.</summary>
/// <param name="Path">The table's file.</param>
/// <param name="Line">The line the row stands on, from 1.</param>
/// <param name="Fields">What is in each column; empty fields are left out.</param>
internal sealed record TableRow(string Path, int Line, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>What is in a column, or null where it is empty or there is no such column.</summary>
    internal string? Field(string column) => Fields.GetValueOrDefault(column);

    /// <summary>What is in a column that must not be empty.</summary>
    internal string Needed(string column) => Field(column) ?? throw Refuse($"{column} is empty.");

    /// <summary>The parts of a field between <c>|</c>.</summary>
    internal IReadOnlyList<string> Several(string column) => Field(column)?.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>A day, or null where the field is empty.</summary>
    internal DateOnly? Day(string column) => Field(column) is not { } value ? null
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Refuse($"'{value}' in {column} is not a date as 2021-03-31.");

    /// <summary>A refusal that names file and line.</summary>
    internal PopulationException Refuse(string what) => new($"'{Path}', line {Line}: {what}");
}

/// <summary>Reads a CSV table whose first row names its columns, and refuses in one sentence what cannot be used.</summary>
internal static class StrictTable
{
    /// <summary>Reads every row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What the table is, for refusals: <c>table of authorities</c>.</param>
    /// <param name="needed">Columns it must have.</param>
    internal static IReadOnlyList<TableRow> Read(string path, string what, params IReadOnlyList<string> needed)
    {
        if (!File.Exists(path))
        {
            throw new PopulationException($"There is no {what} at '{path}'.");
        }

        if (File.ReadAllText(path).Count(c => c == '"') % 2 != 0)
        {
            throw new PopulationException($"'{path}' has a quotation mark that is never closed: rows after it would be lost; close it.");
        }

        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        var columns = csv.Headers.ToArray();
        if (columns.Length == 0)
        {
            throw new PopulationException($"'{path}' is empty: a {what} has a row of column names first.");
        }

        if (needed.FirstOrDefault(n => !columns.Contains(n)) is { } missing)
        {
            throw new PopulationException($"'{path}' has no column '{missing}': a {what} needs {string.Join(", ", needed.SkipLast(1))} and {needed[^1]}.");
        }

        var rows = new List<TableRow>();
        while (csv.Read())
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(columns.Length, csv.FieldCount); i++)
            {
                if (csv.GetString(i).Trim() is { Length: > 0 } value)
                {
                    fields.TryAdd(columns[i], value);
                }
            }

            rows.Add(new TableRow(path, (int)csv.LineNumber, fields));
        }

        return rows;
    }
}
