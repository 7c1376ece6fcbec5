using System.Text;
using Synthesis.Extract;
using Synthesis.Gather;

namespace Synthesis.Tests.Support;

/// <summary>A folder of its own for one test, removed with everything in it.</summary>
internal sealed class TestFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("synthesis-test-").FullName;

    internal string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    internal string Write(string name, byte[] bytes)
    {
        var path = At(name.Split('/'));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    internal string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Everything in the folder read as the program reads it, in its order.</summary>
    internal async Task<IReadOnlyList<Document>> ReadAllAsync(ReadingLimits? limits = null, int jobs = 2)
    {
        using var extractor = await Extractor.CreateAsync(limits ?? new ReadingLimits(), CancellationToken.None);
        var documents = new List<Document>();
        await foreach (var document in Pipeline.ExtractAsync(SourceFolder.List([Path]), extractor, jobs, null, CancellationToken.None))
        {
            documents.Add(document);
        }

        return documents;
    }

    /// <summary>One file with these bytes, read by the reader for what they are.</summary>
    internal static async Task<Document> ReadAsync(string name, byte[] bytes, ReadingLimits? limits = null)
    {
        using var folder = new TestFolder();
        folder.Write(name, bytes);
        return Assert.Single(await folder.ReadAllAsync(limits));
    }

    internal static Task<Document> ReadAsync(string name, string text) => ReadAsync(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Copies a folder with all below it into this one.</summary>
    internal void Copy(string from, string name)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            Write(name + "/" + System.IO.Path.GetRelativePath(from, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
