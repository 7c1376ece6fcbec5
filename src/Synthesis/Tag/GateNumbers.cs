using Synthesis.Codebooks;

namespace Synthesis.Tag;

/// <summary>What the gate weighs for a passage and a code: what the classifier says, the strongest signal of the code, and how the statement reads where words of its signals stand.</summary>
internal static class GateNumbers
{
    /// <summary>The numbers of one passage and one code.</summary>
    internal static double[] Of(Codebook codebook, int code, double probability, IReadOnlyList<SignalHit> hits, double[][] odd)
    {
        var p = Math.Clamp(probability, 1e-4, 1 - 1e-4);
        var signal = 0.0;
        foreach (var hit in hits)
        {
            signal = ReferenceEquals(hit.Code, codebook.Codes[code]) ? Math.Max(signal, hit.Signal.Weight) : signal;
        }

        return [Math.Log(p / (1 - p)), signal, .. odd[code]];
    }

    /// <summary>For each code: whether any word of its signals is there, and in what share of the places the statement does not count for it, by polarity, time and speaker.</summary>
    internal static double[][] Odd(Codebook codebook, SignalIndex signals, ReadOnlySpan<PassageReading> readings)
    {
        var sums = new double[codebook.Codes.Count][];
        foreach (var reading in readings)
        {
            foreach (var (term, matches) in reading.Found)
            {
                var codes = signals.CodesOf(term);
                if (codes.Count == 0)
                {
                    continue;
                }

                foreach (var match in matches)
                {
                    var statement = reading.Statement.At(match, [match]);
                    foreach (var code in codes)
                    {
                        var accept = codebook.Codes[code].Accept;
                        var sum = sums[code] ??= new double[4];
                        sum[0]++;
                        sum[1] += accept.Polarity.Contains(statement.Polarity) ? 0 : 1;
                        sum[2] += accept.Time.Contains(statement.Time) ? 0 : 1;
                        sum[3] += accept.Whose.Contains(statement.Whose) ? 0 : 1;
                    }
                }
            }
        }

        return Array.ConvertAll(sums, s => s is null ? [0, 0, 0, 0] : new[] { 1, s[1] / s[0], s[2] / s[0], s[3] / s[0] });
    }
}
