using Synthesis.Audit;

namespace Synthesis.Tests.Audit;

public class DatesInTests
{
    [Theory]
    [InlineData("On 31 March 2019 there were 388", "2019-03-31")]
    [InlineData("at the end of September 2019", "2019-09-30")]
    [InlineData("cost £2019 a week", "")]
    [InlineData("In 2018/19 it was", "2019-03-31")]
    [InlineData("by 2030", "2030-12-31")]
    [InlineData("1st of April 2026 and 2027", "2026-04-01 2027-12-31")]
    [InlineData("from 2017-2020", "2020-12-31")]
    [InlineData("2,021 children", "")]
    [InlineData("Next review: 2027-09-30", "2027-09-30")]
    [InlineData("as at 2026-03-31 and 2026-27", "2026-03-31 2027-03-31")]
    [InlineData("２０２７ and ٣ March", "")]
    public void The_last_day_that_a_date_can_mean(string text, string days) => Assert.Equal(days, string.Join(' ', DatesIn.Of(text).Select(d => d.Last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("In 2018/19 it was high", false)]
    [InlineData("see section 4 of the Children Act 1989", false)]
    [InlineData("5.2 Overall spending rose", false)]
    [InlineData("22 registered places in 2019", true)]
    [InlineData("£3,340 a week", true)]
    public void A_date_or_a_section_is_no_figure(string text, bool figure) => Assert.Equal(figure, DatesIn.AnyFigure(text));
}
