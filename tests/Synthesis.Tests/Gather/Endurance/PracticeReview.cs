using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using Synthesis.Gather;
using Synthesis.SampleWeb;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather.Endurance;

/// <summary>A review of a few of England's authorities, gathered by the built program from a practice web in this process.</summary>
internal sealed class PracticeReview : IAsyncDisposable
{
    private const double Delay = 0.01;
    private readonly TestFolder folder = new();
    private readonly string[] codes;

    private PracticeReview(string[] codes) => this.codes = codes;

    internal Synthesis.SampleWeb.SampleWeb Web { get; private set; } = null!;

    internal string Folder => folder.At("review");

    internal string Archive => folder.At("review", "archive", "web");

    /// <summary>Makes the review and starts the web.</summary>
    internal static async Task<PracticeReview> OfAsync(params string[] codes)
    {
        var review = new PracticeReview(codes);
        review.folder.Write("review/review.yml", $"""
            question: "What do in-date strategies say?"
            population: "{Project.At("corpus", "england", "authorities.csv")}"
            as-at: 2024-06-01
            sources: [sources]
            search-terms: ["sufficiency strategy", "placement sufficiency", "commissioning strategy children in care"]
            codebooks: ["{Project.At("codebooks", "sufficiency-2022")}"]
            contact: review@practice.example

            """);
        Directory.CreateDirectory(review.folder.At("review", "sources"));
        await review.PlayAsync(1);
        return review;
    }

    /// <summary>Plays an edition of the web in place of the one before.</summary>
    internal async Task PlayAsync(int edition)
    {
        if (Web is not null)
        {
            await Web.DisposeAsync();
        }

        Web = await Synthesis.SampleWeb.SampleWeb.StartAsync(Options(codes) with { Edition = edition });
        folder.Write("ca.pem", Web.AuthorityPem);
    }

    /// <summary>A web of these authorities.</summary>
    internal static WebOptions Options(IReadOnlyList<string> codes) => new()
    {
        Authorities = Population.Read(Project.At("corpus", "england", "authorities.csv")).AsAt(new DateOnly(2024, 6, 1)), Only = codes.ToHashSet(), AnnouncedDelay = TimeSpan.FromSeconds(Delay),
    };

    /// <summary>Authorities with small sites that ask for no delay of their own and that no other's strategy covers, smallest first.</summary>
    internal static IEnumerable<Plan> Hurried(int edition)
    {
        var all = Options([]) with { Edition = edition, Only = null };
        var world = new World(all);
        return Deals.Out(all).Where(p => p.Pages < 400 && p.Publications.All(o => o.Owners.Count < 2) && world.RobotsOf(world.SiteOf(p))?.CrawlDelay is null).OrderBy(p => p.Pages);
    }

    /// <summary>Gathers until it ends.</summary>
    internal Task<SynthesisProgram.Result> GatherAsync() => SynthesisProgram.RunAsync(Arguments());

    /// <summary>Gathers until killed outright, by what <paramref name="arm"/> is given to call, or until it ends.</summary>
    /// <returns>Whether it was killed.</returns>
    internal async Task<bool> GatherUntilAsync(Action<Action> arm)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Synthesis.App.Program).Assembly.Location, .. Arguments()]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Project.Root };
        using var run = new Process { StartInfo = start };
        arm(run.Kill);
        run.Start();
        _ = run.StandardOutput.ReadToEndAsync();
        _ = run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        return run.ExitCode == 128 + 9;
    }

    /// <summary>Goes the ways once more by the archive.</summary>
    internal Task<SynthesisProgram.Result> ReplayAsync() => SynthesisProgram.RunAsync("gather", Folder, "--replay");

    /// <summary>What was found, and every file that was taken in, by name.</summary>
    internal IReadOnlyDictionary<string, string> Found() => Directory.EnumerateFiles(folder.At("review", Origin.Folder), "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(Folder, f), f => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));

    internal string FoundCsv => File.ReadAllText(folder.At("review", "reports", "gathering", "found.csv"));

    /// <summary>What the last gather says became of what was found before.</summary>
    internal IReadOnlyList<(string Authority, string What, string Difference)> Changes
    {
        get
        {
            using var csv = CsvReader.FromFile(folder.At("review", "reports", "gathering", "changes.csv"), new CsvReaderOptions { Separator = ',' });
            var changes = new List<(string, string, string)>();
            while (csv.Read())
            {
                changes.Add((csv.GetString(0), csv.GetString(1), csv.GetString(5)));
            }

            return changes;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        folder.Dispose();
    }

    private string[] Arguments() => ["gather", Folder, "--delay", Delay.ToString(CultureInfo.InvariantCulture), "--trust-ca", folder.At("ca.pem"), .. Web.Resolve.SelectMany(r => (string[])["--resolve", r]), .. codes.SelectMany(c => (string[])["--authority", c])];
}
