using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>Proposes an answer to every code of a codebook for a document: from the codebook's signals alone, or, where the codebook has an example bank, from what was learnt from it.</summary>
public sealed class Tagger
{
    private const double Floor = 0.02, Ceiling = 0.98, ValueFrom = 0.5, EvidenceFrom = 0.3;
    private const int MostEvidence = 6;

    /// <summary>Changes whenever learning or tagging would give another result for the same input.</summary>
    public const string Version = "3";

    private readonly Codebook codebook;
    private readonly SignalIndex signals;
    private readonly PassageModel? model;
    private readonly AnswerCosts costs;

    private Tagger(Codebook codebook, PassageModel? model, AnswerCosts? costs = null) =>
        (this.codebook, this.model, this.costs, signals) = (codebook, model, costs ?? AnswerCosts.Default, new SignalIndex(codebook));

    /// <summary>The same tagger for a review to which wrong and withheld answers cost this much. What it learnt does not depend on costs, nor do answers from signals alone.</summary>
    public Tagger With(AnswerCosts costs) => new(codebook, model, costs);

    /// <summary>A tagger that knows the codebook's signals only.</summary>
    public static Tagger OfSignals(Codebook codebook) => new(codebook, null);

    /// <summary>A tagger that has learnt from the codebook's example bank, and from what people decided; of signals alone where there is no bank.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="decided">Passages of decided strategies; those of a strategy follow one another in reading order.</param>
    /// <param name="jobs">How many threads learn; the result is the same for any number.</param>
    /// <param name="cancellation">Stops the learning.</param>
    public static Tagger Learn(Codebook codebook, IReadOnlyList<LabelledPassage> decided, int jobs, CancellationToken cancellation)
    {
        return codebook.Examples.Count == 0 ? OfSignals(codebook)
            : new Tagger(codebook, PassageModel.Train(codebook, [.. codebook.Examples.Select(Known)], jobs, cancellation)).Taught(decided, jobs, cancellation);
    }

    /// <summary>The same tagger moved by what people decided; itself where nothing is decided or it knows signals only.</summary>
    /// <param name="decided">Passages of decided strategies; those of a strategy follow one another in reading order.</param>
    /// <param name="jobs">How many threads learn; the result is the same for any number.</param>
    /// <param name="cancellation">Stops the learning.</param>
    public Tagger Taught(IReadOnlyList<LabelledPassage> decided, int jobs, CancellationToken cancellation) =>
        model is null || decided.Count == 0 ? this : Taught(LessonsOf([.. decided.GroupBy(d => d.Strategy, StringComparer.Ordinal).Select(g => g.ToList())], jobs, cancellation), jobs, cancellation);

