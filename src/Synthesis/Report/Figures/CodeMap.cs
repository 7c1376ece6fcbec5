using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Figures;

/// <summary>Draws on the map of tiles what the strategies of each authority say on one code.</summary>
public static class CodeMap
{
    private static readonly TileKind[] Kinds = [new("present", Paint.Present, "●"), new("unclear", Paint.Unclear, "?"), new("not there", Paint.Absent, "–"), new("not answered yet", Paint.Unknown, "…"), new("no strategy counted", Paint.Unknown, "")];

    /// <summary>The figure; null where there is no map.</summary>
    /// <param name="run">The run.</param>
    /// <param name="row">The code's row.</param>
    /// <param name="table">The id of the table with its numbers.</param>
    public static FigurePart? Of(RunResult run, CoverageRow row, string table)
    {
        if (run.Tiles is not { } tiles || run.Authorities.Count == 0)
        {
            return null;
        }

        HashSet<string> Named(IEnumerable<CountedStrategy> strategies) => strategies.SelectMany(s => s.Authorities).ToHashSet(StringComparer.Ordinal);
        var (present, unclear) = (Named(row.Strategies), Named(row.Unclear));
        var unanswered = row.Unanswered.ToHashSet(StringComparer.Ordinal);
        var counted = run.Coded.SelectMany(s => s.Authorities.Select(a => (Authority: a, Answered: !unanswered.Contains(s.Strategy)))).ToLookup(s => s.Authority, s => s.Answered, StringComparer.Ordinal);

        // That an authority says nothing is known only where all that it has was answered.
        int Kind(Gather.Authority a) => present.Contains(a.Name) ? 0 : unclear.Contains(a.Name) ? 1 : !counted.Contains(a.Name) ? 4 : counted[a.Name].All(answered => answered) ? 2 : 3;
        var of = run.Authorities.GroupBy(Kind).ToDictionary(g => g.Key, g => g.Count());
        return new FigurePart("map-" + row.Code.Replace('.', '-'), $"{row.Title}: authorities whose strategies say so", TileMap.Of(tiles, run.Authorities, Kinds, Kind),
            $"A map of {run.Authorities.Count} authorities as tiles of one size: {string.Join("; ", Kinds.Select((k, i) => $"{k.Title} in {of.GetValueOrDefault(i)}"))}.", table) { Narrow = true };
    }
}
