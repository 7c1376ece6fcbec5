using Synthesis.Review;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.App;

/// <summary>The demo, and the decisions that come with the samples.</summary>
public sealed class DemoCommandTests
{
    [Fact]
    public async Task The_demo_makes_a_review_reports_its_consensus_and_can_be_run_again()
    {
        using var folder = new TestFolder();

        var first = await SynthesisProgram.RunAsync("demo", "--out", folder.At("demo"));
        var again = await SynthesisProgram.RunAsync("demo", "--out", folder.At("demo"));

        Assert.True(first.Exit == 0, first.Errors);
        Assert.Contains(", 0 refused.", first.Output, StringComparison.Ordinal);
        Assert.Contains("The numbers rest on coders' decisions.", first.Output, StringComparison.Ordinal);
        Assert.Contains("consensus and machine, presence", first.Output, StringComparison.Ordinal);
        Assert.Contains("the coders are language models", first.Output, StringComparison.Ordinal);
        var page = first.Output.Split('\n').Last(l => l.StartsWith("Every number with its quotes: ", StringComparison.Ordinal)).Split(": ")[1].Trim();
        Assert.Contains("id=\"agreement\"", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.True(again.Exit == 0, again.Errors);
        Assert.Contains("Calderwick\tin date\t", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("0 decisions added", Review(again), StringComparison.Ordinal);
        Assert.Equal(Review(first).Split('\n')[1..], Review(again).Split('\n')[1..]);
    }

    /// <summary>What a demo says after it has crawled.</summary>
    private static string Review(SynthesisProgram.Result demo) => demo.Output.Split("which coders have decided on.\n\n")[1];

    [Fact]
    public async Task The_demo_leaves_another_review_alone()
    {
        using var folder = new TestFolder();
        var path = folder.Write("demo/review.yml", "question: \"another\"\n");

        var refused = await SynthesisProgram.RunAsync("demo", "--out", folder.At("demo"));

        Assert.Equal(2, refused.Exit);
        Assert.Contains("another review", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("question: \"another\"\n", File.ReadAllText(path));
    }

    [Fact]
    public void The_samples_consensus_answers_every_cell_and_takes_what_both_coders_say()
    {
        var (amber, ben, consensus) = (Answers("amber-reyes.csv"), Answers("ben-okafor.csv"), Answers("consensus.csv"));

        Assert.Equal(360, consensus.Count);
        Assert.Equal(consensus.Keys.Order(), amber.Keys.Order());
        Assert.Equal(consensus.Keys.Order(), ben.Keys.Order());
        Nothing.Wrong(consensus.Where(c => amber[c.Key] == ben[c.Key] && c.Value != amber[c.Key]).Select(c => $"{c.Key}: both say {amber[c.Key]}, the consensus {c.Value}"));
    }

    private static Dictionary<(string Strategy, string Code), string> Answers(string file) =>
        ImportTable.Read(Project.At("corpus", "sample", "decisions", file), "decisions", ["strategy", "code", "status", "values"])
            .GroupBy(l => (l["strategy"], l["code"])).ToDictionary(g => g.Key, g => string.Join(" / ", g.Select(l => $"{l["status"]} {l["values"]}").Distinct()));
}
