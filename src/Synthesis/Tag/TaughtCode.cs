using System.Collections.Frozen;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>What decisions add to what the codebook's examples taught of one code; see <see cref="Lessons"/>. It follows from the decisions on this code alone.</summary>
/// <param name="Places">For each column of the model that is in any lesson of the code, its place in the lines.</param>
/// <param name="Offset">What is added to the log-odds of documents.</param>
/// <param name="Passages">The line added to the log-odds of passages, its bias aside; null for nothing.</param>
/// <param name="Values">For each value, the line added to its log-odds; null for nothing.</param>
internal sealed record TaughtCode(FrozenDictionary<int, int> Places, double Offset, Line? Passages, IReadOnlyList<Line?> Values)
{
    private const double Certain = 1e-4;

    /// <summary>Of a text's features, those that any lesson has, by place.</summary>
    internal (int Place, float Value)[] Known(FeatureRow text)
    {
        var known = new List<(int, float)>();
        foreach (var (column, value) in text.Columns())
        {
            if (Places.TryGetValue(column, out var place))
            {
                known.Add((place, value));
            }
        }

        return [.. known];
    }

    /// <summary>What is added to the log-odds that a passage carries the code.</summary>
    /// <param name="text">See <see cref="Known"/>.</param>
    internal double Passage((int Place, float Value)[] text) => Sum(Passages, text);

    /// <summary>The chance of a value, moved.</summary>
    /// <param name="value">The value's place in the code.</param>
    /// <param name="text">See <see cref="Known"/>.</param>
    /// <param name="chance">What the examples alone say.</param>
    internal double Value(int value, (int Place, float Value)[] text, double chance) =>
        Values[value] is { } line ? LogisticRegression.Sigmoid(LogOdds(chance) + Sum(line, text) + line.Bias) : chance;

    /// <summary>The log-odds of a chance, kept from the ends.</summary>
    internal static double LogOdds(double chance) => Math.Log(Math.Clamp(chance, Certain, 1 - Certain) / (1 - Math.Clamp(chance, Certain, 1 - Certain)));

    private static double Sum(Line? line, (int Place, float Value)[] text)
    {
        var sum = 0.0;
        if (line is not null)
        {
            foreach (var (place, value) in text)
            {
                sum += line.Weights[place] * value;
            }
        }

        return sum;
    }
}
