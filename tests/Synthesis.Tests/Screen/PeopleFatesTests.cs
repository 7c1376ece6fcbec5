using Synthesis.Codebooks;
using Synthesis.Review;
using Synthesis.Screen;
using Synthesis.Synthesise;
using Synthesis.Tests.Support;
using Synthesis.Tests.Synthesise;

namespace Synthesis.Tests.Screen;

/// <summary>What people decide of a publication's fate, and how the fates of others follow.</summary>
public sealed class PeopleFatesTests
{
    private static readonly Screened Old = Selections.Strategy("old.pdf", Currency.Current, "E1"), New = Selections.Strategy("new.pdf", Currency.Current, "E1"), Expired = Selections.Strategy("expired.pdf", Currency.Expired, "E2");

    [Fact]
    public void A_persons_fate_stands_before_what_screening_finds()
    {
        var selected = Selection.Of([Old, Expired], n => n == "expired.pdf" ? new Fate(true, "included", "extended by letter", "anna") : null);

        Assert.Equal([true, true], selected.Select(s => s.Fate.Included));
        Assert.Equal("anna", selected[1].Fate.By);
    }

    [Fact]
    public void Where_a_person_leaves_the_newer_version_out_the_older_one_counts() =>
        Assert.Equal([true, false], Selection.Of([Old, New], n => n == "new.pdf" ? new Fate(false, "other", "a draft", "anna") : null).Select(s => s.Fate.Included).Order().Reverse());

    [Fact]
    public void A_version_that_a_person_counts_is_not_left_out_for_a_newer_one() =>
        Assert.All(Selection.Of([Old, New], n => new Fate(true, "included", "both hold", "anna")), s => Assert.True(s.Fate.Included));

    [Fact]
    public void The_flow_says_which_fates_people_gave_and_what_screening_had_found()
    {
        var machine = new Fate(false, "out-of-date", "out of date since 2020-03-31");
        var selected = Selection.Of([Old, Expired], n => n == "expired.pdf" ? new Fate(true, "included", "extended by letter", "anna", machine) : null);
        var flow = SelectionFlow.Of(Selections.Country, Selections.AsAt, selected, Basis.Mixed);

        Assert.Equal(1, flow["included-by-people"].Count);
        Assert.Contains("extended by letter (decided by anna; screening found: left out, out of date since 2020-03-31)", flow["included-by-people"].Names[0].Detail, StringComparison.Ordinal);
        Assert.All(flow.Checks, c => Assert.True(c.Holds));
        Assert.Contains("where a person is named", Synthesis.Report.CoverageText.BasisSentence(flow.Basis), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere,included,anna,why", "unknown-strategy")]
    [InlineData("marlow,perhaps,anna,why", "unknown-fate")]
    [InlineData("marlow,included,anna,", "no-reason")]
    [InlineData("marlow,included,,why", "no-person")]
    [InlineData("marlow,included,synthesis,why", "no-person")]
    public void A_line_that_cannot_hold_is_refused_and_the_others_hold(string line, string code)
    {
        var import = Read($"\uFEFFstrategy,fate,by,reason\r\n{line}\r\nmarlow,as-screened,anna,a mistake\r\n");

        Assert.Equal((code, "line 2"), (Assert.Single(import.Refused).Code, import.Refused[0].Where));
        Assert.Equal(Fate.AsScreened, Assert.Single(import.Accepted).Fate);
    }

    [Fact]
    public void A_file_without_a_column_is_refused_whole() =>
        Assert.Contains("'reason'", Assert.Throws<CodebookException>(() => Read("strategy,fate,by\nmarlow,included,anna")).Message, StringComparison.Ordinal);

    private static FateImport Read(string csv)
    {
        using var folder = new TestFolder();
        return FateFile.Read(folder.Write("selection.csv", csv), n => n == "marlow");
    }
}
