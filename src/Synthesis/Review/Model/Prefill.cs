using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Review.Model;

/// <summary>Whether a model may fill in a sheet that a person then signs, or may only suggest beside it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Coder">The model's name among coders.</param>
/// <param name="From">The share of its repeats, from 0.5 to 1, that must give the same answer; null where it may only suggest.</param>
/// <param name="Right">Of the answers that so many repeats give, how many are those of people.</param>
/// <param name="Among">How many there are, in double-coded strategies; of all answers where it may only suggest.</param>
/// <param name="Least">The exact lower limit of the share that is right, with 95% confidence (one-sided; Clopper and Pearson 1934).</param>
public sealed record Prefill(string Code, string Coder, double? From, int Right, int Among, double Least)
{
    private const double Doubt = 0.05;

    /// <summary>
    /// Sets the threshold of each code: the smallest share of equal repeats from which on the model is right, by the answers on which people agree in strategies that two of them coded, in at
    /// least the share of cases wanted, with 95% confidence. Few strategies, or a hard code, leave it at suggesting.
    /// </summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="codings">What one coder answered.</param>
    /// <param name="decided">By strategy, the answers on which people agree, of strategies that two coded.</param>
    /// <param name="wanted">The share of right answers that is wanted, between 0 and 1.</param>
    public static IReadOnlyList<Prefill> Of(Codebook codebook, IReadOnlyList<ModelCoding> codings, IReadOnlyDictionary<string, IReadOnlyList<Suggestion>> decided, double wanted) =>
        [.. codebook.Codes.Select(c => OfCode(c.Id, codings[0].Coder.Name,
            [.. codings.Where(k => decided.ContainsKey(k.Strategy)).SelectMany(k => k.Suggestions.Where(s => s.Code == c.Id).Select(s => (Said: s, People: decided[k.Strategy].FirstOrDefault(d => d.Code == c.Id)))).Where(x => x.People is not null).Select(x => (x.Said, x.People!))], wanted))];

    /// <summary>Whether an answer is sure enough to be filled in.</summary>
    public bool May(Suggestion said) => From is { } from && said.Status != Answer.Unclear && Unity(said) >= from - 1e-9;

    private static Prefill OfCode(string code, string coder, List<(Suggestion Said, Suggestion People)> cells, double wanted)
    {
        var clear = cells.FindAll(c => c.Said.Status != Answer.Unclear);
        foreach (var from in clear.Select(c => Unity(c.Said)).Distinct().Order())
        {
            var sure = clear.FindAll(c => Unity(c.Said) >= from);
            var right = sure.Count(c => c.Said.Status == c.People.Status);
            if (Lower(right, sure.Count) is var least && least >= wanted)
            {
                return new Prefill(code, coder, from, right, sure.Count, least);
            }
        }

        var all = clear.Count(c => c.Said.Status == c.People.Status);
        return new Prefill(code, coder, null, all, clear.Count, Lower(all, clear.Count));
    }

    /// <summary>The share of repeats that give the answer, unclear ones for half.</summary>
    private static double Unity(Suggestion said) => said.Score is { } score ? Math.Max(score, 1 - score) : 0;

    /// <summary>The least share of which so many of so many are right with a chance above the doubt.</summary>
    internal static double Lower(int right, int of)
    {
        if (right == 0)
        {
            return 0;
        }

        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 50; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtLeast(right, of, middle) < Doubt ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The chance of at least so many of so many, each with the same chance.</summary>
    private static double AtLeast(int least, int of, double chance)
    {
        var (sum, logChoose) = (0.0, 0.0);
        for (var k = 0; k <= of; k++)
        {
            sum += k >= least ? Math.Exp(logChoose + (k * Math.Log(chance)) + ((of - k) * Math.Log(1 - chance))) : 0;
            logChoose += Math.Log(of - k) - Math.Log(k + 1);
        }

        return sum;
    }
}
