using System.Globalization;
using Synthesis.Audit;
using Synthesis.Gather;
using Synthesis.Report.Figures;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the sections of the currency register: totals, regions, map, periods, and a row for each authority.</summary>
public static class CurrencySection
{
    /// <summary>What each status is called, in the order of the totals.</summary>
    private static readonly (RegisterStatus Status, TileKind Kind)[] Kinds =
    [
        (RegisterStatus.Current, new("current", Paint.Present, "●")), (RegisterStatus.Expiring, new("expiring", Paint.Further, "◐")), (RegisterStatus.Expired, new("expired", Paint.Expired, "×")),
        (RegisterStatus.Undated, new("undated", Paint.Unclear, "?")), (RegisterStatus.None, new("none found", Paint.Unknown, "○")),
    ];

    /// <summary>A status in words.</summary>
    public static string Name(RegisterStatus status) => Kinds.First(k => k.Status == status).Kind.Title;

    /// <summary>Whether anybody can read a strategy, in words; empty where that is not known.</summary>
    public static string Name(Availability available) => available switch { Availability.Public => "yes", Availability.OnRequest => "on request", Availability.No => "no", _ => "" };

    /// <summary>The sections.</summary>
    /// <param name="register">The register.</param>
    /// <param name="tiles">Where the authorities stand on a map, or null.</param>
    /// <param name="unread">How many files were gathered and not yet read.</param>
    public static IReadOnlyList<Section> Of(CurrencyRegister register, TileLayout? tiles, int unread)
    {
        List<Part> first = [Paragraph.Of(Phrase.To("totals"), $" counts the {Html.Number(register.Entries.Count)} authorities on the list of {Html.Day(register.AsAt)} by the strategy that speaks for each; ", Phrase.To("register"), " has a row for each of them. What ends by ", Html.Day(register.Until), " is called expiring."), Totals(register)];
        if (unread > 0)
        {
            first.Insert(0, new Warning($"{Html.Count(unread, "file was", "files were")} gathered and not read yet: run 'synthesis run', then this again."));
        }

        if (tiles is not null)
        {
            var authorities = register.Entries.Select(e => e.Authority).ToList();
            var of = register.Entries.ToDictionary(e => e.Authority.Code, e => Array.FindIndex(Kinds, k => k.Status == e.Status), StringComparer.Ordinal);
            first.Add(new FigurePart("map", $"Authorities by the currency of their strategies, as at {Html.Day(register.AsAt)}", TileMap.Of(tiles, authorities, [.. Kinds.Select(k => k.Kind)], a => of[a.Code]),
                $"A map of {Html.Number(authorities.Count)} authorities as tiles of one size: {string.Join("; ", Kinds.Select(k => $"{k.Kind.Title}, {Html.Number(Among(register, k.Status).Count)}"))}.", "totals"));
        }

        return [new Section("section-currency", "Who is in date", [.. first, Regions(register)]), .. Periods(register), Rows(register)];
    }

    private static TablePart Totals(CurrencyRegister register)
    {
        Row Row(string key, string title, int level, Func<RegisterEntry, bool> counts) => new(key, [new TextCell(title), Share(register.Entries, key, title, counts)], level);
        return new TablePart("totals", $"Authorities by the currency of their strategies, as at {Html.Day(register.AsAt)}", [new Column("what", "What they have"), new Column("authorities", "Authorities", Holds.Share)],
            [
                Row("in-date", "A strategy in date", 0, e => e.InDate),
                Row("expiring", $"Of them, one that ends by {Html.Day(register.Until)}", 1, e => e.Status == RegisterStatus.Expiring),
                Row("in-date-later", "Of them, one that begins only after the day", 1, e => e.BeginsLater(register.AsAt)),
                Row("in-date-on-request", "Of them, one that was sent on request", 1, e => e.InDate && e.Where.Public == Availability.OnRequest),
                Row("not-in-date", "None known to be in date", 0, e => !e.InDate),
                Row("expired", "One that has ended", 1, e => e.Status == RegisterStatus.Expired), Row("undated", "One with no period in it", 1, e => e.Status == RegisterStatus.Undated),
                Row("none", "None found", 1, e => e.Status == RegisterStatus.None),
            ])
        {
            Notes = ["An authority counts by the best that was found for it: in date before undated, undated before ended. A joint strategy counts for each of its authorities. A predecessor’s strategy speaks for those who took over, and its row says so."],
        };
    }

