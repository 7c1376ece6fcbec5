using CsvHelper;

namespace Synthesis.Codebooks;

/// <summary>Reads a codebook's example bank: the CSV files of its folder <c>examples</c>, in ordinal name order.</summary>
internal static class ExampleReader
{
    private static readonly string[] Columns = ["document", "heading", "text", "codes"];

    /// <summary>The passages of every file; none where there is no such folder.</summary>
    /// <param name="folder">The codebook's folder.</param>
    /// <param name="codes">The codes that a passage may carry.</param>
    /// <exception cref="CodebookException">A file lacks a column, or a row names what the codebook does not know.</exception>
    internal static IReadOnlyList<ExamplePassage> Read(string folder, IReadOnlyList<Code> codes)
    {
        var known = codes.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return [.. Files(folder).SelectMany(f => ReadFile(f, known))];
    }

    /// <summary>The files of the bank, in the order in which they are read.</summary>
    internal static IReadOnlyList<string> Files(string folder) =>
        Path.Combine(folder, "examples") is var examples && Directory.Exists(examples) ? [.. Directory.EnumerateFiles(examples, "*.csv").Order(StringComparer.Ordinal)] : [];

    private static List<ExamplePassage> ReadFile(string path, Dictionary<string, Code> known)
    {
        if (File.ReadAllText(path).Count(c => c == '"') % 2 != 0)
        {
            throw new CodebookException(path, 0, "a quotation mark is never closed: close it, or the rows after it are lost");
        }

        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        var headers = csv.Headers.ToArray();
        var at = Array.ConvertAll(Columns, c => Array.IndexOf(headers, c));
        if (at.Skip(1).Any(i => i < 0))
        {
            throw new CodebookException(path, 1, $"the first line names the columns {string.Join(", ", headers)}: write document,heading,text,codes (document may be left out)");
        }

        var passages = new List<ExamplePassage>();
        while (csv.Read())
        {
            string Field(int column) => at[column] >= 0 && at[column] < csv.FieldCount ? csv.GetString(at[column]).Trim() : "";
            if (Field(2).Length == 0)
            {
                throw new CodebookException(path, (int)csv.LineNumber, "the row has no text: write the passage, or take the row out");
            }

            passages.Add(new ExamplePassage(Field(0), Field(1), Field(2), Codes(Field(3), path, (int)csv.LineNumber, known)));
        }

        return passages;
    }

    private static Dictionary<string, IReadOnlyList<string>> Codes(string field, string path, int line, Dictionary<string, Code> known)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var entry in field.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (id, values) = entry.Split('=', 2) is [var bare, var after] ? (bare, after.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : (entry, []);
            if (!known.TryGetValue(id, out var code))
            {
                throw new CodebookException(path, line, $"the codebook has no code '{id}': write one of its codes, or take it out");
            }

            if (values.FirstOrDefault(v => code.Choose != Choose.Text && code.Values.All(w => w.Id != v)) is { } unknown)
            {
                throw new CodebookException(path, line, $"'{unknown}' is no value of {id}: write one of {string.Join(", ", code.Values.Select(v => v.Id))}");
            }

            found[id] = values;
        }

        var open = new Queue<string>(found.Keys);
        while (open.TryDequeue(out var next))
        {
            foreach (var implied in known[next].Implies.Where(i => found.TryAdd(i, [])))
            {
                open.Enqueue(implied);
            }
        }

        return found;
    }
}
