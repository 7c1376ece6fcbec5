using Synthesis.Tests.Support;
using Made = Synthesis.Tests.Support.Pdf;

namespace Synthesis.Tests.App;

public sealed class PageCommandTests : IDisposable
{
    private const string Sentence = "We want homes near home, and schools that know our children well.";

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_pdf_a_word_document_and_a_web_page_each_become_a_page_with_the_quote_marked()
    {
        folder.Write("a.pdf", Made.Of(Made.Line(60, 200, Sentence)));
        folder.Write("b.docx", Docx.Of(Docx.Paragraph("Our plan", "Heading1") + Docx.Paragraph(Sentence)));
        folder.Write("c.html", $"<!doctype html><html lang=en><title>Our plan</title><main><h1>Our plan</h1><p>{Sentence}</p></main></html>");

        var pages = new List<string>();
        foreach (var name in (string[])["a.pdf", "b.docx", "c.html"])
        {
            var run = await PageAsync(name, "homes near home");
            Assert.Equal((0, ""), (run.Exit, run.Errors));
            Assert.EndsWith($"“homes near home,”\n{name}.quote.html\n", run.Output, StringComparison.Ordinal);
            pages.Add(File.ReadAllText(folder.At(name + ".quote.html")));
        }

        Assert.Contains("<rect x=", pages[0], StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,iVBOR", pages[0], StringComparison.Ordinal);
        Assert.All(pages.Skip(1), p => Assert.Contains("We want <mark id=\"quote\" tabindex=\"-1\" autofocus>homes near home,</mark> and", p, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_quote_that_is_not_there_exits_with_1_names_the_nearest_passage_and_writes_nothing()
    {
        folder.Write("a.txt", Sentence);

        var (near, far) = (await PageAsync("a.txt", "homes near prisons, and shops that sell our children sweets"), await PageAsync("a.txt", "zebra"));

        Assert.Equal((1, "", 1, ""), (near.Exit, near.Output, far.Exit, far.Output));
        Assert.Contains("nearest passage is at characters", near.Errors, StringComparison.Ordinal);
        Assert.Contains("homes near home", near.Errors, StringComparison.Ordinal);
        Assert.Contains("None of its words", far.Errors, StringComparison.Ordinal);
        Assert.Equal(["a.txt"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_a_quote_without_words_and_an_output_over_the_document_are_wrong_usage()
    {
        folder.Write("a.txt", Sentence);

        var runs = new[] { await PageAsync(folder.Path, "homes"), await PageAsync("a.txt", "…"), await PageAsync("a.txt", "homes", "--out", "./a.txt") };

        Assert.All(runs, r => Assert.Equal((2, ""), (r.Exit, r.Output)));
        Assert.Equal(Sentence, File.ReadAllText(folder.At("a.txt")));
    }

    [Fact]
    public async Task The_same_file_and_quote_give_the_same_bytes()
    {
        folder.Write("a.pdf", Made.Of(Made.Line(60, 200, Sentence)));

        await PageAsync("a.pdf", "homes near home", "--out", "one.html");
        await PageAsync("a.pdf", "homes near home", "--out", "two.html");

        Assert.Equal(File.ReadAllBytes(folder.At("one.html")), File.ReadAllBytes(folder.At("two.html")));
    }

    private Task<SynthesisProgram.Result> PageAsync(string file, string quote, params string[] more) =>
        SynthesisProgram.RunAsync(["page", file, "--quote", quote, .. more], folder.Path, null);
}
