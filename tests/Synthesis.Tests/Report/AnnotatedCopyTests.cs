using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Synthesis.Extract;
using Synthesis.Extract.Office;
using Synthesis.Report.Office;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

public sealed partial class AnnotatedCopyTests
{
    private static readonly XNamespace Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly DateTimeOffset Dated = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Real =
    [
        "Strict.docx", "content_control_with_picture.docx", "docx_checkboxes.docx", "docx_comments.docx", "docx_lists.docx",
        "docx_rich_cells.docx", "drawingml.docx", "textbox.docx", "unit_test_formatting.docx", "word_sample.docx",
    ];

    private static async Task<(Document Document, byte[] Copy)> Annotate(byte[] draft, params (string Quote, string Said)[] notes)
    {
        var document = await ReadAsync(draft);
        return (document, Copy(draft, document, [.. notes.Select(n => Note(document, n.Quote, n.Said))]));
    }

    /// <summary>The document as the program reads it, without asking which programs the machine has.</summary>
    private static async Task<Document> ReadAsync(byte[] draft)
    {
        var reading = await new WordReader(new ReadingLimits()).ReadAsync(new SourceBytes("draft.docx", draft, MediaTypes.Word), CancellationToken.None);
        return Documents.Of([.. reading.Blocks]);
    }

    private static byte[] Copy(byte[] draft, Document document, IReadOnlyList<MarginNote> notes)
    {
        var annotated = AnnotatedCopy.Of(draft, document.Text, notes, "Two things to mend.", Dated, new ReadingLimits(), CancellationToken.None);
        Assert.Null(annotated.Refusal);
        return annotated.Copy!;
    }

