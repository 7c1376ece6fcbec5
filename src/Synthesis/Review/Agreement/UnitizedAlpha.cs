namespace Synthesis.Review.Agreement;

/// <summary>
/// Krippendorff's alpha for unitising, <c>αU</c> (Krippendorff 1995, On the reliability of unitizing continuous data, Sociological Methodology 25;
/// 2004, Measuring the reliability of qualitative text analysis data, Quality and Quantity 38): do coders mark the same stretches, from where to
/// where? Unlike the character-level measures it minds whether a stretch is one span or several. Texts are laid end to end; no span crosses from
/// one to the next. Spans of one coder that touch are one.
/// </summary>
public static class UnitizedAlpha
{
    /// <summary>The figure with its interval by strategy; null with fewer than two coders or nothing marked.</summary>
    /// <param name="texts">The documents, each with what every coder marked.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="draws">How many draws.</param>
    public static Estimate? Of(IReadOnlyList<MarkedText> texts, int seed, int draws)
    {
        string[] coders = [.. texts.SelectMany(t => t.Marks.Keys).Distinct().Order(StringComparer.Ordinal)];
        var whole = texts.Where(t => coders.All(t.Marks.ContainsKey)).ToList();
        if (coders.Length < 2 || whole.Count == 0)
        {
            return null;
        }

        var strategies = whole.GroupBy(t => t.Strategy, StringComparer.Ordinal).Select(g => Parts.Of([.. g], coders)).ToList();
        var value = Alpha(strategies, [.. strategies.Select(_ => 1.0)], coders.Length);
        if (double.IsNaN(value))
        {
            return null;
        }

        var random = new Random(seed);
        double[] even = [.. strategies.Select(_ => 1.0)];
        return Resampling.Around(value, Enumerable.Range(0, draws).Select(_ => Alpha(strategies, Resampling.Draw(random, even, strategies.Count), coders.Length)));
    }

    /// <summary>One less the disagreement observed against that expected, both over all spans and gaps of the strategies, each so many times.</summary>
    private static double Alpha(List<Parts> strategies, double[] times, int coders)
    {
        double length = 0, observed = 0, marked = 0, alike = 0;
        for (var s = 0; s < strategies.Count; s++)
        {
            length += times[s] * strategies[s].Length;
            observed += times[s] * strategies[s].Differences;
            marked += times[s] * strategies[s].Marked.Count;
            alike += times[s] * strategies[s].Marked.Sum(l => l * (l - 1.0));
        }

        (double Length, double Times)[] spans = [.. strategies.SelectMany((p, s) => p.Marked.Select(l => ((double)l, times[s]))).OrderByDescending(x => x.Item1)];
        (double Length, double Times)[] gaps = [.. strategies.SelectMany((p, s) => p.Gaps.Select(l => ((double)l, times[s]))).OrderByDescending(x => x.Item1)];
        double expected = 0, longer = 0, ofThem = 0;
        var next = 0;
        foreach (var (l, n) in spans)
        {
            for (; next < gaps.Length && gaps[next].Length >= l; next++)
            {
                longer += gaps[next].Times * gaps[next].Length;
                ofThem += gaps[next].Times;
            }

            expected += n * (((marked - 1) / 3 * ((2 * l * l * l) - (3 * l * l) + l)) + (l * l * (longer - (ofThem * (l - 1)))));
        }

        var all = coders * length;
        expected *= 2 / length / ((all * (all - 1)) - alike);
        observed /= coders * (coders - 1.0) * length * length;
        return expected > 0 ? 1 - (observed / expected) : double.NaN;
    }

    /// <summary>What one strategy adds: its length, the squared differences between its coders' spans, and the lengths of spans and gaps.</summary>
    private sealed record Parts(double Length, double Differences, IReadOnlyList<int> Marked, IReadOnlyList<int> Gaps)
    {
        internal static Parts Of(IReadOnlyList<MarkedText> texts, string[] coders)
        {
            double differences = 0;
            var (marked, gaps) = (new List<int>(), new List<int>());
            foreach (var text in texts)
            {
                var sections = coders.Select(c => Sections(Spans.Joined(text.Marks[c], text.Length), text.Length)).ToList();
                marked.AddRange(sections.SelectMany(s => s).Where(s => s.Marked).Select(s => s.End - s.Start));
                gaps.AddRange(sections.SelectMany(s => s).Where(s => !s.Marked).Select(s => s.End - s.Start));
                differences += sections.Sum(i => sections.Where(j => j != i).Sum(j => i.Sum(g => j.Sum(h => Difference(g, h)))));
            }

            return new Parts(texts.Sum(t => (double)t.Length), differences, marked, gaps);
        }

        /// <summary>The squared difference of two sections: of their ends where both are marked and overlap; of the marked one's length where it lies within a gap.</summary>
        private static double Difference((int Start, int End, bool Marked) g, (int Start, int End, bool Marked) h)
        {
            static double Square(double x) => x * x;
            return (g.Marked, h.Marked) switch
            {
                (true, true) when g.Start < h.End && h.Start < g.End => Square(g.Start - h.Start) + Square(g.End - h.End),
                (true, false) when h.Start <= g.Start && g.End <= h.End => Square(g.End - g.Start),
                (false, true) when g.Start <= h.Start && h.End <= g.End => Square(h.End - h.Start),
                _ => 0,
            };
        }

        private static List<(int Start, int End, bool Marked)> Sections(IReadOnlyList<Span> spans, int length)
        {
            var sections = new List<(int, int, bool)>();
            var at = 0;
            foreach (var span in spans)
            {
                if (span.Start > at)
                {
                    sections.Add((at, span.Start, false));
                }

                sections.Add((span.Start, span.End, true));
                at = span.End;
            }

            if (at < length)
            {
                sections.Add((at, length, false));
            }

            return sections;
        }
    }
}
