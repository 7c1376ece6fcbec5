using Synthesis.Extract;
using Synthesis.Report;
using Synthesis.Screen;
using Synthesis.Synthesise;
using Synthesis.Tag;

namespace Synthesis.Tests.Report;

/// <summary>Runs for the report tests, every text of which a document could have written.</summary>
internal static class Runs
{
    internal const string Hostile = "<script>alert(1)</script> & \"q\" 'q'";

    /// <summary>Two codes, one with values, one counted nowhere; one publication counted and one left out.</summary>
    internal static RunResult Of(string text)
    {
        var evidence = new Evidence(text, 10, 10 + text.Length, 3, "aims.local/near", 0.91234567, ["foster"], "in/a.pdf");
        var counted = new CountedStrategy("in/a.pdf", text, [text], ["foster"], [evidence, evidence with { Page = null }]);
        var table = new CoverageTable(text, "test 1", 3, Basis.Suggestions,
        [
            new CoverageSection(text,
            [
                new CoverageRow("aims.local", text, [new Share(1, 3, "all"), new Share(1, 1, "aims.other")], [counted with { Values = [], Evidence = [] }], [new ValueRow("foster", text, new Share(1, 1, "aims.local")), new ValueRow("none", "None", new Share(0, 1, "aims.local"))], [counted]),
                new CoverageRow("aims.other", "Other", [new Share(0, 0, "aims.local")], [], [], []),
            ]),
        ]);
        return new RunResult(table, new DateOnly(2024, 6, 1),
            [Publication("in/a.pdf", text, Currency.Current, "in date", new Period(new DateOnly(2022, 4, 1), new DateOnly(2025, 3, 31), PeriodBasis.Stated, text)),
             Publication("in/b.pdf", null, Currency.NotAStrategy, text, Period.None)], ["mupdf 1.21.1"], "abc");
    }

    private static ScreenedPublication Publication(string path, string? title, Currency status, string reason, Period period)
    {
        var document = new Document(path, "0", "application/pdf", "test", title, 1, "en", DocumentMetadata.Unknown, "", [], []);
        IReadOnlyList<Issue> issues = title is null ? [new Issue("no-text", Severity.Error, reason)] : [];
        return new ScreenedPublication(new Publication(path, [document], []), new Screening(path, "strategy", 0.9, title, [], period, status, issues),
            title is null ? [] : [title], new Fate(status == Currency.Current, status == Currency.Current ? "included" : "not-a-strategy", reason));
    }
}
