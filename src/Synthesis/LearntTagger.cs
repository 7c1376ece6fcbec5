using System.Security.Cryptography;
using Synthesis.Codebooks;
using Synthesis.Report;
using Synthesis.Tag;

namespace Synthesis;

public static partial class Pipeline
{
    private const int KeptModels = 4;

    /// <summary>A tagger that has learnt from the codebook's examples; what was learnt is kept among the user's own files, so that it is learnt once.</summary>
    /// <param name="codebook">What is asked.</param>
    /// <param name="jobs">How many threads learn; the result is the same for any number.</param>
    /// <param name="progress">Told that learning goes on, or null.</param>
    /// <param name="cancellation">Stops the learning.</param>
    public static Tagger LearntTagger(Codebook codebook, int jobs, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        if (codebook.Examples.Count == 0)
        {
            return Tagger.OfSignals(codebook);
        }

        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var folder = own.Length == 0 ? null : Path.Combine(own, "synthesis", "models");
        var file = folder is null ? null : Path.Combine(folder, Tagger.KeyOf(codebook) + ".model");
        if (file is not null && Kept(file, codebook) is { } known)
        {
            return known;
        }

        progress?.Report(new StageProgress("learn", 0, 1));
        var tagger = Tagger.Learn(codebook, jobs, cancellation);
        progress?.Report(new StageProgress("learn", 1, 1));
        if (file is not null)
        {
            Keep(tagger, folder!, file);
        }

        return tagger;
    }

    /// <summary>The tagger of a file, or null where there is none or it is not whole.</summary>
    private static Tagger? Kept(string file, Codebook codebook)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var content = bytes.AsSpan(0, Math.Max(0, bytes.Length - SHA256.HashSizeInBytes));
            return bytes.AsSpan(content.Length).SequenceEqual(SHA256.HashData(content)) ? Tagger.Read(codebook, new MemoryStream(bytes, 0, content.Length)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Keep(Tagger tagger, string folder, string file)
    {
        try
        {
            using var content = new MemoryStream();
            tagger.Write(content);
            WholeFile.Write(file, s =>
            {
                s.Write(content.GetBuffer().AsSpan(0, (int)content.Length));
                s.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
            });
            foreach (var old in Directory.GetFiles(folder, "*.model").OrderByDescending(File.GetLastWriteTimeUtc).ThenBy(f => f, StringComparer.Ordinal).Skip(KeptModels))
            {
                File.Delete(old);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A model that cannot be kept is learnt again next time.
        }
    }
}
