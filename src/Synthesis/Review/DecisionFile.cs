using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Review;

/// <summary>What came of a file of decisions.</summary>
/// <param name="Accepted">The decisions that hold.</param>
/// <param name="Refused">One issue for each line that was refused, for each quote that was only close, and for lines not filled in.</param>
public sealed record DecisionImport(IReadOnlyList<Decision> Accepted, IReadOnlyList<Issue> Refused);

/// <summary>Reads decisions from CSV with the columns strategy, code, coder, round, status, values, quote, note.</summary>
public static class DecisionFile
{
    /// <summary>
    /// Reads a file. A line with an unknown strategy, code, status or value, or with a quote that is not in the strategy's archived text, is
    /// refused with the nearest passage; the others hold. Lines of a sheet or queue that are not filled in are passed over, and one issue says how many.
    /// </summary>
    /// <param name="path">The file; byte-order mark and Windows line ends are fine.</param>
    /// <param name="codes">What was asked.</param>
    /// <param name="strategies">The archived documents of a strategy by its short name, or null where there is none.</param>
    /// <param name="acceptClose">Whether a passage that is only close to a quote is taken in its place.</param>
    /// <exception cref="CodebookException">The file is missing or lacks a column; nothing of it is taken.</exception>
    public static DecisionImport Read(string path, IReadOnlyList<Code> codes, Func<string, IReadOnlyList<Document>?> strategies, bool acceptClose)
    {
        var accepted = new List<Decision>();
        var refused = new List<Issue>();
        var unfilled = 0;
        foreach (var line in ImportTable.Read(path, "decisions", ["strategy", "code", "coder", "round", "status", "values"], "quote", "note"))
        {
            if (!IsFilled(line))
            {
                unfilled++;
            }
            else if (Decide(line, codes, strategies, acceptClose, out var decision, out var remark) is { } issue)
            {
                refused.Add(issue);
            }
            else
            {
                accepted.Add(decision!);
                refused.AddRange(remark is null ? [] : [remark]);
            }
        }

        if (unfilled > 0)
        {
            refused.Add(new Issue("not-filled", Severity.Info, $"{unfilled} {(unfilled == 1 ? "line" : "lines")} of '{path}' not filled in (no status, values or quote): passed over."));
        }

        return new DecisionImport(accepted, refused);
    }

    private static bool IsFilled(ImportLine line) => line["status"].Length > 0 || line["quote"].Length > 0 || line["values"].Length > 0;

    /// <summary>
    /// Makes a decision of one line, of a file or of the workbench. Where the line tells <c>path</c>, <c>start</c> and <c>end</c>, the quote is what the archived text has there,
    /// and a quote that the line tells as well must have the same words; else it is looked for.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="codes">What was asked.</param>
    /// <param name="strategies">The archived documents of a strategy by its short name, or null where there is none.</param>
    /// <param name="acceptClose">Whether a passage that is only close to a quote is taken in its place.</param>
    /// <param name="decision">The decision; null where the line is refused.</param>
    /// <param name="remark">What is to be known of a line that holds, or null.</param>
    /// <returns>Why the line is refused, or null.</returns>
    public static Issue? Decide(
        ImportLine line, IReadOnlyList<Code> codes, Func<string, IReadOnlyList<Document>?> strategies, bool acceptClose, out Decision? decision, out Issue? remark)
    {
        decision = null;
        remark = null;
        var (strategy, id, coder, status) = (line["strategy"], line["code"], line["coder"], line["status"].ToLowerInvariant());
        if (strategies(strategy) is not { } documents)
        {
            return line.Refuse("unknown-strategy", $"the review has no strategy '{strategy}': write one of its short names, as 'synthesis export' gives them");
        }

        if (codes.FirstOrDefault(c => c.Id == id) is not { } code)
        {
            return line.Refuse("unknown-code", $"no codebook of the review has a code '{id}'");
        }

        if (coder.Length == 0 || line["round"].Length == 0)
        {
            return line.Refuse("no-coder", $"a decision needs a coder and a round (1, 2 … or consensus)");
        }

        if (status is not ("present" or "absent" or "unclear"))
        {
            return line.Refuse("unknown-status", $"'{status}' is no status: write present, absent or unclear");
        }

        var values = line["values"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (code.Choose != Choose.Text && values.FirstOrDefault(v => code.Values.All(k => k.Id != v)) is { } unknown)
        {
            return line.Refuse("unknown-value", $"'{unknown}' is no value of {id}{(code.Values.Count == 0 ? ", which has none" : $": write {string.Join(", ", code.Values.Select(v => v.Id))}")}");
        }

        Evidence? evidence = null;
        if (line["path"].Length > 0)
        {
            if (documents.FirstOrDefault(d => d.Path == line["path"]) is not { } document
                || QuoteSearch.At(document, Number(line["start"]), Number(line["end"])) is not { } there)
            {
                return line.Refuse("no-such-place", $"'{strategy}' has no text from {line["start"]} to {line["end"]} in '{line["path"]}': select the words again");
            }

            if (line["quote"] is { Length: > 0 } told && !Words(told).SequenceEqual(Words(there.Quote)))
            {
                return line.Refuse("quote-elsewhere", $"in '{there.Path}' there stands from {there.Start} to {there.End} «{there.Quote.ReplaceLineEndings(" ")}», which is not the quote: select the words again, or leave out path, start and end and it is looked for");
            }

            evidence = new Evidence(there.Quote, there.Start, there.End, there.Page, $"{id}/{coder}", 1, values, there.Path);
        }
        else if (line["quote"] is { Length: > 0 } quote)
        {
            var found = QuoteSearch.Find(documents, quote);
            if (found is null || (!found.Exact && (!acceptClose || found.Likeness < QuoteSearch.CloseFrom)))
            {
                return line.Refuse("quote-not-found", $"the quote is not in the archived text of '{strategy}'{(found is null ? "" : $"; nearest (likeness {found.Likeness.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}): «{found.Quote.ReplaceLineEndings(" ")}»{(found.Likeness >= QuoteSearch.CloseFrom ? "; --accept-close takes it" : "")}")}");
            }

            evidence = new Evidence(found.Quote, found.Start, found.End, found.Page, $"{id}/{coder}", 1, values, found.Path);
            remark = found.Exact ? null : new Issue("close-quote", Severity.Info, $"{line.Where}: the text's own words were taken: «{found.Quote}»", line.Where);
        }
        else if (status == "present")
        {
            return line.Refuse("no-quote", $"'{id}' is said to be present and no quote is given: add the words that say so");
        }

        decision = new Decision(strategy, id, coder, line["round"], Enum.Parse<Answer>(status, ignoreCase: true),
            [.. code.Values.Select(v => v.Id).Where(values.Contains), .. code.Choose == Choose.Text ? values : []], evidence, line["note"] is { Length: > 0 } note ? note : null);
        return null;
    }

    private static IEnumerable<string> Words(string text) => Word.Split(text).Select(w => w.Folded);

    private static int Number(string text) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : -1;
}
