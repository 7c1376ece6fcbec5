using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Screen;
using Synthesis.Synthesise;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Synthesise;

/// <summary>An invented country of six authorities, one of them former, and what was published there.</summary>
internal static class Selections
{
    internal static readonly DateOnly AsAt = new(2021, 3, 31);

    internal static readonly string[] Scale = ["good", "fair", "poor"];

    /// <summary>Ash and Birch lie in the North, Cedar and Dogwood in the South, Elm nowhere; Fir ended a year before.</summary>
    internal static readonly Population Country = new(
    [
        Authority("E1", "Ash", "North"), Authority("E2", "Birch", "North"), Authority("E3", "Cedar", "South"), Authority("E4", "Dogwood", "South"),
        Authority("E5", "Elm", null), Authority("E9", "Fir", "North") with { End = new DateOnly(2020, 3, 31) },
    ]);

    internal static readonly Gradings Grades = new(
    [
        new Grading("E1", new DateOnly(2019, 1, 1), "good"), new Grading("E2", new DateOnly(2020, 1, 1), "poor"), new Grading("E3", new DateOnly(2018, 1, 1), "good"),
        new Grading("E4", new DateOnly(2022, 1, 1), "good"), new Grading("E9", new DateOnly(2018, 1, 1), "odd"),
    ]);

    /// <summary>A joint strategy of Ash and Birch beside one of Birch's neighbours, an expired one, an undated one, one of a former authority too, a copy, and a web publication of three pages with a print view.</summary>
    internal static IReadOnlyList<Selected> Published(string text = "") => Selection.Of(
    [
        Strategy("ash-birch.pdf", Currency.Current, "E1", "E2"), Strategy("ash.pdf", Currency.Current, "E1", "E9"), Strategy("cedar-old.pdf", Currency.Expired, "E3"),
        Strategy("dogwood.pdf", Currency.Undated, "E4"), Strategy("dogwood-older.pdf", Currency.Expired, "E4"), Strategy("nobody.pdf", Currency.Current),
        Strategy("fostering.html", Currency.NotAStrategy), Broken("broken.pdf"), Pages("plan" + text, Currency.Current, "E2"), Copy("copy.pdf", "ash.pdf"),
    ]);

    internal static Screened Strategy(string path, Currency status, params string[] authorities) =>
        Screened.Of(new Publication(path, [Document(path, path)], []), ScreenedAs(path, status, authorities));

    internal static CountTable[] Tables(IReadOnlyList<Selected> selected) =>
    [
        NumbersTable.Of(Country, AsAt, selected, Basis.Suggestions), SampleTable.Of(Country, Grades, Scale, AsAt, selected, Basis.Suggestions),
        SelectionFlow.Of(Country, AsAt, selected, Basis.Suggestions),
    ];

    internal static Screening ScreenedAs(string path, Currency status, params string[] authorities) => new(path, status == Currency.NotAStrategy ? "recruitment" : "strategy", 0.9,
        path, authorities, status == Currency.Undated ? Period.None : new Period(new DateOnly(2018, 4, 1), new DateOnly(status == Currency.Expired ? 2020 : 2022, 3, 31), PeriodBasis.Stated, "2018 on"),
        status, []);

    internal static Document Document(string path, string text) => Documents.Paragraph(text) with { Path = path };

    private static Screened Copy(string path, string of) => Screened.Of(new Publication(path, [Document(path, of)], []), ScreenedAs(path, Currency.Current, "E1", "E9"));

    private static Screened Pages(string name, Currency status, params string[] authorities) =>
        Screened.Of(new Publication(name, [Document(name + "/1.html", "One"), Document(name + "/2.html", "Two"), Document(name + "/3.html", "Three")], [Document(name + "/print.html", "All")]), ScreenedAs(name, status, authorities));

    private static Screened Broken(string path) => Screened.Of(new Publication(path,
        [new Document(path, "0", "application/pdf", "test", null, null, null, DocumentMetadata.Unknown, "", [], [new Issue("damaged", Severity.Error, "It is damaged.")])], []), ScreenedAs(path, Currency.NotAStrategy));

    private static Authority Authority(string code, string name, string? region) => new(code, name, name, [], region, null, null, null, null, []);
}
