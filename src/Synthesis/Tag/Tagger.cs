using System.Security.Cryptography;
using System.Text;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>Proposes an answer to every code of a codebook for a document: from the codebook's signals alone, or, where the codebook has an example bank, from what was learnt from it.</summary>
public sealed class Tagger
{
    /// <summary>How many passages may speak for a suggestion.</summary>
    internal const int MostEvidence = 6;

    /// <summary>Changes whenever learning or tagging would give another result for the same input.</summary>
    public const string Version = "9";

    private readonly Codebook codebook;
    private readonly SignalIndex signals;
    private readonly PassageModel? model;
    private readonly Taught? taught;
    private readonly AnswerCosts costs;

    private Tagger(Codebook codebook, PassageModel? model, Taught? taught, AnswerCosts costs) =>
        (this.codebook, this.model, this.taught, this.costs, signals) = (codebook, model, taught, costs, new SignalIndex(codebook));

    /// <summary>The same tagger for a review to which wrong and withheld answers cost this much. What it learnt does not depend on costs, nor do answers from signals alone.</summary>
    public Tagger With(AnswerCosts costs) => new(codebook, model, taught, costs);

    /// <summary>A tagger that knows the codebook's signals only.</summary>
    public static Tagger OfSignals(Codebook codebook) => new(codebook, null, null, AnswerCosts.Default);

    /// <summary>A tagger that has learnt from the codebook's example bank; of signals alone where there is none.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="jobs">How many threads learn; the result is the same for any number.</param>
    /// <param name="cancellation">Stops the learning.</param>
    public static Tagger Learn(Codebook codebook, int jobs, CancellationToken cancellation) => Learn(codebook, jobs, pairs: true, cancellation);

    /// <summary>The same, where asked without reading passages in pairs, to measure what that is worth.</summary>
    internal static Tagger Learn(Codebook codebook, int jobs, bool pairs, CancellationToken cancellation) =>
        codebook.Examples.Count == 0 ? OfSignals(codebook)
            : new Tagger(codebook, PassageTraining.Train(codebook, [.. codebook.Examples.Select(Known)], jobs, cancellation, pairs), null, AnswerCosts.Default);

    /// <summary>What a decided strategy teaches; nothing where the tagger knows signals only.</summary>
    /// <param name="kept">What tagging keeps of the strategy.</param>
    /// <param name="decided">The strategy's passages in reading order.</param>
    internal Lesson LessonOf(Candidates kept, IReadOnlyList<LabelledPassage> decided) => model is null ? new Lesson([], [], 0) : Lesson.Of(codebook, model, kept, decided);

    /// <summary>The same tagger moved by lessons and by no others; itself where there are none or it knows signals only.</summary>
    /// <param name="lessons">What decided strategies teach.</param>
    /// <param name="jobs">How many threads learn; the result is the same for any number.</param>
    /// <param name="cancellation">Stops the learning.</param>
    internal Tagger Taught(IReadOnlyList<Lesson> lessons, int jobs, CancellationToken cancellation) =>
        model is null || lessons.Count == 0 ? this : new Tagger(codebook, model, Lessons.Learn(codebook, model, lessons, jobs, cancellation), costs);

    /// <summary>Names all that <see cref="Learn(Codebook, int, CancellationToken)"/> depends on: the same key, the same tagger.</summary>
    public static string KeyOf(Codebook codebook) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}\n{codebook.Hash}")));

    /// <summary>Whether it has learnt anything, and so can be written.</summary>
    public bool HasLearnt => model is not null;

    /// <summary>Writes what it has learnt from examples.</summary>
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
        return new Tagger(codebook, PassageModel.Read(codebook, reader), null, AnswerCosts.Default);
    }

    /// <summary>Tags one document; a document that could not be read gets <see cref="Answer.Unclear"/> for every code, with no score and an issue.</summary>
    public Tagging Tag(Document document) => Tag(document.Path, [document]);

    /// <summary>Tags the documents that together form one strategy, in order, as one text.</summary>
    public Tagging Tag(string name, IReadOnlyList<Document> documents)
    {
        if (model is not null)
        {
            return Tag(CandidatesOf(name, documents));
        }

        var (read, issues) = Read(documents);
        return read.Count == 0 ? Unread(name, issues) : Tagged(name, [.. SignalAnswers.Of(codebook, signals, read, issues)], issues);
    }

    /// <summary>What tagging keeps of a strategy, whatever decisions have taught.</summary>
    /// <exception cref="InvalidOperationException">The tagger knows signals only.</exception>
    internal Candidates CandidatesOf(string name, IReadOnlyList<Document> documents)
    {
        var (read, issues) = Read(documents);
        return Candidates.Of(codebook, model ?? throw new InvalidOperationException("A tagger that knows signals only keeps nothing."), name, read, issues);
    }

    /// <summary>Tags a strategy from what was kept of it: the same as from its documents.</summary>
    /// <param name="strategy">What was kept.</param>
    /// <param name="alone">Codes that are answered from the codebook alone, whatever decisions taught; null for none.</param>
    /// <exception cref="InvalidOperationException">The tagger knows signals only.</exception>
    internal Tagging Tag(Candidates strategy, IReadOnlySet<string>? alone = null)
    {
        List<Issue> issues = [.. strategy.Issues];
        return !strategy.Read ? Unread(strategy.Name, issues)
            : Tagged(strategy.Name, [.. LearntAnswers.Of(codebook, model ?? throw new InvalidOperationException("A tagger that knows signals only keeps nothing."), taught, alone, costs, strategy, issues)], issues);
    }

    private (List<ReadDocument> Read, List<Issue> Issues) Read(IReadOnlyList<Document> documents)
    {
        var unread = documents.Where(d => d.Failed).ToList();
        return unread.Count == documents.Count
            ? ([], [new Issue("not-read", Severity.Error, $"No code could be answered because the document could not be read: {string.Join(" ", unread.SelectMany(d => d.Issues).Where(i => i.Severity == Severity.Error).Select(i => i.Message).Distinct())}")])
            : ([.. documents.Where(d => !d.Failed).Select(d => new ReadDocument(d, PassageReading.Of(codebook, Passage.Of(d))))],
                [.. unread.Select(d => new Issue("partly-read", Severity.Warning, $"'{d.Path}' could not be read; the answers rest on the other pages."))]);
    }

    private Tagging Unread(string name, IReadOnlyList<Issue> issues) => new(name, [.. codebook.Codes.Select(c => new Suggestion(c.Id, Answer.Unclear, [], null, []))], issues);

    /// <summary>With the codes that are implied.</summary>
    private Tagging Tagged(string name, IReadOnlyList<Suggestion> answers, IReadOnlyList<Issue> issues)
    {
        var suggestions = answers.ToDictionary(s => s.Code);
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
            PassageReading[] all = [.. readings];
            foreach (var scored in model.Score(all).Where(s => s.From == s.To))
            {
                var text = model.Features(all, scored);
                chances[scored.From] = LogisticRegression.Sigmoid(scored.LogOdds.Select((o, c) => o + (taught?.Codes[c]?.Passage(text) ?? 0)).Max());
            }
        }

        return chances;
    }

    private static LabelledPassage Known(ExamplePassage example) =>
        new(example.Document, example.Heading.Split(" > ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), example.Text,
            example.Text.Contains(" | ", StringComparison.Ordinal) ? BlockKind.Table : BlockKind.Paragraph, example.Codes, null);
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
