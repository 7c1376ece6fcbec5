using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>How a draft answers the codes of a codebook, from what a tagger proposes: addressed, thin, unclear or missing.</summary>
internal static class CodeAudit
{
    /// <summary>The answers, in the codebook's order.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="codebook">What is asked.</param>
    /// <param name="tagging">What is proposed.</param>
    /// <param name="signals">What the codebook's signals alone propose: where they find a passage and the tagger says nothing, the answer is unclear rather than missing.</param>
    /// <param name="rules">Words of substance, thresholds and advice.</param>
    /// <param name="advice">Advice on the codes of this codebook; none where it gives none.</param>
    /// <param name="hints">What looks loosely for single codes, by the code's id: where only that finds it, the answer is unclear; a passage that is found so too needs less to count.</param>
    internal static IReadOnlyList<CodeAnswer> Answers(
        Draft draft, Codebook codebook, Tagging tagging, Tagging signals, AuditRules rules, IReadOnlyDictionary<string, CodeAdvice> advice, IReadOnlyDictionary<string, Suggestion> hints)
    {
        var (least, seconded, standing) = (rules.Limit("evidence"), rules.Limit("seconded-evidence"), new EvidenceStanding(draft, codebook, rules));
        return [.. codebook.Codes.Zip(tagging.Suggestions, signals.Suggestions).Select(c =>
        {
            var (code, suggestion, signalled) = c;
            var hint = hints.GetValueOrDefault(code.Id) is { Status: Answer.Present } found ? found : null;
            bool Seconded(Evidence e) => e.Score >= seconded && hint is not null && hint.Evidence.Any(h => h.Start < e.End && e.Start < h.End);
            var strong = suggestion.Evidence.Where(e => (e.Score >= least || Seconded(e)) && standing.Stands(code, e)).ToList();
            suggestion = suggestion.Status switch
            {
                Answer.Absent when signalled.Status == Answer.Present && signalled.Evidence.Any(e => e.Score >= rules.Limit("signal-evidence")) => signalled with { Status = Answer.Unclear, Score = suggestion.Score },
                Answer.Absent when hint is not null => hint with { Status = Answer.Unclear, Score = suggestion.Score, Evidence = [.. hint.Evidence.Take(Tagger.MostEvidence)] },
                Answer.Unclear when strong.Exists(Seconded) => suggestion with { Status = Answer.Present },
                _ => suggestion,
            };
            var said = advice.GetValueOrDefault(code.Id);
            var (answered, lacks) = suggestion.Status switch
            {
                Answer.Absent => (Answered.Missing, Array.Empty<string>()),
                Answer.Unclear => (Answered.Unclear, []),
                _ when strong.Count == 0 => (Answered.Unclear, []),
                _ when said?.Needs is { Count: > 0 } needs && !strong.Any(e => Holds(draft, e, needs, rules)) => (Answered.Thin, [.. needs]),
                _ => (Answered.Addressed, []),
            };
            return new CodeAnswer(codebook.Id, code.Id, code.Title, code.Today is { } today ? $"{code.Definition} {today}" : code.Definition, said?.Why ?? code.Why, said?.Source ?? code.Source, answered, suggestion.Score, suggestion.Values, lacks,
                [.. (strong.Count > 0 ? strong : suggestion.Evidence).Select(draft.Of)]);
        })];
    }

    /// <summary>What should be put right of the answers. A code that is only asked where another is met says nothing where that is not.</summary>
    internal static IEnumerable<AuditFinding> Findings(Codebook codebook, IReadOnlyList<CodeAnswer> answers, IReadOnlyDictionary<string, CodeAdvice> advice)
    {
        var met = answers.Where(a => a.Answered is Answered.Addressed or Answered.Thin).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (code, answer) in codebook.Codes.Zip(answers))
        {
            if (answer.Answered == Answered.Addressed || (answer.Answered == Answered.Missing && code.Of[0] != "all" && !met.Contains(code.Of[0])))
            {
                continue;
            }

            var place = answer.Quotes.Count > 0 ? answer.Quotes[0] : null;
            yield return answer.Answered switch
            {
                Answered.Missing => new AuditFinding("code/missing", "code", advice.GetValueOrDefault(code.Id)?.Missing ?? Severity.Warning,
                    $"The draft does not say: {Lower(answer.Title)}.", $"Say so, or say why not. {answer.Asks}", answer.Why, answer.Source, null),
                Answered.Thin => new AuditFinding("code/thin", "code", Severity.Warning,
                    $"A mention without substance: {Lower(answer.Title)}. No {string.Join(", no ", answer.Lacks)} stands near it.", $"Give at least one of these: {string.Join(", ", answer.Lacks)}.", answer.Why, answer.Source, place),
                _ => new AuditFinding("code/unclear", "code", Severity.Info,
                    $"It cannot be told whether the draft says: {Lower(answer.Title)}.", "Look at the words; if they mean it, say it plainly.", answer.Why, answer.Source, place),
            } with { Code = $"{codebook.Id}:{code.Id}", About = code.Id };
        }
    }

    private static bool Holds(Draft draft, Evidence evidence, IReadOnlyList<string> needs, AuditRules rules)
    {
        var block = draft.BlockAt(evidence.Start);
        var near = draft.Document.Blocks[block].Kind == Extract.BlockKind.Table ? evidence.Quote : Around(draft, evidence, block, (int)rules.Limit("near-sentences"));
        return needs.Any(n => n == "date" ? DatesIn.Any(near) || rules.List(n).StandIn(near) : n == "figure" ? DatesIn.AnyFigure(near) || rules.List(n).StandIn(near) : rules.List(n).StandIn(near));
    }

    /// <summary>The passage with so many sentences before and after it, of its block or its list.</summary>
    private static string Around(Draft draft, Evidence evidence, int block, int sentences)
    {
        var first = draft.Passages.ToList().FindIndex(p => p.End > evidence.Start);
        var last = draft.Passages.ToList().FindLastIndex(p => p.Start < evidence.End);
        if (first < 0 || last < first)
        {
            return evidence.Quote;
        }

        var from = first;
        while (from > 0 && first - from < sentences && draft.Passages[from - 1].Block == block)
        {
            from--;
        }

        var to = last;
        while (to + 1 < draft.Passages.Count && to - last < sentences && (draft.Passages[to + 1].Block == block || draft.Passages[to + 1].Kind == Extract.BlockKind.ListItem))
        {
            to++;
        }

        return string.Join(' ', draft.Passages.Skip(from).Take(to - from + 1).Select(p => p.Text));
    }

    private static string Lower(string title) => title.Length > 1 && char.IsUpper(title[0]) && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}
