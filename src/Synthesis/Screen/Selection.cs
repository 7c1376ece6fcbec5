namespace Synthesis.Screen;

/// <summary>What becomes of a publication, and why.</summary>
/// <param name="Included">Whether its answers are counted.</param>
/// <param name="Code">A stable name for the reason, such as <c>out-of-date</c>.</param>
/// <param name="Reason">The reason in a few words.</param>
public sealed record Fate(bool Included, string Code, string Reason);

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
    /// the same text as an earlier one, an older version of one of the same authorities, a regional strategy beside local ones, or included.
    /// </summary>
    public static IReadOnlyList<Selected> Of(IReadOnlyList<(Publication Publication, Screening Screening)> screened)
    {
        var selected = screened.Select(s => new Selected(s.Publication, s.Screening, Own(s.Publication, s.Screening))).ToList();
        Repeats(selected);
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

    private static void Repeats(List<Selected> selected)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < selected.Count; i++)
        {
            var text = string.Concat(selected[i].Publication.Pages.SelectMany(p => p.Text.Where(char.IsLetterOrDigit)));
            if (selected[i].Fate.Included && text.Length > 0 && !seen.TryAdd(text, selected[i].Publication.Name))
            {
                selected[i] = selected[i] with { Fate = new Fate(false, "duplicate", $"the same text as '{seen[text]}'") };
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
                selected[i] = selected[i] with { Fate = new Fate(false, "superseded", $"an older version of '{selected[newest].Publication.Name}'") };
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
                selected[i] = selected[i] with { Fate = new Fate(false, "regional-beside-local", "a regional strategy beside each authority's own") };
            }
        }
    }
}
