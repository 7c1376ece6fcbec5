using Synthesis.Audit;
using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Gather.Find;
using Synthesis.Report;
using Synthesis.Report.Parts;
using Synthesis.Report.Sections;
using Synthesis.Screen;
using Synthesis.Store;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>Which authority has a strategy in date on any day, from what the review remembers; what it archived is not read anew from anywhere.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What it remembers.</param>
    /// <param name="asAt">The day.</param>
    /// <param name="until">What ends up to this day is about to end.</param>
    /// <returns>The register, and its report.</returns>
    /// <exception cref="CodebookException">The codebook has no rules to screen by.</exception>
    /// <exception cref="StoreException">Nothing was read yet.</exception>
    public static (CurrencyRegister Register, ReviewReport Report) CurrencyOf(ReviewDesign design, ReviewStore store, DateOnly asAt, DateOnly until)
    {
        var codebook = design.Codebooks[0];
        var rules = codebook.Screening ?? throw new CodebookException(codebook.Folder, 0, "the codebook has no screen.yml, so no period can be told: write one, or name a codebook that has one first");
        var paths = store.Sources().Select(s => s.Path).ToHashSet(StringComparer.Ordinal);
        var (checks, origins) = (store.Checks(), store.Origins().ToDictionary(o => o.Path, StringComparer.Ordinal));
        if (paths.Count == 0 && (checks.Count == 0 || origins.Count > 0))
        {
            throw new StoreException("The review has read nothing yet, so nothing is known of any strategy: run 'synthesis run' first.");
        }

        // What documents are, whose and for when does not depend on the day but by who was there; so days with the same list share one screening.
        var known = CurrencyRegister.Known(design.Population, asAt);
        var selected = Select(store, design with { Population = known });
        var register = CurrencyRegister.Of(design.Population, asAt, until, design.Settings.AsAt, rules.Period.Expires, selected, (authority, strategy) => Where(authority, strategy, checks.GetValueOrDefault(authority.Code), origins));
        var engines = selected.SelectMany(s => s.Publication.Pages).Where(d => !d.Failed).Select(d => d.Engine).Distinct().Order(StringComparer.Ordinal).ToList();
        var made = InputsOf(design, store, null).Select(i => new MadeFrom(i.Name, i.Sha256)).Prepend(new MadeFrom($"codebook {codebook.Id} {codebook.Version}", codebook.Hash))
            .Concat(register.Entries.Where(e => e.Strategy is not null).SelectMany(e => e.Strategy!.Publication.Pages).Where(d => d.Sha256 is not null).DistinctBy(d => d.Path).OrderBy(d => d.Path, StringComparer.Ordinal).Select(d => new MadeFrom(d.Path, d.Sha256!)));
        var basis = BasisOf(selected);
        var unread = origins.Keys.Count(o => !paths.Contains(o));
        var provenance = new Provenance(asAt, CoverageText.BasisSentence(basis), CoverageCsv.Name(basis), engines, [.. made]);
        return (register, ReviewReport.Of("Which strategies are in date", $"{Html.Count(register.Entries.Count, "authority", "authorities")}, as at {Html.Day(asAt)}", provenance,
            CurrencySection.Of(register, design.Tiles, unread)));
    }

    private static Whereabouts Where(Authority authority, Selected? strategy, SiteCheck? check, Dictionary<string, Origin> origins)
    {
        var first = strategy?.Publication.Pages[0];
        var origin = first is null ? null : origins.GetValueOrDefault(first.Path);
        var available = (strategy, origin, check) switch
        {
            (null, _, { Found.Outcome: not (Outcome.Unreachable or Outcome.NoSite or Outcome.Unfinished) }) => Availability.No,
            (_, { Route: Route.Site }, _) => Availability.Public,
            (_, { Route: Route.Mail }, _) => Availability.OnRequest,
            _ => Availability.Unknown,
        };
        return new Whereabouts(available, check?.At, check is null ? null : Changed(check, strategy is null ? null : origin), origin is { Route: Route.Site } ? origin.Address : null,
            first?.Sha256 is { } hash ? $"archive/{hash[..2]}/{hash}.warc.gz" : null);
    }

    /// <summary>What the last look at a site found other than the one before, of one strategy or, given none, at all.</summary>
    private static string? Changed(SiteCheck check, Origin? origin)
    {
        if (check.Found.Outcome is Outcome.Unreachable or Outcome.NoSite or Outcome.Unfinished || origin is null)
        {
            return check.Found.Outcome is Outcome.Unreachable or Outcome.NoSite or Outcome.Unfinished || check.Found.Publications.Count == 0 ? check.Found.Reason : null;
        }

        FoundPublication? Same(Finding? finding) => finding?.Publications.FirstOrDefault(p => p.Hashes.Contains(origin.Sha256));
        return (Same(check.Found), check.Before, Same(check.Before)) switch
        {
            (null, _, _) when origin.Authority == check.Found.Authority && origin.Route == Route.Site => "not found at the last look",
            (null, _, _) => null,
            (_, null, _) => "first look",
            ({ } now, _, { } before) => now.Pages.SequenceEqual(before.Pages) ? "unchanged" : $"moved from {before.Pages[0].AbsoluteUri}",
            ({ } now, { } finding, null) => finding.Publications.FirstOrDefault(p => p.Pages.Intersect(now.Pages).Any()) is { } other ? $"changed; before it was '{other.Title}'" : "new since the look before",
        };
    }
}
