using System.Text;
using CsvHelper;
using Synthesis.Report;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

public sealed class CoverageCsvTests
{
    private static byte[] Quotes(string text)
    {
        using var bytes = new MemoryStream();
        CoverageCsv.WriteQuotes(Runs.Of(text).Tables, bytes);
        return bytes.ToArray();
    }

    private static string Quote(string text)
    {
        using var folder = new TestFolder();
        using var csv = CsvReader.FromFile(folder.Write("quotes.csv", Quotes(text)), new CsvReaderOptions { Separator = ',' });
        Assert.True(csv.Read());
        return csv.GetString(Array.IndexOf([.. csv.Headers], "quote"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\",\"x\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1")]
    public void A_quote_that_a_spreadsheet_would_run_is_made_harmless(string formula)
    {
        var quote = Quote(formula);

        Assert.DoesNotContain(quote[0], "=+-@\t\r");
        Assert.EndsWith(formula.TrimStart('\t'), quote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("commas, \"quotes\" and\nlines")]
    [InlineData("‘curly’ é \U0001F3E0")]
    [InlineData("cells\tand cells\nrows")]
    public void Any_other_quote_comes_back_as_it_was(string text) => Assert.Equal(text, Quote(text));

    [Fact]
    public void The_file_is_utf8_without_a_mark_and_its_lines_end_in_LF()
    {
        var bytes = Quotes("é");

        Assert.Equal((byte)'c', bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.Contains("é", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }
}
