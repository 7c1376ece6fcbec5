using System.Text.Json;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Gather.Find;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Store;

namespace Synthesis;

/// <summary>How far a gathering has come.</summary>
/// <param name="Done">Authorities done.</param>
/// <param name="Total">Of how many.</param>
/// <param name="Found">Of those done, how many have an in-date publication.</param>
/// <param name="InFlight">Codes of those that are being asked, in the order they were begun: those that take longest first.</param>
/// <param name="Requests">Requests that sites have seen.</param>
public sealed record GatherProgress(int Done, int Total, int Found, IReadOnlyList<string> InFlight, int Requests);

/// <summary>What a gathering found.</summary>
/// <param name="Findings">For each authority, in the order of the population.</param>
/// <param name="Changes">What became of each publication since the gathering before; empty in the first.</param>
public sealed record GatherResult(IReadOnlyList<Finding> Findings, IReadOnlyList<FoundChange> Changes);

public static partial class Pipeline
{
    /// <summary>Where, in a review's folder, stands what the last gathering found and what changed.</summary>
    public static readonly string GatherReports = Path.Combine("reports", "gathering");

    /// <summary>
    /// Looks for the publications of a review's authorities, each for itself and many at once, and puts what is found among the review's sources.
    /// Stopped anywhere, the next call goes on from there.
    /// </summary>
    /// <param name="review">The review's folder.</param>
    /// <param name="design">What it is made from.</param>
    /// <param name="store">What it remembers.</param>
    /// <param name="extractor">Reads what comes.</param>
    /// <param name="fetcher">Asks sites.</param>
    /// <param name="archive">Gives the body that a record of the fetcher's archive holds; null where it has none.</param>
    /// <param name="only">Codes of the authorities to look for; empty for all.</param>
    /// <param name="jobs">How many authorities at a time; results do not depend on it.</param>
    /// <param name="progress">Told of each step, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="CodebookException">The first codebook cannot screen or has no rules for finding.</exception>
    public static async Task<GatherResult> GatherAsync(
        string review, ReviewDesign design, ReviewStore store, Extractor extractor, IFetcher fetcher, Func<string, ReadOnlyMemory<byte>>? archive,
        IReadOnlyList<string> only, int jobs, IProgress<GatherProgress>? progress, CancellationToken cancellation)
    {
        var population = design.Population.AsAt(design.Settings.AsAt);
        if (only.FirstOrDefault(c => population.All(a => a.Code != c)) is { } unknown)
        {
            throw new PopulationException($"'{unknown}' is the code of no authority on the list as at {design.Settings.AsAt:yyyy-MM-dd}: write one of the table's gss_code.");
        }

        var begun = store.BeginGathering([.. population.Select(a => a.Code).Where(c => only.Count == 0 || only.Contains(c))]);
        var authorities = population.Where(a => begun.Authorities.Contains(a.Code)).ToList();
        var walk = WalkDesignOf(design);
        var asking = new RememberingFetcher(fetcher, store.Frontier(begun.Id, archive));
        var judging = new Judging(design, extractor);
        var state = new GatherState(authorities.Count, progress);
        var findings = new List<Finding>();
        await foreach (var finding in Ordered.SelectAsync(authorities, jobs, async (authority, token) =>
        {
            if (store.FindingOf(begun.Id, authority.Code) is { } known && known.Outcome != Outcome.Unfinished)
            {
                state.End(authority, known, 0);
                return known;
            }

            state.Begin(authority);
            var found = await Walk.OfAsync(authority, walk, asking, judging.JudgeAsync, store.FindingBefore(begun.Id, authority.Code), token).ConfigureAwait(false);
            store.AddFinding(begun.Id, found);
            state.End(authority, found, found.Requests);
            return found;
        }, cancellation).ConfigureAwait(false))
        {
            findings.Add(finding);
        }

        var changes = new List<FoundChange>();
        foreach (var finding in findings)
        {
            var before = store.FindingBefore(begun.Id, finding.Authority);
            changes.AddRange(before is null ? [] : await ChangesAsync(before, finding, h => store.GatheredBytes(h, archive), judging, cancellation).ConfigureAwait(false));
            TakeIn(review, store, finding, before, h => store.GatheredBytes(h, archive));
        }

        // Only when its reports are there has it ended: cut off before, the next gather writes them.
        var result = new GatherResult(Jointly(findings, design.Population), changes);
        var reports = Path.Combine(review, GatherReports);
        WholeFile.Write(Path.Combine(reports, "found.csv"), s => FindingCsv.WriteFindings(result.Findings, design.Population, s));
        WholeFile.Write(Path.Combine(reports, "changes.csv"), s => FindingCsv.WriteChanges(result.Changes, s));
        if (findings.TrueForAll(f => f.Outcome != Outcome.Unfinished))
        {
            store.EndGathering(begun.Id);
        }

        return result;
    }

