using System.Globalization;
using Synthesis.Report.Parts;
using Synthesis.Review.Agreement;
using Synthesis.Synthesise;

namespace Synthesis.Report.Sections;

/// <summary>Makes the section of how sure the shares are: prevalences with intervals, and whether what is covered leans.</summary>
internal static class PrevalenceSection
{
    /// <summary>The section.</summary>
    internal static Section Of(ReviewFigures figures, RunResult run)
    {
        var estimated = figures.Prevalences.Where(p => p.Prevalence.By != PrevalenceBy.Nothing).ToList();
        List<Part> parts = [.. figures.Cautions.Select(c => new Warning(c)), .. figures.Leanings.Where(l => l.Leans).Select(l => new Warning(Leaning(l)))];
        if (figures.Size is { } size)
        {
            parts.Add(Paragraph.Of(Covered(size)));
            parts.Add(new Notes([size.Source]));
        }

        if (estimated.Count == 0)
        {
            parts.Add(Paragraph.Of($"Nothing is estimated: on no code have people settled {Prevalence.Fewest} strategies or more. Until they have, the shares of this report are what the machine suggests, and how far off they are is not known."));
        }
        else
        {
            parts.Add(Paragraph.Of(Phrase.To("prevalence"), " gives, for each code, the share of strategies in which it is truly present, and the interval that is to hold it in 95 of 100 samples such as this.",
                figures.Units is { } units ? $" For all authorities, each without a strategy is taken as one strategy more, {units} strategies in all, and those found as drawn from them at random, which they were not." : ""));
            parts.Add(Table(figures));
            foreach (var caution in estimated.SelectMany(p => p.Prevalence.Warnings.Select(w => (p.Title, Warning: w))).Take(1))
            {
                parts.Add(new Notes([$"Rough ones are marked *: {estimated.Count(p => p.Prevalence.Warnings.Count > 0)} codes. Such as {caution.Title}: {caution.Warning}"]));
            }
        }

        if (figures.Leanings.Count > 0)
        {
            parts.Add(LeaningTable(figures));
        }

        return new Section("section-prevalence", "How sure the shares are", parts);
    }

    private static TablePart Table(ReviewFigures figures) => new("prevalence", "Prevalence of each code, with 95% intervals",
        [
            new Column("code", "What is reported"), new Column("settled", "Settled by people", Holds.Share), new Column("machine", "Called present by the machine", Holds.Share),
            new Column("among", "Among these strategies", Holds.Interval), new Column("population", "Among all authorities", Holds.Interval), new Column("worth", "Settled strategies it is worth", Holds.Number), new Column("check", "Rogan and Gladen’s check", Holds.Interval),
        ],
        [.. figures.Prevalences.Select(p => new Row(p.Code,
        [
            new TextCell(p.Title + (p.Prevalence.By != PrevalenceBy.Nothing && p.Prevalence.Warnings.Count > 0 ? " *" : "")), new ShareCell(new Share(p.Prevalence.Found, p.Prevalence.Settled, "settled")), new ShareCell(new Share(p.Prevalence.Called, p.Prevalence.Read, "read")),
            Interval(p.Prevalence.Among), Interval(p.Prevalence.Population), double.IsFinite(p.Prevalence.Worth) ? new NumberCell(p.Prevalence.Worth, 0) : Cell.Empty, Interval(p.Prevalence.Check),
        ]))])
    {
        Notes =
        [
            "Where people settled every strategy the share is theirs, and among these strategies nothing is left to chance. Else it is what they found in those they settled, moved by how the machine's answers on these differ from its answers on all (prediction-powered inference); the method page derives it.",
            "The check comes from the machine's calls and its errors alone. Where it lies outside the interval, look at the code.",
        ],
    };

    private static TablePart LeaningTable(ReviewFigures figures) => new("leaning", "Do the authorities covered lean to some groups?",
        [new Column("grouping", "By"), new Column("over", "Most above its part"), new Column("under", "Most below its part"), new Column("chance", "Chance of a spread as uneven", Holds.Number), new Column("test", "Test")],
        [.. figures.Leanings.Select(l => new Row(l.Grouping.ToLowerInvariant(), [new TextCell(l.Grouping), new TextCell(l.Over ?? "none"), new TextCell(l.Under ?? "none"), l.Test is { } test ? new NumberCell(test.Chance, 3) : Cell.Empty, new TextCell(TestName(l.Test))]))]);

    /// <summary>How a test was made.</summary>
    internal static string TestName(GroupTestResult? test) => test is null ? "nothing to compare" : test.Exact ? "Fisher–Freeman–Halton, exact" : $"Fisher–Freeman–Halton, {Html.Number(GroupTest.Draws)} tables drawn";

    private static string Leaning(Leaning leaning) => string.Create(CultureInfo.InvariantCulture,
        $"The sample leans by {leaning.Grouping.ToLowerInvariant()}: {leaning.Over} is covered most above its part and {leaning.Under} most below (chance of a spread as uneven {leaning.Test!.Chance:0.000}). Shares for all authorities take it as drawn at random and may be off.");

    private static string Covered(SizeCoverage size)
    {
        string Number(int n) => n.ToString("#,0", CultureInfo.InvariantCulture);
        var rate = size.Rate is { } own && size.WholeRate is { } whole ? string.Create(CultureInfo.InvariantCulture, $" Their pooled rate is {own:0.0} per {Number(size.Per)}, against {whole:0.#} of the whole.") : "";
        return $"{size.Title}, {size.Year}: the {size.Covered} authorities covered account for {Number(size.Number)} of {Number(size.Whole)} ({Html.Percent(new Share(size.Number, size.Whole, "all"))}).{rate}"
            + (size.Missing.Count == 0 ? "" : $" Of {Html.Count(size.Missing.Count, "authority", "authorities")} covered no figure is known: {string.Join(", ", size.Missing)}.");
    }

    private static Cell Interval(Estimate? estimate) => estimate is null ? Cell.Empty : new IntervalCell(100 * estimate.Value, 100 * estimate.Low, 100 * estimate.High);
}
