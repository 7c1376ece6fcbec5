using CsvHelper;
using Synthesis.Codebooks;

namespace Synthesis.Review;

/// <summary>A line of a CSV that a person made.</summary>
/// <param name="Where">The line, for messages: <c>line 2</c>.</param>
/// <param name="Fields">What is in each column, trimmed; columns that the file lacks are left out.</param>
public sealed record ImportLine(string Where, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>What is in a column; empty where nothing is, or the file has no such column.</summary>
    public string this[string column] => Fields.GetValueOrDefault(column, "");

    /// <summary>A refusal of the line.</summary>
    public Issue Refuse(string code, string message) => new(code, Severity.Error, $"{Where}: {message}.", Where);
}

/// <summary>Reads the CSV files that people hand in: a row of column names first, in any order; a byte-order mark and Windows line ends are fine.</summary>
public static class ImportTable
{
    /// <summary>The names of a file's columns, in lower case.</summary>
    /// <exception cref="CodebookException">There is no such file.</exception>
    public static IReadOnlyList<string> Columns(string path)
    {
        using var csv = Open(path);
        return Columns(csv);
    }

    /// <summary>Every line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it holds, for refusals: <c>decisions</c>.</param>
    /// <param name="needed">Columns it must have.</param>
    /// <param name="further">Columns it may have.</param>
    /// <exception cref="CodebookException">The file is missing or lacks a column; nothing of it is taken.</exception>
    public static IReadOnlyList<ImportLine> Read(string path, string what, IReadOnlyList<string> needed, params IReadOnlyList<string> further)
    {
        using var csv = Open(path);
        var columns = Columns(csv);
        if (needed.FirstOrDefault(c => !columns.Contains(c)) is { } missing)
        {
            throw new CodebookException(path, 1, $"there is no column '{missing}': a file of {what} has {string.Join(", ", needed.Concat(further))}");
        }

        var lines = new List<ImportLine>();
        while (csv.Read())
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(columns.Count, csv.FieldCount); i++)
            {
                fields.TryAdd(columns[i], csv.GetString(i).Trim());
            }

            lines.Add(new ImportLine($"line {csv.LineNumber}", fields));
        }

        return lines;
    }

    private static CsvReader Open(string path) => File.Exists(path) ? CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true })
        : throw new CodebookException(path, 0, "there is no such file to import");

    private static List<string> Columns(CsvReader csv) => [.. csv.Headers.ToArray().Select(h => h.Trim().TrimStart('\uFEFF').ToLowerInvariant())];
}
