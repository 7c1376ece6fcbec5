using Synthesis.Codebooks;
using Synthesis.Extract;

namespace Synthesis.Tag;

/// <summary>A signal that matched and whose statement counts.</summary>
/// <param name="Code">The code it speaks for.</param>
/// <param name="Signal">The signal.</param>
/// <param name="From">Index of the first passage it spans.</param>
/// <param name="To">Index of the last.</param>
/// <param name="Values">The values it shows.</param>
internal sealed record SignalHit(Code Code, Signal Signal, int From, int To, IReadOnlyList<string> Values)
{
    /// <summary>Every hit in passages that stand in reading order.</summary>
    internal static List<SignalHit> In(Codebook codebook, SignalIndex index, IReadOnlyList<PassageReading> readings)
    {
        var hits = new List<SignalHit>();
        for (var i = 0; i < readings.Count; i++)
        {
            var reading = readings[i];
            foreach (var (code, signal) in index.Anchored(reading.Found))
            {
                if (Placed(signal, reading.Headings) && reading.IsAbout(codebook.Statements, code.Subject)
                    && SignalMatch.Of(signal, reading.Passage.Kind, reading.Found).FirstOrDefault(m => reading.Statement.At(m.Anchor, m.Matched).Accepted(signal.Accept)) is { } match)
                {
                    hits.Add(new SignalHit(code, signal, i, i, ValuesOf(code, match, reading.Passage, reading.Found)));
                }
            }
        }

        var blocks = Blocks(readings);
        foreach (var code in codebook.Codes)
        {
            foreach (var signal in code.Signals.Where(s => s.WholeBlock))
            {
                hits.AddRange(blocks.Select(b => InBlock(codebook, code, signal, readings, b)).OfType<SignalHit>());
            }
        }

        return hits;
    }

    /// <summary>The blocks of prose with more than one sentence.</summary>
    private static List<Range> Blocks(IReadOnlyList<PassageReading> readings)
    {
        var blocks = new List<Range>();
        for (var start = 0; start < readings.Count;)
        {
            var end = start + 1;
            while (end < readings.Count && readings[end].Passage.Block == readings[start].Passage.Block)
            {
                end++;
            }

            if (end - start > 1 && readings[start].Passage.Kind != BlockKind.Table)
            {
                blocks.Add(start..end);
            }

            start = end;
        }

        return blocks;
    }

    /// <summary>A signal over a whole block: the groups may stand in different sentences; the statement is read in the anchor's own.</summary>
    private static SignalHit? InBlock(Codebook codebook, Code code, Signal signal, IReadOnlyList<PassageReading> readings, Range range)
    {
        var (first, count) = range.GetOffsetAndLength(readings.Count);
        var block = readings.Skip(first).Take(count).ToList();
        if (!Placed(signal, block[0].Headings) || signal.All.Any(g => !g.Any(t => block.Any(r => r.Found.ContainsKey(t)))))
        {
            return null;
        }

        var found = new Dictionary<int, List<TermMatch>>();
        var starts = new List<int>();
        var offset = 0;
        foreach (var reading in block)
        {
            starts.Add(offset);
            foreach (var (term, matches) in reading.Found)
            {
                (found.TryGetValue(term, out var list) ? list : found[term] = []).AddRange(matches.Select(m => new TermMatch(m.Start + offset, m.End + offset)));
            }

            offset += reading.Passage.Words.Count;
        }

        int SentenceOf(int word) => starts.FindLastIndex(s => s <= word);
        foreach (var match in SignalMatch.Of(signal, block[0].Passage.Kind, found))
        {
            var sentences = match.Matched.Select(m => SentenceOf(m.Start)).ToList();
            var own = block[sentences[0]];
            TermMatch Local(TermMatch m) => new(m.Start - starts[sentences[0]], m.End - starts[sentences[0]]);
            if (sentences.Distinct().Count() > 1 && own.Statement.At(Local(match.Anchor), [.. match.Matched.Select(Local)]).Accepted(signal.Accept)
                && sentences.Any(s => block[s].IsAbout(codebook.Statements, code.Subject)))
            {
                return new SignalHit(code, signal, first + sentences.Min(), first + sentences.Max(),
                    ValuesOf(code, new SignalMatch(signal, Local(match.Anchor), [.. match.Matched.Select(Local)]), own.Passage, found));
            }
        }

        return null;
    }

    private static bool Placed(Signal signal, IReadOnlyList<Dictionary<int, List<TermMatch>>> headings) =>
        (signal.Under.Count == 0 || headings.Any(h => signal.Under.Any(h.ContainsKey))) && !headings.Any(h => signal.NotUnder.Any(h.ContainsKey));

    private static IReadOnlyList<string> ValuesOf(Code code, SignalMatch match, Passage passage, Dictionary<int, List<TermMatch>> found)
    {
        if (match.Signal.Capture != Capture.None && code.Choose == Choose.Text)
        {
            var from = match.Anchor.End;
            var to = match.Signal.Capture == Capture.After ? passage.Words.Count : Math.Min(match.Matched[1].Start, passage.Words.Count);
            return from < to ? [passage.Text[passage.Words[from].Start..passage.Words[to - 1].End]] : [];
        }

        return match.Signal.Value is { } own ? [own] : [.. code.Values.Where(v => v.Terms.Any(found.ContainsKey) && !v.Not.Any(found.ContainsKey)).Select(v => v.Id)];
    }
}
