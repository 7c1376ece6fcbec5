using System.CommandLine;
using System.Globalization;
using Synthesis.Extract;
using Synthesis.Extract.Pdf;
using Synthesis.Gather;
using Synthesis.Report;
using Synthesis.Review;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis page</c>: where does a quote stand?</summary>
internal static class PageCommand
{
    internal static Command Create()
    {
        var path = new Argument<string>("FILE") { Description = "The document." };
        var quote = new Option<string>("--quote") { Description = "Words of the document. White space, quotation marks and dashes need not be the same; where other words differ, the closest passage is shown and said to be that.", Required = true, HelpName = "TEXT" };
        var into = new Option<string?>("--out") { Description = "The HTML file to write. Left out: FILE's name with .quote.html, in the current folder.", HelpName = "FILE" };
        var command = new Command("page", "Show where a quote stands: write an HTML page with the picture of the document's page and the quote marked on it, or the marked text where a format has no pages.") { path, quote, into };
        command.SetAction((parsed, cancellation) => ShowAsync(parsed.GetValue(path)!, parsed.GetValue(quote)!, parsed.GetValue(into), cancellation));
        return command;
    }

    private static async Task<int> ShowAsync(string path, string quote, string? into, CancellationToken cancellation)
    {
        var page = into ?? Path.GetFileName(path) + ".quote.html";
        if (Directory.Exists(path))
        {
            throw new UsageException($"'{path}' is a folder: name one document.");
        }

        if (!quote.Any(char.IsLetterOrDigit))
        {
            throw new UsageException("The quote has no words: write --quote with some of the document's.");
        }

        if (Path.GetFullPath(page) == Path.GetFullPath(path))
        {
            throw new UsageException($"'{page}' is the document itself and would be overwritten: name another file with --out.");
        }

        var source = SourceFolder.List([path])[0];
        var limits = CommonOptions.Limits(wholeScans: true);
        using var extractor = await Extractor.CreateAsync(limits, cancellation);
        var document = await extractor.ReadAsync(source, cancellation);
        var whole = !Output.NameErrors(path, document.Issues);
        if (document.Failed)
        {
            return Program.NotAll;
        }

        var found = QuoteSearch.Find([document], quote);
        if (found is null || found.Likeness < QuoteSearch.CloseFrom)
        {
            await Console.Error.WriteLineAsync($"synthesis: '{path}' does not have the quote. " + (found is null ? "None of its words stands there." : $"The nearest passage is{On(found)}: “{Line(found.Quote)}”"));
            return Program.NotAll;
        }

        var (pictures, issues) = await PagePicture.DrawAsync(source.FullPath, document, found.Start, found.End, limits, cancellation);
        whole &= !Output.NameErrors(path, issues);
        found = pictures.Count > 0 ? found with { Page = pictures[0].Page } : found;
        WholeFile.Write(page, s => QuotePage.Write(document, found, pictures, s));
        var closeness = found.Exact ? "The quote stands" : string.Create(CultureInfo.InvariantCulture, $"These words are not there; the closest passage ({(int)(100 * found.Likeness)}% alike) stands");
        Console.WriteLine($"{closeness}{On(found)}: “{Line(found.Quote)}”\n{page}");
        return whole ? Program.Done : Program.NotAll;
    }

    private static string On(FoundQuote found) =>
        string.Create(CultureInfo.InvariantCulture, $"{(found.Page is { } page ? $" on page {page}," : "")} at characters {found.Start} to {found.End}");

    private static string Line(string quote) => quote.Replace('\t', ' ').ReplaceLineEndings(" ");
}
