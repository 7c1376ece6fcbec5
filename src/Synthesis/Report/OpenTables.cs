using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Review.Exchange;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis.Report;

/// <summary>A review's tables as open data.</summary>
public static class OpenTables
{
    private static readonly string[] Answers = ["present", "absent", "unclear"];

    /// <summary>The codebook: a row a code, and a row a value.</summary>
    public static IReadOnlyList<PackageTable> Codebook(Codebook codebook) =>
    [
        new("codebook", $"{codebook.Title}, version {codebook.Version}",
            [Text("code", "The code's id.", required: true), Text("theme", "Its theme.", required: true), Text("title", "Its short name.", required: true), Text("definition", "What 'present' means.", required: true),
             Text("include", "What counts, a line each."), Text("exclude", "What does not, a line each."), Text("choose", "How many values it takes.", required: true, ["none", "one", "many", "text"])],
            ["code"], [], [.. codebook.Codes.Select(c => (string[])[c.Id, c.Theme, c.Title, c.Definition, string.Join('\n', c.Include), string.Join('\n', c.Exclude), c.Choose.ToString().ToLowerInvariant()])]),
        new("values", "Values of the codes",
            [Text("code", "The code's id.", required: true), Text("value", "The value's id.", required: true), Text("title", "Its name.", required: true), Text("definition", "What it means, where the title does not say.")],
            ["code", "value"], [new("code", "codebook", "code")], [.. codebook.Codes.SelectMany(c => c.Values.Select(v => (string[])[c.Id, v.Id, v.Title, v.Definition ?? ""]))]),
    ];

    /// <summary>Every strategy that has a decision or answer, with its attributes.</summary>
    public static PackageTable Strategies(IReadOnlyList<ScreenedPublication> publications) => new("strategies", "Publications and what was found of them",
        [Text("strategy", "Its short name.", required: true), Text("title", "Its title."), Text("authorities", "The authorities it covers, separated by |."), new("start", "date", "Begin of its period."),
         new("end", "date", "End of its period."), Text("status", "What that makes it on the review's date.", required: true), Text("path", "The file or folder it was read from.", required: true)],
        ["strategy"], [], [.. publications.Select(p => (string[])[p.ShortName, p.Screening.Title ?? "", string.Join('|', p.AuthorityNames),
            JsonLines.Day(p.Screening.Period.Start) ?? "", JsonLines.Day(p.Screening.Period.End) ?? "", JsonLines.Name(p.Screening.Status), p.Publication.Name])]);

    /// <summary>One row a decision, with its quote and where it stands.</summary>
    public static PackageTable Decisions(Codebook codebook, IReadOnlyList<DatedDecision> decisions, IReadOnlySet<string> strategies) => new("decisions", "Decisions of people, oldest first",
        [new("number", "integer", "Place in the order of decisions here.", Required: true), Text("strategy", "The strategy.", required: true), Text("code", "The code.", required: true), Text("coder", "Who decided.", required: true),
         Text("round", "The blind round, or consensus.", required: true), Text("status", "The answer.", required: true, Answers), Text("values", "Its values, separated by |."), Text("quote", "The words that say so."),
         Text("path", "The document they stand in."), new("page", "integer", "Page, where the format has pages."), new("start", "integer", "First code point in the document's text."), new("end", "integer", "One past the last."),
         Text("note", "The coder's note."), new("added", "datetime", "When it was added to the review.", Required: true)],
        ["number"], [new("strategy", "strategies", "strategy"), new("code", "codebook", "code")],
        [.. decisions.Where(d => codebook.Codes.Any(c => c.Id == d.Decision.Code) && strategies.Contains(d.Decision.Strategy)).Select((d, i) => (string[])[Number(i + 1), d.Decision.Strategy, d.Decision.Code, d.Decision.Coder, d.Decision.Round,
            Name(d.Decision.Status), string.Join('|', d.Decision.Values), d.Decision.Evidence?.Quote ?? "", d.Decision.Evidence?.Path ?? "", Number(d.Decision.Evidence?.Page), Number(d.Decision.Evidence?.Start),
            Number(d.Decision.Evidence?.End), d.Decision.Note ?? "", d.At])]);

    /// <summary>A row a strategy and a column a code and value: 1 present, 0 absent, empty where it cannot be told or was not coded.</summary>
    public static PackageTable Matrix(Codebook codebook, IReadOnlyList<(string Strategy, IReadOnlyList<Suggestion> Answers)> coded, Basis basis)
    {
        var columns = codebook.Codes.SelectMany(c => c.Values.Select(v => (Code: c, Value: (string?)v.Id)).Prepend((c, null))).ToList();
        return new("matrix", basis == Basis.Decisions ? "Answers of people" : "Suggestions of the machine, which nobody confirmed",
            [Text("strategy", "The strategy.", required: true), .. columns.Select(c => new PackageField(c.Value is null ? c.Code.Id : $"{c.Code.Id}={c.Value}", "boolean", c.Value is null ? c.Code.Title : $"{c.Code.Title}: {c.Code.Values.First(v => v.Id == c.Value).Title}"))],
            ["strategy"], [new("strategy", "strategies", "strategy")],
            [.. coded.Select(s => (string[])[s.Strategy, .. columns.Select(c => s.Answers.FirstOrDefault(a => a.Code == c.Code.Id) is not { } answer || answer.Status == Answer.Unclear ? ""
                : answer.Status == Answer.Present && (c.Value is null || answer.Values.Contains(c.Value)) ? "1" : "0")])]);
    }

