using CsvHelper;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Review;

/// <summary>What came of a file of decisions.</summary>
/// <param name="Accepted">The decisions that hold.</param>
/// <param name="Refused">One issue for each line that was refused, and for each quote that was only close.</param>
public sealed record DecisionImport(IReadOnlyList<Decision> Accepted, IReadOnlyList<Issue> Refused);

/// <summary>Reads decisions from CSV with the columns strategy, code, coder, round, status, values, quote, note.</summary>
public static class DecisionFile
{
    private static readonly string[] Columns = ["strategy", "code", "coder", "round", "status", "values", "quote", "note"];

    /// <summary>
    /// Reads a file. A line with an unknown strategy, code, status or value, or with a quote that is not in the strategy's archived text, is
    /// refused with the nearest passage; the others hold. A line of a coder's sheet that is not filled in is passed over.
    /// </summary>
    /// <param name="path">The file; byte-order mark and Windows line ends are fine.</param>
    /// <param name="codebook">What was asked.</param>
    /// <param name="strategies">The archived documents of each strategy, by its short name.</param>
    /// <param name="acceptClose">Whether a passage that is only close to a quote is taken in its place.</param>
    /// <exception cref="CodebookException">The file is missing or lacks a column; nothing of it is taken.</exception>
    public static DecisionImport Read(string path, Codebook codebook, IReadOnlyDictionary<string, IReadOnlyList<Document>> strategies, bool acceptClose)
    {
        if (!File.Exists(path))
        {
            throw new CodebookException(path, 0, "there is no such file of decisions");
        }

        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        var columns = csv.Headers.Select(h => h.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToArray();
        if (Columns[..6].FirstOrDefault(c => !columns.Contains(c)) is { } missing)
        {
            throw new CodebookException(path, 1, $"there is no column '{missing}': a file of decisions has {string.Join(", ", Columns)}");
        }

        var accepted = new List<Decision>();
        var refused = new List<Issue>();
        while (csv.Read())
        {
            string Field(string name) => Array.IndexOf(columns, name) is >= 0 and var i && i < csv.FieldCount ? csv.GetString(i).Trim() : "";
            if (Field("status").Length == 0 && Field("quote").Length == 0 && Field("values").Length == 0)
            {
                continue;
            }

            var where = $"line {csv.LineNumber}";
            var issue = Line(Field, codebook, strategies, acceptClose, where, out var decision, out var remark);
            if (issue is not null)
            {
                refused.Add(issue);
            }
            else
            {
                accepted.Add(decision!);
                refused.AddRange(remark is null ? [] : [remark]);
            }
        }

        return new DecisionImport(accepted, refused);
    }

    private static Issue? Line(Func<string, string> field, Codebook codebook, IReadOnlyDictionary<string, IReadOnlyList<Document>> strategies, bool acceptClose,
        string where, out Decision? decision, out Issue? remark)
    {
        decision = null;
        remark = null;
        var (strategy, id, coder, status) = (field("strategy"), field("code"), field("coder"), field("status").ToLowerInvariant());
        if (!strategies.TryGetValue(strategy, out var documents))
        {
            return Refusal("unknown-strategy", $"{where}: the review has no strategy '{strategy}': write one of its short names, as 'synthesis export' gives them", where);
        }

        if (codebook.Codes.FirstOrDefault(c => c.Id == id) is not { } code)
        {
            return Refusal("unknown-code", $"{where}: the codebook has no code '{id}'", where);
        }

        if (coder.Length == 0 || field("round").Length == 0)
        {
            return Refusal("no-coder", $"{where}: a decision needs a coder and a round (1, 2 … or consensus)", where);
        }

        if (status is not ("present" or "absent" or "unclear"))
        {
            return Refusal("unknown-status", $"{where}: '{status}' is no status: write present, absent or unclear", where);
        }

        var values = field("values").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (code.Choose != Choose.Text && values.FirstOrDefault(v => code.Values.All(k => k.Id != v)) is { } unknown)
        {
            return Refusal("unknown-value", $"{where}: '{unknown}' is no value of {id}{(code.Values.Count == 0 ? ", which has none" : $": write {string.Join(", ", code.Values.Select(v => v.Id))}")}", where);
        }

        Evidence? evidence = null;
        if (field("quote") is { Length: > 0 } quote)
        {
            var found = QuoteSearch.Find(documents, quote);
            if (found is null || (!found.Exact && (!acceptClose || found.Likeness < QuoteSearch.CloseFrom)))
            {
                return Refusal("quote-not-found", $"{where}: the quote is not in the archived text of '{strategy}'{(found is null ? "" : $"; nearest (likeness {found.Likeness.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}): «{found.Quote.ReplaceLineEndings(" ")}»{(found.Likeness >= QuoteSearch.CloseFrom ? "; --accept-close takes it" : "")}")}", where);
            }

            evidence = new Evidence(found.Quote, found.Start, found.End, found.Page, $"{id}/{coder}", 1, values, found.Path);
            remark = found.Exact ? null : new Issue("close-quote", Severity.Info, $"{where}: the text's own words were taken: «{found.Quote}»", where);
        }
        else if (status == "present")
        {
            return Refusal("no-quote", $"{where}: '{id}' is said to be present and no quote is given: add the words that say so", where);
        }

        decision = new Decision(strategy, id, coder, field("round"), Enum.Parse<Answer>(status, ignoreCase: true),
            [.. code.Values.Select(v => v.Id).Where(values.Contains), .. code.Choose == Choose.Text ? values : []], evidence, field("note") is { Length: > 0 } note ? note : null);
        return null;
    }

    private static Issue Refusal(string code, string message, string where) => new(code, Severity.Error, message + ".", where);
}
