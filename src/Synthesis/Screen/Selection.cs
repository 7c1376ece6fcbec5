namespace Synthesis.Screen;

/// <summary>A publication that was screened, and its fate.</summary>
/// <param name="Publication">Its pages.</param>
/// <param name="Screening">What it is, whose and for when.</param>
/// <param name="Fate">What becomes of it.</param>
public sealed record Selected(Publication Publication, Screening Screening, Fate Fate);

/// <summary>Selects the publications whose answers are counted: each authority's own strategy that is in date, once.</summary>
public static class Selection
{
    private const int FewestOfARegion = 3;

    /// <summary>
    /// Gives every publication its fate, in order: unreadable, another kind, undated, out of date, of no authority of the population,
    /// the same text as an earlier one of these (in date or not), an older version of one of the same authorities, a regional strategy beside local ones, or included.
    /// What a person decided stands instead, and the fates of others follow from it.
    /// </summary>
    /// <param name="screened">What was found and screened.</param>
    /// <param name="people">What people decided, by the publication's name; left out where nobody did.</param>
    public static IReadOnlyList<Selected> Of(IReadOnlyList<Screened> screened, Func<string, Fate?>? people = null)
    {
        var selected = screened.Select(s => new Selected(s.Publication, s.Screening, people?.Invoke(s.Publication.Name) ?? Own(s.Publication, s.Screening))).ToList();
        Repeats(selected, screened);
        Versions(selected);
        Regional(selected);
        return selected;
    }

    private static Fate Own(Publication publication, Screening screening) => screening.Status switch
    {
        _ when publication.Pages.All(p => p.Failed) => new Fate(false, "unreadable", "could not be read"),
        Currency.NotAStrategy => new Fate(false, "not-a-strategy", $"not what the review is about ({screening.Kind})"),
        Currency.Undated => new Fate(false, "undated", "no period found, so not known to be in date"),
        Currency.Expired => new Fate(false, "out-of-date", $"out of date since {screening.Period.End?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}"),
        Currency.NotScreened => new Fate(true, "not-screened", "not screened: the codebook has no screen.yml"),
        _ when screening.Authorities.Count == 0 => new Fate(false, "outside-population", "in date, but names no authority of the population: say whose it is by hand"),
        _ => new Fate(true, "included", "in date"),
    };

    private static void Repeats(List<Selected> selected, IReadOnlyList<Screened> screened)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < selected.Count; i++)
        {
            if (selected[i].Fate is { Included: true } or { Code: "out-of-date" or "undated" or "outside-population" } && screened[i].Letters is { } letters && !seen.TryAdd(letters, selected[i].Publication.Name))
            {
                LeaveOut(selected, i, "duplicate", $"the same text as '{seen[letters]}'");
            }
        }
    }

    private static void Versions(List<Selected> selected)
    {
        foreach (var versions in Enumerable.Range(0, selected.Count).Where(i => selected[i] is { Fate.Included: true, Screening.Authorities.Count: > 0 })
            .GroupBy(i => string.Join('|', selected[i].Screening.Authorities)))
        {
            var newest = versions.MaxBy(i => (selected[i].Screening.Period.End, selected[i].Screening.Period.Start, -i));
            foreach (var i in versions.Where(i => i != newest))
            {
                LeaveOut(selected, i, "superseded", $"an older version of '{selected[newest].Publication.Name}'");
            }
        }
    }

    private static void Regional(List<Selected> selected)
    {
        for (var i = 0; i < selected.Count; i++)
        {
            var covered = selected[i].Screening.Authorities;
            if (selected[i].Fate.Included && covered.Count >= FewestOfARegion
                && covered.All(a => selected.Any(o => o != selected[i] && o.Fate.Included && o.Screening.Authorities.Count < FewestOfARegion && o.Screening.Authorities.Contains(a))))
            {
                LeaveOut(selected, i, "regional-beside-local", "a regional strategy beside each authority's own");
            }
        }
    }

    private static void LeaveOut(List<Selected> selected, int at, string code, string reason)
    {
        if (selected[at].Fate.By is null)
        {
            selected[at] = selected[at] with { Fate = new Fate(false, code, reason) };
        }
    }
}
