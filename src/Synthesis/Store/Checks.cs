using Microsoft.EntityFrameworkCore;
using Synthesis.Gather.Find;

namespace Synthesis.Store;

/// <summary>The last look at an authority's site.</summary>
/// <param name="At">When the gathering began that it was part of.</param>
/// <param name="Found">What it found.</param>
/// <param name="Before">What the look before it found, or null where there was none.</param>
public sealed record SiteCheck(DateTimeOffset At, Finding Found, Finding? Before);

/// <summary>When sites were looked through.</summary>
public sealed partial class ReviewStore
{
    /// <summary>The last look at each authority's site, by the authority's code.</summary>
    public IReadOnlyDictionary<string, SiteCheck> Checks()
    {
        var begun = context.Gatherings.AsNoTracking().ToDictionary(g => g.Id, g => Of(g).At);
        return context.Findings.AsNoTracking().OrderBy(f => f.Id).AsEnumerable().GroupBy(f => f.Authority, StringComparer.Ordinal).ToDictionary(g => g.Key, g =>
        {
            var last = g.MaxBy(f => f.Gathering)!;
            var before = g.Where(f => f.Gathering < last.Gathering).MaxBy(f => f.Gathering);
            return new SiteCheck(begun[last.Gathering], Unpacked<Finding>(last.Content), before is null ? null : Unpacked<Finding>(before.Content));
        }, StringComparer.Ordinal);
    }
}
