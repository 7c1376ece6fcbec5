using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Audit;

/// <summary>Finds two runs of numbers over the same years, such as in a sentence and in the words of its chart, that agree in all years but one.</summary>
internal static class SeriesTold
{
    private const int FewestAlike = 2;

    internal static IEnumerable<AuditFinding> Of(Draft draft)
    {
        var all = draft.Passages.Where(p => p.Kind is not BlockKind.Table && !p.IsDrawn).Select(p => (Passage: p, Run: Run(p))).Where(r => r.Run.Count > FewestAlike).ToList();
        for (var i = 1; i < all.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (all[i], all[j]);
                var years = one.Run.Keys.Where(other.Run.ContainsKey).ToList();
                if (one.Passage.Block != other.Passage.Block && years.Count == Math.Max(one.Run.Count, other.Run.Count) && years.Where(y => one.Run[y] != other.Run[y]).ToList() is [var year])
                {
                    var (a, b) = (Denominator.Number(one.Run[year]), Denominator.Number(other.Run[year]));
                    yield return new AuditFinding("contradiction/number", "contradiction", Severity.Warning, $"Of the same years, here {a} where elsewhere it is {b}; all other years agree.", "Give one number, or say why they differ.", null, null, draft.Of(one.Passage))
                    {
                        Against = [draft.Of(other.Passage)], About = $"series {a} {b}",
                    };
                }
            }
        }
    }

    private static Dictionary<(int Year, bool Span), decimal> Run(Passage passage)
    {
        var run = new Dictionary<(int, bool), decimal>();
        foreach (System.Text.RegularExpressions.Match m in DaysTold.InYear().Matches(passage.Text))
        {
            if (NumberWords.Read(m.Groups["n"].Value) is { } n && DatesIn.Of(m.Groups["y"].Value) is [var date] && !run.TryAdd((date.Year, date.Span), n))
            {
                return [];
            }
        }

        return run;
    }
}
