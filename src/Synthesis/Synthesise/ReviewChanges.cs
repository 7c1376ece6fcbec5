namespace Synthesis.Synthesise;

/// <summary>A strategy of one of two reviews.</summary>
/// <param name="Included">The strategy.</param>
/// <param name="Bytes">What its pages' bytes are known by: the same in both reviews means the same strategy.</param>
public sealed record ReviewedStrategy(IncludedStrategy Included, string Bytes);

/// <summary>One of two reviews that are compared.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="AsAt">Its date.</param>
/// <param name="Strategies">Its included strategies.</param>
/// <param name="Tables">Its coverage tables.</param>
public sealed record ReviewedSide(string Name, DateOnly AsAt, IReadOnlyList<ReviewedStrategy> Strategies, IReadOnlyList<CoverageTable> Tables);

/// <summary>What became of an authority's strategy between two reviews.</summary>
public enum Renewal
{
    /// <summary>It has another strategy now.</summary>
    Renewed,

    /// <summary>It has the same strategy, byte for byte.</summary>
    Kept,

    /// <summary>It has one now and had none.</summary>
    Gained,

    /// <summary>It had one and has none now.</summary>
    Lapsed,
}

/// <summary>An authority in both reviews.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Renewal">What became of its strategy.</param>
/// <param name="Before">Its strategies in the earlier review.</param>
/// <param name="Now">Those in the later.</param>
public sealed record AuthorityChange(string Code, string Name, Renewal Renewal, IReadOnlyList<IncludedStrategy> Before, IReadOnlyList<IncludedStrategy> Now);

/// <summary>An authority whose answer to a code is another now, with the quotes that tell.</summary>
/// <param name="Code">The authority's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">The strategy that carried the code before, or null.</param>
/// <param name="Now">The strategy that carries it now, or null.</param>
public sealed record ChangedAnswer(string Code, string Name, CountedStrategy? Before, CountedStrategy? Now);

/// <summary>What a code gained and lost among the authorities that have a strategy in both reviews.</summary>
/// <param name="Code">The code's id.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Compared">Authorities of which both reviews tell whether they carry it.</param>
/// <param name="Before">How many carried it before.</param>
/// <param name="Now">How many carry it now.</param>
/// <param name="Gained">Those that carry it now and did not.</param>
/// <param name="Lost">Those that did and do not now.</param>
/// <param name="Moved">Those that carry it in both with other values.</param>
/// <param name="Untold">Authorities not compared: in one of the two it is unclear, or not answered.</param>
/// <param name="Chance">The chance of gains and losses at least as uneven if either were as likely: the exact test of McNemar (1947, Psychometrika 12, 153–157); null where nothing changed.</param>
public sealed record CodeChange(
    string Code, string Title, int Compared, int Before, int Now, IReadOnlyList<ChangedAnswer> Gained, IReadOnlyList<ChangedAnswer> Lost, IReadOnlyList<ChangedAnswer> Moved, IReadOnlyList<ChangedAnswer> Untold, double? Chance);

