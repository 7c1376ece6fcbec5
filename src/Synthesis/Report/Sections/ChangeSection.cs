using System.Globalization;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the report of two reviews compared: who renewed, and what each code gained and lost.</summary>
public static class ChangeSection
{
    /// <summary>The sections.</summary>
    /// <param name="changes">What changed.</param>
    /// <param name="basis">What the later review's numbers rest on.</param>
    public static IReadOnlyList<Section> Of(ReviewChanges changes, Basis basis) => [Authorities(changes), Codes(changes, basis)];

    private static Section Authorities(ReviewChanges changes)
    {
        (Renewal Renewal, string Title)[] kinds =
        [
            (Renewal.Renewed, "Have another strategy now"), (Renewal.Kept, "Have the same strategy still"), (Renewal.Gained, "Have one now and had none"), (Renewal.Lapsed, "Had one and have none now"),
        ];
        string Named(IReadOnlyList<IncludedStrategy> strategies) => string.Join(", ", strategies.Select(s => s.Title ?? s.Strategy));
        Row Row((Renewal Renewal, string Title) kind)
        {
            var own = changes.Authorities.Where(a => a.Renewal == kind.Renewal).ToList();
            var key = kind.Renewal.ToString().ToLowerInvariant();
            return new Row(key, [new TextCell(kind.Title), new CountCell(own.Count)
            {
                Opens = Openings.Of($"renewal-{key}", kind.Title, [.. own.Select(a => new Opened($"renewal-{key}-{CoverageHtml.Id(a.Code)}", a.Name) { Detail = string.Join("; ", new[] { ("before: ", Named(a.Before)), ("now: ", Named(a.Now)) }.Where(x => x.Item2.Length > 0).Select(x => x.Item1 + x.Item2)) })]),
            }]);
        }

        return new Section("section-renewed", "Which authorities renewed",
        [
            Paragraph.Of($"{changes.Before.Name}, as at {Html.Day(changes.Before.AsAt)}: {Html.Count(changes.Before.Strategies.Count, "strategy", "strategies")}. {changes.Now.Name}, as at {Html.Day(changes.Now.AsAt)}: {Html.Count(changes.Now.Strategies.Count, "strategy", "strategies")}."),
            new TablePart("renewed", "Authorities between the two reviews", [new Column("what", "Authorities that"), new Column("count", "Count", Holds.Count)], [.. kinds.Select(Row)])
            {
                Notes = ["A strategy is the same where its bytes are; a joint strategy counts for each of its authorities."],
            },
        ]);
    }

    private static Section Codes(ReviewChanges changes, Basis basis)
    {
        var nothing = new Dictionary<string, int>();
        Cell Count(CodeChange code, string kind, IReadOnlyList<ChangedAnswer> answers) => new CountCell(answers.Count)
        {
            Opens = Openings.Of($"{kind}-{CoverageHtml.Id(code.Code)}", $"{code.Title}: {(kind == "untold" ? "cannot be told" : kind)}", [.. answers.Select((a, i) =>
            {
                CountedStrategy[] sides = [.. new[] { a.Before, a.Now }.OfType<CountedStrategy>()];
                var key = string.Create(CultureInfo.InvariantCulture, $"{kind}-{CoverageHtml.Id(code.Code)}-{i + 1}");
                if (sides.Length == 0)
                {
                    return new Opened(key, a.Name);
                }

                var opened = CoverageSection.Opened(basis, key, sides[0] with { Evidence = [.. sides.SelectMany(s => s.Evidence.Take(2))] }, nothing);
                return opened with { Name = a.Name, Strategy = null, Detail = a is { Before: { } b, Now: { } n } ? $"{string.Join(", ", b.Values)} before, {string.Join(", ", n.Values)} now" : string.Join(", ", sides[0].Values) };
            })]),
        };
        return new Section("section-changes", "What each code gained and lost",
        [
            Paragraph.Of("Counted are authorities with a strategy in both reviews of which both tell whether it carries the code; where one is unclear or not answered, nothing is gained or lost. ", Phrase.To("changes"), " opens onto the quotes: of a gain those of now, of a loss those of before, of a value that moved both. A code that is no longer found may have been left unsaid, not undone."),
            new TablePart("changes", "Codes between the two reviews",
                [
                    new Column("code", "What is reported"), new Column("before", "Before", Holds.Share), new Column("now", "Now", Holds.Share), new Column("gained", "Gained", Holds.Count), new Column("lost", "Lost", Holds.Count),
                    new Column("moved", "Other values", Holds.Count), new Column("untold", "Cannot be told", Holds.Count), new Column("chance", "Chance", Holds.Number),
                ],
                [.. changes.Codes.Select(c => new Row(c.Code,
                [
                    new TextCell(c.Title), new ShareCell(new Share(c.Before, c.Compared, "compared")), new ShareCell(new Share(c.Now, c.Compared, "compared")), Count(c, "gained", c.Gained), Count(c, "lost", c.Lost), Count(c, "moved", c.Moved), Count(c, "untold", c.Untold),
                    c.Chance is { } chance ? new NumberCell(chance, 3) : Cell.Empty,
                ]))])
            {
                Notes = ["Chance: that of gains and losses at least as uneven, if a change were as likely one way as the other (McNemar’s exact test); not corrected for the number of codes. Authorities of a joint strategy are not independent."],
            },
        ]);
    }
}
