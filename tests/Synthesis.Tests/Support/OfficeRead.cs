using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace Synthesis.Tests.Support;

/// <summary>Looks into Office files, and has LibreOffice open them.</summary>
internal static class OfficeRead
{
    /// <summary>A part of the file.</summary>
    internal static XDocument Part(byte[] file, string path)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var part = archive.GetEntry(path)!.Open();
        return XDocument.Load(part);
    }

    /// <summary>The paths of its parts.</summary>
    internal static IReadOnlyList<string> Paths(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(e => e.FullName)];
    }

    /// <summary>Has LibreOffice write a file in another form beside it, with a profile of its own.</summary>
    internal static async Task<string> ConvertAsync(TestFolder folder, string path, string form)
    {
        var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { $"-env:UserInstallation=file://{folder.At("profile")}", "--headless", "--convert-to", form, "--outdir", Path.GetDirectoryName(path)!, path })
        {
            start.ArgumentList.Add(argument);
        }

        using var office = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var told = office.StandardError.ReadToEndAsync(limit.Token);
        await office.StandardOutput.ReadToEndAsync(limit.Token);
        await office.WaitForExitAsync(limit.Token);
        var written = Directory.GetFiles(Path.GetDirectoryName(path)!, "*." + form.Split(':')[0]);
        Assert.True(written.Length == 1, $"{written.Length} files written: {await told}");
        return written[0];
    }
}