/// <summary>Two reviews of one population compared, authority by authority.</summary>
/// <param name="Before">The earlier review.</param>
/// <param name="Now">The later.</param>
/// <param name="Authorities">Every authority that either covers.</param>
/// <param name="Codes">The codes that both ask for.</param>
public sealed record ReviewChanges(ReviewedSide Before, ReviewedSide Now, IReadOnlyList<AuthorityChange> Authorities, IReadOnlyList<CodeChange> Codes)
{
    /// <summary>Compares two reviews.</summary>
    /// <param name="before">The earlier.</param>
    /// <param name="now">The later.</param>
    /// <param name="names">By an authority's code, its name.</param>
    public static ReviewChanges Of(ReviewedSide before, ReviewedSide now, IReadOnlyDictionary<string, string> names)
    {
        var (old, recent) = (ByAuthority(before), ByAuthority(now));
        var authorities = old.Select(g => g.Key).Concat(recent.Select(g => g.Key)).Distinct(StringComparer.Ordinal).Select(code => new AuthorityChange(code, names.GetValueOrDefault(code, code),
            !recent.Contains(code) ? Renewal.Lapsed : !old.Contains(code) ? Renewal.Gained
            : recent[code].All(n => old[code].Any(o => o.Bytes == n.Bytes)) ? Renewal.Kept : Renewal.Renewed,
            [.. old[code].Select(s => s.Included)], [.. recent[code].Select(s => s.Included)]))
            .OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Code, StringComparer.Ordinal).ToList();
        var both = authorities.Where(a => a.Renewal is Renewal.Renewed or Renewal.Kept).ToList();
        var (rowsBefore, rowsNow) = (Rows(before), Rows(now));
        return new ReviewChanges(before, now, authorities, [.. rowsNow.Values.Where(r => rowsBefore.ContainsKey(r.Code)).Select(r => Change(rowsBefore[r.Code], r, both))]);
    }

    private static ILookup<string, ReviewedStrategy> ByAuthority(ReviewedSide side) =>
        side.Strategies.SelectMany(s => s.Included.Authorities.Select(a => (Authority: a, Strategy: s))).ToLookup(s => s.Authority, s => s.Strategy, StringComparer.Ordinal);

    private static Dictionary<string, CoverageRow> Rows(ReviewedSide side) =>
        side.Tables.SelectMany(t => t.Sections).SelectMany(s => s.Rows).DistinctBy(r => r.Code).ToDictionary(r => r.Code, StringComparer.Ordinal);

    private static CodeChange Change(CoverageRow before, CoverageRow now, List<AuthorityChange> authorities)
    {
        var (old, recent) = (new Answered(before), new Answered(now));
        var told = authorities.ToLookup(a => old.Tells(a.Before) && recent.Tells(a.Now), a => new ChangedAnswer(a.Code, a.Name, old.Of(a.Before), recent.Of(a.Now)));
        var compared = told[true].ToList();
        var gained = compared.Where(c => c is { Before: null, Now: not null }).ToList();
        var lost = compared.Where(c => c is { Before: not null, Now: null }).ToList();
        return new CodeChange(now.Code, now.Title, compared.Count, compared.Count(c => c.Before is not null), compared.Count(c => c.Now is not null), gained, lost,
            [.. compared.Where(c => c is { Before: { } b, Now: { } n } && !b.Values.ToHashSet(StringComparer.Ordinal).SetEquals(n.Values))], [.. told[false]], McNemar(gained.Count, lost.Count));
    }

    private static double? McNemar(int gained, int lost)
    {
        var all = gained + lost;
        if (all == 0)
        {
            return null;
        }

        var (sum, ways) = (0.0, Math.Pow(0.5, all));
        for (var i = 0; i <= Math.Min(gained, lost); i++)
        {
            sum += ways;
            ways *= (double)(all - i) / (i + 1);
        }

        return Math.Min(1, 2 * sum);
    }

    /// <summary>A row's answers, by strategy.</summary>
    private sealed class Answered(CoverageRow row)
    {
        private readonly Dictionary<string, CountedStrategy> present = row.Strategies.ToDictionary(s => s.Strategy, StringComparer.Ordinal);
        private readonly HashSet<string> open = row.Unanswered.Concat(row.Unclear.Select(s => s.Strategy)).ToHashSet(StringComparer.Ordinal);

        /// <summary>Whether the strategies of an authority tell: one carries the code, or all were answered and none is unclear.</summary>
        internal bool Tells(IReadOnlyList<IncludedStrategy> strategies) => strategies.Any(s => present.ContainsKey(s.Strategy)) || strategies.All(s => !open.Contains(s.Strategy));

        internal CountedStrategy? Of(IReadOnlyList<IncludedStrategy> strategies) => strategies.Select(s => present.GetValueOrDefault(s.Strategy)).FirstOrDefault(s => s is not null);
    }
}
