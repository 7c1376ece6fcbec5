using Synthesis.Tests.Support;

namespace Synthesis.Tests.App;

public sealed class CheckTableCommandTests
{
    private const string Table = "Kind,n,%\nSmall,12,18\nLarge,69,85\nTotal,81,100\n";

    [Fact]
    public async Task Findings_are_printed_and_fail_only_where_that_is_asked_for()
    {
        using var folder = new TestFolder();
        var path = folder.Write("ponds.csv", Table);

        var plain = await SynthesisProgram.RunAsync("check-table", path);
        var json = await SynthesisProgram.RunAsync("check-table", path, "--json", "--fail-on", "any");

        Assert.Equal(0, plain.Exit);
        Assert.Contains("12 of 81 (row 'Total', 100%) is 15%, not 18%.", plain.Output, StringComparison.Ordinal);
        Assert.Equal(3, json.Exit);
        var finding = Assert.Single(json.Lines);
        Assert.Equal(("percentage", "error", "15%", 2), (finding.GetProperty("kind").GetString(), finding.GetProperty("sure").GetString(), finding.GetProperty("right").GetString(), finding.GetProperty("place").GetProperty("row").GetInt32()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, finding.GetProperty("against").ValueKind);
    }

    [Fact]
    public async Task A_population_that_is_no_number_and_a_file_that_is_not_there_are_said()
    {
        using var folder = new TestFolder();
        var path = folder.Write("ponds.csv", Table);

        var wrong = await SynthesisProgram.RunAsync("check-table", path, "--population", "North=many");
        var missing = await SynthesisProgram.RunAsync("check-table", folder.At("none.csv"));

        Assert.Equal(2, wrong.Exit);
        Assert.Contains("'North=many' is no population", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(1, missing.Exit);
    }
}
