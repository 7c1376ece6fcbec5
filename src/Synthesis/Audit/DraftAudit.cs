using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// The audit of a draft before it is published: first whether it is such a document at all, then how it answers codebooks, whether it says for when it is, what it
/// says against itself, what its forecast rests on, and whether it can be read. It looks at the draft alone and keeps nothing.
/// </summary>
public static class DraftAudit
{
    /// <summary>Audits a draft.</summary>
    /// <param name="document">Its text.</param>
    /// <param name="markup">What its file says beside the text.</param>
    /// <param name="screen">How strategies are told from other documents, and how a period is read.</param>
    /// <param name="screening">What screening says of it.</param>
    /// <param name="rules">What is looked for beside codes.</param>
    /// <param name="taggings">The codebooks with what is proposed for each; the first is the one that the rules belong to.</param>
    /// <param name="tables">What the check of its tables finds.</param>
    /// <param name="numbers">What its numbers say against each other.</param>
    /// <param name="asAt">The date that "in date" and "old" are measured against.</param>
    public static AuditOfDraft Of(
        Document document, DraftMarkup markup, ScreenRules screen, Screening screening, AuditRules rules, IReadOnlyList<(Codebook Codebook, Tagging Tagging)> taggings, IReadOnlyList<TableFinding> tables, DraftNumbers numbers, DateOnly asAt)
    {
        ArgumentNullException.ThrowIfNull(taggings);
        ArgumentNullException.ThrowIfNull(numbers);
        var draft = Draft.Of(document, markup);
        // What codebooks' signals say and how the draft reads are worked out beside its marks.
        var signals = taggings.Select(t => Task.Run(() => Tagger.OfSignals(t.Codebook).Tag(document))).ToList();
        var read = Task.Run(() => LanguageAudit.Of(draft, rules));
        var marks = SignalAnswers.Of(rules.Marks, new SignalIndex(rules.Marks), [new ReadDocument(document, PassageReading.Of(rules.Marks, draft.Passages))], [], int.MaxValue).ToDictionary(s => s.Code, StringComparer.Ordinal);
        var none = new Dictionary<string, CodeAdvice>();
        var answers = taggings.Zip(signals, (t, s) => (t.Codebook, Advice: AdviceOn(t.Codebook, rules, none), Answers: CodeAudit.Answers(draft, t.Codebook, t.Tagging, s.GetAwaiter().GetResult(), rules, AdviceOn(t.Codebook, rules, none), rules.IsOf(t.Codebook.Id) ? marks : []))).ToList();
        var (currency, currencyFindings) = CurrencyAudit.Of(draft, screen, screening, rules, answers[0].Answers, asAt);
        var (wanted, wantedFindings) = Wanted(draft, marks, rules, asAt);
        var (language, languageFindings) = read.GetAwaiter().GetResult();
        var (access, accessFindings) = AccessAudit.Of(draft, rules);
        var (shares, right) = (numbers.Shares, numbers.Right);

        // A percentage that sentences were held against is told of once; a row is not contradicted by a sentence about a part of what it counts.
        bool IsOwn(AuditFinding t) => t.Rule switch
        {
            "table/percentage" => t.Place is null || (!right.Contains(t.Place.Start) && shares.All(s => t.Place != s.Place)),
            "table/difference" => t.Severity == Severity.Error || !t.Against.Any(a => rules.List("not-whole-row").StandIn(a.Quote) || (rules.List("comes-and-goes").StandIn(a.Quote) && !rules.List("comes-and-goes").StandIn(t.Place?.Quote ?? ""))),
            _ => true,
        };
        List<AuditFinding> findings =
        [
            .. document.Issues.Where(i => i.Severity >= Severity.Warning).Select(Unread), .. currencyFindings, .. wantedFindings, .. ContradictionAudit.Of(draft, marks, taggings, rules), .. numbers.Contradictions, .. tables.Select(t => OfTable(draft, t)).Where(IsOwn), .. shares,
            .. answers.SelectMany(a => CodeAudit.Findings(a.Codebook, a.Answers, a.Advice)), .. languageFindings, .. accessFindings,
        ];
        return new AuditOfDraft(document.Path, document.Sha256, screening.Title, asAt, NotAStrategy(document, screen, screening, rules), [.. answers.SelectMany(a => a.Answers)],
            [.. currency, .. wanted.Where(w => w.Group == "currency").Select(w => w.Check)], [.. wanted.Where(w => w.Group == "forecast").Select(w => w.Check)], [.. language, .. access],
            tables, Numbered(findings.Select(f => Sourced(f, rules))))
        {
            Asked = [.. taggings.Select(t => new AskedBy(t.Codebook.Id, t.Codebook.Hash)), new AskedBy(rules.Marks.Id, rules.Hash)],
        };
    }

    /// <summary>What could not be read of the draft is the first thing to know of its audit: what stands there is not held against anything, and what is missing may be there.</summary>
    private static AuditFinding Unread(Issue issue) => new("reading/" + issue.Code, "reading", issue.Severity, issue.Message,
        "Look at that part yourself, or give a file of which all can be read: what stands there was not audited, and what is called missing may be there.", null, null, null) { About = issue.Message };

    private static IReadOnlyDictionary<string, CodeAdvice> AdviceOn(Codebook codebook, AuditRules rules, IReadOnlyDictionary<string, CodeAdvice> none) =>
        rules.IsOf(codebook.Id) ? rules.Codes : AuditReader.Read(codebook)?.Codes ?? none;

