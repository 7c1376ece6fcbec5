using Synthesis.Codebooks;

namespace Synthesis.Synthesise;

/// <summary>
/// How alike quotes are by their words: the cosine of vectors of words, each weighed by how few of the quotes have it (Spärck Jones 1972). Numbers count as one word, so that
/// two quotes that differ in their figures alone are alike.
/// </summary>
public sealed class QuoteLikeness
{
    private readonly (int Word, double Weight)[][] vectors;
    private readonly double[] centre;

    /// <summary>Weighs the words of some quotes.</summary>
    public QuoteLikeness(IReadOnlyList<string> quotes)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var counted = quotes.Select(q => Word.Split(q).Select(w => char.IsAsciiDigit(w.Folded[0]) || w.Folded[0] == '£' ? "0" : w.Folded).Where(w => w.Length > 2 || w == "0")
            .GroupBy(w => w, StringComparer.Ordinal).Select(g => (Word: numbers.TryGetValue(g.Key, out var known) ? known : numbers[g.Key] = numbers.Count, Count: g.Count())).OrderBy(g => g.Word).ToArray()).ToList();
        var having = new int[numbers.Count];
        foreach (var (word, _) in counted.SelectMany(c => c))
        {
            having[word]++;
        }

        vectors = [.. counted.Select(c => Unit([.. c.Select(w => (w.Word, (1 + Math.Log(w.Count)) * Math.Log((1.0 + quotes.Count) / having[w.Word])))]))];
        centre = new double[numbers.Count];
        foreach (var (word, weight) in vectors.SelectMany(v => v))
        {
            centre[word] += weight;
        }

        var length = Math.Sqrt(centre.Sum(w => w * w));
        for (var i = 0; i < centre.Length && length > 0; i++)
        {
            centre[i] /= length;
        }
    }

    /// <summary>How typical a quote is: its likeness to the middle of all, from 0 to 1.</summary>
    public double Typical(int quote) => vectors[quote].Sum(w => w.Weight * centre[w.Word]);

    /// <summary>How alike two quotes are, from 0 to 1.</summary>
    public double Alike(int a, int b)
    {
        var (x, y, i, j, sum) = (vectors[a], vectors[b], 0, 0, 0.0);
        while (i < x.Length && j < y.Length)
        {
            if (x[i].Word == y[j].Word)
            {
                sum += x[i++].Weight * y[j++].Weight;
            }
            else if (x[i].Word < y[j].Word)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return sum;
    }

    private static (int, double)[] Unit((int Word, double Weight)[] vector)
    {
        var length = Math.Sqrt(vector.Sum(v => v.Weight * v.Weight));
        return length == 0 ? vector : [.. vector.Select(v => (v.Word, v.Weight / length))];
    }
}
