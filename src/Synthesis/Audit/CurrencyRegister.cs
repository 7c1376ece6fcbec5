using System.Globalization;
using Synthesis.Gather;
using Synthesis.Review;
using Synthesis.Screen;

namespace Synthesis.Audit;

/// <summary>What is known of an authority's strategy on a day.</summary>
public enum RegisterStatus
{
    /// <summary>In date, and not about to end.</summary>
    Current,

    /// <summary>In date, and ends soon.</summary>
    Expiring,

    /// <summary>All that were found have ended.</summary>
    Expired,

    /// <summary>One was found, and no period in it.</summary>
    Undated,

    /// <summary>None was found.</summary>
    None,
}

/// <summary>Whether anybody can read a strategy.</summary>
public enum Availability
{
    /// <summary>Not known: it came to the review as a file, or nobody could look.</summary>
    Unknown,

    /// <summary>It was found on a site.</summary>
    Public,

    /// <summary>It was sent to those who asked.</summary>
    OnRequest,

    /// <summary>It was looked for and not found.</summary>
    No,
}

/// <summary>Where a strategy was found, or looked for.</summary>
/// <param name="Public">Whether anybody can read it.</param>
/// <param name="Checked">When its authority's site was last looked through, or null where it never was.</param>
/// <param name="Changed">What the last look found other than the one before, in a few words; null where there was none.</param>
/// <param name="Link">Its address, or null.</param>
/// <param name="Archived">The file of the review that holds its bytes as they were read, or null.</param>
public sealed record Whereabouts(Availability Public, DateTimeOffset? Checked, string? Changed, string? Link, string? Archived);

/// <summary>One authority of the register.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="Status">What is known of its strategy on the day.</param>
/// <param name="Strategy">The strategy that speaks for it, or null.</param>
/// <param name="Predecessor">The body that the strategy was made by, where that is one which the authority took over from; else null.</param>
/// <param name="Where">Where it was found.</param>
/// <param name="Notes">What else a reader should know of it.</param>
public sealed record RegisterEntry(Authority Authority, RegisterStatus Status, Selected? Strategy, Authority? Predecessor, Whereabouts Where, IReadOnlyList<string> Notes)
{
    /// <summary>Whether it has one in date.</summary>
    public bool InDate => Status is RegisterStatus.Current or RegisterStatus.Expiring;

    /// <summary>Whether it has one in date that begins only after the day: in date as the study counts, and not yet in force.</summary>
    public bool BeginsLater(DateOnly asAt) => InDate && Period.Start > asAt;

    /// <summary>The name that people write of the strategy in the review's files, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The strategy's title, or else its name; null where there is none.</summary>
    public string? Title => Strategy?.Screening.Title ?? Name;

    /// <summary>The strategy's period.</summary>
    public Period Period => Strategy?.Screening.Period ?? Period.None;
}

/// <summary>Which authority has a strategy in date on a day: an entry for each authority on that day's list.</summary>
/// <param name="AsAt">The day.</param>
/// <param name="Until">What ends up to this day is about to end.</param>
/// <param name="Entries">The authorities, in the order of their table.</param>
public sealed record CurrencyRegister(DateOnly AsAt, DateOnly Until, IReadOnlyList<RegisterEntry> Entries)
{
    private const int FewestOfARegion = 3;

