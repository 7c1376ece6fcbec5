using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Synthesis.App.Web;

/// <summary>The stylesheet and scripts of the workbench, which are part of the program.</summary>
internal static class OwnFiles
{
    private static readonly Dictionary<string, byte[]> Files = Read();

    /// <summary>Changes with every file, so that a browser never mixes versions.</summary>
    internal static string Edition { get; } = Convert.ToHexStringLower(SHA256.HashData([.. Files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value)]))[..12];

    /// <summary>The address of a file.</summary>
    internal static string At(string name) => $"/assets/{Edition}/{name}";

    internal static IResult Get(string name, HttpContext context)
    {
        if (!Files.TryGetValue(name, out var bytes))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, Path.GetExtension(name) switch { ".css" => "text/css; charset=utf-8", ".svg" => "image/svg+xml", _ => "text/javascript; charset=utf-8" });
    }

    private static Dictionary<string, byte[]> Read()
    {
        var assembly = typeof(OwnFiles).Assembly;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("web/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            files[name["web/".Length..]] = copy.ToArray();
        }

        return files;
    }
}
