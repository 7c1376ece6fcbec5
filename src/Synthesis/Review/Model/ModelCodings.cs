using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Review.Model;

/// <summary>What one model answers to a codebook for one strategy: suggestions of a named coder.</summary>
/// <param name="Coder">The coder.</param>
/// <param name="Strategy">The strategy's name.</param>
/// <param name="Suggestions">One for each code of which every section was answered, in the codebook's order; the score is the share of repeats that say present, unclear ones for half.</param>
/// <param name="Issues">What a person should know: quotes that were not found, answers that could not be read.</param>
public sealed record ModelCoding(ModelCoder Coder, string Strategy, IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<Issue> Issues);

/// <summary>
/// Makes codings of requests and answers. It is the only way from the one to the other: answers asked of an endpoint and answers of a batch file go through it alike, and
/// it looks at nothing but what was asked, what was answered and the archived text, so that neither the order nor the number of imports matters.
/// </summary>
public static class ModelCodings
{
    /// <summary>Changes whenever the same answers would give other codings.</summary>
    public const string Version = "1";

    private const int MostEvidence = 6;

    /// <summary>The answer that stands of several that came to the same request of the same coder: one that can be read before one that cannot, then by hash.</summary>
    public static ModelAnswer Standing(IEnumerable<ModelAnswer> answers, IReadOnlyList<Code> codes) =>
        answers.OrderBy(a => AnswerReader.Read(a, codes).Faults.Count).ThenBy(a => a.Hash, StringComparer.Ordinal).First();