    /// <summary>What each decided strategy teaches, read once for any number of draws from them; nothing where the tagger knows signals only.</summary>
    internal IReadOnlyList<Lesson> LessonsOf(IReadOnlyList<IReadOnlyList<LabelledPassage>> strategies, int jobs, CancellationToken cancellation) =>
        [.. strategies.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Max(1, jobs)).WithCancellation(cancellation).Select(s => model is null ? new Lesson([], []) : Lesson.Of(codebook, model, s))];

    /// <summary>The same tagger moved by lessons.</summary>
    internal Tagger Taught(IReadOnlyList<Lesson> lessons, int jobs, CancellationToken cancellation) =>
        model is null || lessons.Count == 0 ? this : new Tagger(codebook, Lessons.Learn(codebook, model, lessons, jobs, cancellation), costs);

    /// <summary>Names all that <see cref="Learn"/> depends on: the same key, the same tagger.</summary>
    public static string KeyOf(Codebook codebook, IReadOnlyList<LabelledPassage> decided)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        Add(Version);
        Add(codebook.Hash);
        foreach (var passage in decided)
        {
            Add($"{passage.Strategy}\t{passage.Kind}\t{passage.Weight.ToString(CultureInfo.InvariantCulture)}\t{passage.Block}\t{string.Join('\t', passage.Headings)}");
            Add(passage.Text);
            Add(string.Join('|', passage.Carries.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={string.Join('+', c.Value)}")));
            Add(passage.Asked is null ? "all" : string.Join('|', passage.Asked.Order(StringComparer.Ordinal)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether it has learnt anything, and so can be written.</summary>
    public bool HasLearnt => model is not null;

    /// <summary>Writes what it has learnt.</summary>
    /// <exception cref="InvalidOperationException">It knows signals only.</exception>
    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        (model ?? throw new InvalidOperationException("There is nothing to write: the tagger knows signals only.")).Write(writer);
    }

    /// <summary>Reads a tagger that <see cref="Write"/> wrote for the same codebook.</summary>
    /// <exception cref="EndOfStreamException">The stream is cut off.</exception>
    public static Tagger Read(Codebook codebook, Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        return new Tagger(codebook, PassageModel.Read(codebook, reader));
    }

    /// <summary>Tags one document; a document that could not be read gets <see cref="Answer.Unclear"/> for every code, with no score and an issue.</summary>
    public Tagging Tag(Document document) => Tag(document.Path, [document]);

    /// <summary>Tags the documents that together form one strategy, in order, as one text.</summary>
    public Tagging Tag(string name, IReadOnlyList<Document> documents)
    {
        var unread = documents.Where(d => d.Failed).ToList();
        if (unread.Count == documents.Count)
        {
            return new Tagging(name, [.. codebook.Codes.Select(c => new Suggestion(c.Id, Answer.Unclear, [], null, []))],
                [new Issue("not-read", Severity.Error, $"No code could be answered because the document could not be read: {string.Join(" ", unread.SelectMany(d => d.Issues).Where(i => i.Severity == Severity.Error).Select(i => i.Message).Distinct())}")]);
        }

        var issues = unread.Select(d => new Issue("partly-read", Severity.Warning, $"'{d.Path}' could not be read; the answers rest on the other pages.")).ToList();
        var read = documents.Where(d => !d.Failed).Select(d => new ReadDocument(d, PassageReading.Of(codebook, Passage.Of(d)))).ToList();
        var suggestions = (model is null ? SignalAnswers.Of(codebook, signals, read, issues) : Learnt(read, issues)).ToDictionary(s => s.Code);
        foreach (var code in codebook.Codes.Where(c => suggestions[c.Id].Status == Answer.Present))
        {
            foreach (var implied in codebook.ImpliedBy(code.Id).Where(i => suggestions[i].Status != Answer.Present))
            {
                suggestions[implied] = suggestions[implied] with
                {
                    Status = Answer.Present,
                    Score = Math.Max(suggestions[implied].Score ?? 0, suggestions[code.Id].Score ?? 0),
                    Evidence = [.. suggestions[code.Id].Evidence.Concat(suggestions[implied].Evidence).DistinctBy(e => (e.Path, e.Start)).Take(MostEvidence)],
                };
            }
        }

        return new Tagging(name, [.. codebook.Codes.Select(c => suggestions[c.Id])], issues);
    }

    /// <summary>For each passage, the highest chance that any code has there; without learning, 1 where a signal hits and else 0.</summary>
    internal double[] Claims(IReadOnlyList<PassageReading> readings)
    {
        var chances = new double[readings.Count];
        if (model is null)
        {
            foreach (var hit in SignalHit.In(codebook, signals, readings))
            {
                chances.AsSpan(hit.From, hit.To - hit.From + 1).Fill(1);
            }
        }
        else
        {
            foreach (var scored in model.Score(readings).Where(s => s.From == s.To))
            {
                chances[scored.From] = LogisticRegression.Sigmoid(scored.LogOdds.Max());
            }
        }

        return chances;
    }

    private IEnumerable<Suggestion> Learnt(IReadOnlyList<ReadDocument> documents, List<Issue> issues)
    {
        var scored = documents.SelectMany(d => model!.Score(d.Readings).Select(s => (Document: d, Scored: s))).ToList();
        for (var c = 0; c < codebook.Codes.Count; c++)
        {
            var (at, code) = (c, codebook.Codes[c]);
            var odds = model!.LogOdds(at, PassageModel.Strongest(scored.Select(s => s.Scored.LogOdds[at])));
            var score = Math.Round(Math.Clamp(LogisticRegression.Sigmoid(odds), Floor, Ceiling), 4);
            var status = costs.Cheapest(score);
            var evidence = status == Answer.Absent ? [] : EvidenceOf(code, at, scored).ToList();
            yield return new Suggestion(code.Id, status, status == Answer.Absent ? [] : Values(code, evidence, issues), score, [.. evidence.Select(e => e.Evidence)]);
        }
    }

    /// <summary>The strongest passages that do not overlap, the shorter where it is nearly as strong.</summary>
    private static IEnumerable<(Evidence Evidence, double[] Values)> EvidenceOf(Code code, int at, IReadOnlyList<(ReadDocument Document, ScoredPassage Scored)> scored)
    {
        const double Shorter = 0.5;
        var taken = new List<(ReadDocument Document, ScoredPassage Scored)>();
        foreach (var next in scored.OrderByDescending(s => s.Scored.LogOdds[at] + (s.Scored.From == s.Scored.To ? Shorter : 0)).ThenBy(s => s.Scored.From))
        {
            var chance = LogisticRegression.Sigmoid(next.Scored.LogOdds[at]);
            if (taken.Count > 0 && (taken.Count == MostEvidence || chance < EvidenceFrom))
            {
                break;
            }

            if (taken.Any(t => t.Document == next.Document && t.Scored.From <= next.Scored.To && next.Scored.From <= t.Scored.To))
            {
                continue;
            }

            taken.Add(next);
            var (first, last) = (next.Document.Readings[next.Scored.From].Passage, next.Document.Readings[next.Scored.To].Passage);
            var rule = next.Scored.Hits.Where(h => h.Code == code).OrderByDescending(h => h.Signal.Weight).Select(h => h.Signal.Id).FirstOrDefault() ?? "learnt";
            var values = next.Scored.Values[at];
            yield return (new Evidence(next.Document.Slice(first.Start, last.End), first.Start, last.End, first.Page, $"{code.Id}/{rule}", Math.Round(chance, 4),
                [.. code.Values.Where((_, v) => values[v] >= ValueFrom).Select(v => v.Id)], next.Document.Document.Path), values);
        }
    }

    private static IReadOnlyList<string> Values(Code code, List<(Evidence Evidence, double[] Values)> evidence, List<Issue> issues)
    {
        if (code.Choose is Choose.None or Choose.Text || evidence.Count == 0)
        {
            return [];
        }

        var best = evidence.Max(e => e.Evidence.Score);
        var strength = code.Values.Select((v, i) => (v.Id, Score: evidence.Max(e => e.Evidence.Score / best * e.Values[i]))).ToList();
        if (code.Choose == Choose.Many)
        {
            return [.. strength.Where(s => s.Score >= ValueFrom).Select(s => s.Id)];
        }

        var ranked = strength.OrderByDescending(s => s.Score).ToList();
        if (ranked.Count > 1 && ranked[1].Score >= ValueFrom)
        {
            issues.Add(new Issue("two-values", Severity.Info, $"{code.Id}: passages speak for '{ranked[0].Id}' and for '{ranked[1].Id}'; read both before deciding."));
        }

        return [ranked[0].Id];
    }

    private static LabelledPassage Known(ExamplePassage example) =>
        new(example.Document, example.Heading.Split(" > ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), example.Text,
            example.Text.Contains(" | ", StringComparison.Ordinal) ? BlockKind.Table : BlockKind.Paragraph, example.Codes, null, 1);
}

/// <summary>A document with its passages read.</summary>
internal sealed record ReadDocument(Document Document, IReadOnlyList<PassageReading> Readings)
{
    /// <summary>The document's text from one code point to another.</summary>
    internal string Slice(int start, int end)
    {
        var text = Document.Text;
        if (Document.Blocks.LastOrDefault(b => b.End is not null)?.End == text.Length)
        {
            return text[start..end];
        }

        var slice = new StringBuilder();
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (at >= end)
            {
                break;
            }

            if (at++ >= start)
            {
                slice.Append(rune.ToString());
            }
        }

        return slice.ToString();
    }
}
