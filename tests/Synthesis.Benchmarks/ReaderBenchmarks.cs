using BenchmarkDotNet.Attributes;
using Synthesis.Extract;
using Synthesis.Gather;

namespace Synthesis.Benchmarks;

/// <summary>
/// How long each reader takes and how much it allocates, on the sample strategies and on a long document made here:
/// <c>dotnet run -c Release --project tests/Synthesis.Benchmarks -- --filter '*'</c>.
/// </summary>
[MemoryDiagnoser]
public class ReaderBenchmarks : IDisposable
{
    private readonly Dictionary<string, Source> sources = [];
    private DirectoryInfo? folder;
    private Extractor? extractor;

    /// <summary>Which document is read.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>A document for each reader: one of the samples, or one made here.</summary>
    public static IEnumerable<string> Names =>
        ["sample.pdf", "sample.docx", "sample.html", "made.docx", "made.pptx", "made.xlsx", "made.html", "made.md", "made-scan.pdf"];

    /// <summary>Makes and finds the documents.</summary>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        folder = Directory.CreateTempSubdirectory("synthesis-benchmarks-");
        extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        var samples = Directory.EnumerateFiles(Path.Combine(Root(), "corpus", "sample", "strategies")).Order(StringComparer.Ordinal).ToList();
        foreach (var name in Names.Where(n => n.StartsWith("sample", StringComparison.Ordinal)))
        {
            sources[name] = new Source(name, samples.First(s => Path.GetExtension(s) == Path.GetExtension(name)));
        }

        foreach (var (name, bytes) in MadeDocuments.All())
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, bytes);
            sources[name] = new Source(name, path);
        }
    }

    /// <summary>Reads the document.</summary>
    [Benchmark]
    public Task<Document> Read() => extractor!.ReadAsync(sources[Name], CancellationToken.None);

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        extractor?.Dispose();
        if (folder is { Exists: true })
        {
            folder.Delete(recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The project's folder.</summary>
    internal static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Synthesis.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("The benchmarks must run inside the project.");
    }
}
