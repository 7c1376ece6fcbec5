using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Synthesis.Extract;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

public sealed class PassageTests
{
    [Fact]
    public void A_passage_knows_the_headings_above_it_outermost_first()
    {
        var passages = Passage.Of(Documents.Of(
            Documents.Heading("Ponds"), Documents.Heading("Deep ones", 2), Documents.Prose("A."), Documents.Heading("Shallow ones", 2), Documents.Prose("B."),
            Documents.Heading("Lakes"), Documents.Prose("C.")));

        Assert.Equal(
            ["Ponds/Deep ones", "Ponds/Shallow ones", "Lakes"],
            passages.Where(p => p.Kind == BlockKind.Paragraph).Select(p => string.Join('/', p.Headings)));
        Assert.Equal(["", "Ponds", "Ponds", ""], passages.Where(p => p.Kind == BlockKind.Heading).Select(p => string.Join('/', p.Headings)));
    }

    [Fact]
    public void A_tables_row_is_one_passage_with_its_cells_parted_by_bars()
    {
        var document = Documents.Of(Documents.Prose("Before."), new FoundBlock(BlockKind.Table, "", Page: 4, Rows: [["Home", "Places"], ["Mill Lane", "4. Full"]]));
        var rows = Passage.Of(document).Where(p => p.Kind == BlockKind.Table).ToList();

        Assert.Equal(["Home | Places", "Mill Lane | 4. Full"], rows.Select(r => r.Text));
        Assert.Equal(["Home\tPlaces", "Mill Lane\t4. Full"], rows.Select(r => Slice(document.Text, r.Start, r.End)));
        Assert.All(rows, r => Assert.Equal(4, r.Page));
    }

    [Theory]
    [InlineData("Demand for homes .............. 12")]
    [InlineData("Demand for homes . . . . . . . iv")]
    [InlineData("Demand for homes ……… 12")]
    public void A_line_of_the_contents_list_is_no_passage(string line) => Assert.Empty(Passage.Of(Documents.Paragraph(line)));

    [Fact]
    public void Running_lines_are_no_passages() =>
        Assert.Equal(["Text."], Passage.Of(Documents.Of(new FoundBlock(BlockKind.Running, "Page 3"), Documents.Prose("Text."))).Select(p => p.Text));

    [Fact]
    public void Emoji_count_as_one_code_point()
    {
        var document = Documents.Of(Documents.Prose("😀 One pond. Two 𝔸 ponds."), Documents.Prose("Three."));

        Assert.Equal([(0, 11), (12, 24), (26, 32)], Passage.Of(document).Select(p => (p.Start, p.End)));
    }

    [Fact]
    public void The_slice_of_the_documents_text_is_the_passage() =>
        Prop.ForAll(Texts.Any.ListOf().Select(t => t.ToList()).ToArbitrary(), texts =>
        {
            var document = Documents.Of([.. texts.Select((t, i) => i % 3 == 2 ? new FoundBlock(BlockKind.Table, "", Rows: [[t, "x"], ["y", t]]) : Documents.Prose(t))]);
            return Passage.Of(document).All(p => Slice(document.Text, p.Start, p.End).Replace("\t", " | ", StringComparison.Ordinal) == p.Text);
        }).Check(Texts.Fixed.WithMaxTest(150).WithEndSize(25));

    private static string Slice(string text, int start, int end) => string.Concat(text.EnumerateRunes().Skip(start).Take(end - start).Select((Rune r) => r.ToString()));
}
