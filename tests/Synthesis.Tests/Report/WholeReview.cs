using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

/// <summary>A review of every sample for the tests of its report, with what people decided of it.</summary>
public sealed class WholeReview : IAsyncLifetime, IDisposable
{
    private readonly TestFolder folder = new();

    internal string Path => folder.At("review");

    internal string Page => File.ReadAllText(folder.At("review", "reports", "suggestions", "coverage.html"));

    /// <summary>Copies the review; anna leaves one strategy out, and rates one criterion.</summary>
    public async Task InitializeAsync()
    {
        await SampleReview.RanAsync(folder, "review");
        await DoneAsync("import", Path, folder.Write("fates.csv", "strategy,fate,by,reason\nstannerby-commissioning-strategy-2023-2028,other,anna,it was withdrawn in May\ncalderwick-sufficiency-statement-2018-2021,included,ben,the council says it still holds\n"));
        await DoneAsync("import", Path, folder.Write("ratings.csv", "criterion,rating,coder,elaboration,at\nstewardship.entry,mixed-evidence,anna,Frameworks keep small providers out.,2024-06-02\n"));
        await DoneAsync("report", Path);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    internal string Write(string name, string text) => folder.Write(name, text);

    private static async Task DoneAsync(params string[] arguments)
    {
        var result = await SynthesisProgram.HereAsync(arguments);
        Assert.True(result.Exit == 0, result.Errors);
    }
}
