using System.Diagnostics;
using System.Globalization;
using Synthesis.Audit;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;

namespace Synthesis.Benchmarks;

/// <summary>
/// Scores the audit on drafts with planted faults: <c>clean/</c> and <c>faulty/</c> hold the same drafts without and with them, <c>truth.csv</c> one fault a row. A finding
/// that both drafts have counts neither way; one that only the faulty draft has finds a fault, follows from one, or is a false alarm. It finds a fault where it is of the matching
/// rule and names the fault's code, stands at its place or, where it has none, gives its words; it follows from one where the rules below allow it and it stands on words that differ
/// between the two drafts, or the words on which the clean draft's answer stood are gone. What is said of clean drafts is counted beside it, to be read by a person.
/// </summary>
internal static class PlantedFaults
{
    private static readonly DateOnly AsAt = new(2026, 11, 22);

    private sealed record Fault(string Id, string Draft, string Kind, string[] Codes, string Where, string What);

    private sealed record Audited(Document Document, AuditOfDraft Audit);

    /// <summary>Rules by which a kind of fault is found; <c>code</c> asks for one of the fault's codes too.</summary>
    private static readonly Dictionary<string, string[]> Rules = new(StringComparer.Ordinal)
    {
        ["code-removed"] = ["code"], ["code-thinned"] = ["code"],
        ["period-title-removed"] = ["currency/not-on-cover", "currency/no-period"], ["period-expired"] = ["currency/expired"],
        ["period-contradicted"] = ["currency/conflict", "currency/length", "currency/ends-before-start"],
        ["review-date-missing"] = ["currency/no-review"], ["review-before-start"] = ["currency/review-before-start", "currency/review-past"], ["owner-removed"] = ["currency/no-owner"],
        ["figure-undated"] = ["currency/undated-figure"], ["data-older"] = ["currency/old-figure", "currency/old-data"],
        ["total-wrong"] = ["table/sum", "table/difference"], ["percentage-wrong"] = ["table/percentage"],
        ["text-against-table"] = ["table/difference", "contradiction/number", "contradiction/demand", "contradiction/price", "contradiction/spending", "contradiction/direction", "contradiction/two-values"],
        ["number-two-ways"] = ["table/difference", "contradiction/number"],
        ["forecast-no-horizon"] = ["forecast/horizon", "forecast/none"], ["forecast-no-method"] = ["forecast/method", "forecast/history", "forecast/none", "code forecasting.method-clear"],
        ["forecast-no-interval"] = ["forecast/interval", "forecast/none"], ["forecast-no-scenario"] = ["forecast/scenario", "forecast/none"],
        ["abbreviation-undefined"] = ["language/abbreviation"], ["heading-skipped"] = ["access/heading-order"], ["table-no-header"] = ["access/table-without-header"],
        ["image-no-alt"] = ["access/picture-without-words"], ["link-malformed"] = ["access/link-leads-nowhere"], ["hard-to-read"] = ["language/reading-age", "language/long-sentence", "language/passive"],
    };

