using System.Text;
using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Tag;

/// <summary>Proposes an answer to every code of a codebook for a document, from the codebook's signals.</summary>
public static class Tagger
{
    private const double PresentFrom = 0.5, UnclearFrom = 0.38, Floor = 0.03, Ceiling = 0.98, SecondRule = 0.7, SameRule = 0.25;
    private const int MostEvidence = 6;

    /// <summary>A document's accepted matches for one code.</summary>
    private sealed record Hit(Passage From, Passage To, Signal Signal, IReadOnlyList<string> Values);

    /// <summary>A passage with the terms found in it and how its statements read.</summary>
    private sealed record Read(Passage Passage, Dictionary<int, List<TermMatch>> Found, StatementReading Statement, IReadOnlyList<Dictionary<int, List<TermMatch>>> Headings);

    /// <summary>Tags one document; a document that could not be read gets <see cref="Answer.Unclear"/> for every code, with no score and an issue.</summary>
    public static Tagging Tag(Codebook codebook, Document document) => Tag(codebook, document.Path, [document]);

    /// <summary>Tags the documents that together form one strategy, in order, as one text.</summary>
    public static Tagging Tag(Codebook codebook, string name, IReadOnlyList<Document> documents)
    {
        var unread = documents.Where(d => d.Failed).ToList();
        if (unread.Count == documents.Count)
        {
            return new Tagging(name, [.. codebook.Codes.Select(c => new Suggestion(c.Id, Answer.Unclear, [], null, []))],
                [new Issue("not-read", Severity.Error, $"No code could be answered because the document could not be read: {string.Join(" ", unread.SelectMany(d => d.Issues).Where(i => i.Severity == Severity.Error).Select(i => i.Message).Distinct())}")]);
        }

        var issues = unread.Select(d => new Issue("partly-read", Severity.Warning, $"'{d.Path}' could not be read; the answers rest on the other pages.")).ToList();
        var found = codebook.Codes.ToDictionary(c => c.Id, _ => new List<Evidence>());
        foreach (var document in documents.Where(d => !d.Failed))
        {
            foreach (var (code, hits) in Hits(codebook, document))
            {
                found[code.Id].AddRange(Evidence(code, document, hits));
            }
        }

        var suggestions = codebook.Codes.ToDictionary(c => c.Id, c => Conclude(codebook, c, found[c.Id], issues));
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

    private static IEnumerable<(Code Code, List<Hit> Hits)> Hits(Codebook codebook, Document document)
    {
        var reads = ReadAll(codebook, Passage.Of(document));
        var blocks = reads.GroupBy(r => r.Passage.Block).Select(g => g.ToList()).Where(g => g.Count > 1 && g[0].Passage.Kind != BlockKind.Table).ToList();
        foreach (var code in codebook.Codes)
        {
            var hits = new List<Hit>();
            foreach (var signal in code.Signals)
            {
                foreach (var read in reads)
                {
                    if (SentenceHit(codebook, code, signal, read) is { } hit)
                    {
                        hits.Add(hit);
                    }
                }

                if (signal.WholeBlock)
                {
                    hits.AddRange(blocks.Select(b => BlockHit(codebook, code, signal, b)).OfType<Hit>());
                }
            }

            yield return (code, hits);
        }
    }

    private static List<Read> ReadAll(Codebook codebook, List<Passage> passages)
    {
        var headings = new Dictionary<string, Dictionary<int, List<TermMatch>>>(StringComparer.Ordinal);
        var reads = new List<Read>(passages.Count);
        Read? last = null;
        foreach (var passage in passages)
        {
            var above = passage.Headings.Select(h => headings.TryGetValue(h, out var known) ? known : headings[h] = codebook.Terms.Find(Word.Split(h))).ToList();
            var found = codebook.Terms.Find(passage.Words);
            var inherited = StatementReading.Under(codebook.Statements, above);
            if (last is not null && last.Passage.Block == passage.Block && passage.Kind != BlockKind.Table)
            {
                inherited = inherited with { Whose = last.Statement.CarriedWhose };
            }

            last = new Read(passage, found, StatementReading.Of(codebook.Statements, passage, found, inherited), above);
            reads.Add(last);
        }

        return reads;
    }

    private static Hit? SentenceHit(Codebook codebook, Code code, Signal signal, Read read)
    {
        if (!Placed(signal, read.Headings) || (!About(codebook.Statements, code.Subject, read)))
        {
            return null;
        }

        var match = SignalMatch.Of(signal, read.Passage.Kind, read.Found).FirstOrDefault(m => read.Statement.At(m.Anchor, m.Matched).Accepted(signal.Accept));
        return match is null ? null : new Hit(read.Passage, read.Passage, signal, Values(code, match, read.Passage.Text, read.Passage.Words, read.Found));
    }

    /// <summary>A signal over a whole block: the groups may stand in different sentences; the statement is read in the anchor's own.</summary>
    private static Hit? BlockHit(Codebook codebook, Code code, Signal signal, List<Read> block)
    {
        if (!Placed(signal, block[0].Headings))
        {
            return null;
        }

        var found = new Dictionary<int, List<TermMatch>>();
        var starts = new List<int>();
        var offset = 0;
        foreach (var read in block)
        {
            starts.Add(offset);
            foreach (var (term, matches) in read.Found)
            {
                (found.TryGetValue(term, out var list) ? list : found[term] = []).AddRange(matches.Select(m => new TermMatch(m.Start + offset, m.End + offset)));
            }

            offset += read.Passage.Words.Count;
        }

        int SentenceOf(int word) => starts.FindLastIndex(s => s <= word);
        foreach (var match in SignalMatch.Of(signal, block[0].Passage.Kind, found))
        {
            var sentences = match.Matched.Select(m => SentenceOf(m.Start)).ToList();
            var own = block[sentences[0]];
            TermMatch Local(TermMatch m) => new(m.Start - starts[sentences[0]], m.End - starts[sentences[0]]);
            if (sentences.Distinct().Count() > 1 && own.Statement.At(Local(match.Anchor), [.. match.Matched.Select(Local)]).Accepted(signal.Accept)
                && sentences.Any(s => About(codebook.Statements, code.Subject, block[s])))
            {
                return new Hit(block[sentences.Min()].Passage, block[sentences.Max()].Passage, signal, Values(code, new SignalMatch(signal, Local(match.Anchor), [.. match.Matched.Select(Local)]), own.Passage.Text, own.Passage.Words, found));
            }
        }

        return null;
    }

    private static bool Placed(Signal signal, IReadOnlyList<Dictionary<int, List<TermMatch>>> headings) =>
        (signal.Under.Count == 0 || headings.Any(h => signal.Under.Any(h.ContainsKey))) && !headings.Any(h => signal.NotUnder.Any(h.ContainsKey));

    /// <summary>Whether a passage may be about a subject: it says so, or neither it nor the nearest telling heading speaks of another subject only.</summary>
    private static bool About(StatementRules rules, string? subject, Read read)
    {
        if (subject is null)
        {
            return true;
        }

        foreach (var found in read.Headings.Append(read.Found).Reverse())
        {
            var named = rules.About.Where(a => a.Value.Any(found.ContainsKey)).Select(a => a.Key).ToList();
            if (named.Count > 0)
            {
                return named.Contains(subject);
            }
        }

        return true;
    }

    private static IReadOnlyList<string> Values(Code code, SignalMatch match, string text, IReadOnlyList<Word> words, Dictionary<int, List<TermMatch>> found)
    {
        if (match.Signal.Capture != Capture.None && code.Choose == Choose.Text)
        {
            var from = match.Anchor.End;
            var to = match.Signal.Capture == Capture.After ? words.Count : Math.Min(match.Matched[1].Start, words.Count);
            return from < to ? [text[words[from].Start..words[to - 1].End]] : [];
        }

        return match.Signal.Value is { } own ? [own] : [.. code.Values.Where(v => v.Terms.Any(found.ContainsKey) && !v.Not.Any(found.ContainsKey)).Select(v => v.Id)];
    }

    private static IEnumerable<Evidence> Evidence(Code code, Document document, List<Hit> hits)
    {
        foreach (var place in hits.GroupBy(h => (h.From.Start, h.To.End)))
        {
            var best = place.MaxBy(h => h.Signal.Weight)!;
            var (start, end) = place.Key;
            yield return new Evidence(Slice(document, start, end), start, end, best.From.Page, $"{code.Id}/{best.Signal.Id}",
                Combined(place.Select(h => h.Signal.Weight), 0.3), [.. place.SelectMany(h => h.Values).Distinct()], document.Path);
        }
    }

    private static Suggestion Conclude(Codebook codebook, Code code, List<Evidence> evidence, List<Issue> issues)
    {
        var ranked = evidence.OrderByDescending(e => e.Score).ThenBy(e => e.Path, StringComparer.Ordinal).ThenBy(e => e.Start).DistinctBy(e => e.Quote).ToList();
        var score = Math.Round(Math.Clamp(Combined(ranked.GroupBy(e => e.Rule).Select(r => Combined(r.Select(e => e.Score), SameRule)), SecondRule), Floor, Ceiling), 4);
        var status = score >= PresentFrom ? Answer.Present : score >= UnclearFrom ? Answer.Unclear : Answer.Absent;
        var values = status == Answer.Absent ? [] : Valued(codebook, code, ranked, issues);
        return new Suggestion(code.Id, status, values, score, status == Answer.Absent ? [] : [.. ranked.Take(MostEvidence)]);
    }

    private static IReadOnlyList<string> Valued(Codebook codebook, Code code, List<Evidence> ranked, List<Issue> issues)
    {
        if (code.Choose == Choose.Text)
        {
            return [.. ranked.SelectMany(e => e.Values).Distinct().Take(1)];
        }

        var sums = code.Values.Select(v => (v.Id, Score: Combined(ranked.Where(e => e.Values.Contains(v.Id)).Select(e => e.Score), SecondRule))).Where(v => v.Score > 0).ToList();
        if (code.Choose == Choose.Many)
        {
            return [.. sums.Where(v => v.Score >= UnclearFrom).Select(v => v.Id)];
        }

        var best = sums.OrderByDescending(v => v.Score).Take(2).ToList();
        if (best.Count == 2 && best[1].Score > 0.8 * best[0].Score)
        {
            issues.Add(new Issue("two-values", Severity.Info, $"{code.Id}: passages speak for '{best[0].Id}' and for '{best[1].Id}'; read both before deciding."));
        }

        return [.. best.Take(1).Select(v => v.Id)];
    }

    /// <summary>The chance that at least one of several tells the truth, each after the strongest counting for less.</summary>
    private static double Combined(IEnumerable<double> scores, double discount)
    {
        double miss = 1, part = 1;
        foreach (var score in scores.OrderDescending())
        {
            miss *= 1 - (score * part);
            part *= discount;
        }

        return 1 - miss;
    }

    private static string Slice(Document document, int start, int end)
    {
        var text = document.Text;
        if (document.Blocks.LastOrDefault(b => b.End is not null)?.End == text.Length)
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
