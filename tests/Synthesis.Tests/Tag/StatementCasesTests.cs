using System.Globalization;
using System.Text;
using CsvHelper;
using Synthesis.Codebooks;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>
/// How well statements are read, on 480 sentences written and labelled without sight of the lexicons. Odd rows were looked at while the lexicons were mended;
/// even rows never were, and what they show is what a new strategy would.
/// </summary>
public sealed class StatementCasesTests
{
    private static readonly (string Axis, double Floor)[] Axes = [("polarity", 0.86), ("time", 0.86), ("whose", 0.90), ("about", 0.94), ("direction", 0.86), ("figure", 0.93)];

    [Fact]
    public void Statements_are_read_as_well_as_was_last_reviewed()
    {
        var codebook = CodebookReader.Read(Project.At("codebooks", "sufficiency-2022"));
        var cases = Cases();
        var read = cases.ConvertAll(c => Read(codebook, c));
        if (Environment.GetEnvironmentVariable("SHOW_ODD_ERRORS") is { } path)
        {
            File.WriteAllLines(path, Enumerable.Range(0, cases.Count).Where(i => i % 2 == 0).SelectMany(i => Axes.Where(a => read[i][a.Axis] != cases[i][a.Axis])
                .Select(a => $"{a.Axis} {cases[i][a.Axis]} read {read[i][a.Axis]} | {cases[i]["heading"]} | {cases[i]["text"]} => {cases[i]["target"]}")));
        }

        var text = new StringBuilder("axis       rows  cases  accuracy  macro-F1\n");
        foreach (var (axis, floor) in Axes)
        {
            foreach (var parity in (int[])[0, 1])
            {
                var rows = Enumerable.Range(0, cases.Count).Where(i => i % 2 == parity).Select(i => (True: cases[i][axis], Said: read[i][axis])).ToList();
                var accuracy = rows.Count(r => r.True == r.Said) / (double)rows.Count;
                var f1 = rows.Select(r => r.True).Distinct().Average(v => 2.0 * rows.Count(r => r.True == v && r.Said == v) / (rows.Count(r => r.True == v) + rows.Count(r => r.Said == v)));
                text.Append(CultureInfo.InvariantCulture, $"{axis,-10} {(parity == 0 ? "odd" : "even"),-4}  {rows.Count,5}  {accuracy,8:0.000}  {f1,8:0.000}\n");
                Assert.True(accuracy >= floor, $"{axis}: {accuracy:0.000} of {(parity == 0 ? "odd" : "even")} rows are read right, fewer than {floor:0.00}.");
            }
        }

        Expected.Same(text.ToString(), "tests", "Synthesis.Tests", "Tag", "Statements", "accuracy.txt");
    }

    private static Dictionary<string, string> Read(Codebook codebook, Dictionary<string, string> row)
    {
        var words = Word.Split(row["text"]);
        var passage = new Passage(row["text"], 0, row["text"].Length, null, Synthesis.Extract.BlockKind.Paragraph, 0, row["heading"].Length == 0 ? [] : [row["heading"]], words);
        var reading = PassageReading.Of(codebook, [passage])[0];
        var from = row["text"].IndexOf(row["target"], StringComparison.Ordinal);
        Assert.True(from >= 0, $"The target '{row["target"]}' is not in '{row["text"]}'.");
        var place = new TermMatch(words.FindIndex(w => w.End > from), words.FindLastIndex(w => w.Start < from + row["target"].Length) + 1);
        var statement = reading.Statement.At(place, [place]);
        var content = StatementContent.At(codebook.Statements, reading, place);
        return new Dictionary<string, string>
        {
            ["polarity"] = statement.Polarity, ["time"] = statement.Time, ["whose"] = statement.Whose,
            ["about"] = content.About ?? "all-care", ["direction"] = content.Direction, ["figure"] = content.Figure ? "yes" : "no",
        };
    }

    private static List<Dictionary<string, string>> Cases()
    {
        var rows = new List<Dictionary<string, string>>();
        using var csv = CsvReader.FromFile(Project.At("tests", "Synthesis.Tests", "Tag", "Statements", "statements.csv"), new CsvReaderOptions { Separator = ',' });
        var columns = csv.Headers.ToArray();
        while (csv.Read())
        {
            rows.Add(columns.Select((c, i) => (c, Text: csv.GetString(i))).ToDictionary(c => c.c, c => c.Text));
        }

        return rows;
    }
}
