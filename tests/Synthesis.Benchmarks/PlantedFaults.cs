using System.Diagnostics;
using System.Globalization;
using Synthesis.Audit;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;

namespace Synthesis.Benchmarks;

/// <summary>
/// Scores the audit on drafts with planted faults: <c>clean/</c> and <c>faulty/</c> hold the same drafts without and with them, <c>truth.csv</c> one fault a row. A finding
/// that both drafts have counts neither way; one that only the faulty draft has finds a fault, follows from one, or is a false alarm.
/// </summary>
internal static class PlantedFaults
{
    private static readonly DateOnly AsAt = new(2026, 11, 22);

    private sealed record Fault(string Id, string Draft, string Kind, string[] Codes, string Where);

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
        "forecast-no-horizon", "forecast-no-method", "forecast-no-interval", "forecast-no-scenario", "image-no-alt", "link-malformed",
    };

    /// <summary>Kinds of faults, and parts of the audit whose further findings follow from them.</summary>
    private static readonly (string Fault, string Rule)[] Follows =
    [
        ("forecast", "forecast/"), ("forecast", "code"), ("code", "forecast/"), ("period", "currency/"), ("code", "code"), ("figure-undated", "code"), ("code", "currency/"), ("review", "currency/review"),
        ("code", "table/difference"), ("period", "code"), ("data-older", "currency/"), ("number-two-ways", "contradiction/"), ("number-two-ways", "table/"), ("total-wrong", "table/"), ("percentage-wrong", "table/"),
        ("text-against-table", "table/"), ("text-against-table", "contradiction/"), ("text-against-table", "code"), ("hard-to-read", "language/"), ("hard-to-read", "code"), ("figure-undated", "currency/"), ("percentage-wrong", "contradiction/"), ("total-wrong", "contradiction/"),
    ];

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
        var (alarms, follow, matched, drafts) = (0, 0, 0, 0);
        foreach (var draft in faults.GroupBy(f => f.Draft))
        {
            drafts += 2;
            var (clean, faulty) = (await Audit(Path.Combine(folder, "clean", draft.Key)), await Audit(Path.Combine(folder, "faulty", draft.Key)));
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

            matched += used.Count;
            foreach (var finding in fresh.Except(used))
            {
                var consequence = draft.Any(f => Follows.Any(c => f.Kind.StartsWith(c.Fault, StringComparison.Ordinal) && finding.Rule.StartsWith(c.Rule, StringComparison.Ordinal)))
                    || changed.Contains(finding) || draft.Any(f => Finds(finding, f, faulty.Document));
                follow += consequence ? 1 : 0;
                alarms += consequence ? 0 : 1;
                if (!consequence || all)
                {
                    Console.WriteLine($"{(consequence ? "FOLLOWS" : "ALARM")} {draft.Key} {finding.Rule} {finding.Code} {finding.Message} | {finding.Place?.Quote.ReplaceLineEndings(" ")} | against {(finding.Against.Count > 0 ? finding.Against[0] : null)?.Quote.ReplaceLineEndings(" ")}");
                }
            }
        }

        foreach (var kind in faults.GroupBy(f => f.Kind).OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key,-24}{kind.Count(found.Contains),4} of {kind.Count()}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"found {found.Count} of {faults.Count} ({100.0 * found.Count / faults.Count:0.0}%); {alarms} false alarms, {(found.Count == 0 ? 0 : 10.0 * alarms / found.Count):0.00} for ten found; {follow} follow from faults; {clock.Elapsed.TotalSeconds / drafts:0.00} s a draft"));
    }

    private static bool Finds(AuditFinding finding, Fault fault, Document document)
    {
        var rule = Rules[fault.Kind].Any(r => r == "code" ? finding.Kind == "code" && fault.Codes.Any(c => finding.Code?.EndsWith(":" + c, StringComparison.Ordinal) == true)
            : r.StartsWith("code ", StringComparison.Ordinal) ? finding.Kind == "code" && finding.Code?.EndsWith(":" + r[5..], StringComparison.Ordinal) == true : finding.Rule == r);
        return rule && (Whole.Contains(fault.Kind) || finding.Place is null || finding.Against.Append(finding.Place).Any(p => Near(p, fault.Where, document)));
    }

    /// <summary>Whether a place overlaps the words of a fault, or stands in the same block or section.</summary>
    private static bool Near(Place place, string where, Document document)
    {
        var wanted = Bare(where);
        if (wanted.Length == 0 || Bare(place.Quote).Contains(wanted, StringComparison.Ordinal) || wanted.Contains(Bare(place.Quote), StringComparison.Ordinal))
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
        return [.. rows.Skip(1).Select(r => new Fault(r.Cells[at["id"]], r.Cells[at["draft"]], r.Cells[at["kind"]], r.Cells[at["code"]].Split(' ', StringSplitOptions.RemoveEmptyEntries), r.Cells[at["where"]]))];
    }
}