    private static MarginNote Note(Document document, string quote, string said)
    {
        var at = document.Text.IndexOf(quote, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{quote}' is not in: {document.Text}");
        var start = DocumentText.CodePoints(document.Text.AsSpan(0, at));
        return new MarginNote(start, start + DocumentText.CodePoints(quote), "Period", said);
    }

    /// <summary>The words that each comment stands on, by what it says.</summary>
    private static Dictionary<string, string> Anchored(byte[] copy)
    {
        var main = OfficeRead.Part(copy, "word/document.xml");
        var w = main.Root!.Name.Namespace;
        return OfficeRead.Part(copy, "word/comments.xml").Root!.Elements(w + "comment").ToDictionary(
            c => string.Concat(c.Elements(w + "p").Last().Descendants(w + "t").Select(t => t.Value)),
            c => Between(main, (string)c.Attribute(w + "id")!));
    }

    private static string Between(XDocument main, string id)
    {
        var w = main.Root!.Name.Namespace;
        bool Is(XElement e, string name) => e.Name == w + name && (string)e.Attribute(w + "id")! == id;
        Assert.Single(main.Descendants(), e => Is(e, "commentReference"));
        var inside = main.Descendants().SkipWhile(e => !Is(e, "commentRangeStart")).TakeWhile(e => !Is(e, "commentRangeEnd")).Where(e => !e.Ancestors().Any(a => a.Name.LocalName is "Fallback" or "drawing"));
        return CleanText.Line(string.Concat(inside.Select(e => e.Name.LocalName is "t" ? e.Value : e.Name.LocalName is "tab" or "br" or "p" or "tc" ? " " : e.Name.LocalName is "noBreakHyphen" ? "\u2011" : ""))).Trim();
    }

    /// <summary>A main part without the marks of comments from a number on, and with runs put together again that were divided.</summary>
    private static XElement Plain(byte[] file, int from)
    {
        var root = new XElement(OfficeRead.Part(file, "word/document.xml").Root!);
        var w = root.Name.Namespace;
        bool Ours(XElement e) => e.Name.LocalName is "commentRangeStart" or "commentRangeEnd" or "commentReference" && (int)e.Attribute(w + "id")! >= from;
        root.Descendants(w + "r").Where(r => r.Elements().Any(Ours)).ToList().ForEach(r => r.Remove());
        root.Descendants().Where(Ours).ToList().ForEach(e => e.Remove());
        root.Descendants(w + "rPr").Descendants().Attributes(w + "id").Remove();
        foreach (var run in root.Descendants(w + "r").Reverse().ToList())
        {
            if (run.PreviousNode is XElement before && before.Name == run.Name && Look(before) == Look(run))
            {
                before.Add(run.Elements().Where(e => e.Name != w + "rPr"));
                run.Remove();
            }
        }

        foreach (var text in root.Descendants(w + "t").Reverse().ToList())
        {
            text.Attribute(XNamespace.Xml + "space")?.Remove();
            if (text.PreviousNode is XElement before && before.Name == text.Name)
            {
                before.Value += text.Value;
                text.Remove();
            }
        }

        return root;

        string Look(XElement run) => string.Join(' ', run.Attributes()) + run.Element(w + "rPr");
    }

    private static Dictionary<string, byte[]> Parts(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var part = e.Open();
            using var bytes = new MemoryStream();
            part.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private static HashSet<string> Faults(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Description}")];
    }

    /// <summary>Nothing but the marks differs, and nothing is invalid that was not.</summary>
    private static void Unharmed(byte[] draft, byte[] copy)
    {
        var (before, after) = (Parts(draft), Parts(copy));
        Nothing.Wrong(before.Where(p => p.Key is not ("word/document.xml" or "word/comments.xml" or "word/_rels/document.xml.rels" or "[Content_Types].xml") && !p.Value.AsSpan().SequenceEqual(after[p.Key])).Select(p => $"{p.Key} differs"));
        var old = before.ContainsKey("word/comments.xml") ? OfficeRead.Part(draft, "word/comments.xml").Root!.Elements().ToList() : [];
        Assert.True(old.Zip(OfficeRead.Part(copy, "word/comments.xml").Root!.Elements(), XNode.DeepEquals).All(same => same));
        if (old.Count > 0)
        {
            Assert.Equal(before["word/_rels/document.xml.rels"], after["word/_rels/document.xml.rels"]);
            Assert.Equal(before["[Content_Types].xml"], after["[Content_Types].xml"]);
        }

        var first = old.Select(c => int.Parse(c.Attributes().First(a => a.Name.LocalName == "id").Value, CultureInfo.InvariantCulture)).Append(-1).Max() + 1;
        Assert.Equal(Plain(draft, first).ToString(), Plain(copy, first).ToString());
        Nothing.Wrong(Faults(copy).Except(Faults(draft)));
    }

    [Fact]
    public async Task A_comment_stands_on_the_very_words_and_nothing_else_changes()
    {
        var draft = Docx.Of(Docx.Paragraph("Homes near home", "Heading1")
            + $"<w:p w:rsidR=\"00AB12CD\"><w:r w:rsidR=\"00AB12CD\"><w:rPr><w:b/></w:rPr><w:t>We built 12 \U0001F3E0 homes by </w:t><w:br/><w:t>2023 &amp; more.</w:t></w:r>{Docx.Run(" No date.")}</w:p>"
            + Docx.Table(["Area", "Homes"], ["North", "12"]));

        var (_, copy) = await Annotate(draft, ("12 \U0001F3E0 homes by 2023 &", "which"), ("homes by", "when"), ("more. No date", "who"), ("Homes\nNorth", "table"), ("Homes near home", "title"));

        Unharmed(draft, copy);
        Assert.Equal("Two things to mend.=Homes near home; title=Homes near home; which=12 \U0001F3E0 homes by 2023 &; when=homes by; who=more. No date; table=Homes North",
            string.Join("; ", Anchored(copy).Select(a => $"{a.Key}={a.Value}")));
        Assert.Equal(6, OfficeRead.Part(copy, "word/document.xml").Descendants(Transitional + "r").Count(r => r.Attribute(Transitional + "rsidR") is not null));
    }

    [Fact]
    public async Task Links_insertions_controls_fields_and_tables_hold_comments_and_deleted_words_do_not()
    {
        var draft = Docx.Of($"<w:p>{Docx.Run("See ")}<w:hyperlink w:anchor=\"x\">{Docx.Run("the full plan")}</w:hyperlink>{Docx.Run(" from ")}"
            + $"<w:del w:id=\"1\" w:author=\"B\"><w:r><w:delText>2019</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"B\">{Docx.Run("April 2021 on")}</w:ins>{Docx.Run(" until ")}"
            + $"<w:sdt><w:sdtContent>{Docx.Run("a later date")}</w:sdtContent></w:sdt>"
            + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + Docx.Run(" in chapter four") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
            + $"<w:p><w:r><w:rPr><w:rPrChange w:id=\"9\" w:author=\"B\"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>Some words were set otherwise before.</w:t></w:r></w:p>");

        var (_, copy) = await Annotate(draft, ("full", "link"), ("from April 2021", "inserted"), ("later date in chap", "control"), ("words were", "changed"));

        Unharmed(draft, copy);
        var anchored = Anchored(copy);
        Assert.Equal(["full", "from April 2021", "later date in chap", "words were"], "link inserted control changed".Split(' ').Select(k => anchored[k]));
        Assert.All(OfficeRead.Part(copy, "word/document.xml").Descendants(Transitional + "commentReference"), r => Assert.Equal(Transitional + "p", r.Parent!.Parent!.Name));
    }

    [Fact]
    public async Task What_cannot_be_divided_is_commented_on_as_a_whole_where_it_is_anchored()
    {
        const string Box = "<w:r><w:t>Before.</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx>"
            + "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>";
        var draft = Docx.Of($"<w:p>{Box}{Docx.Run("After.")}<w:r><w:t>Told.</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>{Docx.Paragraph("one", null, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>")}",
            ("footnotes", $"<w:footnote w:id=\"1\">{Docx.Paragraph("The Act of 1989.")}</w:footnote>"),
            ("numbering", "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"));

