using Synthesis.Tests.Support;

namespace Synthesis.Tests.Store;

public sealed class ResumeTests
{
    private const int Kills = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_run_that_is_killed_at_twenty_random_moments_ends_in_the_bytes_of_one_that_is_not(int jobs)
    {
        using var folder = new TestFolder();
        await SampleReview.MakeAsync(folder, "whole", all: true);
        await SampleReview.MakeAsync(folder, "killed", all: true);
        Assert.True(SampleReview.RunFor(folder.At("whole"), jobs, TimeSpan.FromMinutes(3)));

        var chance = new Random(20 + jobs);
        var killed = 0;
        for (var i = 0; i < Kills; i++)
        {
            killed += SampleReview.RunFor(folder.At("killed"), jobs, TimeSpan.FromMilliseconds(chance.Next(120, 1400))) ? 0 : 1;
        }

        Assert.True(SampleReview.RunFor(folder.At("killed"), jobs, TimeSpan.FromMinutes(3)));
        Assert.True(killed > 0, "no run was killed before its end, so nothing was shown");
        Nothing.Wrong(SampleReview.Outputs
            .Where(f => !File.ReadAllBytes(folder.At("whole", "reports", "suggestions", f)).AsSpan().SequenceEqual(File.ReadAllBytes(folder.At("killed", "reports", "suggestions", f))))
            .Select(f => $"{f} differs"));
    }
}
