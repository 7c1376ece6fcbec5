using Synthesis.Tests.Support;

namespace Synthesis.Tests.App;

/// <summary>Two reviews compared, and a published one laid out, as their user runs them.</summary>
public sealed class CompareCommandTests
{
    [Fact]
    public async Task Two_reviews_of_one_population_are_compared()
    {
        using var folder = new TestFolder();
        await ReviewAsync(folder, "old", "2021-06-01", "2020 to 2023", "1 April 2020 to 31 March 2023", "The demand for residential placements has increased in each of the last three years. Places were found for each child.\n\nWe expect the need for residential places to go on rising, as it has since 2019.");
        await ReviewAsync(folder, "new", "2024-06-01", "2023 to 2026", "1 April 2023 to 31 March 2026", "We will open two children's homes in the coming year.");

        var compared = await SynthesisProgram.HereAsync("compare", folder.At("old"), folder.At("new"), "--out", folder.At("changes"));

        Assert.True(compared.Exit == 0, compared.Errors);
        Assert.Matches(@"Have another strategy now +1", compared.Output);
        Assert.Matches(@"Change in demand for residential care +1 of 1 \(100%\) +0 of 1 \(0%\) +0 +1 ", compared.Output);
        Assert.NotEmpty(Directory.GetFiles(folder.At("changes")));
    }

    [Fact]
    public async Task Published_counts_are_laid_out_and_what_is_misprinted_is_told()
    {
        var laid = await SynthesisProgram.HereAsync("published", "corpus/published/what-works-2022.yml");

        Assert.True(laid.Exit == 0, laid.Errors);
        Expected.Matches("published-tables", laid.Output);
        Assert.Contains("6 of 9 is 67%, printed 78%", laid.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_counts_that_is_not_there_is_told_in_one_sentence()
    {
        var missing = await SynthesisProgram.HereAsync("published", "nothing.yml");

        Assert.Equal(2, missing.Exit);
        Assert.Contains("There is no file 'nothing.yml'", missing.Errors, StringComparison.Ordinal);
    }

    private static async Task ReviewAsync(TestFolder folder, string name, string asAt, string years, string period, string says)
    {
        folder.Write($"{name}/sources/ashford.md", $"# Ashford sufficiency strategy for children in care {years}\n\nThis sufficiency strategy covers placements for children in care from {period}.\n\n{says}\n"
            + string.Concat(Enumerable.Repeat("\nWe secure enough homes for children in our care and buy places in children's homes near to where they live.\n", 40)));
        folder.Write($"{name}/authorities.csv", "gss_code,name,region\nE06990099,Ashford,South East\n");
        foreach (var command in (string[][])[["init", folder.At(name), "--as-at", asAt, "--population", "authorities.csv"], ["run", folder.At(name)]])
        {
            var done = await SynthesisProgram.HereAsync(command);
            Assert.True(done.Exit == 0, done.Errors);
        }
    }
}
