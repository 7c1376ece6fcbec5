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

    /// <summary>
    /// The answers to one strategy on which people agree: the consensus on a code where there is one, else what every coder who answered it says. Where coders
    /// give the same answer with other values, the values are those that all give.
    /// </summary>
    /// <param name="codebook">What was asked.</param>
    /// <param name="decisions">Every decision on one strategy, in the order they were made.</param>
    public static IReadOnlyList<Suggestion> Agreed(Codebook codebook, IReadOnlyList<Decision> decisions)
    {
        var consensus = Answers(codebook, [.. decisions.Where(d => d.Round == Decision.Consensus)]).ToDictionary(a => a.Code, StringComparer.Ordinal);
        var byCoder = decisions.Where(d => d.Round != Decision.Consensus).GroupBy(d => d.Coder, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => Answers(codebook, [.. g])).ToLookup(a => a.Code, StringComparer.Ordinal);
        return [.. codebook.Codes.Select(c => consensus.GetValueOrDefault(c.Id) ?? Shared([.. byCoder[c.Id]])).OfType<Suggestion>()];
    }

    private static Suggestion? Shared(List<Suggestion> answers) => answers.Select(a => a.Status).Distinct().Count() != 1 ? null
        : answers[0] with
        {
            Values = [.. answers[0].Values.Where(v => answers.All(a => a.Values.Contains(v)))],
            Evidence = [.. answers.SelectMany(a => a.Evidence).DistinctBy(e => (e.Path, e.Start, e.End))],
        };

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
