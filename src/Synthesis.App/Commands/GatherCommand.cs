using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Spectre.Console;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Gather.Find;
using Synthesis.Gather.Warc;
using Synthesis.Gather.Web;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis gather</c>: finds the strategies of a review's authorities on their sites.</summary>
internal static class GatherCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder. Its review.yml names the search terms and a contact, which sites are told." };
        var only = new Option<string[]>("--authority") { Description = "Look for this authority only (its gss_code); may be given several times. Left out: all that are on the list as at the review's date.", HelpName = "CODE" };
        var resolve = new Option<string[]>("--resolve") { Description = "Look for a host at another address, which may then be any: a practice web on this machine, say. HOST may be *.", HelpName = "HOST:PORT:ADDRESS" };
        var trust = new Option<string?>("--trust-ca") { Description = "A file with certificates, in PEM, of authorities to be trusted beside those of this machine.", HelpName = "FILE" };
        var replay = new Option<bool>("--replay") { Description = "Go the ways of the last gathering once more by its archive, without a network, and say where something else is found. Nothing is changed." };
        var sent = new Option<string?>("--from-folder") { Description = "Take in what authorities sent: each file of the folder. One whose name, or whose folder's, begins with an authority's code is taken as sent by it.", HelpName = "FOLDER" };
        var delay = new Option<double>("--delay") { Description = "Seconds between two requests to one host; a site's own crawl-delay counts where it is longer.", DefaultValueFactory = _ => 1, HelpName = "SECONDS" };
        delay.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && (!double.TryParse(r.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var s) || s is < 0 or > 3600))
            {
                r.AddError($"--delay is a number of seconds from 0 to 3600, not '{r.Tokens[0].Value}'.");
            }
        });
        var jobs = new Option<int>("--jobs") { Description = "How many authorities are looked for at a time, each host for itself politely. What is found does not depend on it.", DefaultValueFactory = _ => 32, HelpName = "N" };
        jobs.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && (!int.TryParse(r.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 1 or > 500))
            {
                r.AddError($"--jobs is a whole number from 1 to 500, not '{r.Tokens[0].Value}'.");
            }
        });
        var command = new Command("gather", "Find the published strategies of a review's authorities: by sitemap, search and links, asking each site one thing at a time and only what its robots.txt allows. "
            + "Stopped anywhere, the next gather goes on from there; after one that came to its end, the next asks what may have changed and says what did. 'run' then reads what was found.")
        { folder, only, resolve, trust, replay, sent, delay, jobs };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            using var extractor = await Extractor.CreateAsync(new ReadingLimits(), cancellation);
            if (parsed.GetValue(sent) is { } received)
            {
                return await TakeInAsync(review, extractor, received, cancellation);
            }

            var settings = Settings(review, parsed.GetValue(resolve) ?? [], parsed.GetValue(trust)) with { Delay = TimeSpan.FromSeconds(parsed.GetValue(delay)) };
            using var archive = WarcArchive.Open(ArchiveOf(review), settings.UserAgent, TimeProvider.System);
            return parsed.GetValue(replay) ? await ReplayAsync(review, extractor, settings, archive, parsed.GetValue(jobs), cancellation)
                : await GatherAsync(review, extractor, settings, archive, parsed.GetValue(only) ?? [], parsed.GetValue(jobs), cancellation);
        });
        return command;
    }

    /// <summary>Gathers for a whole review, as the command does.</summary>
    /// <param name="folder">The review's folder.</param>
    /// <param name="resolve">Hosts to be looked for elsewhere.</param>
    /// <param name="trust">A file with further authorities to be trusted.</param>
    /// <param name="delay">Time between two requests to a host.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static async Task<int> GatherAsync(string folder, IReadOnlyList<string> resolve, string trust, TimeSpan delay, CancellationToken cancellation)
    {
        using var review = OpenReview.At(folder);
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), cancellation);
        var settings = Settings(review, resolve, trust) with { Delay = delay };
        using var archive = WarcArchive.Open(ArchiveOf(review), settings.UserAgent, TimeProvider.System);
        return await GatherAsync(review, extractor, settings, archive, [], 32, cancellation);
    }

    private static string ArchiveOf(OpenReview review) => Path.Combine(review.Folder, "archive", "web");

    private static FetchSettings Settings(OpenReview review, IReadOnlyList<string> resolve, string? trust)
    {
        try
        {
            var contact = review.Design.Settings.Contact
                ?? throw new UsageException($"'{Path.Combine(review.Folder, "review.yml")}' names nobody to answer to, and sites are told who asks them: write 'contact: review@example.org' in it.");
            var trusted = new X509Certificate2Collection();
            if (trust is not null)
            {
                trusted.ImportFromPemFile(trust);
            }

            return new FetchSettings(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(review.Folder))), contact) { Resolve = ResolveMap.Parse(resolve), Trusted = [.. trusted], Seed = review.Design.Settings.Seed };
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }
        catch (CryptographicException e)
        {
            throw new UsageException($"'{trust}' holds no certificate that can be read ({e.Message}): name a file in PEM.");
        }
    }

    private static async Task<int> GatherAsync(OpenReview review, Extractor extractor, FetchSettings settings, WarcArchive archive, IReadOnlyList<string> only, int jobs, CancellationToken cancellation)
    {
        // What was answered just before a stop may stand in the archive and not in the store yet: it is not asked again.
        var open = review.Store.LastGathering() is { HasEnded: false } unended ? unended : null;
        using var sites = new WebFetcher(settings, archive, TimeProvider.System, Network.Real, open?.At);
        var fetcher = open is not null ? new ReplayFetcher(archive, settings.Limits, open.At, sites) : (IFetcher)sites;
        var result = await WithProgressAsync(p => Pipeline.GatherAsync(review.Folder, review.Design, review.Store, extractor, fetcher, archive.Body, only, jobs, p, cancellation));
        Show(review, result.Findings);
        foreach (var change in result.Changes.Where(c => c.What != "unchanged"))
        {
            Console.WriteLine($"{change.What}\t{change.Authority}\t{change.Title}\t{change.Address}{(change.From is null ? "" : $" (was {change.From})")}");
        }

        Console.WriteLine($"\nEach publication, how it was found and why there is none: {Path.Combine(review.Folder, Pipeline.GatherReports, "found.csv")}\nThe next step: synthesis run {review.Folder}");
        return result.Findings.Any(f => f.Outcome is Outcome.Unreachable or Outcome.Unfinished) ? Program.NotAll : Program.Done;
    }

    private static async Task<int> ReplayAsync(OpenReview review, Extractor extractor, FetchSettings settings, WarcArchive archive, int jobs, CancellationToken cancellation)
    {
        var since = review.Store.LastGathering()?.At;
        var (findings, different) = await Pipeline.ReplayAsync(review.Design, review.Store, extractor, new ReplayFetcher(archive, settings.Limits, since), archive.Body, jobs, cancellation);
        Show(review, findings);
        foreach (var code in different)
        {
            await Console.Error.WriteLineAsync($"synthesis: {code}: the archive gives something else than was found; its rules, its codebook or the program have changed since, or the archive is not whole.");
        }

        return different.Count == 0 ? Program.Done : Program.NotAll;
    }

    private static async Task<int> TakeInAsync(OpenReview review, Extractor extractor, string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"There is no folder '{folder}': name one that holds what authorities sent.");
        }

        var whole = true;
        foreach (var (file, taken, issue) in await Pipeline.TakeInMailAsync(review.Folder, review.Design, review.Store, extractor, folder, cancellation))
        {
            Console.WriteLine($"{file}\t{taken?.Authority ?? "-"}\t{taken?.Path ?? "not taken"}");
            whole &= issue is null || !Output.NameErrors(file, [issue]);
        }

        return whole ? Program.Done : Program.NotAll;
    }

    private static void Show(OpenReview review, IReadOnlyList<Finding> findings)
    {
        var names = review.Design.Population.Authorities.ToDictionary(a => a.Code, a => a.Name);
        foreach (var f in findings)
        {
            var best = f.Publications.Count > 0 ? f.Publications[0] : null;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{f.Authority}\t{names[f.Authority]}\t{FindingCsv.Name(f.Outcome)}\t{f.Requests} requests\t{(best is null ? f.Reason : $"{best.Title} {best.Pages[0]}")}"));
        }

        Console.WriteLine($"\n{findings.Count(f => f.Outcome == Outcome.InDate)} of {findings.Count} authorities have one that is in date.");
    }

    /// <summary>Shows how far it has come where standard error is a terminal: done, found, in flight, requests a second, and what has been going on longest.</summary>
    private static async Task<T> WithProgressAsync<T>(Func<IProgress<GatherProgress>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var begun = TimeProvider.System.GetTimestamp();
        return await console.Status().StartAsync("asking", context => work(new Relay(p =>
            context.Status(Markup.Escape(string.Create(CultureInfo.InvariantCulture,
                $"{p.Done} of {p.Total} authorities done, {p.Found} found, {p.InFlight.Count} in flight, {p.Requests / Math.Max(1, TimeProvider.System.GetElapsedTime(begun).TotalSeconds):0.0} requests a second; longest: {string.Join(" ", p.InFlight.Take(3))}"))))));
    }

    private sealed class Relay(Action<GatherProgress> show) : IProgress<GatherProgress>
    {
        public void Report(GatherProgress value) => show(value);
    }
}
