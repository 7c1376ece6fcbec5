namespace Synthesis.Codebooks;

/// <summary>Reads <c>audit.yml</c>.</summary>
public static class AuditReader
{
    /// <summary>The file's name in a codebook's folder. It changes no answer to a code, so it is no part of the codebook's hash.</summary>
    public const string FileName = "audit.yml";

    /// <summary>The rules in a codebook's folder, or null where it has no such file.</summary>
    /// <exception cref="CodebookException">Something in the file is wrong.</exception>
    public static AuditRules? Read(Codebook codebook)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        var path = Path.Combine(codebook.Folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        var lexicons = TermLists.ReadLexicons(codebook.Folder);
        var map = YamlMap.Read(path, "marks", "wanted", "opposites", "codes", "look-alikes", "counts", "words", "limits", "sources");
        var marks = Marks(codebook, path, map, lexicons);
        PhraseList Phrases(IReadOnlyList<(string Text, int Line)> texts)
        {
            var index = new TermIndex();
            new TermLists(lexicons, index).Numbers(path, texts);
            return new PhraseList(index);
        }

        string Mark(YamlMap at, string key) => marks.Codes.Any(c => c.Id == at.Text(key)) ? at.Text(key)
            : throw at.Refuse(key, $"'{at.Text(key)}' is no mark: write one of {string.Join(", ", marks.Codes.Select(c => c.Id))}");

        var needed = map.Maps("codes", Advice).SelectMany(c => c.Texts("needs")).Select(n => n.Text).Concat(["figure", "date"]).ToHashSet(StringComparer.Ordinal);
        if (map.Lists("words").FirstOrDefault(w => !Lists.Contains(w.Name) && !needed.Contains(w.Name) && !Open.Any(o => w.Name.StartsWith(o, StringComparison.Ordinal))) is { Name: not null } unknown)
        {
            throw map.Refuse("words", $"'{unknown.Name}' is a list that nothing looks into: write one of {string.Join(", ", Lists.Concat(needed).Order(StringComparer.Ordinal))}, or name it in a code's 'needs'");
        }

        var limits = map.Numbers("limits");
        if (limits.Keys.FirstOrDefault(k => !Limits.Contains(k)) is { } strange)
        {
            throw map.Refuse("limits", $"'{strange}' is no limit: write one of {string.Join(", ", Limits)}");
        }

        if (map.Has("marks") && Limits.FirstOrDefault(k => !limits.ContainsKey(k)) is { } missing)
        {
            throw map.Refuse("limits", $"the limit '{missing}' is missing: write it below 'limits:', such as '{missing}: 3'");
        }

        var words = map.Lists("words").ToDictionary(w => w.Name, w => Phrases(w.Texts), StringComparer.Ordinal);
        var codes = Once(map.Maps("codes", Advice), "id").ToDictionary(
            c => codebook.Codes.Any(k => k.Id == c.Text("id")) ? c.Text("id") : throw c.Refuse("id", $"'{c.Text("id")}' is no code of {codebook.Id}"),
            c => new CodeAdvice(c.OptionalText("why"), c.OptionalText("source"), c.Has("missing") ? Grave(c, "missing") : null,
                [.. c.Texts("needs").Select(n => words.ContainsKey(n.Text) ? n.Text : throw c.Refuse(n.Line, $"'{n.Text}' is no list of 'words': write one of {string.Join(", ", words.Keys)}"))],
                [.. c.Texts("mixed").Select(m => m.Text)]) { Dated = c.Flag("dated", false) }, StringComparer.Ordinal);
        var alikeTerms = new TermIndex();
        var alikes = map.Map("look-alikes", "threshold", "kinds");
        return new AuditRules(marks,
            [.. map.Maps("wanted", "id", "group", "title", "mark", "where", "near", "ahead", "severity", "missing", "do").Select(w => new WantedMark(
                w.Text("id"), w.Choice("group", null, "currency", "forecast"), w.Text("title"), Mark(w, "mark"), w.Has("where") ? Mark(w, "where") : null, w.Choice("near", "section", "section", "block", "sentence"), Grave(w, "severity"), w.Text("missing"), w.Text("do")) { Ahead = w.Flag("ahead", false) })],
            [.. map.Maps("opposites", "id", "one", "other", "severity", "says", "do").Select(o => new OppositeMarks(
                o.Text("id"), Mark(o, "one"), Mark(o, "other"), Grave(o, "severity"), o.Text("says"), o.Text("do")))],
            codes,
            [.. alikes?.Maps("kinds", "id", "title", "clues").Select(k => ScreenReader.Kind(path, k, new TermLists(lexicons, alikeTerms))) ?? []],
            alikes?.Number("threshold", 3, 0, 100) ?? 0, alikeTerms,
            [.. map.Maps("counts", "id", "title", "says", "rows", "not").Select(c => new CountedThing(
                c.Text("id"), c.Text("title"), Phrases(c.Texts("says")), Phrases(c.Texts("rows")), Phrases(c.Texts("not"))))],
            words,
            limits,
            Once(map.Maps("sources", "rule", "why", "source"), "rule").ToDictionary(s => s.Text("rule"), s => new RuleSource(s.OptionalText("why"), s.OptionalText("source")), StringComparer.Ordinal))
        {
            Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))),
        };
    }

    private static readonly string[] Advice = ["id", "why", "source", "missing", "needs", "mixed", "dated"];

    /// <summary>The thresholds that the audit asks for.</summary>
    private static readonly string[] Limits =
    [
        "absent-below", "ends-soon-months", "evidence", "long-sentences-shown", "near-blocks", "near-sentences", "old-after-years", "passive-share", "period-days-apart", "period-fewest-days", "period-letters-after",
        "period-letters-before", "period-letters-to-date", "period-most-others", "period-years-apart", "present-from", "reading-age", "review-date-within-letters", "seconded-evidence", "sentence-words",
        "share-in-words-apart", "share-sentences-back", "signal-evidence", "slip-least", "sure-evidence", "told-entries", "told-least", "told-often", "told-passages-back", "two-values-evidence", "two-values-words", "undated-shown",
    ];

    /// <summary>How lists begin whose names the codebook makes up: words for one thing that is counted, words that say one thing of it, and words that hint at that.</summary>
    private static readonly string[] Open = ["thing-", "means-", "hints-"];

    /// <summary>The lists of words that the audit looks into, beside those that codes need.</summary>
    private static readonly string[] Lists =
    [
        "action", "added", "ahead-headings", "aimed-at", "aimed-at-after", "alike", "all-done", "another-number", "another-world", "bounds", "brings-up-to-date", "comes-and-goes", "common",
        "counted-now", "dated-by-words", "dates-all", "each-year", "earlier", "earlier-by", "earlier-headings", "empty-link-text", "falls", "first-step", "flows", "happened", "inexact",
        "is-over", "known-abbreviation", "known-by", "last-headings", "lasts-for", "looks-anew", "measured", "money-budget", "money-capital", "money-over", "money-saved", "money-spent",
        "name-ends", "name-joins", "name-narrows", "names-a-number", "no-article", "not-a-count", "not-all-spent", "not-counted", "not-dated", "not-of-itself", "not-own-review",
        "not-participle", "not-today", "not-whole-row", "of-a-plan", "of-itself", "of-others", "own-area", "participle", "period-begins", "period-ends", "period-label", "placed",
        "placeholder", "planned", "review", "rises", "said-number", "says-nothing-of-them", "since", "stands-for-a-figure", "strategy", "supposed", "tells-nothing", "that-day", "the-draft",
        "the-others", "told-as-past", "told-over-years", "total-row",
    ];

    /// <summary>Entries of which no two have the same name.</summary>
    private static IReadOnlyList<YamlMap> Once(IReadOnlyList<YamlMap> entries, string key) =>
        entries.GroupBy(e => e.Text(key), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? throw twice.Last().Refuse(key, $"'{twice.Key}' stands twice: rename or remove one") : entries;

    private static Severity Grave(YamlMap map, string key) => Enum.Parse<Severity>(map.Choice(key, "warning", "info", "warning", "error"), ignoreCase: true);

    /// <summary>The marks as a codebook of signals that shares lexicons and statements with the codebook beside it.</summary>
    private static Codebook Marks(Codebook codebook, string path, YamlMap map, IReadOnlyDictionary<string, IReadOnlyList<Term>> lexicons)
    {
        var index = new TermIndex();
        var terms = new TermLists(lexicons, index);
        var statements = StatementReader.Read(codebook.Folder, terms);
        var codes = map.Maps("marks", "id", "title", "accept", "signals").Select(m =>
        {
            var accept = CodebookReader.Accept(m.Map("accept", "polarity", "time", "whose"), new Acceptance(["affirmed"], ["present", "past", "future"], ["own"]));
            return new Code(m.Text("id"), "marks", m.OptionalText("title") ?? m.Text("id"), "", [], [], Choose.None, [], [], null, [], ["all"], accept,
                [.. m.Maps("signals", "id", "weight", "within", "all", "near", "not", "not-near", "under", "not-under", "in", "accept", "value", "capture").Select(s => CodebookReader.ReadSignal(path, s, accept, terms))],
                [], []);
        }).ToList();
        if (codes.GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw map.Refuse("marks", $"the mark '{twice.Key}' stands twice: rename or remove one");
        }

        return codebook with
        {
            Id = codebook.Id + "/audit", Codes = codes, Themes = [], Tables = [], Statements = statements, Terms = index, Screening = null, Examples = [], Matters = [],
            Lexicons = new Dictionary<string, IReadOnlyList<int>>(),
        };
    }
}
