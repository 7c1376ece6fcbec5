using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Review;

/// <summary>The answers that stand, from decisions.</summary>
public static class Coding
{
    private const int MostEvidence = 6;

    /// <summary>
    /// The answers of one coder and round, or of the consensus, for a strategy: the latest decision on each code, with the quotes of every decision
    /// of that coder that gave the same answer. Codes without a decision are left out.
    /// </summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="decisions">Decisions in the order they were made.</param>
    /// <param name="strategy">The strategy's short name.</param>
    /// <param name="choose">Which decisions count.</param>
    public static IReadOnlyList<Suggestion> Answers(Codebook codebook, IReadOnlyList<Decision> decisions, string strategy, Func<Decision, bool> choose)
    {
        var own = decisions.Where(d => d.Strategy == strategy && choose(d)).ToLookup(d => d.Code);
        var answers = new List<Suggestion>();
        foreach (var code in codebook.Codes.Where(c => own.Contains(c.Id)))
        {
            var latest = own[code.Id].Last();
            var evidence = own[code.Id].Reverse().Where(d => d.Status == latest.Status && d.Evidence is not null).Select(d => d.Evidence!).DistinctBy(e => (e.Path, e.Start, e.End)).Take(MostEvidence);
            answers.Add(new Suggestion(code.Id, latest.Status, latest.Values, null, latest.Status == Answer.Absent ? [] : [.. evidence]));
        }

        return answers;
    }

    /// <summary>The short name of a publication: the last part of its path, without a file's ending.</summary>
    public static string ShortName(string name)
    {
        var last = name.TrimEnd('/').Split('/')[^1];
        return Path.GetExtension(last) is { Length: > 1 and < 7 } ending ? last[..^ending.Length] : last;
    }
}