    /// <summary>
    /// The authorities that a document of any age may speak for on a day: those of the day's list, and those gone before it whose name no other has taken over.
    /// All are given as in force, so that the strategy of a body that is gone is known by its name.
    /// </summary>
    public static Population Known(Population population, DateOnly asAt)
    {
        var names = population.AsAt(asAt).Select(a => a.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new Population([.. population.Authorities.Where(a => a.InForce(asAt) || (a.End < asAt && !names.Contains(a.Name))).Select(a => a with { Start = null, End = null })]);
    }

    /// <summary>Makes the register.</summary>
    /// <param name="population">The authorities, former ones too.</param>
    /// <param name="asAt">The day.</param>
    /// <param name="until">The day up to which what ends is about to end.</param>
    /// <param name="decided">The review's own date: on that day what people decided of currency stands. On another the period speaks; what they decided a document is stands on every day.</param>
    /// <param name="expires">Whether what has ended is out of date, by the codebook's rule.</param>
    /// <param name="selected">Every publication of the review, screened with <see cref="Known"/>.</param>
    /// <param name="where">Where an authority's strategy was found, or, given null, what became of looking for one.</param>
    public static CurrencyRegister Of(
        Population population, DateOnly asAt, DateOnly until, DateOnly decided, bool expires, IReadOnlyList<Selected> selected, Func<Authority, Selected?, Whereabouts> where)
    {
        var known = population.Authorities.ToDictionary(a => a.Code, StringComparer.Ordinal);
        var shortName = Coding.ShortNames(selected.Select(s => s.Publication.Name));
        var strategies = selected.Where(IsStrategy).Select(s => (Strategy: s, Status: Of(s))).ToList();
        return new CurrencyRegister(asAt, until, [.. population.AsAt(asAt).Select(Entry)]);

        RegisterStatus Of(Selected s) => s.Screening.Period.End is var end && s.Fate is { By: not null } fate && asAt == decided && (fate.Code != "included" || end is null || end < asAt)
            ? fate.Code switch { "included" => RegisterStatus.Current, "undated" => RegisterStatus.Undated, _ => RegisterStatus.Expired }
            : end is null ? RegisterStatus.Undated : !expires ? RegisterStatus.Current : end < asAt ? RegisterStatus.Expired : end <= until ? RegisterStatus.Expiring : RegisterStatus.Current;

        RegisterEntry Entry(Authority authority)
        {
            var before = Before(authority);
            var best = strategies.Select(s => (s.Strategy, s.Status, By: Maker(s.Strategy)))
                .Where(s => s.By is not null)
                .OrderBy(s => s.Status switch { RegisterStatus.Undated => 1, RegisterStatus.Expired => 2, _ => 0 })
                .ThenBy(s => s.Strategy.Screening.IsDraft).ThenBy(s => s.Strategy.Screening.Period.Start > asAt).ThenBy(s => s.By != authority)
                .ThenBy(s => s.Strategy.Screening.Authorities.Count >= FewestOfARegion)
                .ThenByDescending(s => s.Strategy.Screening.Period.End).ThenByDescending(s => s.Strategy.Screening.Period.Start).ThenBy(s => s.Strategy.Publication.Name, StringComparer.Ordinal)
                .FirstOrDefault();
            return best.Strategy is null ? new RegisterEntry(authority, RegisterStatus.None, null, null, where(authority, null), [])
                : new RegisterEntry(authority, best.Status, best.Strategy, best.By == authority ? null : best.By, where(authority, best.Strategy), [.. Notes(authority, best.Strategy, best.By!)]) { Name = shortName(best.Strategy.Publication.Name) };

            // Who made it: the authority, a body before it that it names, or the body of the same name that it took over from before the authority was there.
            Authority? Maker(Selected s) => s.Screening.Authorities.Contains(authority.Code)
                ? s.Screening.Period.Start < authority.Start && before.FirstOrDefault(b => b.Name == authority.Name) is { } same ? same : authority
                : before.FirstOrDefault(b => s.Screening.Authorities.Contains(b.Code));
        }

        // Every body that an authority took over from, and those before them.
        List<Authority> Before(Authority authority)
        {
            var all = new List<Authority>();
            var open = new Queue<string>(authority.Predecessors);
            while (open.TryDequeue(out var code))
            {
                if (known.TryGetValue(code, out var one) && !all.Contains(one))
                {
                    all.Add(one);
                    one.Predecessors.ToList().ForEach(open.Enqueue);
                }
            }

            return all;
        }

        IEnumerable<string> Notes(Authority authority, Selected strategy, Authority by)
        {
            var screening = strategy.Screening;
            var others = screening.Authorities.Where(c => c != authority.Code && c != by.Code).Select(c => known.TryGetValue(c, out var o) ? o.Name : c).ToList();
            if (by != authority)
            {
                yield return $"made by {by.Name}, which {authority.Name} took over from{(by.End is { } end ? string.Create(CultureInfo.InvariantCulture, $"; it ended on {end:yyyy-MM-dd}") : "")}";
            }

            if (others.Count > 0)
            {
                yield return $"joint with {string.Join(", ", others)}";
            }

            if (screening.Period.Start > asAt)
            {
                yield return "begins after the day";
            }

            if (screening.IsDraft)
            {
                yield return "marked as a draft";
            }

            if (strategy.Fate is { By: { } person } fate)
            {
                yield return asAt == decided || fate.Code == "included" ? $"{fate.Reason} (decided by {person})" : string.Create(CultureInfo.InvariantCulture, $"{fate.Reason} (decided by {person} as at {decided:yyyy-MM-dd}; on another day the period speaks)");
            }

            foreach (var conflict in screening.Issues.Where(i => i.Code == "period-conflict"))
            {
                yield return conflict.Message;
            }
        }
    }

    private static bool IsStrategy(Selected s) => s.Fate.By is not null ? s.Fate.Code is "included" or "undated" or "out-of-date" : s.Screening.Status is Currency.Current or Currency.Expired or Currency.Undated;
}
