using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App;

/// <summary>A review's folder, opened: what it is made from, and what it remembers.</summary>
internal sealed class OpenReview : IDisposable
{
    private OpenReview(string folder, ReviewDesign design, ReviewStore store) => (Folder, Design, Store) = (folder, design, store);

    internal string Folder { get; }

    internal ReviewDesign Design { get; }

    internal ReviewStore Store { get; }

    /// <summary>The file of official figures beside the review's table of authorities, or null.</summary>
    internal string? Facts => Pipeline.FactsBeside(Found(Folder, Design.Settings.Population));

    internal static bool Is(string folder) => File.Exists(Path.Combine(folder, ReviewSettings.FileName));

    /// <summary>Opens a review; what its settings name is looked for in its folder first, then where the program's own files are.</summary>
    /// <param name="folder">The review's folder.</param>
    /// <param name="clock">Tells when what is added is added; the system's where it is left out.</param>
    internal static OpenReview At(string folder, TimeProvider? clock = null) => new(folder,
        ReviewDesign.Read(folder, path => Found(folder, path)),
        ReviewStore.Open(folder, clock ?? TimeProvider.System));

    private static string Found(string folder, string path) => Path.Exists(Path.Combine(folder, path)) ? Path.Combine(folder, path) : ProjectFiles.Find(path);

    public void Dispose() => Store.Dispose();
}
