using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Synthesis.Benchmarks;

/// <summary>Long documents of each kind, the same every time.</summary>
internal static class MadeDocuments
{
    private const int Sections = 300;
    private const string Prose = "The authority needs more homes for children near to where they come from. In the last year forty of them were placed too far away, and the cost of places rose.";

    internal static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        yield return ("made.md", Text(i => $"## Section {i}\n\n{Prose}\n\n- Point {i}\n\n"));
        yield return ("made.html", [.. "<html><body><main>"u8, .. Text(i => $"<h2>Section {i}</h2><p>{Prose}</p><ul><li>Point {i}</li></ul><table><tr><td>{i}</td><td>homes</td></tr></table>"), .. "</main></body></html>"u8]);
        yield return ("made.docx", Word());
        yield return ("made.pptx", Slides());
        yield return ("made.xlsx", Sheet());
        yield return ("made-scan.pdf", Scan());
    }

    private static byte[] Text(Func<int, string> section) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, Sections).Select(section)));

    private static byte[] Word()
    {
        using var bytes = new MemoryStream();
        using (var word = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            static W.Paragraph Of(string text) => new(new W.Run(new W.Text(text)));
            var body = new Body();
            for (var i = 1; i <= Sections; i++)
            {
                body.Append(Of($"Section {i}"), Of(Prose), new W.Table(new W.TableRow(new W.TableCell(Of("Homes")), new W.TableCell(Of($"{i}")))));
            }

            word.AddMainDocumentPart().Document = new W.Document(body);
        }

        return bytes.ToArray();
    }

    private static byte[] Sheet()
    {
        using var bytes = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var main = book.AddWorkbookPart();
            var part = main.AddNewPart<WorksheetPart>("rId1");
            part.Worksheet = new Worksheet(new SheetData(Enumerable.Range(1, 10 * Sections).Select(r => new S.Row(Enumerable.Range(1, 10).Select(c => new S.Cell(new CellValue(r * c)))))));
            main.Workbook = new Workbook(new Sheets(new Sheet { Name = "Places", SheetId = 1, Id = "rId1" }));
        }

        return bytes.ToArray();
    }

    private static byte[] Slides()
    {
        using var bytes = new MemoryStream();
        using (var deck = PresentationDocument.Create(bytes, PresentationDocumentType.Presentation))
        {
            var main = deck.AddPresentationPart();
            var list = new SlideIdList();
            for (var i = 1; i <= Sections; i++)
            {
                var slide = main.AddNewPart<SlidePart>($"rId{i}");
                slide.Slide = new Slide(new CommonSlideData(new ShapeTree(new P.Shape(new P.TextBody(new A.Paragraph(new A.Run(new A.Text(Prose))))))));
                list.Append(new SlideId { Id = (uint)(255 + i), RelationshipId = $"rId{i}" });
            }

            main.Presentation = new Presentation(list);
        }

        return bytes.ToArray();
    }

    /// <summary>A page of vector lines, with no text layer, such as the reader of scans is asked about.</summary>
    private static byte[] Scan()
    {
        var strokes = string.Concat(Enumerable.Range(0, 40).Select(i => $"{72 + (i * 10)} 600 m {72 + (i * 10)} 620 l S "));
        var pdf = new StringBuilder("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
            + $"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n4 0 obj<</Length {strokes.Length}>>stream\n{strokes}\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