    /// <summary>Kinds whose finding may be about the whole draft, and needs no place.</summary>
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "code-removed", "code-thinned", "period-title-removed", "period-expired", "period-contradicted", "review-date-missing", "review-before-start", "owner-removed",
        "forecast-no-horizon", "forecast-no-method", "forecast-no-interval", "forecast-no-scenario", "image-no-alt",
    };

    /// <summary>Kinds of faults, and parts of the audit whose further findings follow from them.</summary>
    private static readonly (string Fault, string Rule)[] Follows =
    [
        ("forecast", "forecast/"), ("forecast", "code"), ("code", "forecast/"), ("period", "currency/"), ("code", "code"), ("figure-undated", "code"), ("code", "currency/"), ("review", "currency/review"),
        ("code", "table/difference"), ("period", "code"), ("data-older", "currency/"), ("number-two-ways", "contradiction/"), ("number-two-ways", "table/"), ("total-wrong", "table/"), ("percentage-wrong", "table/"),
        ("text-against-table", "table/"), ("text-against-table", "contradiction/"), ("text-against-table", "code"), ("hard-to-read", "language/"), ("hard-to-read", "code"), ("figure-undated", "currency/"), ("percentage-wrong", "contradiction/"), ("total-wrong", "contradiction/"),
    ];

    /// <summary>Rules whose findings say that something is wrong, so that on a clean draft each should be true of the sample that it was made from.</summary>
    private static readonly string[] Wrongs = ["contradiction/", "table/", "currency/old", "currency/conflict", "currency/length", "currency/ends-before", "currency/review-", "currency/no-owner", "currency/no-review", "currency/no-period", "currency/expired"];

    internal static async Task RunAsync(string root, string folder, bool all)
    {
        var faults = Read(Path.Combine(folder, "truth.csv"));
        var book = CodebookReader.Read(Path.Combine(root, "codebooks/sufficiency-2022"));
        var population = Population.Read(Path.Combine(root, "corpus/sample/authorities.csv"));
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        var clock = Stopwatch.StartNew();
        async Task<Audited> Audit(string path)
        {
            var document = await extractor.ReadAsync(SourceFolder.List([path])[0], CancellationToken.None);
            return new Audited(document, Pipeline.AuditDraft(document, await File.ReadAllBytesAsync(path), [book], population, AsAt, 2, null, CancellationToken.None));
        }

        var found = new List<Fault>();
        var (alarms, follow, drafts) = (0, 0, 0);
        var (ofClean, seen) = (new List<AuditFinding>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var draft in faults.GroupBy(f => f.Draft))
        {
            drafts += 2;
            var (clean, faulty) = (await Audit(Path.Combine(folder, "clean", draft.Key)), await Audit(Path.Combine(folder, "faulty", draft.Key)));
            foreach (var finding in clean.Audit.Findings.Where(f => f.Severity > Severity.Info && Wrongs.Any(w => f.Rule.StartsWith(w, StringComparison.Ordinal)) && seen.Add($"{draft.Key.Split('-')[0]} {f.Id}")))
            {
                ofClean.Add(finding);
                Console.WriteLine($"CLEAN {draft.Key} {Shown(finding)}");
            }

            var changes = Changes.Between(clean, faulty);
            var before = clean.Audit.Findings.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
            var fresh = faulty.Audit.Findings.Where(f => !before.Contains(f.Id)).ToList();
            var changed = fresh.Where(f => f.Place is not null && clean.Audit.Findings.Any(c => c.Rule == f.Rule && c.Place is not null && Alike(c.Place.Quote, f.Place.Quote))).ToHashSet();
            var used = new HashSet<AuditFinding>();
            foreach (var fault in draft)
            {
                if (fresh.FirstOrDefault(f => !used.Contains(f) && Finds(f, fault, faulty.Document)) is { } finding)
                {
                    found.Add(fault);
                    used.Add(finding);
                }
                else
                {
                    Console.WriteLine($"MISSED {fault.Id} {fault.Draft} {fault.Kind} {string.Join(' ', fault.Codes)} at '{fault.Where}'");
                }
            }

            foreach (var finding in fresh.Except(used))
            {
                var consequence = draft.Any(f => Follows.Any(c => f.Kind.StartsWith(c.Fault, StringComparison.Ordinal) && finding.Rule.StartsWith(c.Rule, StringComparison.Ordinal)) && changes.Bear(finding, f))
                    || changed.Contains(finding) || draft.Any(f => Finds(finding, f, faulty.Document));
                follow += consequence ? 1 : 0;
                alarms += consequence ? 0 : 1;
                if (!consequence || all)
                {
                    Console.WriteLine($"{(consequence ? "FOLLOWS" : "ALARM")} {draft.Key} {Shown(finding)}");
                }
            }
        }

        foreach (var kind in faults.GroupBy(f => f.Kind).OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key,-24}{kind.Count(found.Contains),4} of {kind.Count()}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"found {found.Count} of {faults.Count} ({100.0 * found.Count / faults.Count:0.0}%); {alarms} false alarms, {(found.Count == 0 ? 0 : 10.0 * alarms / found.Count):0.00} for ten found; {follow} follow from faults; {clock.Elapsed.TotalSeconds / drafts:0.00} s a draft"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"on {drafts / 2} clean drafts {ofClean.Count} different findings that say something is wrong, {2.0 * ofClean.Count / drafts:0.00} a draft: {string.Join(", ", ofClean.CountBy(f => f.Rule).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Value} {r.Key}"))}"));
    }

    private static string Shown(AuditFinding finding) =>
        $"{finding.Rule} {finding.Code} {finding.Message} | {finding.Place?.Quote.ReplaceLineEndings(" ")} | against {(finding.Against.Count > 0 ? finding.Against[0] : null)?.Quote.ReplaceLineEndings(" ")}";

    /// <summary>What differs between the clean and the faulty copy of a draft.</summary>
    /// <param name="New">Passages, bare, that only the faulty copy has.</param>
    /// <param name="Lost">Codes, as findings name them, on whose passages in the clean copy words are gone.</param>
    /// <param name="Faulty">The faulty copy.</param>
    private sealed record Changes(IReadOnlySet<string> New, IReadOnlySet<string> Lost, Document Faulty)
    {
        internal static Changes Between(Audited clean, Audited faulty)
        {
            var (was, now) = (PassagesOf(clean.Document), PassagesOf(faulty.Document));
            return new Changes(now.Except(was).ToHashSet(StringComparer.Ordinal), clean.Audit.Codes.Where(c => c.Quotes.Any(q => !now.Contains(Bare(q.Quote)))).Select(c => $"{c.Codebook}:{c.Code}").ToHashSet(StringComparer.Ordinal), faulty.Document);
        }

        /// <summary>Whether a finding stands on what a fault changed: its code lost passages, its words or their section are new, or it is about the whole draft.</summary>
        internal bool Bear(AuditFinding finding, Fault fault) =>
            (finding.Kind == "currency" && fault.Kind.StartsWith("period", StringComparison.Ordinal)) || finding.Code is { } code && (Lost.Contains(code) || fault.Codes.Any(c => code.EndsWith(":" + c, StringComparison.Ordinal)))
            || (finding.Place is { } place ? finding.Against.Append(place).Any(p => New.Contains(Bare(p.Quote)) || Near(p, fault.Where, Faulty)) : finding.Kind is "currency" or "forecast" or "language" || Gives(finding, fault));

        private static HashSet<string> PassagesOf(Document document) => Tag.Passage.Of(document).Select(p => Bare(p.Text)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a finding without a place gives the words of a fault, or a number or an abbreviation of them.</summary>
    private static bool Gives(AuditFinding finding, Fault fault) => Bare(finding.Message + finding.About).Contains(Bare(fault.Where), StringComparison.Ordinal) || (finding.Message.Split('\'') is [_, { Length: > 8 } named, ..] && Bare(fault.Where).Contains(Bare(named), StringComparison.Ordinal)) || Tokens(finding.Message + " " + finding.About).Overlaps(Tokens(fault.Where + " " + fault.What));

    private static HashSet<string> Tokens(string text) => text.Split(text.Where(c => !char.IsLetterOrDigit(c) && c != ',').Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim(','))
        .Where(w => w.Length > 1 && (w.Any(char.IsAsciiDigit) || w.All(char.IsUpper))).ToHashSet(StringComparer.Ordinal);

    private static bool Finds(AuditFinding finding, Fault fault, Document document)
    {
        var rule = Rules[fault.Kind].Any(r => r == "code" ? finding.Kind == "code" && fault.Codes.Any(c => finding.Code?.EndsWith(":" + c, StringComparison.Ordinal) == true)
            : r.StartsWith("code ", StringComparison.Ordinal) ? finding.Kind == "code" && finding.Code?.EndsWith(":" + r[5..], StringComparison.Ordinal) == true : finding.Rule == r);
        return rule && (Whole.Contains(fault.Kind) || (finding.Place is null && Gives(finding, fault)) || (finding.Place is { } && finding.Against.Append(finding.Place!).Any(p => Near(p, fault.Where, document))));
    }

    /// <summary>Whether a place overlaps the words of a fault, or stands in the same block or section.</summary>
    private static bool Near(Place place, string where, Document document)
    {
        var wanted = Bare(where);
        if (wanted.Length == 0 || Bare(place.Quote).Length == 0)
        {
            return false;
        }

        if (Bare(place.Quote).Contains(wanted, StringComparison.Ordinal) || wanted.Contains(Bare(place.Quote), StringComparison.Ordinal))
        {
            return true;
        }

        var (section, sections) = (0, new List<int>());
        foreach (var block in document.Blocks)
        {
            section += block.Kind == BlockKind.Heading ? 1 : 0;
            sections.Add(section);
        }

        return Enumerable.Range(0, document.Blocks.Count).Any(i => sections[i] == sections[place.Block] && Bare(document.Blocks[i].Text).Contains(wanted, StringComparison.Ordinal));
    }

    /// <summary>Whether two quotes are the same sentence, a few words of it changed.</summary>
    private static bool Alike(string a, string b)
    {
        var (one, other) = (a.Split(' ').ToHashSet(StringComparer.Ordinal), b.Split(' ').ToHashSet(StringComparer.Ordinal));
        return one.Count > 8 && one.Intersect(other).Count() >= 0.8 * Math.Max(one.Count, other.Count);
    }

    private static string Bare(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static List<Fault> Read(string path)
    {
        var rows = SeparatedValues.Read(File.ReadAllText(path)).Where(r => r.Cells.Any(c => c.Length > 0)).ToList();
        var at = rows[0].Cells.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);
        return [.. rows.Skip(1).Select(r => new Fault(r.Cells[at["id"]], r.Cells[at["draft"]], r.Cells[at["kind"]], r.Cells[at["code"]].Split(' ', StringSplitOptions.RemoveEmptyEntries), r.Cells[at["where"]], r.Cells[at["what"]]))];
    }
}
