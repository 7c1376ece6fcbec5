using Synthesis.Gather.Find;
using Synthesis.Report;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>What became of each publication of an authority since an earlier finding.</summary>
    private static async Task<IReadOnlyList<FoundChange>> ChangesAsync(Finding before, Finding now, Func<string, ReadOnlyMemory<byte>> bytes, Judging judging, CancellationToken cancellation)
    {
        if (now.Outcome is Outcome.Unreachable or Outcome.Unfinished)
        {
            return [.. before.Publications.Select(p => new FoundChange(now.Authority, "unknown", p.Title, p.Pages[0], null, ""))];
        }

        async Task<string> TextAsync(FoundPublication found) =>
            (await judging.JudgeAsync([.. found.Hashes.Select((h, i) => new WebCopy(found.Pages[i], bytes(h)))], cancellation).ConfigureAwait(false)).Text;
        bool Shares(FoundPublication a, FoundPublication b) => a.Pages.Concat(a.Also).Intersect(b.Pages).Any() || b.Also.Intersect(a.Pages).Any();

        var changes = new List<FoundChange>();
        var left = before.Publications.ToList();
        var arrived = new List<FoundPublication>();
        foreach (var found in now.Publications)
        {
            var same = left.FirstOrDefault(p => p.Hashes.SequenceEqual(found.Hashes)) ?? left.FirstOrDefault(p => Shares(p, found));
            if (same is null)
            {
                arrived.Add(found);
                continue;
            }

            left.Remove(same);
            var (old, text) = same.Hashes.SequenceEqual(found.Hashes) ? ("", "") : (await TextAsync(same).ConfigureAwait(false), await TextAsync(found).ConfigureAwait(false));
            changes.Add(old != text ? new FoundChange(now.Authority, "changed", found.Title, found.Pages[0], null, TextDifference.Of(old, text))
                : Shares(same, found) ? new FoundChange(now.Authority, "unchanged", found.Title, found.Pages[0], null, "")
                : new FoundChange(now.Authority, "moved", found.Title, found.Pages[0], same.Pages[0], ""));
        }

        // What came under a new address and says nearly the same as what is gone from its own has moved.
        foreach (var found in arrived)
        {
            var text = await TextAsync(found).ConfigureAwait(false);
            FoundPublication? moved = null;
            foreach (var gone in left)
            {
                moved ??= Shingles.Of(await TextAsync(gone).ConfigureAwait(false)).Resemblance(Shingles.Of(text)) >= 0.8 ? gone : null;
            }

            if (moved is not null)
            {
                left.Remove(moved);
                changes.Add(new FoundChange(now.Authority, "moved", found.Title, found.Pages[0], moved.Pages[0], TextDifference.Of(await TextAsync(moved).ConfigureAwait(false), text)));
            }
            else
            {
                changes.Add(new FoundChange(now.Authority, "new", found.Title, found.Pages[0], null, ""));
            }
        }

        return [.. changes, .. left.Select(p => new FoundChange(now.Authority, "gone", p.Title, p.Pages[0], null, ""))];
    }
}