    /// <summary>The codings of one strategy by every model that answered.</summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="planted">Words that speak to a machine.</param>
    /// <param name="strategy">The strategy's name.</param>
    /// <param name="documents">Its archived documents, in order.</param>
    /// <param name="notes">What was asked, of these and other documents.</param>
    /// <param name="answers">What was answered, by request.</param>
    public static IReadOnlyList<ModelCoding> Of(Codebook codebook, IReadOnlyList<IReadOnlyList<string>> planted, string strategy, IReadOnlyList<Document> documents,
        IEnumerable<RequestNote> notes, ILookup<string, ModelAnswer> answers)
    {
        var read = documents.Where(d => !d.Failed && d.Text.Length > 0).Select(d => (Document: d, Text: RequestNote.TextOf(d))).ToList();
        var texts = read.Select(r => r.Text).ToHashSet(StringComparer.Ordinal);
        var own = notes.Where(n => n.Codebook == codebook.Id && n.Again is not null && texts.Contains(n.Text)).DistinctBy(n => n.Hash).ToList();
        var gates = read.Select(r => (r.Text, Gate: new EvidenceGate(codebook, r.Document, planted), Notes: own.Where(n => n.Text == r.Text).OrderBy(n => n.Section).ToList())).ToList();
        return [.. own.SelectMany(n => answers[n.Id].Concat(answers[n.Again!]).Select(a => new ModelCoder(a.Model, a.Parameters, n.Prompt, n.Codebook, n.Version, n.Asked))).Distinct()
            .OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => Coded(codebook, c, strategy, gates, answers))];
    }

    private static ModelCoding Coded(Codebook codebook, ModelCoder coder, string strategy, List<(string Text, EvidenceGate Gate, List<RequestNote> Notes)> documents, ILookup<string, ModelAnswer> answers)
    {
        var issues = new List<Issue>();
        var asked = documents.Select(d => (d.Gate, Notes: d.Notes.Where(n => n.Prompt == coder.Prompt).ToList())).ToList();
        List<ModelAnswer> Own(string? request) => request is null ? [] : [.. answers[request].Where(a => a.Model == coder.Model && a.Parameters == coder.Parameters)];
        var repeats = asked.SelectMany(d => d.Notes).SelectMany(n => Own(n.Id).Concat(Own(n.Again))).Select(a => a.Repeat).Distinct().Order().ToList();
        var votes = repeats.ConvertAll(repeat =>
        {
            var found = new Dictionary<string, List<SectionAnswer?>>(StringComparer.Ordinal);
            foreach (var (gate, notes) in asked)
            {
                foreach (var note in notes)
                {
                    IReadOnlyList<Code> codes = [.. note.Codes.Select(id => codebook.Codes.FirstOrDefault(c => c.Id == id)).OfType<Code>()];
                    var read = ReadOf(Own(note.Id).FindAll(a => a.Repeat == repeat), Own(note.Again).FindAll(a => a.Repeat == repeat), codes, coder, issues);
                    foreach (var code in codes)
                    {
                        (found.TryGetValue(code.Id, out var list) ? list : found[code.Id] = []).Add(read is null ? null
                            : read.Codes.TryGetValue(code.Id, out var given) ? gate.Check(code, given, note, coder.Name, issues) : new SectionAnswer(Answer.Unclear, [], [], ""));
                    }
                }
            }

            // A document that was never asked about leaves the strategy unanswered.
            var whole = asked.TrueForAll(d => d.Notes.Count > 0 && d.Notes.Select(n => n.Section).Distinct().Count() == d.Notes[0].Sections);
            return codebook.Codes.Where(c => whole && found.TryGetValue(c.Id, out var list) && list.TrueForAll(a => a is not null))
                .ToDictionary(c => c.Id, c => Together(c, found[c.Id]!, issues), StringComparer.Ordinal);
        });
        var suggestions = codebook.Codes.Select(c => (Code: c, Given: votes.Where(v => v.ContainsKey(c.Id)).Select(v => v[c.Id]).ToList())).Where(c => c.Given.Count > 0)
            .ToDictionary(c => c.Code.Id, c => Vote(c.Code, c.Given), StringComparer.Ordinal);
        return new ModelCoding(coder, strategy, Implied(codebook, suggestions), [.. issues.Distinct()]);
    }

    /// <summary>What stands of the first answers and those that were asked for again; null where there is none yet.</summary>
    private static ReadAnswer? ReadOf(List<ModelAnswer> first, List<ModelAnswer> again, IReadOnlyList<Code> codes, ModelCoder coder, List<Issue> issues)
    {
        foreach (var several in ((List<ModelAnswer>[])[first, again]).Where(a => a.Count > 1))
        {
            issues.Add(new Issue("two-answers", Severity.Info, $"{coder.Name} gave {several.Count} different answers to the same request; one that can be read stands, the same one each time."));
        }

        var read = first.Concat(again).Any() ? AnswerReader.Read(Standing(first.Count > 0 ? first : again, codes), codes) : null;
        if (read is { WellFormed: false } && first.Count > 0 && again.Count > 0 && AnswerReader.Read(Standing(again, codes), codes) is var second && second.Faults.Count <= read.Faults.Count)
        {
            read = second;
        }

        if (read is { WellFormed: false })
        {
            issues.Add(new Issue("model-malformed", Severity.Warning,
                $"{coder.Name}: an answer does not keep to the schema{(again.Count > 0 ? ", though it was asked for twice" : "")} ({string.Join("; ", read.Faults.Take(3))}{(read.Faults.Count > 3 ? "; …" : "")}); what it lacks counts as unclear."));
        }

        return read;
    }

    /// <summary>One answer over the sections of a strategy: present where a section says so, else unclear where one is, else absent.</summary>
    private static SectionAnswer Together(Code code, IReadOnlyList<SectionAnswer> sections, List<Issue> issues)
    {
        var status = sections.Max(s => s.Status);
        var own = sections.Where(s => s.Status == status).ToList();
        IReadOnlyList<string> values = code.Choose == Choose.Text ? [.. own.SelectMany(s => s.Values).Distinct(StringComparer.Ordinal)] : [.. code.Values.Select(v => v.Id).Where(v => own.Any(s => s.Values.Contains(v)))];
        if (code.Choose == Choose.One && values.Count > 1)
        {
            // The value with most quotes; of equals the one told first.
            values = [own.SelectMany(s => s.Values).Distinct().OrderByDescending(v => own.Where(s => s.Values.Contains(v)).Sum(s => s.Evidence.Count)).First()];
            issues.Add(new Issue("two-values", Severity.Info, $"{code.Id}: sections speak for several values; '{values[0]}' has most quotes. Read them before deciding."));
        }

        return new SectionAnswer(status, values, status == Answer.Absent ? [] : [.. own.SelectMany(s => s.Evidence).DistinctBy(e => (e.Path, e.Start, e.End)).Take(MostEvidence)],
            own.Select(s => s.Reason).FirstOrDefault(r => r.Length > 0) ?? "");
    }

    /// <summary>The answer that more than half of the repeats give; unclear where none is. Values are those of more than half of the ones that say present.</summary>
    private static Suggestion Vote(Code code, List<SectionAnswer> given)
    {
        var status = given.GroupBy(g => g.Status).FirstOrDefault(g => 2 * g.Count() > given.Count)?.Key ?? Answer.Unclear;
        var own = given.Where(g => g.Status == status).ToList();
        var values = own.SelectMany(o => o.Values).Distinct(StringComparer.Ordinal).Where(v => 2 * own.Count(o => o.Values.Contains(v)) > own.Count).ToList();
        return new Suggestion(code.Id, status, code.Choose == Choose.Text ? values : [.. code.Values.Select(v => v.Id).Where(values.Contains)],
            Math.Round(given.Average(g => g.Status == Answer.Present ? 1 : g.Status == Answer.Unclear ? 0.5 : 0), 4),
            status == Answer.Absent ? [] : [.. (own.Count > 0 ? own : given).SelectMany(o => o.Evidence).DistinctBy(e => (e.Path, e.Start, e.End)).Take(MostEvidence)]);
    }

    /// <summary>With the codes that are implied, as every coding has them.</summary>
    internal static IReadOnlyList<Suggestion> Implied(Codebook codebook, Dictionary<string, Suggestion> suggestions)
    {
        foreach (var code in codebook.Codes.Where(c => suggestions.GetValueOrDefault(c.Id)?.Status == Answer.Present))
        {
            foreach (var implied in codebook.ImpliedBy(code.Id).Where(i => suggestions.TryGetValue(i, out var other) && other.Status != Answer.Present))
            {
                suggestions[implied] = suggestions[implied] with { Status = Answer.Present, Score = suggestions[code.Id].Score, Evidence = suggestions[code.Id].Evidence };
            }
        }

        return [.. codebook.Codes.Where(c => suggestions.ContainsKey(c.Id)).Select(c => suggestions[c.Id])];
    }
}
