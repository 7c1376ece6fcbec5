using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>
/// Whether a passage that speaks for a code is enough to tell an author that the draft addresses it. A heading or caption alone is a promise; words of others are not the draft's own; and where what the code is
/// known by is denied, over or somebody else's, only a passage that is all but sure counts.
/// </summary>
internal sealed class EvidenceStanding(Draft draft, Codebook codebook, AuditRules rules)
{
    private const double Mostly = 0.5;
    private readonly SignalIndex signals = new(codebook);
    private readonly Dictionary<int, List<PassageReading>> blocks = [];

    internal bool Stands(Code code, Evidence evidence)
    {
        var block = draft.BlockAt(evidence.Start);
        return draft.Document.Blocks[block].Kind is not (BlockKind.Heading or BlockKind.Caption)
            && (codebook.Examples.Count == 0 || evidence.Score >= rules.Limit("sure-evidence") || (!rules.List("of-others").StandIn(evidence.Quote) && !IsOdd(code, evidence, block)));
    }

    /// <summary>Whether in most places where words of the code's signals stand the statement does not count for it, by polarity, time or speaker.</summary>
    private bool IsOdd(Code code, Evidence evidence, int block)
    {
        if (!blocks.TryGetValue(block, out var readings))
        {
            blocks[block] = readings = PassageReading.Of(codebook, [.. draft.PassagesOf(block)]);
        }

        var odd = GateNumbers.Odd(codebook, signals, readings.Where(r => r.Passage.Start < evidence.End && evidence.Start < r.Passage.End).ToArray())[codebook.Codes.Select((c, i) => (c, i)).First(c => c.c == code).i];
        return odd.Skip(1).Max() >= Mostly;
    }
}
