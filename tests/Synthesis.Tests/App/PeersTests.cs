using System.Text.Json;
using Synthesis.Gather;
using Synthesis.Rate;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.App;

/// <summary>What an audit says of the strategies of a review that stand beside a draft.</summary>
public sealed class PeersTests : IDisposable
{
    private readonly TestFolder folder = new();

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_draft_is_set_beside_the_strategies_of_all_of_its_region_and_of_its_neighbours_but_never_its_own()
    {
        await SampleReview.RanAsync(folder, "review");
        var draft = Project.At("corpus", "sample", "strategies", "stannerby-commissioning-strategy-2023-2028.docx");
        var audited = await SynthesisProgram.HereAsync("audit", draft, "--authorities", "corpus/sample/authorities.csv", "--peers", folder.At("review"), "--as-at", "2024-06-01", "--json");
        Assert.True(audited.Exit == 0, audited.Errors);
        using var json = JsonDocument.Parse(audited.Output);
        var answers = json.RootElement.GetProperty("codes").EnumerateArray().ToList();
        var supply = answers.Single(a => a.GetProperty("code").GetString() == "intentions.create-supply");
        Assert.Equal(["all: 4 of 5", "statistical neighbours: 1 of 1"], supply.GetProperty("peers").EnumerateArray().Select(p => $"{p.GetProperty("name").GetString()}: {p.GetProperty("present").GetInt32()} of {p.GetProperty("of").GetInt32()}"));
        var passages = answers.SelectMany(a => a.GetProperty("passages").EnumerateArray()).ToList();
        Assert.NotEmpty(passages);
        Assert.DoesNotContain(passages, p => p.GetProperty("strategy").GetString()!.Contains("Stannerby", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("E09000002,E09000099\n", "line 2: E09000099 is no code of the table of authorities: write gss codes as they stand there.")]
    [InlineData("E09000002,E09000002\n", "line 2: E09000002 is named as its own neighbour: take the row out.")]
    [InlineData("E09000002,E09000003\nE09000002,E09000003\n", "line 3: E09000003 is named twice as a neighbour of E09000002: take the row out.")]
    public void A_table_of_neighbours_that_cannot_be_right_is_refused_with_its_line(string rows, string told)
    {
        var path = folder.Write("neighbours.csv", "gss_code,neighbour\n" + rows);
        var refused = Assert.Throws<PopulationException>(() => Neighbours.Read(path, Population.Read(Project.At("corpus", "england", "authorities.csv"))));
        Assert.EndsWith(told, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_table_of_neighbours_those_most_alike_in_number_and_rate_stand_in()
    {
        var (population, day) = (Population.Read(Project.At("corpus", "england", "authorities.csv")), new DateOnly(2024, 6, 1));
        var sizes = OutsideFacts.Read(Project.At("corpus", "england", "facts.yml"), population, day).Sizes!;
        var alike = sizes.MostAlike("E08000025", [.. population.AsAt(day).Select(a => a.Code)], day, 10);
        Assert.Equal(10, alike.Count);
        Assert.DoesNotContain("E08000025", alike);
        var numbers = sizes.Rows.Where(r => r.Year == 2024).ToDictionary(r => r.Authority, r => r.Number);
        Assert.All(alike, code => Assert.InRange(numbers[code], numbers["E08000025"] / 4, numbers["E08000025"] * 2));
        Assert.Empty(sizes.MostAlike("E09000099", [.. population.AsAt(day).Select(a => a.Code)], day, 10));
    }
}
