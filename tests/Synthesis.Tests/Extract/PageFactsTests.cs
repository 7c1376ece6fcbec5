using System.Text;
using Synthesis.Extract.Pdf;

namespace Synthesis.Tests.Extract;

public sealed class PageFactsTests
{
    [Theory]
    [InlineData("D:20210304100000Z", "2021-03-04T10:00:00+00:00")]
    [InlineData("D:20210304100000+01'00'", "2021-03-04T10:00:00+01:00")]
    [InlineData("D:20210304100000-05'30", "2021-03-04T10:00:00-05:30")]
    [InlineData("D:20210304100000", "2021-03-04T10:00:00+00:00")]
    [InlineData("D:20210304", "2021-03-04T00:00:00+00:00")]
    [InlineData("D:202103", "2021-03-01T00:00:00+00:00")]
    [InlineData("D:2021", "2021-01-01T00:00:00+00:00")]
    [InlineData("D:20210304100000+99'99'", "2021-03-04T10:00:00+00:00")]
    [InlineData("D:00010101000000+13'00'", null)]
    [InlineData("D:20211304", null)]
    [InlineData("D:20210230", null)]
    [InlineData("D:202", null)]
    [InlineData("D:", null)]
    [InlineData("2021-03-04", null)]
    [InlineData("D:191210304100000", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_pdf_date_is_read_or_unknown(string? stored, string? expected) =>
        Assert.Equal(expected, PageFacts.Date(stored)?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{\"locked\":null}")]
    [InlineData("{\"locked\":false,\"pages\":\"x\"}")]
    [InlineData("{\"page\":0,\"bounds\":[0,null,1,1],\"lines\":[]}")]
    [InlineData("{\"page\":0,\"bounds\":[0],\"lines\":[[1]]}")]
    [InlineData("{\"page\":0,\"bounds\":[0,0,9,9],\"lines\":[[1,null,2,3]]}")]
    public async Task A_line_that_makes_no_sense_is_passed_over(string line)
    {
        var facts = new PageFacts();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(line + "\n{\"page\":1,\"bounds\":[0,0,595,842],\"lines\":[]}\n{\"page\":2"));

        await facts.ReadAsync(stream, CancellationToken.None);

        Assert.Equal(842, facts.Page[1].Height);
        Assert.DoesNotContain(2, facts.Page.Keys);
    }
}
