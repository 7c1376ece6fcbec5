using Synthesis.Codebooks;
using Synthesis.Tag;

namespace Synthesis.Review;

/// <summary>The answers that stand, from decisions.</summary>
public static class Coding
{
    private const int MostEvidence = 6;

    /// <summary>
    /// The answers that follow from decisions on one strategy: the latest on each code, with the quotes of every decision that gave the same
    /// answer. Codes without a decision are left out.
    /// </summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="decisions">Decisions of one coder or of the consensus on one strategy, in the order they were made.</param>
    public static IReadOnlyList<Suggestion> Answers(Codebook codebook, IReadOnlyList<Decision> decisions)
    {
        var own = decisions.ToLookup(d => d.Code);
        var answers = new List<Suggestion>();
        foreach (var code in codebook.Codes.Where(c => own.Contains(c.Id)))
        {
            var latest = own[code.Id].Last();
            var evidence = own[code.Id].Reverse().Where(d => d.Status == latest.Status && d.Evidence is not null).Select(d => d.Evidence!).DistinctBy(e => (e.Path, e.Start, e.End)).Take(MostEvidence);
            answers.Add(new Suggestion(code.Id, latest.Status, latest.Values, null, latest.Status == Answer.Absent ? [] : [.. evidence]));
        }

        return answers;
    }

    /// <summary>What each of a review's publications is called for short: by the last part of its path where no other has the same, else by the whole of it.</summary>
    public static Func<string, string> ShortNames(IEnumerable<string> names)
    {
        var shared = names.Distinct(StringComparer.Ordinal).GroupBy(ShortName, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return name => ShortName(name) is var own && shared.Contains(own) ? name : own;
    }

    /// <summary>The short name of a publication: the last part of its path, without a file's ending.</summary>
    public static string ShortName(string name)
    {
        var last = name.TrimEnd('/').Split('/')[^1];
        return Path.GetExtension(last) is { Length: > 1 and < 7 } ending ? last[..^ending.Length] : last;
    }
}