    /// <summary>The coverage tables: a row for each count.</summary>
    public static PackageTable Coverage(IReadOnlyList<CoverageTable> tables) => new("coverage", string.Join("; ", tables.Select(t => t.Title)),
        [Text("section", "The table's heading.", required: true), Text("code", "The code.", required: true), Text("value", "The value, or empty for the code."), new("count", "integer", "Strategies that say so.", Required: true),
         new("of", "integer", "Of how many.", Required: true), Text("against", "What they are: all, or those with this code.", required: true), new("percent", "integer", "Whole per cent."),
         Text("basis", "What the counts rest on.", required: true, ["suggestions", "decisions", "counts"])],
        [], [new("code", "codebook", "code")],
        [.. tables.SelectMany(t => t.Sections.SelectMany(s => s.Rows.SelectMany(r => r.Shares.Select(h => (Value: "", Share: h)).Concat(r.Values.Select(v => (Value: v.Id, v.Share))).Select(x => (string[])[s.Title, r.Code, x.Value,
            Number(x.Share.Count), Number(x.Share.Of), x.Share.Against, Number(x.Share.Percent), CoverageCsv.Name(t.Basis)]))))]);

    /// <summary>What became of each publication, and why.</summary>
    public static PackageTable SelectionLog(IReadOnlyList<ScreenedPublication> publications) => new("selection", "What became of each publication",
        [Text("path", "The file or folder.", required: true), Text("strategy", "Its short name.", required: true), new("included", "boolean", "Whether it is counted.", Required: true), Text("reason", "A stable name for the reason.", required: true), Text("words", "The reason in words.", required: true)],
        ["path"], [new("strategy", "strategies", "strategy")],
        [.. publications.Select(p => (string[])[p.Publication.Name, p.ShortName, p.Fate.Included ? "1" : "0", p.Fate.Code, p.Fate.Reason])]);

    /// <summary>
    /// The counts of the PRISMA 2020 flow diagram (Page and others 2021, The PRISMA 2020 statement, BMJ 372:n71), in the order of its boxes. Here a record
    /// is a file or page, and what is screened is a publication, which may be several of them.
    /// </summary>
    public static PackageTable Prisma(IReadOnlyList<ScreenedPublication> publications)
    {
        int Left(params string[] codes) => publications.Count(p => codes.Contains(p.Fate.Code));
        var (pages, folded) = (publications.Sum(p => p.Publication.Pages.Count), publications.Sum(p => p.Publication.Folded.Count));
        var (unreadable, other) = (Left("unreadable"), Left("not-a-strategy"));
        var assessed = publications.Count - unreadable - other;
        List<string[]> rows =
        [
            ["identified", "", "Records identified", Number(pages + folded)],
            ["removed", "repeated", "Records removed before screening: copies and print views", Number(folded)],
            ["joined", "", "Records that are pages of one publication with others", Number(pages - publications.Count)],
            ["screened", "", "Publications screened", Number(publications.Count)],
            ["excluded-at-screening", "not-a-strategy", "Publications excluded: not what the review is about", Number(other)],
            ["sought", "", "Reports sought for retrieval", Number(publications.Count - other)],
            ["not-retrieved", "unreadable", "Reports not retrieved: could not be read", Number(unreadable)],
            ["assessed", "", "Reports assessed for eligibility", Number(assessed)],
            .. publications.Where(p => !p.Fate.Included && p.Fate.Code is not ("unreadable" or "not-a-strategy")).GroupBy(p => p.Fate.Code).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (string[])["excluded", g.Key, $"Reports excluded: {g.Key}", Number(g.Count())]),
            ["included", "", "Strategies included", Number(publications.Count(p => p.Fate.Included))],
        ];
        return new("prisma", "Counts of the PRISMA 2020 flow diagram",
            [Text("box", "The diagram's box.", required: true), Text("reason", "The reason, where the box has several."), Text("words", "What is counted.", required: true), new("n", "integer", "How many.", Required: true)],
            ["words"], [], rows);
    }

    private static PackageField Text(string name, string description, bool required = false, IReadOnlyList<string>? values = null) => new(name, "string", description, required, values);

    private static string Name(Answer answer) => answer.ToString().ToLowerInvariant();

    private static string Number(int? n) => n?.ToString(CultureInfo.InvariantCulture) ?? "";
}
