using System.Text;
using Synthesis.Audit;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

public class MarkupTests
{
    [Fact]
    public void Word_tells_pictures_header_rows_links_language_and_title()
    {
        const string Picture = "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Chart 1\"{0}/><a:graphic><a:graphicData><a:blip/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
        var markup = WordMarkup.Read(Docx.Of(Picture.Replace("{0}", "", StringComparison.Ordinal) + Picture.Replace("{0}", " descr=\"Places by year\"", StringComparison.Ordinal)
            + Docx.Table(["A", "B"], ["1", "2"]) + Docx.Table(["C", "D"], ["1", "2"]).Replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", StringComparison.Ordinal)
            + "<w:p><w:hyperlink w:anchor=\"nowhere\">" + Docx.Run("section 9") + "</w:hyperlink></w:p>"));
        Assert.Equal([("Chart 1", false), ("Chart 1", true)], markup.Pictures!.Select(p => (p.Name, p.Told)));
        Assert.Equal([("A\tB", false), ("C\tD", true)], markup.Tables!.Select(t => (t.FirstRow, t.HasHeader)));
        Assert.Equal([new DraftLink("section 9", "#nowhere", false)], markup.Links!);
        Assert.Equal(("", "A plan for homes"), (markup.Language, markup.Title));
    }

    [Fact]
    public void Markdown_tells_pictures_and_links()
    {
        var markup = MarkdownMarkup.Read(System.Text.Encoding.UTF8.GetBytes("See ![](a.png), ![Places by year](b.png \"Chart\") and [the report](<https//reports.example/x>)."));
        Assert.Equal([("a.png", false), ("b.png", true)], markup.Pictures!.Select(p => (p.Name, p.Told)));
        Assert.Equal([new DraftLink("the report", "https//reports.example/x", null)], markup.Links!);
        Assert.True(markup.TrueHeadings);
    }

    [SharedFact("real", "docx", "files")]
    public void The_strict_form_of_a_word_file_tells_what_the_usual_form_does()
    {
        static DraftMarkup Of(string name) => WordMarkup.Read(File.ReadAllBytes(Path.Combine(Project.SharedAt("real", "docx", "files"), name)));
        var (strict, usual) = (Of("Strict.docx"), Of("Transitional.docx"));
        Assert.Equal(usual.Language, strict.Language);
        Assert.Equal(usual.Tables!.Count, strict.Tables!.Count);
        Assert.Equal(usual.Pictures!.Count, strict.Pictures!.Count);
        Assert.Equal(usual.Links!.Count, strict.Links!.Count);
    }

    [Fact]
    public void A_page_tells_them_of_its_main_part()
    {
        var markup = WebMarkup.Read(Encoding.UTF8.GetBytes("<html lang=en><title>T</title><nav><img src=logo.png></nav><main><img src=a.png><img src=b.png alt=''><table><tr><td>A<td>B<tr><td>1<td>2</table><a href='#x'>there</a><p id=x>x</main>"));
        Assert.Equal([("a.png", false), ("b.png", true)], markup.Pictures!.Select(p => (p.Name, p.Told)));
        Assert.False(markup.Tables!.Single().HasHeader);
        Assert.Equal([new DraftLink("there", "#x", true)], markup.Links!);
        Assert.Equal(("en", "T"), (markup.Language, markup.Title));
    }

    [Fact]
    public void An_open_document_tells_them_too()
    {
        const string Spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
        var markup = OpenMarkup.Read(Docx.Zip(("content.xml", Encoding.UTF8.GetBytes($"<office:document-content {Spaces}><text:p><text:a xlink:href=\"htps:/plan\">plan</text:a><draw:frame draw:name=\"Chart\"><draw:image/></draw:frame></text:p>"
            + "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell/></table:table-row></table:table></office:document-content>"))));
        Assert.Equal([new DraftLink("plan", "htps:/plan", null)], markup.Links!);
        Assert.False(markup.Pictures!.Single().Told);
        Assert.False(markup.Tables!.Single().HasHeader);
    }

    [Fact]
    public void Damage_tells_nothing()
    {
        Assert.Equal(DraftMarkup.Unknown, WordMarkup.Read([1, 2, 3]));
        Assert.Equal(DraftMarkup.Unknown, OpenMarkup.Read([]));
    }

    [Fact]
    public void Relations_that_share_a_name_or_have_none_are_read_as_the_first()
    {
        const string Main = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body><w:p><w:hyperlink r:id=\"a\"><w:r><w:t>plan</w:t></w:r></w:hyperlink></w:p></w:body></w:document>";
        const string Relations = "<Relationships><Relationship Id=\"a\" Target=\"one\"/><Relationship Id=\"a\" Target=\"two\"/><Relationship/><Relationship Id=\"\"/></Relationships>";
        var markup = WordMarkup.Read(Docx.Zip(("word/document.xml", Encoding.UTF8.GetBytes(Main)), ("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes(Relations))));
        Assert.Equal([new DraftLink("plan", "one", null)], markup.Links!);
    }
}
