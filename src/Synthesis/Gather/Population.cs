using System.Globalization;
using CsvHelper;

namespace Synthesis.Gather;

/// <summary>The authorities that a review is about, with the dates that let the list be rebuilt as at any day.</summary>
/// <param name="Authorities">Every authority of the table, former ones too, in the table's order.</param>
public sealed record Population(IReadOnlyList<Authority> Authorities)
{
    /// <summary>The authorities that existed on <paramref name="date"/>.</summary>
    public IReadOnlyList<Authority> AsAt(DateOnly date) => [.. Authorities.Where(a => a.InForce(date))];

    /// <summary>
    /// Reads a table with the columns <c>gss_code, name, official_name, alt_names, region, type, website, start_date, end_date,
    /// predecessors</c> (in any order, others are passed over; alternatives are separated by <c>|</c>).
    /// </summary>
    /// <exception cref="PopulationException">The file is missing a column, or a row has no code, no name or a date that is none.</exception>
    public static Population Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new PopulationException($"There is no table of authorities at '{path}'.");
        }

        if (File.ReadAllText(path).Count(c => c == '"') % 2 != 0)
        {
            throw new PopulationException($"'{path}' has a quotation mark that is never closed: rows after it would be lost; close it.");
        }

        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        var columns = csv.Headers.ToArray();
        if (columns.Length == 0)
        {
            throw new PopulationException($"'{path}' is empty: a table of authorities has a row of column names first.");
        }

        foreach (var column in (string[])["gss_code", "name"])
        {
            if (!columns.Contains(column))
            {
                throw new PopulationException($"'{path}' has no column '{column}': a table of authorities needs gss_code and name.");
            }
        }

        var authorities = new List<Authority>();
        while (csv.Read())
        {
            authorities.Add(Row(csv, columns, path));
        }

        var twice = authorities.GroupBy(a => a.Code).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? new Population(authorities)
            : throw new PopulationException($"'{path}' has the code {twice.Key} twice: each authority has one row.");
    }

    private static Authority Row(CsvReader csv, string[] columns, string path)
    {
        var line = csv.LineNumber;
        string? Field(string name) => Array.IndexOf(columns, name) is >= 0 and var i && i < csv.FieldCount && csv.GetString(i).Trim() is { Length: > 0 } value ? value : null;
        IReadOnlyList<string> Several(string name) => Field(name)?.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        DateOnly? Date(string name) => Field(name) is not { } value ? null
            : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : throw new PopulationException($"'{path}', line {line}: '{value}' in {name} is not a date as 2021-03-31.");

        var code = Field("gss_code") ?? throw new PopulationException($"'{path}', line {line}: gss_code is empty.");
        var name = Field("name") ?? throw new PopulationException($"'{path}', line {line}: name is empty.");
        return new Authority(code, name, Field("official_name") ?? name, Several("alt_names"), Field("region"), Field("type"),
            Field("website"), Date("start_date"), Date("end_date"), Several("predecessors"));
    }
}

/// <summary>A table of authorities that cannot be used; the message says what, where and what to do.</summary>
public sealed class PopulationException : Exception
{
    /// <summary>Makes the exception with one clear sentence.</summary>
    public PopulationException(string message)
        : base(message)
    {
    }
}
