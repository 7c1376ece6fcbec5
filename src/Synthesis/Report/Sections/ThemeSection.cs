using System.Globalization;
using Synthesis.Report.Figures;
using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of what strategies say on each code: values, typical and unusual quotes, what goes with it, and what is at odds.</summary>
internal static class ThemeSection
{
    /// <summary>The section of one codebook, with one within it for each code that any strategy carries.</summary>
    internal static Section Of(CoverageTable table, IReadOnlyList<CodeTheme> themes, RunResult run)
    {
        var (id, sources) = ("themes-" + table.Codebook.Split(' ')[0], SourcesHtml.Numbers(run));
        var told = themes.Where(t => t.Row.Strategies.Count > 0).ToList();
        return new Section($"section-{id}", $"What strategies say: {table.Title}",
        [
            Paragraph.Of($"{told.Count} of {themes.Count} codes are present in any strategy. Of each the quotes are shown that are most like the others and those least like them, chosen by their words and, among like ones, from other regions and types of authority. What they mean is for people to write below them."),
            new TablePart(id, $"What goes with what: {table.Title}", [new Column("code", "What is reported"), new Column("companion", "Goes most with"), new Column("both", "Strategies with both", Holds.Share), new Column("phi", "Correlation (phi)", Holds.Number), new Column("lift", "Times as many as by chance", Holds.Number)],
                [.. told.SelectMany(t => t.Companions.Select((c, i) => new Row($"{t.Row.Code}+{c.Code}", [new TextCell(i == 0 ? t.Row.Title : ""), new TextCell(c.Title), new ShareCell(c.Both), new NumberCell(c.Phi, 2), new NumberCell(c.Lift, 1)])))])
            {
                Notes = [$"Pairs in {Companion.FewestTogether} strategies or more; codes that imply each other are left out. Of so many pairs some go together by chance."],
            },
        ])
        {
            Sections = [.. told.Select(t => Theme(table, t, run, sources))],
        };
    }

    private static Section Theme(CoverageTable table, CodeTheme theme, RunResult run, IReadOnlyDictionary<string, int> sources)
    {
        var (row, slug) = (theme.Row, RatingSection.Slug(theme.Row.Code));
        var all = CoverageSection.Opened(table, row, sources);
        IReadOnlyList<Opened> Quotes(string kind, IEnumerable<CountedStrategy> strategies) =>
            [.. strategies.Select((s, i) => CoverageSection.Opened(table.Basis, string.Create(CultureInfo.InvariantCulture, $"{kind}-{CoverageHtml.Id(row.Code)}-{i + 1}"), s, sources))];
        List<Phrase> spread = [Phrase.Number(row.Strategies.Count, all), $" of {row.Shares[0].Of} strategies report this."];
        var none = row.Strategies.Count(s => s.Values.Count == 0);
        if (row.Values.Any(v => v.Share.Count > 0))
        {
            spread.Add($" Of them: {string.Join(", ", row.Values.Where(v => v.Share.Count > 0).OrderByDescending(v => v.Share.Count).Select(v => $"{v.Title} {v.Share.Count} ({Html.Percent(v.Share)})"))}{(none == 0 ? "" : $", none told {none}")}.");
        }

        List<Part> parts = [new Paragraph(spread), .. CodeMap.Of(run, row, CoverageSection.Id(table)) is { } map ? [map] : (Part[])[]];
        void Add(string heading, IReadOnlyList<Opened> things)
        {
            if (things.Count > 0)
            {
                parts.Add(new QuotesPart(heading, things));
            }
        }

        Add("Typical", Quotes("typical", theme.Typical.Select(q => q.Strategy)));
        Add("Unusual", Quotes("unusual", theme.Unusual.Select(q => q.Strategy)));
        Add($"At odds with itself: {Html.Count(theme.AtOdds.Count, "strategy has", "strategies have")} quotes for values that exclude each other", Quotes("at-odds", theme.AtOdds));
        parts.Add(new Elaboration($"What do strategies say on this, and what does it mean: {row.Title}", []));
        return new Section($"section-theme-{slug}", row.Title, parts);
    }
}
