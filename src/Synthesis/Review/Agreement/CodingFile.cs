using CsvHelper;
using Synthesis.Codebooks;

namespace Synthesis.Review.Agreement;

/// <summary>What came of a file of codings.</summary>
/// <param name="Codings">The codings, in the file's order.</param>
/// <param name="Issues">Lines that were passed over, and why.</param>
public sealed record CodingFileResult(IReadOnlyList<UnitCoding> Codings, IReadOnlyList<Issue> Issues);

/// <summary>Reads codings in long form: a CSV with the columns unit, coder, code, value.</summary>
public static class CodingFile
{
    private static readonly string[] Columns = ["unit", "coder", "code", "value"];

    /// <summary>Reads a file. A line without a value is no coding; one without unit, coder or code is passed over and named.</summary>
    /// <exception cref="CodebookException">The file is missing or lacks a column.</exception>
    public static CodingFileResult Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new CodebookException(path, 0, "there is no such file of codings");
        }

        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        var columns = csv.Headers.Select(h => h.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToArray();
        if (Columns.FirstOrDefault(c => !columns.Contains(c)) is { } missing)
        {
            throw new CodebookException(path, 1, $"there is no column '{missing}': a file of codings has {string.Join(", ", Columns)}");
        }

        var places = Columns.Select(c => Array.IndexOf(columns, c)).ToArray();
        var codings = new List<UnitCoding>();
        var issues = new List<Issue>();
        var seen = new HashSet<(string, string, string)>();
        while (csv.Read())
        {
            string Field(int column) => places[column] < csv.FieldCount ? csv.GetString(places[column]).Trim() : "";
            var coding = new UnitCoding(Field(0), Field(1), Field(2), Field(3));
            var where = $"line {csv.LineNumber}";
            if (coding.Unit.Length == 0 || coding.Coder.Length == 0 || coding.Code.Length == 0)
            {
                issues.Add(new Issue("no-coding", Severity.Error, $"{where}: a coding needs a unit, a coder and a code; the line was passed over.", where));
            }
            else if (coding.Value.Length > 0 && seen.Add((coding.Unit, coding.Coder, coding.Code)))
            {
                codings.Add(coding);
            }
            else if (coding.Value.Length > 0)
            {
                issues.Add(new Issue("coded-twice", Severity.Warning, $"{where}: {coding.Coder} coded '{coding.Unit}' on {coding.Code} before; the first coding counts.", where));
            }
        }

        return new CodingFileResult(codings, issues);
    }
}