    /// <summary>The same findings, with an in-date publication that speaks for several given to each of them, wherever it was found.</summary>
    private static List<Finding> Jointly(IReadOnlyList<Finding> findings, Population population)
    {
        var names = population.Authorities.ToDictionary(a => a.Code, a => a.Name, StringComparer.Ordinal);
        return [.. findings.Select(f => f.Outcome != Outcome.InDate && findings.FirstOrDefault(o => o.Publications.Any(p => p.Standing == Standing.InDate && p.Authorities.Contains(f.Authority))) is { } other
            ? f with
            {
                Outcome = Outcome.InDate, Reason = $"It speaks for this authority too and was found for {names[other.Authority]}.",
                Publications = [.. other.Publications.Where(p => p.Standing == Standing.InDate && p.Authorities.Contains(f.Authority)), .. f.Publications],
            } : f)];
    }

    /// <summary>Goes the ways of the last gathering once more by what sites answered then, without a network, and changes nothing.</summary>
    /// <param name="design">What the review is made from.</param>
    /// <param name="store">What it remembers.</param>
    /// <param name="extractor">Reads what comes.</param>
    /// <param name="answers">Answers as the sites did.</param>
    /// <param name="archive">Gives the body that a record of the archive holds, or null.</param>
    /// <param name="jobs">How many authorities at a time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What is found now, and codes of the authorities for which that is not what was found then.</returns>
    /// <exception cref="StoreException">Nothing was gathered yet.</exception>
    public static async Task<(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Different)> ReplayAsync(
        ReviewDesign design, ReviewStore store, Extractor extractor, IFetcher answers, Func<string, ReadOnlyMemory<byte>>? archive, int jobs, CancellationToken cancellation)
    {
        var last = store.LastGathering() ?? throw new StoreException("Nothing was gathered yet, so there is nothing to replay: run 'synthesis gather' first.");
        var (walk, judging) = (WalkDesignOf(design), new Judging(design, extractor));
        var (findings, different) = (new List<Finding>(), new List<string>());
        var asking = new RememberingFetcher(answers, new Forgetful(store.Frontier(last.Id, archive)));
        var authorities = design.Population.Authorities.Where(a => last.Authorities.Contains(a.Code) && store.FindingOf(last.Id, a.Code) is not null);
        await foreach (var found in Ordered.SelectAsync(authorities, jobs, (a, token) => Walk.OfAsync(a, walk, asking, judging.JudgeAsync, store.FindingBefore(last.Id, a.Code), token), cancellation).ConfigureAwait(false))
        {
            findings.Add(found);
            if (JsonSerializer.Serialize(found) != JsonSerializer.Serialize(store.FindingOf(last.Id, found.Authority)))
            {
                different.Add(found.Authority);
            }
        }

        return (findings, different);
    }

    /// <summary>Knows what earlier gatherings were answered, and nothing of this one.</summary>
    private sealed class Forgetful(IFrontier whole) : IFrontier
    {
        public Exchange? Known(string question) => null;

        public Exchange? Before(string question) => whole.Before(question);

        public void Keep(string question, Exchange exchange)
        {
        }
    }

    private static WalkDesign WalkDesignOf(ReviewDesign design)
    {
        var codebook = design.Codebooks[0];
        var period = codebook.Screening?.Period ?? throw new CodebookException(codebook.Folder, 0, "the codebook has no screen.yml, so what is found cannot be told apart: write one, or name a codebook that has one first");
        DateOnly? Ends(string title) => PeriodExpression.In(title, period.YearStartMonth, period.YearStartDay, period.LongestYears).Max(e => e.End);
        return new WalkDesign(GatherReader.Read(codebook.Folder), design.Settings.SearchTerms, design.Settings.AsAt, Ends);
    }

