using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App;

/// <summary>A review's folder, opened: its settings, codebook, population and store.</summary>
internal sealed class OpenReview : IDisposable
{
    private OpenReview(string folder, ReviewSettings settings, Codebook codebook, Population population, ReviewStore store)
    {
        (Folder, Settings, Codebook, Population, Store) = (folder, settings, codebook, population, store);
    }

    internal string Folder { get; }

    internal ReviewSettings Settings { get; }

    internal Codebook Codebook { get; }

    internal Population Population { get; }

    internal ReviewStore Store { get; }

    internal static bool Is(string folder) => File.Exists(Path.Combine(folder, ReviewSettings.FileName));

    internal static OpenReview At(string folder)
    {
        var settings = ReviewSettings.Read(folder);
        string Beside(string path) => Path.Exists(Path.Combine(folder, path)) ? Path.Combine(folder, path) : ProjectFiles.Find(path);
        return new OpenReview(folder, settings, CodebookReader.Read(Beside(settings.Codebook)), Gather.Population.Read(Beside(settings.Population)), ReviewStore.Open(folder, TimeProvider.System));
    }

    public void Dispose() => Store.Dispose();
}
