using BenchmarkDotNet.Attributes;
using Synthesis.Tag.Learn;

namespace Synthesis.Benchmarks;

/// <summary>
/// The classifier on made-up passages: features, training and scoring of 30 labels:
/// <c>dotnet run -c Release --project tests/Synthesis.Benchmarks -- --filter '*Learning*'</c>.
/// </summary>
[MemoryDiagnoser]
public class LearningBenchmarks
{
    private const int Labels = 30, Passages = 2000, WordsEach = 40;
    private readonly string[] texts = new string[Passages];
    private TextFeatures[] features = [];
    private LabelTargets[] labels = [];
    private LinearModel? model;

    /// <summary>Makes passages of words drawn from a vocabulary in which few are common and many are rare.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(1);
        for (var i = 0; i < Passages; i++)
        {
            texts[i] = string.Join(' ', Enumerable.Range(0, WordsEach).Select(_ => Word((int)(8000 * Math.Pow(random.NextDouble(), 3)))));
        }

        features = [.. texts.Select(t => TextFeatures.Of(t))];
        labels = [.. Enumerable.Range(0, Labels).Select(l => new LabelTargets($"{l}", [.. texts.Select(t => t.Contains(Word(5 + l), StringComparison.Ordinal) ? 1f : 0f)], [.. texts.Select(_ => 1f)]))];
        model = LinearModel.Train(features, labels, new LearningOptions());
    }

    /// <summary>Features of 80,000 words on one thread.</summary>
    [Benchmark]
    public int Features() => texts.Sum(t => TextFeatures.Of(t).GetHashCode() & 1);

    /// <summary>Thirty labels of 80,000 words on one thread, features at hand.</summary>
    [Benchmark]
    public double Score()
    {
        var (probabilities, sum) = (new double[Labels], 0.0);
        foreach (var text in features)
        {
            model!.Score(text, probabilities);
            sum += probabilities[0];
        }

        return sum;
    }

    /// <summary>Thirty labels learnt from 2,000 passages, cross-validation and choice of strength included.</summary>
    [Benchmark]
    public LinearModel Train() => LinearModel.Train(features, labels, new LearningOptions());

    private static string Word(int rank)
    {
        var word = "";
        for (var n = rank + 7; n > 0; n /= 12)
        {
            word += "ba ce di fo gu le mi no pa ri su te"[(n % 12 * 3)..((n % 12 * 3) + 2)];
        }

        return word;
    }
}
