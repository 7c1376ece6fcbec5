using Synthesis.Extract.Office;
using static Synthesis.Tests.Extract.OfficeFiles;

namespace Synthesis.Tests.Extract;

public sealed class SheetsTests
{
    [Fact]
    public async Task Each_sheet_is_a_heading_and_the_table_of_its_used_cells_as_shown()
    {
        var document = await ReadAsync(Book(
            "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"inlineStr\"><is><t>Placed on</t></is></c></row>"
            + "<row r=\"5\"><c r=\"B5\" s=\"1\"><v>0.125</v></c><c r=\"D5\" s=\"2\"><v>44927</v></c></row><row r=\"6\" hidden=\"1\"><c r=\"B6\"><v>9</v></c></row>"
            + "<row r=\"7\"><c r=\"B7\" t=\"b\"><v>1</v></c><c r=\"D7\" t=\"e\"><v>#N/A</v></c></row>"), "a.xlsx");

        Assert.Equal("Heading1 Places\nTable Share of all|Placed on/12.5%|01/01/2023/TRUE|#N/A", Blocks(document));
        Assert.Equal("hidden-sheets", Assert.Single(document.Issues).Code);
    }

    [Fact]
    public async Task A_cell_in_the_farthest_corner_makes_no_giant_table()
    {
        var document = await ReadAsync(Book("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>"), "a.xlsx");

        Assert.Equal("Heading1 Places\nTable 1|/|2", Blocks(document));
    }

    [Theory]
    [InlineData(1234.5, "", "1234.5")]
    [InlineData(1234567, "General", "1234567")]
    [InlineData(0.1 + 0.2, "General", "0.3")]
    [InlineData(1234.5, "#,##0", "1,235")]
    [InlineData(-1234.5, "\"£\"#,##0.00;[Red]-\"£\"#,##0.00", "-£1,234.50")]
    [InlineData(1234.5, "[$£-809]#,##0.0", "£1,234.5")]
    [InlineData(0.5, "0%", "50%")]
    [InlineData(4500000, "0.0,,\"m\"", "4.5m")]
    [InlineData(7, "000", "007")]
    [InlineData(45000.75, "d mmmm yyyy", "15 March 2023")]
    [InlineData(45000.75, "dd/mm/yyyy\\ hh:mm", "15/03/2023 18:00")]
    [InlineData(45000.75, "h:mm AM/PM", "6:00 PM")]
    [InlineData(45000, "mmm-yy", "Mar-23")]
    [InlineData(1, "dd/mm/yyyy", "01/01/1900")]
    [InlineData(1e300, "dd/mm/yyyy", "1E+300")]
    [InlineData(3, "\"Band \"0", "Band 3")]
    public void A_number_is_shown_as_its_format_says(double value, string format, string shown)
    {
        Assert.Equal(shown, SheetNumber.Shown(value, format));
    }

    private static byte[] Book(string rows)
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        return Zip(
            Relations("_rels/.rels", "officeDocument xl/workbook.xml"),
            ("xl/workbook.xml", "spreadsheetml.sheet.main", $"<workbook {main}><sheets><sheet name=\"Places\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Workings\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/></sheets></workbook>"),
            Relations("xl/_rels/workbook.xml.rels", "worksheet sheet1.xml", "worksheet sheet2.xml", "sharedStrings shared.xml", "styles styles.xml"),
            ("xl/sheet1.xml", "spreadsheetml.worksheet", $"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>"),
            ("xl/sheet2.xml", "spreadsheetml.worksheet", $"<worksheet {main}><sheetData><row r=\"1\"><c r=\"A1\"><v>5</v></c></row></sheetData></worksheet>"),
            ("xl/shared.xml", "spreadsheetml.sharedStrings", $"<sst {main}><si><r><t>Share </t></r><r><t>of all</t></r></si></sst>"),
            ("xl/styles.xml", "spreadsheetml.styles", $"<styleSheet {main}><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts><cellXfs><xf/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"));
    }
}
