using System.Diagnostics;
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
        // A few sources without a scan: how many pages of one are read in its time depends on how busy the machine is, which is not tested here.
        await SampleReview.MakeAsync(folder, "whole");
        await SampleReview.MakeAsync(folder, "killed");
        var clock = Stopwatch.StartNew();
        Assert.True(SampleReview.RunFor(folder.At("whole"), jobs, TimeSpan.FromMinutes(3)));

        // Moments are parts of the time that a whole run takes. A kill that came after the end is done again, earlier, and on a review that is
        // as far as the last landed kill left it; where so little is left to do that none would land, the review is begun anew.
        var whole = clock.Elapsed;
        var chance = new Random(20 + jobs);
        var landed = 0;
        var span = 0.9;
        for (var tries = 0; landed < Kills; tries++)
        {
            Assert.True(tries < 10 * Kills, $"only {landed} kills landed");
            if (SampleReview.RunFor(folder.At("killed"), jobs, whole * span * chance.NextDouble()))
            {
                Begin(folder.At("killed"));
                span *= 0.8;
            }
            else
            {
                landed++;
            }
        }

        Assert.True(SampleReview.RunFor(folder.At("killed"), jobs, TimeSpan.FromMinutes(3)));
        Nothing.Wrong(SampleReview.Outputs
            .Where(f => !File.ReadAllBytes(folder.At("whole", "reports", "suggestions", f)).AsSpan().SequenceEqual(File.ReadAllBytes(folder.At("killed", "reports", "suggestions", f))))
            .Select(f => $"{f} differs"));
    }

    private static void Begin(string review)
    {
        foreach (var folder in Directory.EnumerateDirectories(review).Where(d => Path.GetFileName(d) != "sources"))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(review, "review.db*"))
        {
            File.Delete(file);
        }
    }
}
