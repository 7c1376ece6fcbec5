using System.Diagnostics;
using System.Globalization;
using System.Text;
using Synthesis.Report;
using Synthesis.Review;

namespace Synthesis.App.Commands;

/// <summary>The practice web that comes with the project, played on this machine by a program of its own, for the demo to crawl.</summary>
internal static class PracticeWeb
{
    private const string Built = "tests/Synthesis.SampleWeb/bin/Release/net10.0/Synthesis.SampleWeb.dll";

    /// <summary>The last line of what it says.</summary>
    internal const string GoesOn = "The demo goes on with the strategies as files, which coders have decided on.";

    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20), LongestCrawl = TimeSpan.FromMinutes(2);

    /// <summary>Plays the sample's authorities, gathers from them into a review of its own, and says what came of it; where that cannot be done, says so and leaves it.</summary>
    /// <param name="folder">The folder for the review of what is gathered.</param>
    /// <param name="sample">The sample's folder.</param>
    /// <param name="asAt">The review's date.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static async Task GatherAsync(string folder, string sample, DateOnly asAt, CancellationToken cancellation)
    {
        var program = ProjectFiles.Find(Built);
        if (!File.Exists(program))
        {
            Console.WriteLine("The practice web is not built, so nothing is crawled: 'dotnet build tests/Synthesis.SampleWeb -c Release' builds it. " + GoesOn + "\n");
            return;
        }

        Directory.CreateDirectory(Path.Combine(folder, "sources"));
        var settings = new ReviewSettings("What do the sample strategies say?", Path.GetFullPath($"{sample}/authorities.csv"), null, [], asAt, ["sources"], ["sufficiency strategy", "placement sufficiency"],
            [CommonOptions.DefaultCodebook], [], 1, 1) { Contact = "demo@synthesis.example" };
        WholeFile.Write(Path.Combine(folder, ReviewSettings.FileName), s => s.Write(Encoding.UTF8.GetBytes(settings.ToYaml())));
        var certificate = Path.Combine(folder, "practice-ca.pem");
        using var web = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, "--authorities", $"{sample}/authorities.csv", "--strategies", $"{sample}/strategies", "--no-faults", "--delay", Delay.TotalSeconds.ToString(CultureInfo.InvariantCulture), "--ca-out", certificate])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        });
        try
        {
            _ = web!.StandardError.ReadToEndAsync(cancellation);
            if (await AddressesAsync(web, cancellation) is not [var plain, var secure])
            {
                Console.WriteLine("The practice web does not start, so nothing is crawled. " + GoesOn + "\n");
                return;
            }

            Console.WriteLine("Crawling a small part of the practice web: the sites of the sample's authorities, played on this machine.");
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(LongestCrawl);
            var whole = await GatherCommand.GatherAsync(folder, [plain, secure], certificate, Delay, limit.Token) == Program.Done;
            Console.WriteLine($"{(whole ? "" : "Not all of it could be had. ")}{GoesOn}\n");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Console.WriteLine($"The practice web takes too long. {GoesOn}\n");
        }
        finally
        {
            if (!web!.HasExited)
            {
                web.Kill();
            }
        }
    }

    /// <summary>What hosts are mapped to: the first two lines that it writes; null where it does not.</summary>
    private static async Task<string[]?> AddressesAsync(Process web, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestStart);
        try
        {
            return await web.StandardOutput.ReadLineAsync(limit.Token) is { } plain && await web.StandardOutput.ReadLineAsync(limit.Token) is { } secure ? [plain, secure] : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
