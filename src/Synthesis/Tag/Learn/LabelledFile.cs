using System.Text;
using CsvHelper;

namespace Synthesis.Tag.Learn;

/// <summary>A text and the labels somebody gave it.</summary>
/// <param name="Text">The text as it stands in the file.</param>
/// <param name="Label">The label field as it stands there: one label, or several parted by <c>|</c>.</param>
public sealed record LabelledText(string Text, string Label)
{
    /// <summary>The labels, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Labels { get; } = [.. Label.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>A file of labelled text that cannot be used; the message says what and where, and what to do.</summary>
public sealed class LabelledFileException : Exception
{
    /// <summary>Makes the exception with one clear sentence.</summary>
    public LabelledFileException(string message)
        : base(message)
    {
    }
}

/// <summary>Reads labelled text from CSV.</summary>
public static class LabelledFile
{
    /// <summary>Reads every row; UTF-8 with or without a byte-order mark, any line ends.</summary>
    /// <param name="path">The file, whose first row names its columns.</param>
    /// <param name="textColumn">The column of texts.</param>
    /// <param name="labelColumn">The column of labels.</param>
    /// <exception cref="LabelledFileException">The file is missing, is no CSV in UTF-8, lacks a column, or has a row that is cut short.</exception>
    public static IReadOnlyList<LabelledText> Read(string path, string textColumn, string labelColumn)
    {
        if (!File.Exists(path))
        {
            throw new LabelledFileException($"There is no file '{path}'.");
        }

        var content = Content(path);
        if (content.Count(c => c == '"') % 2 != 0)
        {
            throw new LabelledFileException($"'{path}' has a quotation mark that is never closed: rows after it would be lost; close it.");
        }

        using var csv = CsvReader.FromText(content, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        var columns = csv.Headers.Select(h => h.Trim()).ToArray();
        if (columns.Length == 0)
        {
            throw new LabelledFileException($"'{path}' is empty: its first row has to name the columns.");
        }

        int Column(string name, string option) => Array.IndexOf(columns, name) is >= 0 and var at ? at
            : throw new LabelledFileException($"'{path}' has no column '{name}': it has {string.Join(", ", columns.Select(c => $"'{c}'"))}; name one with {option}.");
        var (text, label) = (Column(textColumn, "--text"), Column(labelColumn, "--label"));
        var rows = new List<LabelledText>();
        while (csv.Read())
        {
            if (csv.FieldCount != columns.Length)
            {
                throw new LabelledFileException($"'{path}', line {csv.LineNumber}: the row has {csv.FieldCount} fields and the first row names {columns.Length}: put a text that has commas or line ends in quotation marks.");
            }

            rows.Add(new LabelledText(csv.GetString(text), csv.GetString(label)));
        }

        return rows.Count > 0 ? rows : throw new LabelledFileException($"'{path}' has no rows below the names of its columns.");
    }

    private static string Content(string path)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new LabelledFileException($"'{path}' is not UTF-8: save it as CSV in UTF-8.");
        }
    }
}
