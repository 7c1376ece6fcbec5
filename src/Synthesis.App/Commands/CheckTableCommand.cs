using System.CommandLine;
using System.Globalization;
using System.Text;
using Synthesis.Audit;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis check-table</c>: do the numbers of a published document fit together?</summary>
internal static class CheckTableCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The document: HTML, Word, PDF, Markdown, CSV or plain text." };
        var population = new Option<string[]>("--population") { Description = "How many there are of what is counted: a number for all, or NAME=N for the row or column of that name. May be given several times.", HelpName = "N|NAME=N" };
        var json = new Option<bool>("--json") { Description = "Print JSON Lines on standard output, one object for each finding, and nothing else there." };
        var failOn = new Option<string?>("--fail-on") { Description = "Exit with 3 if there is such a finding: 'any', or 'error' for those that arithmetic alone proves.", HelpName = "any|error" };
        failOn.AcceptOnlyFromAmong("any", "error");
        var command = new Command("check-table", "Check the numbers of a published document: percentages that their counts cannot give, sums that do not add up, numbers that differ between two places.") { file, population, json, failOn };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            if (Directory.Exists(path))
            {
                throw new UsageException($"'{path}' is a folder: name one document.");
            }

            var known = (parsed.GetValue(population) ?? []).Select(Known).ToList();
            using var extractor = await Extractor.CreateAsync(CommonOptions.Limits(wholeScans: true), cancellation);
            var document = await extractor.ReadAsync(SourceFolder.List([path])[0], cancellation);
            var whole = !Output.NameErrors(path, document.Issues);
            if (document.Failed)
            {
                return Program.NotAll;
            }

            var findings = Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV" ? TableCheck.OfCsv(await TextAsync(path, cancellation), known)
                : document.MediaType is "text/plain" or "text/markdown" ? TableCheck.OfLines(await TextAsync(path, cancellation), known) : TableCheck.Of(document, known);
            await using var output = Output.Standard();
            if (!parsed.GetValue(json))
            {
                await output.WriteAsync(Encoding.UTF8.GetBytes(FindingText.Of(findings)), cancellation);
            }
            else
            {
                foreach (var finding in findings)
                {
                    await output.WriteAsync(FindingText.JsonOf(path, finding), cancellation);
                }
            }

            var failed = parsed.GetValue(failOn) is { } least && findings.Any(f => least == "any" || f.Sure == Sure.Error);
            return !whole ? Program.NotAll : failed ? Program.CheckFailed : Program.Done;
        });
        return command;
    }

    /// <summary>The text of a file in its encoding, which the extractor has found readable.</summary>
    private static async Task<string> TextAsync(string path, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
            return await reader.ReadToEndAsync(cancellation);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static KnownNumber Known(string text)
    {
        var at = text.LastIndexOf('=');
        var number = text[(at + 1)..].Trim();
        if (at == 0 || !decimal.TryParse(number, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) || n <= 0)
        {
            throw new UsageException($"'{text}' is no population: write --population 151, or --population \"North=12\" for a row or column named North.");
        }

        return new KnownNumber(at < 0 ? null : text[..at].Trim(), n);
    }
}
