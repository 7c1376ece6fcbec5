using Synthesis.Codebooks;

namespace Synthesis.Tag;

/// <summary>The signals of a codebook by the terms that can anchor them, so that a passage is held only against those that may hit.</summary>
internal sealed class SignalIndex
{
    private readonly List<int>?[] anchoredBy;
    private readonly List<(Code Code, Signal Signal)> signals = [];
    private readonly List<int>?[] codesBy;

    internal SignalIndex(Codebook codebook)
    {
        (anchoredBy, codesBy) = (new List<int>?[codebook.Terms.Count], new List<int>?[codebook.Terms.Count]);
        for (var c = 0; c < codebook.Codes.Count; c++)
        {
            var code = codebook.Codes[c];
            foreach (var signal in code.Signals)
            {
                foreach (var term in signal.All[0])
                {
                    (anchoredBy[term] ??= []).Add(signals.Count);
                }

                foreach (var term in signal.All.SelectMany(g => g))
                {
                    var codes = codesBy[term] ??= [];
                    if (!codes.Contains(c))
                    {
                        codes.Add(c);
                    }
                }

                signals.Add((code, signal));
            }
        }
    }

    /// <summary>The signals, in the codebook's order, one of whose anchors is among the terms found.</summary>
    internal List<(Code Code, Signal Signal)> Anchored(Dictionary<int, List<TermMatch>> found)
    {
        var numbers = new SortedSet<int>();
        foreach (var term in found.Keys)
        {
            numbers.UnionWith(anchoredBy[term] ?? []);
        }

        return [.. numbers.Select(n => signals[n])];
    }

    /// <summary>The numbers of the codes of whose signals a term is part.</summary>
    internal IReadOnlyList<int> CodesOf(int term) => codesBy[term] ?? (IReadOnlyList<int>)[];
}
