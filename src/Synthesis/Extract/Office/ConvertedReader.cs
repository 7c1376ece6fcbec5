namespace Synthesis.Extract.Office;

/// <summary>
/// Reads older and other office formats (DOC, XLS, PPT, ODT, ODS, ODP, RTF) by having LibreOffice convert them to what the other
/// readers read. It runs under limits, with a profile of its own in a private folder that runs no macros and follows no links.
/// </summary>
/// <param name="limits">How long it may run.</param>
/// <param name="readers">The readers of what it makes.</param>
/// <param name="scratch">A private folder.</param>
internal sealed class ConvertedReader(ReadingLimits limits, IReadOnlyList<IDocumentReader> readers, string scratch) : IDocumentReader
{
    private const int Megabytes = 8192;

    private const string Profile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
        </oor:items>
        """;

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } =
        [Extract.MediaTypes.OldOffice, Extract.MediaTypes.RichText, Extract.MediaTypes.OpenDocument, Extract.MediaTypes.OpenSheet, Extract.MediaTypes.OpenSlides];

    /// <inheritdoc/>
    public string Engine => $"libreoffice, {OfficePackage.Engine}";

    /// <inheritdoc/>
    public string Dependencies => OptionalPrograms.HasLibreOffice ? Engine : "libreoffice (not installed)";

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(SourceBytes file, CancellationToken cancellation)
    {
        if (IsLocked(file.Bytes.Span))
        {
            return Reading.Unreadable("encrypted", "The document asks for a password: save a copy without one, or ask its publisher for it.");
        }

        if (file.MediaType.StartsWith("application/vnd.oasis", StringComparison.Ordinal) && PackageSafety.Refusal(file.Bytes, limits, cancellation) is { } refusal)
        {
            return new Reading([], null, null, null, DocumentMetadata.Unknown, [refusal]);
        }

        if (Names(file) is not var (from, to))
        {
            return Reading.Unreadable("unsupported-type", $"Files of type {file.MediaType} with neither a document, a workbook nor slides in them are not read: save a copy as PDF or Word (.docx) and read that.");
        }

        var folder = Directory.CreateDirectory(Path.Combine(scratch, Path.GetRandomFileName()));
        try
        {
            var profile = folder.CreateSubdirectory("profile");
            await File.WriteAllTextAsync(Path.Combine(profile.CreateSubdirectory("user").FullName, "registrymodifications.xcu"), Profile, cancellation).ConfigureAwait(false);
            var input = Path.Combine(folder.FullName, "in." + from);
            await File.WriteAllBytesAsync(input, file.Bytes, cancellation).ConfigureAwait(false);
            var (end, _) = await ChildProgram.RunAsync("soffice",
                [$"-env:UserInstallation={new Uri(profile.FullName).AbsoluteUri}", "--headless", "--norestore", "--nolockcheck", "--convert-to", to, "--outdir", folder.CreateSubdirectory("out").FullName, input],
                limits with { ChildMegabytes = Megabytes }, ChildProgram.DiscardAsync, cancellation, ("HOME", profile.FullName), ("TMPDIR", folder.FullName)).ConfigureAwait(false);
            var output = new FileInfo(Path.Combine(folder.FullName, "out", "in." + to));
            return end switch
            {
                ChildEnd.Missing => Reading.Unreadable("unsupported-type", $"Files of type {file.MediaType} are not read without LibreOffice, which is not installed: install it, or save a copy as PDF or Word (.docx) and read that."),
                ChildEnd.TimedOut => Reading.Unreadable("time-limit", $"Converting the file was stopped after {limits.ChildSeconds} seconds: save a copy as PDF or Word (.docx) and read that."),
                _ when !output.Exists || output.Length > limits.FileBytes => Reading.Unreadable("not-converted", "LibreOffice could not convert the file: it may be damaged, or of a kind whose part of LibreOffice is not installed; save a copy as PDF or Word (.docx) and read that."),
                _ => await ReadAsync(output, cancellation).ConfigureAwait(false),
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<Reading> ReadAsync(FileInfo converted, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(converted.FullName, cancellation).ConfigureAwait(false);
        var type = Extract.MediaTypes.ByName(converted.Name)!;
        var reading = await readers.First(r => r.MediaTypes.Contains(type)).ReadAsync(new SourceBytes(converted.FullName, bytes, type), cancellation).ConfigureAwait(false);
        return reading with { Issues = [.. reading.Issues, new Issue("converted", Severity.Info, "The file was converted by LibreOffice before it was read; numbers of lists and headings may differ from the original.")] };
    }

    /// <summary>The endings of the file as it is and as it shall be, by what stands in it.</summary>
    private static (string From, string To)? Names(SourceBytes file) => file.MediaType switch
    {
        Extract.MediaTypes.RichText => ("rtf", "docx"),
        Extract.MediaTypes.OpenDocument => ("odt", "docx"),
        Extract.MediaTypes.OpenSheet => ("ods", "xlsx"),
        Extract.MediaTypes.OpenSlides => ("odp", "pptx"),
        _ when Holds(file.Bytes.Span, "PowerPoint Document") => ("ppt", "pptx"),
        _ when Holds(file.Bytes.Span, "Workbook") && !Holds(file.Bytes.Span, "WordDocument") => ("xls", "xlsx"),
        _ when Holds(file.Bytes.Span, "WordDocument") => ("doc", "docx"),
        _ => null,
    };

    /// <summary>Whether an OLE file is the wrapping of an encrypted package.</summary>
    private static bool IsLocked(ReadOnlySpan<byte> bytes) => Holds(bytes, "EncryptedPackage") && Holds(bytes, "EncryptionInfo");

    private static bool Holds(ReadOnlySpan<byte> bytes, string entry) => bytes.IndexOf(System.Text.Encoding.Unicode.GetBytes(entry)) >= 0;
}
