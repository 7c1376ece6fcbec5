using System.Globalization;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Gather.Find;
using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis;

/// <summary>Authorities that are to be written to in one letter, because they share a strategy, a trust or a mailbox.</summary>
/// <param name="Authorities">The authorities, in the order of the population.</param>
/// <param name="Outcome">What came of looking for theirs.</param>
/// <param name="Found">What was found and is undated or out of date, or null.</param>
/// <param name="Mailbox">Where to write, or null where no address was found.</param>
/// <param name="Last">The last line of the contact log for one of them, or null.</param>
public sealed record Correspondent(IReadOnlyList<Authority> Authorities, Outcome Outcome, FoundPublication? Found, Mailbox? Mailbox, ContactEvent? Last)
{
    /// <summary>Whether a letter is still to be written: nothing in the log says that one went out, or that it is settled.</summary>
    public bool IsOpen => Last is null or { What: "no-address" or "written" or "bounced" };
}

public static partial class Pipeline
{
    /// <summary>The name of the letter's template, in the review's folder or else the codebook's.</summary>
    public const string LetterFile = "letter.txt";

    /// <summary>The authorities for which no in-date publication was found, those that are to get one letter together.</summary>
    public static IReadOnlyList<Correspondent> Correspondents(ReviewDesign design, ReviewStore store)
    {
        var findings = store.Findings();
        var reached = findings.SelectMany(f => f.Publications).Where(p => p.Standing == Standing.InDate).SelectMany(p => p.Authorities).ToHashSet(StringComparer.Ordinal);
        var log = store.Contacts();
        var lacking = findings.Where(f => f.Outcome != Outcome.InDate && !reached.Contains(f.Authority)).ToDictionary(f => f.Authority, f => f, StringComparer.Ordinal);
        var authorities = design.Population.AsAt(design.Settings.AsAt).Where(a => lacking.ContainsKey(a.Code)).ToList();
        var groups = new List<List<Authority>>();
        foreach (var authority in authorities)
        {
            var keys = Ties(authority, lacking[authority.Code]);
            var joined = groups.FirstOrDefault(g => g.Any(o => Ties(o, lacking[o.Code]).Overlaps(keys)));
            if (joined is null)
            {
                groups.Add([authority]);
            }
            else
            {
                joined.Add(authority);
            }
        }

        return [.. groups.Select(g =>
        {
            var own = g.ConvertAll(a => lacking[a.Code]);
            return new Correspondent(g, own.Min(f => f.Outcome), own.SelectMany(f => f.Publications).FirstOrDefault(p => p.Standing is Standing.Undated or Standing.Ended),
                own.SelectMany(f => f.Mailboxes).FirstOrDefault(), log.LastOrDefault(e => g.Exists(a => a.Code == e.Authority)));
        })];
    }

    /// <summary>Writes a letter for each correspondent that is still to be written to, as an <c>.eml</c> file in the review's folder <c>letters</c>, and a line of the log.</summary>
    /// <returns>The files.</returns>
    public static IReadOnlyList<string> WriteLetters(string review, ReviewDesign design, ReviewStore store, TimeProvider clock)
    {
        var own = Path.Combine(review, LetterFile);
        if (!File.Exists(own))
        {
            var given = Path.Combine(design.Codebooks[0].Folder, LetterFile);
            var text = File.Exists(given) ? File.ReadAllBytes(given) : throw new StoreException($"There is no template of a letter: write '{own}', its first line 'Subject: …'.");
            WholeFile.Write(own, s => s.Write(text));
        }

        var from = design.Settings.Contact ?? throw new StoreException($"'{Path.Combine(review, ReviewSettings.FileName)}' names nobody to answer to: write 'contact: review@example.org' in it.");
        var template = File.ReadAllText(own);
        var files = new List<string>();
        foreach (var correspondent in Correspondents(design, store).Where(c => c.IsOpen))
        {
            var codes = correspondent.Authorities.Select(a => a.Code).ToList();
            var what = new ContactEvent(codes[0], correspondent.Mailbox is null ? "no-address" : "written", ReviewStore.Machine, correspondent.Mailbox?.Address ?? "");
            if (correspondent.Mailbox is { } mailbox)
            {
                var file = Path.Combine(review, "letters", string.Join('-', codes.Select(Coding.ShortName)) + ".eml");
                var letter = Letter.Of(template, correspondent.Outcome switch { Outcome.Undated => "undated", Outcome.Ended => "ended", _ => "none" }, new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["authorities"] = string.Join(" and ", correspondent.Authorities.Select(a => a.OfficialName)), ["question"] = design.Settings.Question,
                    ["as-at"] = design.Settings.AsAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), ["contact"] = from, ["title"] = correspondent.Found?.Title ?? "",
                    ["address"] = correspondent.Found?.Pages[0].AbsoluteUri ?? "", ["end"] = correspondent.Found?.End?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "",
                });
                WholeFile.Write(file, s => s.Write(letter.ToMail(from, mailbox.Address, clock.GetUtcNow(), HashOf([.. codes, letter.Body]))));
                files.Add(file);
            }

