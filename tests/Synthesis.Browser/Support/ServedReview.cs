using System.Net;
using Synthesis.App;
using Synthesis.App.Web;
using Synthesis.Store;

namespace Synthesis.Browser.Support;

/// <summary>A review of sample strategies in a folder of its own, run and served on a free port of this machine.</summary>
internal sealed class ServedReview : IAsyncDisposable
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();

    private readonly List<IAsyncDisposable> users = [];
    private Workbench workbench;

    private ServedReview(string folder, Workbench workbench) => (Folder, this.workbench) = (folder, workbench);

    internal string Folder { get; }

    internal string Address => workbench.Address;

    /// <summary>Makes a review of sources, runs it and serves it.</summary>
    /// <param name="sources">Files by their name in the review's folder 'sources'.</param>
    internal static Task<ServedReview> StartAsync(params (string Name, byte[] Bytes)[] sources) => StartAsync(rates: true, sources);

    /// <summary>Makes a review that rates or does not.</summary>
    internal static async Task<ServedReview> StartAsync(bool rates, params (string Name, byte[] Bytes)[] sources)
    {
        var folder = await PreparedAsync(rates, sources);
        return new ServedReview(folder, await ServeAsync(folder));
    }

    /// <summary>A review that was run, in a folder of its own; what it takes is worked out once for each set of sources.</summary>
    internal static async Task<string> PreparedAsync(bool rates, params (string Name, byte[] Bytes)[] sources)
    {
        var made = await Made.GetOrAdd(string.Join('|', sources.Select(s => $"{s.Name} {s.Bytes.Length} {rates}")), _ => new Lazy<Task<string>>(() => MakeAsync(rates, sources))).Value;
        var folder = Directory.CreateTempSubdirectory("synthesis-bench-").FullName;
        foreach (var file in Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(made, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    private static async Task<string> MakeAsync(bool rates, (string Name, byte[] Bytes)[] sources)
    {
        var folder = Directory.CreateTempSubdirectory("synthesis-made-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Assert.Equal(0, await Program.Main(["init", folder, "--as-at", "2024-06-01", "--population", "corpus/sample/authorities.csv", "--coders", "Anna", "Ben", .. rates ? (string[])["--with", "codebooks/stewardship-ifg"] : []]));
        foreach (var (name, bytes) in sources)
        {
            var path = Path.Combine(folder, "sources", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, bytes);
        }

        using var review = OpenReview.At(folder);
        await Synthesis.App.Commands.RunCommand.ReadAsync(review, jobs: 2, CancellationToken.None);
        return folder;
    }

    /// <summary>A file of the sample strategies.</summary>
    internal static (string, byte[]) Sample(string name) => (name, File.ReadAllBytes(SampleAt(name)));

    internal static string SampleAt(string name) => ProjectFiles.Find(Path.Combine("corpus", "sample", "strategies", name));

    /// <summary>The token of a new link.</summary>
    internal string LinkFor(string name, bool leads = false)
    {
        using var store = ReviewStore.Open(Folder, TimeProvider.System);
        var token = Person.NewToken();
        store.AddSignIn(name, leads, Person.HashOf(token));
        workbench.Bench.ChangeAsync(_ => { }).GetAwaiter().GetResult();
        return token;
    }

    internal Bench Bench => workbench.Bench;

    internal IReadOnlyList<(string Method, string Pattern)> Routes => workbench.Routes;

    /// <summary>Everything that was decided, as the store has it.</summary>
    internal IReadOnlyList<Synthesis.Review.Decision> Decisions()
    {
        using var store = ReviewStore.Open(Folder, TimeProvider.System);
        return store.Decisions();
    }

    /// <summary>Writes to the store as another program would.</summary>
    internal void Elsewhere(Action<ReviewStore> write)
    {
        using var store = ReviewStore.Open(Folder, TimeProvider.System);
        write(store);
    }

    /// <summary>Ends the server and starts it again at another port.</summary>
    internal async Task RestartAsync()
    {
        await workbench.DisposeAsync();
        workbench = await ServeAsync(Folder);
    }

    /// <summary>Ends something that uses the server before the server.</summary>
    internal void Before(IAsyncDisposable user) => users.Add(user);

    public async ValueTask DisposeAsync()
    {
        foreach (var user in users)
        {
            await user.DisposeAsync();
        }

        await workbench.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static Task<Workbench> ServeAsync(string folder) => Workbench.StartAsync(folder, Listening.Of(IPAddress.Loopback.ToString(), 0, null, null), TimeProvider.System, CancellationToken.None);
}
