using Synthesis.Extract;
using Synthesis.Extract.Pdf;

namespace Synthesis.App.Web;

/// <summary>Pictures of pages, drawn when they are asked for and kept while there is room.</summary>
internal sealed class Pictures(Bench bench) : IDisposable
{
    private const string Pdf = "application/pdf";
    private const long Room = 96L << 20;

    private readonly SemaphoreSlim drawing = new(2);
    private readonly Lock gate = new();
    private readonly LinkedList<(string Key, byte[] Png)> kept = new();
    private long held;

    /// <summary>The picture of a page as PNG; null where it cannot be drawn.</summary>
    internal async Task<byte[]?> PageAsync(Document document, int page, CancellationToken cancellation)
    {
        var key = $"{document.Sha256} {page}";
        if (Kept(key) is { } known)
        {
            return known;
        }

        var png = await WithFileAsync(document, (file, limits) => PagePicture.PageAsync(file, page, limits, cancellation), cancellation);
        if (png is not null)
        {
            Keep(key, png);
        }

        return png;
    }

    /// <summary>Where a span stands on its pages.</summary>
    internal async Task<IReadOnlyList<PagePicture>> MarksAsync(Document document, int start, int end, CancellationToken cancellation) =>
        await WithFileAsync(document, async (file, limits) => await PagePicture.MarksAsync(file, document, start, end, limits, cancellation), cancellation) ?? [];

    private async Task<T?> WithFileAsync<T>(Document document, Func<string, ReadingLimits, Task<T?>> use, CancellationToken cancellation)
        where T : class
    {
        if (document.MediaType != Pdf || document.Sha256 is not { } hash)
        {
            return null;
        }

        await drawing.WaitAsync(cancellation);
        var scratch = Directory.CreateTempSubdirectory("synthesis-");
        try
        {
            var file = Path.Combine(scratch.FullName, "page.pdf");
            await File.WriteAllBytesAsync(file, bench.Reading(store => store.Bytes(hash)), cancellation);
            return await use(file, new ReadingLimits());
        }
        finally
        {
            scratch.Delete(recursive: true);
            drawing.Release();
        }
    }

    public void Dispose() => drawing.Dispose();

    private byte[]? Kept(string key)
    {
        lock (gate)
        {
            for (var node = kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Key == key)
                {
                    kept.Remove(node);
                    kept.AddFirst(node);
                    return node.Value.Png;
                }
            }

            return null;
        }
    }

    private void Keep(string key, byte[] png)
    {
        lock (gate)
        {
            kept.AddFirst((key, png));
            for (held += png.Length; held > Room && kept.Last is { } last; kept.RemoveLast())
            {
                held -= last.Value.Png.Length;
            }
        }
    }
}