    private static TablePart Regions(CurrencyRegister register) => new("regions", "The same by region", [new Column("region", "Region"), new Column("in-date", "In date", Holds.Share), .. Kinds.Select(k => new Column(k.Status.ToString().ToLowerInvariant(), Sentence(k.Kind.Title), Holds.Count))],
        [.. register.Entries.GroupBy(e => e.Authority.Region).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).Select((g, n) =>
        {
            var (key, region) = ($"region-{Html.Number(n + 1)}", g.Key ?? "region unknown");
            return new Row(region, [new TextCell(region), Share([.. g], key, $"{region}: in date", e => e.InDate, "group"), .. Kinds.Select(k =>
            {
                var own = g.Where(e => e.Status == k.Status).ToList();
                return new CountCell(own.Count) { Opens = Openings.Of($"{key}-{k.Status.ToString().ToLowerInvariant()}", $"{region}: {k.Kind.Title}", own.ConvertAll(Thing)) };
            })]);
        })]);

    private static IEnumerable<Section> Periods(CurrencyRegister register)
    {
        var known = register.Entries.Where(e => e.Period.End is not null).GroupBy(e => e.Strategy!.Publication.Name, StringComparer.Ordinal)
            .Select(g => new Stretch(string.Join(", ", g.Select(e => e.Authority.Name)), g.First().Period.Start, g.First().Period.End!.Value, g.First().InDate))
            .OrderBy(s => s.Start ?? s.End).ThenBy(s => s.End).ThenBy(s => s.Name, StringComparer.Ordinal).ToList();
        if (known.Count > 0)
        {
            yield return new Section("section-periods", "Their periods",
            [
                Paragraph.Of(Phrase.To("timeline"), $" draws the {Html.Count(known.Count, "strategy", "strategies")} with a period; {Html.Number(known.Count(s => s.Counted))} of them in date on {Html.Day(register.AsAt)}."),
                new FigurePart("timeline", "Periods of the strategies that speak for the authorities", Timeline.Of(known, register.AsAt, "in date", "ended", named: true),
                    $"Periods of {Html.Count(known.Count, "strategy", "strategies")}, {Html.Number(known.Count(s => s.Counted))} of them in date on {Html.Day(register.AsAt)}.", "register"),
            ]);
        }
    }

    private static Section Rows(CurrencyRegister register)
    {
        Row Row(RegisterEntry e)
        {
            var (period, where) = (e.Period, e.Where);
            return new Row(e.Authority.Code,
            [
                new TextCell(e.Authority.Name), new TextCell(e.Authority.Region ?? ""), new TextCell(Name(e.Status)), new TextCell(e.Title ?? "") { Address = where.Link }, new TextCell(JsonLines.Day(period.Start) ?? ""), new TextCell(JsonLines.Day(period.End) ?? ""),
                new TextCell(e.Strategy is null ? "" : period.Basis.ToString().ToLowerInvariant()), new TextCell(period.Quote ?? "") { Opens = period.Quote is null ? null : Openings.Of($"period-{e.Authority.Code}", $"{e.Authority.Name}: period", [Thing(e)]) },
                new TextCell(Name(where.Public)), new TextCell(Checked(where)), new TextCell(where.Changed ?? ""), new TextCell(e.Predecessor?.Name ?? ""), new TextCell(string.Join("; ", e.Notes)),
                new TextCell(e.Name ?? ""), new TextCell(where.Archived ?? ""),
            ]);
        }

        return new Section("section-register", "Each authority",
        [
            new TablePart("register", $"The strategy that speaks for each authority, as at {Html.Day(register.AsAt)}",
                [
                    new Column("authority", "Authority"), new Column("region", "Region") { Chooses = true }, new Column("status", "Status") { Chooses = true }, new Column("strategy", "Strategy"), new Column("start", "From"), new Column("end", "To"),
                    new Column("basis", "Basis") { Chooses = true }, new Column("quote", "In its words"), new Column("public", "Public") { Chooses = true }, new Column("checked", "Last checked"), new Column("changed", "What changed"),
                    new Column("predecessor", "Made by its predecessor"), new Column("notes", "Notes"), new Column("name", "Name in the review"), new Column("archived", "Archived copy"),
                ],
                [.. register.Entries.Select(Row)])
            {
                OffPaper = true,
                Notes =
                [
                    "Basis: stated, where the text gives days or months or names its years as financial years; inferred, where it gives years only, which are read as financial years; none, where it gives no span.",
                    "Public: yes, where it was found on a site; on request, where it was sent; no, where it was looked for and not found; empty where nobody looked or it came as a file. Archived copies are files of the review’s folder.",
                ],
            },
        ]);
    }

    /// <summary>The day of the last look, or nothing.</summary>
    private static string Checked(Whereabouts where) => where.Checked?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static List<RegisterEntry> Among(CurrencyRegister register, RegisterStatus status) => [.. register.Entries.Where(e => e.Status == status)];

    private static ShareCell Share(IReadOnlyList<RegisterEntry> entries, string key, string title, Func<RegisterEntry, bool> counts, string against = "all")
    {
        var own = entries.Where(counts).Select(Thing).ToList();
        return new ShareCell(new Share(own.Count, entries.Count, against)) { Opens = Openings.Of("currency-" + key, title, own) };
    }

    private static Opened Thing(RegisterEntry e) => new($"authority-{e.Authority.Code}", e.Authority.Name)
    {
        Detail = string.Join("; ", new[] { e.Authority.Region ?? "", Name(e.Status), e.Title ?? "", e.Period.End is { } end ? $"to {Html.Day(end)}" : "" }.Concat(e.Notes).Where(d => d.Length > 0)),
        Quotes = e.Period is { Quote: { } quote, Place: { } place } ? [new OpenedQuote(quote, place.Path, place.Page, place.Start, place.End, $"period, {e.Period.Basis.ToString().ToLowerInvariant()}", []) { Link = e.Where.Link }] : [],
    };

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