    /// <summary>Null where it looks like what is audited; else the sentence to be said first.</summary>
    internal static string? NotAStrategy(Document document, ScreenRules screen, Screening screening, AuditRules rules)
    {
        var kind = screening.Kind != screen.Target ? screen.Kinds.FirstOrDefault(k => k.Id == screening.Kind)
            : KindFinder.Points(rules.LookAlikes, rules.LookAlikeTerms, document).OrderByDescending(p => p.Points).FirstOrDefault() is { Id: not null } best && best.Points >= rules.LookAlikeThreshold
                ? rules.LookAlikes.First(k => k.Id == best.Id) : null;
        var wanted = screen.Kinds.First(k => k.Id == screen.Target).Title;
        return screening.Kind == screen.Target && kind is null ? null
            : $"This does not look like {Article(wanted, rules)}{(kind is null ? "" : $": it looks like {Article(kind.Title, rules)}")}. What follows holds it against what such a document should say all the same.";
    }

    private static string Article(string title, AuditRules rules)
    {
        var lower = title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
        return rules.List("no-article").SpansIn(lower) is [(0, _), ..] ? lower : (lower[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " : "a ") + lower;
    }

    /// <summary>What a draft should hold; what must stand beside something else is looked for in the sections that hold that.</summary>
    private static (IReadOnlyList<(string Group, DraftCheck Check)> Looks, IReadOnlyList<AuditFinding> Findings) Wanted(Draft draft, Dictionary<string, Suggestion> marks, AuditRules rules, DateOnly asAt)
    {
        var (looks, findings) = (new List<(string, DraftCheck)>(), new List<AuditFinding>());
        foreach (var wanted in rules.Wanted)
        {
            var beside = wanted.Where is { } where ? marks[where] : null;
            if (beside is { Status: not Answer.Present })
            {
                looks.Add((wanted.Group, new DraftCheck(wanted.Id, wanted.Title, null, "not asked for", [])));
                continue;
            }

            string At(Evidence e) => wanted.Near switch { "sentence" => $"{e.Start}", "block" => $"{draft.BlockAt(e.Start)}", _ => SectionOf(draft, e) };
            var blocks = beside?.Evidence.ToLookup(At, e => draft.BlockAt(e.Start), StringComparer.Ordinal);
            var found = marks[wanted.Mark].Status == Answer.Present ? marks[wanted.Mark].Evidence.Where(e => (blocks is null || blocks[At(e)].Any(b => Math.Abs(b - draft.BlockAt(e.Start)) <= rules.Limit("near-blocks"))) && (!wanted.Ahead || DatesIn.Of(e.Quote) is { Count: 0 } || DatesIn.Of(e.Quote).Any(d => d.Last > asAt))).ToList() : [];
            looks.Add((wanted.Group, new DraftCheck(wanted.Id, wanted.Title, found.Count > 0, found.Count > 0 ? "found" : "not found", [.. found.Take(2).Select(draft.Of)])));
            if (found.Count == 0)
            {
                findings.Add(new AuditFinding($"{wanted.Group}/{wanted.Id}", wanted.Group, wanted.Severity, wanted.Missing, wanted.Do, null, null, beside?.Evidence.Select(draft.Of).FirstOrDefault()) { About = wanted.Id });
            }
        }

        return (looks, findings);
    }

    private static string SectionOf(Draft draft, Evidence evidence) =>
        draft.Passages.LastOrDefault(p => p.Start <= evidence.Start) is { } p ? string.Join('\n', p.Kind == BlockKind.Heading ? [.. p.Headings, p.Text] : p.Headings) : "";

    private static AuditFinding OfTable(Draft draft, TableFinding finding) => new(
        $"table/{finding.Kind.ToString().ToLowerInvariant()}", "table", finding.Sure == Sure.Error ? Severity.Error : Severity.Warning, finding.What,
        finding.Right is { } right ? $"What would be right: {right}." : "Check the number and put it right.", null, null, TablePlace(draft, finding.Quote, finding.Place.Table))
    {
        About = $"{finding.Kind} {finding.Quote} {finding.Place.Column}",
        Against = finding.Against is { } against && TablePlace(draft, against, finding.AgainstPlace?.Table) is { } place ? [place] : [],
    };

    /// <summary>Where the words of a table's row or a sentence stand, or null where they were put together from several places.</summary>
    private static Place? TablePlace(Draft draft, string quote, int? table)
    {
        static string Bare(string text) => new([.. text.Where(char.IsLetterOrDigit)]);
        var wanted = Bare(quote);
        return draft.Passages.Where(p => (p.Kind == BlockKind.Table) == (table is not null) && wanted.Length > 0).FirstOrDefault(p => Bare(p.Text) == wanted || Bare(p.Text).Contains(wanted, StringComparison.Ordinal)) is { } passage ? draft.Of(passage) : null;
    }

    private static AuditFinding Sourced(AuditFinding finding, AuditRules rules) =>
        rules.Sources.GetValueOrDefault(finding.Rule) is { } source ? finding with { Why = finding.Why ?? source.Why, Source = finding.Source ?? source.Source } : finding;

    /// <summary>Gravest first, then in the order of the draft, what has no place last; those that nothing else tells apart are numbered.</summary>
    private static IReadOnlyList<AuditFinding> Numbered(IEnumerable<AuditFinding> findings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbered = new List<AuditFinding>();
        foreach (var finding in findings)
        {
            var n = seen[finding.Id] = seen.GetValueOrDefault(finding.Id) + 1;
            numbered.Add(n == 1 ? finding : finding with { Occurrence = n });
        }

        return [.. numbered.OrderByDescending(f => f.Severity).ThenBy(f => f.Place is null ? int.MaxValue : f.Place.Start).ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }
}
