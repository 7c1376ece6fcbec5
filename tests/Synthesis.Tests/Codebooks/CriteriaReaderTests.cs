using Synthesis.Codebooks;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Codebooks;

public sealed class CriteriaReaderTests
{
    private const string Sound = """
        title: Ratings
        source: somewhere
        scale:
          order: [{id: low, title: Low}, {id: mixed, title: Mixed}, {id: partly, title: Partly}, {id: full, title: Full}]
          outside: {id: none, title: None}
        rule: {floor: 0.1, band: 0.15, clear: 0.5}
        criteria:
          - id: test.entry
            title: Entry
            asks: Is the door open?
            source: somewhere
            indicators:
              - {code: door.state, value: open, direction: for, reason: It is open.}
              - {code: door.state, value: shut, direction: against, reason: It is shut.}
              - {code: window.seen, codebook: other, direction: for, reason: A way in.}
              - {kind: law, title: Doors have handles, direction: for, source: an act, reason: They can be opened.}
        """;

    [Fact]
    public void Criteria_are_read_with_the_codebooks_they_name()
    {
        var criteria = Read(Sound)!;

        Assert.Equal(["own", "other"], criteria.Codebooks.Select(c => c.Id));
        Assert.Equal(new RatingRule(0.1, 0.15, 0.5), criteria.Rule);
        Assert.Equal(["low", "mixed", "partly", "full"], criteria.Scale.Order.Select(s => s.Id));
        Assert.Equal(
            [
                new CodeIndicator("State: Open", Direction.For, "It is open.", "own", "door.state", "open"),
                new CodeIndicator("State: Shut", Direction.Against, "It is shut.", "own", "door.state", "shut"),
                new CodeIndicator("Seen", Direction.For, "A way in.", "other", "window.seen", null),
                new LawIndicator("Doors have handles", Direction.For, "They can be opened.", "an act"),
            ],
            criteria.All.Single().Indicators);
    }

    [Fact]
    public void A_codebook_without_criteria_has_none() => Assert.Null(Read(null));

    [Theory]
    [InlineData("band: 0.15", "bend: 0.15", 6, "unknown key 'bend': write 'band'")]
    [InlineData("floor: 0.1, ", "", 6, "'floor' is missing")]
    [InlineData("band: 0.15", "band: 0.7", 6, "write a number from 0 to 0.5")]
    [InlineData(", {id: full, title: Full}", "", 4, "'order' has 3 ratings: write four")]
    [InlineData("{id: none, title: None}", "{id: low, title: None}", 4, "'low' stands twice")]
    [InlineData("value: open", "value: ajar", 13, "'ajar' is no value of door.state: write one of open, shut")]
    [InlineData("codebook: other", "codebook: other, value: big", 15, "window.seen has no values: take 'value' out")]
    [InlineData("code: window.seen", "code: window.shut", 15, "'window.shut' is no code of other")]
    [InlineData("codebook: other", "codebook: another", 15, "'another' is no codebook beside own")]
    [InlineData("codebook: other", "codebook: ../own", 15, "'../own' is no codebook beside own")]
    [InlineData("direction: against", "direction: down", 14, "write one of for, against")]
    [InlineData("direction: against", "direction: for", 12, "no code can speak against the criterion test.entry")]
    [InlineData("value: shut, direction: against", "value: open, direction: against", 14, "has the indicator 'State: Open' twice")]
    [InlineData("kind: law, ", "kind: law, code: door.state, ", 16, "an indicator that is a law has no 'code'")]
    [InlineData("kind: law, ", "", 16, "an indicator that is a code has no 'title': take it out, or write 'kind: law'")]
    [InlineData("source: an act, ", "", 16, "'source' is missing or empty")]
    [InlineData("criteria:", "criteria: []\nunused:", 8, "unknown key 'unused'")]
    public void What_is_wrong_is_refused_with_its_line_and_what_to_write(string was, string written, int line, string message)
    {
        var fault = Assert.Throws<CodebookException>(() => Read(Sound.ReplaceLineEndings("\n").Replace(was, written, StringComparison.Ordinal)));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal((line, "criteria.yml"), (fault.Line, Path.GetFileName(fault.File)));
    }

    private static Criteria? Read(string? criteria)
    {
        using var folder = new TestFolder();
        Codebook(folder, "own", "door.state", "State", "values: {choose: one, list: [{id: open, title: Open}, {id: shut, title: Shut}]}");
        Codebook(folder, "other", "window.seen", "Seen", "");
        if (criteria is not null)
        {
            File.WriteAllText(folder.At("own", "criteria.yml"), criteria);
        }

        return CriteriaReader.Read(folder.At("own"));
    }

    private static void Codebook(TestFolder folder, string id, string code, string title, string values)
    {
        Directory.CreateDirectory(folder.At(id));
        File.WriteAllText(folder.At(id, "codebook.yml"), $"""
            id: {id}
            title: A codebook
            version: "1"
            source: nowhere
            scope: anything
            unit: page
            themes: [{"{"}id: {code.Split('.')[0]}, title: Theme, origin: a priori{"}"}]
            codes:
              - id: {code}
                theme: {code.Split('.')[0]}
                title: {title}
                definition: Whatever is said of it.
                {values}
            """);
    }
}