        var (document, copy) = await Annotate(draft, ("the box", "box"), ("Act of 1989", "note"), ("1. one", "listed"));
        var numbered = Copy(draft, document, [new MarginNote(Note(document, "1. one", "").Start, Note(document, "1. one", "").Start + 2, "Number", "number alone"), new MarginNote(9999, 9999, "Nowhere", "beyond the end")]);

        Unharmed(draft, copy);
        var main = OfficeRead.Part(copy, "word/document.xml");
        XElement After(string name, int n) => (XElement)main.Descendants(Transitional + "commentRangeStart").ElementAt(n).ElementsAfterSelf().First(e => e.Name.LocalName is not "commentRangeStart").Elements().Single(e => e.Name.LocalName == name);
        Assert.NotNull(After("AlternateContent", 1));
        Assert.NotNull(After("footnoteReference", 2));
        Assert.Equal("one", Anchored(copy)["listed"]);
        Assert.Equal(["o", "e"], "number alone,beyond the end".Split(',').Select(k => Anchored(numbered)[k]));
    }

    [Fact]
    public async Task Comments_that_are_there_stay_and_new_ones_are_numbered_after_them()
    {
        var draft = Docx.Of($"<w:p><w:commentRangeStart w:id=\"7\"/>{Docx.Run("A plan")}<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>{Docx.Run(" for homes.")}</w:p>",
            ("comments", $"<w:comment w:id=\"7\" w:author=\"B\">{Docx.Paragraph("Really?")}</w:comment>"));

        var (_, copy) = await Annotate(draft, ("plan for", "what"));

        Unharmed(draft, copy);
        Assert.Equal(["7 B", "8 Synthesis audit", "9 Synthesis audit"], OfficeRead.Part(copy, "word/comments.xml").Root!.Elements().Select(c => $"{(string)c.Attribute(Transitional + "id")!} {(string)c.Attribute(Transitional + "author")!}"));
        Assert.Equal("A plan", Anchored(copy)["Really?"]);
        Assert.Equal("plan for", Anchored(copy)["what"]);
    }

    [Fact]
    public async Task The_same_draft_and_notes_give_the_same_bytes()
    {
        var draft = Docx.Of(Docx.Paragraph("A plan for homes."));

        Assert.Equal((await Annotate(draft, ("plan", "a\u0000\nb"))).Copy, (await Annotate(draft, ("plan", "a\u0000\nb"))).Copy);
    }

    [Theory]
    [InlineData("not-word", "%PDF-1.4\n", "application/pdf")]
    [InlineData("not-word", "A plan in plain text.", ".docx")]
    public void Another_format_gives_a_sentence_and_no_copy(string code, string draft, string told)
    {
        var annotated = AnnotatedCopy.Of(System.Text.Encoding.UTF8.GetBytes(draft), draft, [], "", Dated, new ReadingLimits(), CancellationToken.None);

        Assert.Null(annotated.Copy);
        Assert.Equal(code, annotated.Refusal!.Code);
        Assert.Contains(told, annotated.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_text_than_the_drafts_is_refused() =>
        Assert.Equal("other-text", AnnotatedCopy.Of(Docx.Of(Docx.Paragraph("A plan.")), "A plan", [], "", Dated, new ReadingLimits(), CancellationToken.None).Refusal!.Code);

    [SharedFact("real", "docx", "files")]
    public async Task Ten_real_documents_survive_comments_on_many_of_their_words()
    {
        foreach (var name in Real)
        {
            var draft = File.ReadAllBytes(Project.SharedAt("real", "docx", "files", name));
            var document = await ReadAsync(draft);
            var words = Phrases().Matches(document.Text).Where((_, n) => n % 4 == 0 || document.Text.Length < 200).Take(40).ToList();
            MarginNote[] notes = [.. words.Select((m, n) => new MarginNote(Point(m.Index), Point(m.Index + m.Length), "Word", $"note {n}"))];
            var copy = Copy(draft, document, notes);

            Unharmed(draft, copy);
            var anchored = Anchored(copy);
            var off = words.Select((m, n) => (Quote: CleanText.Line(m.Value), Range: anchored[$"note {n}"])).Where(a => a.Quote != a.Range).ToList();

            // What stands in boxes and the like is commented on as a whole.
            Assert.True(off.Count <= words.Count / 10 || name is "textbox.docx" or "drawingml.docx", $"{name}: {off.Count} of {words.Count}: {string.Join("; ", off.Take(5))}");

            int Point(int unit) => DocumentText.CodePoints(document.Text.AsSpan(0, unit));
        }
    }

    [GeneratedRegex(@"\w{3,}([ \t]\w+)?")]
    private static partial Regex Phrases();
}
