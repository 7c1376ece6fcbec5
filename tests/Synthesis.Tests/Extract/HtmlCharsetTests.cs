using System.Text;
using Synthesis.Extract;

namespace Synthesis.Tests.Extract;

public class HtmlCharsetTests
{
    private const string Page = "<html><head>{0}</head><body><p>Children’s homes cost £9m – café</p></body></html>";

    private static byte[] Bytes(string head, string encoding) => CodePagesEncodingProvider.Instance.GetEncoding(encoding) is { } own
        ? own.GetBytes(Page.Replace("{0}", head, StringComparison.Ordinal)) : Encoding.GetEncoding(encoding).GetBytes(Page.Replace("{0}", head, StringComparison.Ordinal));

    [Theory]
    [InlineData("", "utf-8")]
    [InlineData("<meta charset=iso-8859-1>", "utf-8")]
    [InlineData("", "windows-1252")]
    [InlineData("<meta charset=\"iso-8859-1\">", "windows-1252")]
    [InlineData("<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>", "windows-1252")]
    [InlineData("", "utf-16")]
    [InlineData("", "utf-16BE")]
    [InlineData("<meta charset='utf-16'>", "utf-8")]
    [InlineData("<meta charset='no-such-charset'>", "windows-1252")]
    public void A_page_is_decoded_by_its_bytes_and_what_it_says(string head, string encoding) =>
        Assert.Contains("Children’s homes cost £9m – café", HtmlCharset.Decode(Bytes(head, encoding)), StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_comes_first(string encoding) => Assert.StartsWith("<html>",
        HtmlCharset.Decode([.. Encoding.GetEncoding(encoding).GetPreamble(), .. Bytes("<meta charset=windows-1252>", encoding)]), StringComparison.Ordinal);

    [Fact]
    public void A_declaration_late_in_the_head_counts()
    {
        var head = $"<script>{new string('x', 20_000)}</script><meta name=a content='no charset'><meta charset='windows-1251'>";
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes($"<html><head>{head}</head><body>Дети</body></html>");

        Assert.Contains("Дети", HtmlCharset.Decode(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_almost_utf8_and_says_so_keeps_what_can_be_read() =>
        Assert.Contains("£5", HtmlCharset.Decode([.. "<meta charset=utf-8>£5 "u8, 0xE2, 0x80]), StringComparison.Ordinal);

    [Fact]
    public void An_empty_page_is_empty() => Assert.Equal("", HtmlCharset.Decode([]));
}
