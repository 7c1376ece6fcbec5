using System.Collections.Frozen;
using Synthesis.Tag.Learn;

namespace Synthesis.Tag;

/// <summary>What decisions add to what the codebook's examples taught; see <see cref="Lessons"/>.</summary>
/// <param name="Curve">The curve from passages to documents, moved.</param>
/// <param name="Credence">How far what is found in a strategy is to be believed.</param>
/// <param name="Codes">By the place of each code, what is its own; null where no decision is about it.</param>
internal sealed record Taught(SmallLogistic Curve, Credence Credence, TaughtCode?[] Codes);

/// <summary>What decisions add to what the codebook's examples taught of one code.</summary>
/// <param name="Places">For each column of the model that is in any lesson of the code, its place in the lines.</param>
/// <param name="Offset">What is added to the log-odds of documents.</param>
/// <param name="Weights">What is added to the log-odds of passages for each place.</param>
internal sealed record TaughtCode(FrozenDictionary<int, int> Places, double Offset, double[] Weights)
{
    /// <summary>What is added to the log-odds that a passage carries the code.</summary>
    internal double Passage(FeatureRow text)
    {
        var sum = 0.0;
        foreach (var (column, value) in text.Columns())
        {
            if (Places.TryGetValue(column, out var place))
            {
                sum += Weights[place] * value;
            }
        }

        return sum;
    }
}