    /// <summary>Puts what was found for an authority into files of the review, whose names are made from its code and the hash of its bytes.</summary>
    private static void TakeIn(string review, ReviewStore store, Finding finding, Finding? before, Func<string, ReadOnlyMemory<byte>> bytes)
    {
        var known = store.Origins().Where(o => o.Authority == finding.Authority && o.Route == Route.Site).ToList();
        foreach (var found in finding.Publications)
        {
            var earlier = before?.Publications.FirstOrDefault(p => p.Hashes.SequenceEqual(found.Hashes))
                ?? before?.Publications.FirstOrDefault(p => p.End == found.End && p.Pages.Concat(p.Also).Intersect(found.Pages.Concat(found.Also)).Any());
            var name = known.FirstOrDefault(o => found.Hashes.Contains(o.Sha256) || earlier is not null && earlier.Hashes.Contains(o.Sha256))?.Publication
                ?? $"{Origin.Folder}/{Coding.ShortName(finding.Authority)}/{found.Hashes[0][..12]}";
            var origins = found.Hashes.Select((hash, i) => new Origin(
                found.Hashes.Count == 1 ? name + found.Extension : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}/{i + 1:D2}{found.Extension}"),
                name, finding.Authority, Route.Site, found.Pages[i].AbsoluteUri, [.. found.Also.Select(a => a.AbsoluteUri)], found.Title, [.. found.Way.Select(s => $"{s.How}: {s.Address.AbsoluteUri}")], hash, found.Records[i])).ToList();
            foreach (var stale in known.Where(o => o.Publication == name && origins.All(n => n.Path != o.Path)))
            {
                File.Delete(Path.Combine(review, stale.Path));
            }

            foreach (var origin in origins)
            {
                WholeFile.Write(Path.Combine(review, origin.Path), s => s.Write(bytes(origin.Sha256).Span));
            }

            store.SetOrigins(origins);
        }
    }

    /// <summary>Counts for the terminal what walks do at once.</summary>
    private sealed class GatherState(int total, IProgress<GatherProgress>? progress)
    {
        private readonly Lock counting = new();
        private readonly List<string> flying = [];
        private int done, found, requests;

        internal void Begin(Authority authority)
        {
            lock (counting)
            {
                flying.Add(authority.Code);
                Tell();
            }
        }

        internal void End(Authority authority, Finding finding, int seen)
        {
            lock (counting)
            {
                flying.Remove(authority.Code);
                (done, requests, found) = (done + 1, requests + seen, found + (finding.Outcome == Outcome.InDate ? 1 : 0));
                Tell();
            }
        }

        private void Tell() => progress?.Report(new GatherProgress(done, total, found, [.. flying], requests));
    }

    /// <summary>Reads and screens what comes, some at a time.</summary>
    private sealed class Judging(ReviewDesign design, Extractor extractor)
    {
        private readonly Screener screener = new(design.Codebooks[0].Screening!, design.Population, design.Settings.AsAt);

        internal async Task<Judgement> JudgeAsync(IReadOnlyList<WebCopy> copies, CancellationToken cancellation)
        {
            var documents = new List<Document>();
            foreach (var copy in copies)
            {
                documents.Add(await extractor.ReadAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{documents.Count + 1:D2}"), copy.Body, cancellation).ConfigureAwait(false));
            }

            var joined = (documents.Count == 1 ? new Publication(documents[0].Path, documents, []) : Publication.OfOne(documents)).Joined();
            var screening = screener.Screen(joined);
            return new Judgement(
                screening.IsDraft ? Standing.Other : screening.Status switch { Currency.Current => Standing.InDate, Currency.Expired => Standing.Ended, Currency.Undated => Standing.Undated, _ => Standing.Other },
                joined.Failed ? joined.Issues[0].Message : screening.IsDraft ? $"{screening.Kind}, a draft" : screening.Kind, screening.Title, screening.Authorities, screening.Period.Start, screening.Period.End,
                documents[0].MediaType == MediaTypes.Html, MediaTypes.Ending(documents[0].MediaType), joined.Text);
        }
    }
}
