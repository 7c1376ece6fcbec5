using System.CommandLine;
using System.Runtime.InteropServices;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Extract.Pdf;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis doctor</c>: what the program finds on this machine.</summary>
internal static class DoctorCommand
{
    internal static Command Create()
    {
        var command = new Command("doctor", "Say what is there and what is missing: runtime, PDF engine, codebooks, population.");
        command.SetAction(async (_, cancellation) =>
        {
            var sound = true;
            void Say(bool good, string what)
            {
                sound &= good;
                Console.WriteLine($"{(good ? "ok      " : "missing ")}{what}");
            }

            Console.WriteLine($"Synthesis on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} processors");
            static void Optional(bool there, string good, string without) => Console.WriteLine(there ? $"ok      {good}" : $"without {without}");

            var engine = await PdfReader.FindEngineAsync(cancellation);
            Say(!engine.Contains("not installed", StringComparison.Ordinal), engine.Contains("not installed", StringComparison.Ordinal)
                ? "mutool, so PDF cannot be read: install Debian's mupdf-tools, or MuPDF's tools for your system" : $"PDF engine: {engine}");
            Optional(OptionalPrograms.HasTesseract, "tesseract: scanned pages are read", "tesseract, so scanned pages are not read: install Debian's tesseract-ocr");
            Optional(OptionalPrograms.HasLibreOffice, "LibreOffice: DOC, ODT, RTF and their like are read", "LibreOffice, so DOC, ODT and RTF are not read: install Debian's libreoffice-writer-nogui");
            var icu = "é".Normalize(System.Text.NormalizationForm.FormD).Length == 2;
            Say(icu, icu ? "ICU: text is normalised by Unicode's rules" : "libicu, so that accented text is not normalised: install Debian's libicu package");
            foreach (var folder in Folders("codebooks").Where(f => File.Exists(Path.Combine(f, "codebook.yml"))))
            {
                try
                {
                    var book = CodebookReader.Read(folder);
                    var criteria = CriteriaReader.Read(folder);
                    Say(true, $"codebook {book.Id} {book.Version}: {book.Codes.Count} codes, {book.Codes.Sum(c => c.Signals.Count)} signals{(criteria is null ? "" : $", {criteria.All.Count} criteria")}");
                }
                catch (CodebookException e)
                {
                    Say(false, $"a codebook that can be read: {e.Message}");
                }
            }

            var table = ProjectFiles.Find("corpus/england/authorities.csv");
            Say(File.Exists(table), File.Exists(table) ? $"population: {Gather.Population.Read(table).Authorities.Count} authorities of England, former ones included" : "corpus/england/authorities.csv, the list of authorities");
            return sound ? Program.Done : Program.NotAll;
        });
        return command;
    }

    private static IEnumerable<string> Folders(string root) =>
        Directory.Exists(ProjectFiles.Find(root)) ? Directory.EnumerateDirectories(ProjectFiles.Find(root)).Order(StringComparer.Ordinal) : [];
}