            var last = store.Contacts();
            store.AddContacts(codes.Select(c => what with { Authority = c }).Where(e => last.LastOrDefault(l => l.Authority == e.Authority) is not { } known || (known.What, known.Note) != (e.What, e.Note)));
        }

        return files;
    }

    /// <summary>Takes in what authorities sent: every file of a folder becomes a source of the review that came by e-mail.</summary>
    /// <param name="review">The review's folder.</param>
    /// <param name="design">What it is made from.</param>
    /// <param name="store">What it remembers.</param>
    /// <param name="extractor">Reads the files.</param>
    /// <param name="folder">The folder. A file or folder in it whose name begins with an authority's code came from that one; of others the text says whose they are.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Each file with where it went, or why it was not taken.</returns>
    public static async Task<IReadOnlyList<(string File, Origin? Taken, Issue? Issue)>> TakeInMailAsync(
        string review, ReviewDesign design, ReviewStore store, Extractor extractor, string folder, CancellationToken cancellation)
    {
        var judging = new Judging(design, extractor);
        var population = design.Population.AsAt(design.Settings.AsAt);
        var results = new List<(string, Origin?, Issue?)>();
        foreach (var source in SourceFolder.List([folder]))
        {
            var document = await extractor.ReadAsync(source, cancellation).ConfigureAwait(false);
            if (document.Failed)
            {
                results.Add((source.Path, null, document.Issues.First(i => i.Severity == Severity.Error)));
                continue;
            }

            var bytes = await File.ReadAllBytesAsync(source.FullPath, cancellation).ConfigureAwait(false);
            var judged = await judging.JudgeAsync([new WebCopy(new Uri("file:///sent"), bytes)], cancellation).ConfigureAwait(false);
            var named = Path.GetRelativePath(folder, source.FullPath).Split('/', '\\');
            var code = population.FirstOrDefault(a => named.Any(n => n.StartsWith(a.Code, StringComparison.OrdinalIgnoreCase)))?.Code;
            var name = $"{Origin.Folder}/sent/{document.Sha256![..12]}";
            var origin = new Origin(name + judged.Extension, name, code ?? (judged.Authorities.Count == 1 ? judged.Authorities[0] : null), Route.Mail, named[^1], [], document.Title, ["sent by e-mail"], document.Sha256, null);
            WholeFile.Write(Path.Combine(review, origin.Path), s => s.Write(bytes));
            store.SetOrigins([origin]);
            var log = store.Contacts();
            store.AddContacts((code is null ? judged.Authorities : [code]).Select(a => new ContactEvent(a, "received", ReviewStore.Machine, origin.Path)).Where(e => !log.Any(l => l.Authority == e.Authority && l.What == e.What && l.Note == e.Note)));
            results.Add((source.Path, origin, null));
        }

        return results;
    }

    /// <summary>What ties an authority to others in one letter: a publication of several, a trust, a mailbox.</summary>
    private static HashSet<string> Ties(Authority authority, Finding finding) =>
        [.. finding.Publications.Where(p => p.Authorities.Count > 1).Select(p => "joint " + string.Join('|', p.Authorities)),
            .. authority.TrustWebsite is { } trust ? ["trust " + trust] : (string[])[], .. finding.Mailboxes.Take(1).Select(m => "mail " + m.Address)];
}
