using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Synthesis.Screen;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Screen;

/// <summary>Spans of time as councils write them. Years alone are financial years (inferred); days, months and named financial years are stated.</summary>
public sealed class PeriodExpressionTests
{
    [Theory]

    // years, as titles have them
    [InlineData("Homes for children 2023-27", "2023-04-01..2027-03-31")]
    [InlineData("2019 – 2024", "2019-04-01..2024-03-31")]
    [InlineData("2019—2024", "2019-04-01..2024-03-31")]
    [InlineData("2019‑2024", "2019-04-01..2024-03-31")]
    [InlineData("2019‐2024", "2019-04-01..2024-03-31")]
    [InlineData("2019−2024", "2019-04-01..2024-03-31")]
    [InlineData("2021 to 2024", "2021-04-01..2024-03-31")]
    [InlineData("2018 TO 2021", "2018-04-01..2021-03-31")]
    [InlineData("2020–2023", "2020-04-01..2023-03-31")]
    [InlineData("2020-2023.", "2020-04-01..2023-03-31")]
    [InlineData("(2020-23)", "2020-04-01..2023-03-31")]
    [InlineData("2019 2024", "2019-04-01..2024-03-31")]
    [InlineData("2020/2023", "2020-04-01..2023-03-31")]
    [InlineData("2020/23", "2020-04-01..2023-03-31")]
    [InlineData("2021 until 2024", "2021-04-01..2024-03-31")]
    [InlineData("2021 through to 2024", "2021-04-01..2024-03-31")]
    [InlineData("2021\u00A0–\u00A02024", "2021-04-01..2024-03-31")]
    [InlineData("2021\u2009–\u200924", "2021-04-01..2024-03-31")]
    [InlineData("Strategy 2021/22", "2021-04-01..2022-03-31")]
    [InlineData("It took effect in May 2021 and lasts until the end of March 2024", "2021-05-01..2024-03-31!")]
    [InlineData("Version 3 2020-2023", "2020-04-01..2023-03-31")]
    [InlineData("2016-2019 and 2019-2022", "2016-04-01..2019-03-31 2019-04-01..2022-03-31")]

    // financial years that are not named as such
    [InlineData("2020/21 to 2022/23", "2020-04-01..2023-03-31")]
    [InlineData("2020/21 – 2022/23", "2020-04-01..2023-03-31")]
    [InlineData("2020/2021 to 2022/2023", "2020-04-01..2023-03-31")]
    [InlineData("2020-21 to 2022-23", "2020-04-01..2023-03-31")]
    [InlineData("2020–21 until 2022–23", "2020-04-01..2023-03-31")]

    // financial years named as such
    [InlineData("the two financial years 2022/23 and 2023/24", "2022-04-01..2024-03-31!")]
    [InlineData("the financial years 2021/22, 2022/23 and 2023/24", "2021-04-01..2024-03-31!")]
    [InlineData("financial years 2021/22 to 2023/24", "2021-04-01..2024-03-31!")]
    [InlineData("the financial year 2022-23", "2022-04-01..2023-03-31!")]
    [InlineData("the financial year 2022/2023", "2022-04-01..2023-03-31!")]
    [InlineData("the 2022/23 and 2023/24 financial years", "2022-04-01..2024-03-31!")]

    // months
    [InlineData("April 2021 - March 2024", "2021-04-01..2024-03-31!")]
    [InlineData("April 2021 to March 2024", "2021-04-01..2024-03-31!")]
    [InlineData("from April 2021 until the end of March 2024", "2021-04-01..2024-03-31!")]
    [InlineData("Apr 2021 – Mar 2024", "2021-04-01..2024-03-31!")]
    [InlineData("Sept. 2021 – Aug. 2024", "2021-09-01..2024-08-31!")]
    [InlineData("September\u00A02022\u00A0to\u00A0August\u00A02025", "2022-09-01..2025-08-31!")]
    [InlineData("January 2020 through December 2022", "2020-01-01..2022-12-31!")]
    [InlineData("April to September 2024", "2024-04-01..2024-09-30!")]
    [InlineData("October to March 2024", "2023-10-01..2024-03-31!")]
    [InlineData("June 2021 up to February 2024", "2021-06-01..2024-02-29!")]
    [InlineData("begins in April 2021 and ends in March 2024", "2021-04-01..2024-03-31!")]
    [InlineData("April 2021, ending in March 2024", "2021-04-01..2024-03-31!")]
    [InlineData("April 2021 to 31 March 2024", "2021-04-01..2024-03-31!")]
    [InlineData("1 April 2021 to March 2024", "2021-04-01..2024-03-31!")]

    // days
    [InlineData("1 September 2022 to 31 August 2025", "2022-09-01..2025-08-31!")]
    [InlineData("1st September 2022 to 31st August 2025", "2022-09-01..2025-08-31!")]
    [InlineData("the 1st of April 2021 to the 31st of March 2024", "2021-04-01..2024-03-31!")]
    [InlineData("22nd May 2021 – 3rd June 2023", "2021-05-22..2023-06-03!")]
    [InlineData("1\u00A0April\u00A02021\u00A0–\u00A031\u00A0March\u00A02024", "2021-04-01..2024-03-31!")]
    [InlineData("1 April—30 September 2021", "2021-04-01..2021-09-30!")]
    [InlineData("1 December to 31 January 2022", "2021-12-01..2022-01-31!")]
    [InlineData("starts on 1 April 2021 and ends on 31 March 2024", "2021-04-01..2024-03-31!")]
    [InlineData("10 to 14 June 2024", "2024-06-10..2024-06-14!")]
    [InlineData("12/09/2016 to 06/10/2016", "2016-09-12..2016-10-06!")]
    [InlineData("01.04.2021 - 31.03.2024", "2021-04-01..2024-03-31!")]
    [InlineData("18 November – 10 December 2014", "2014-11-18..2014-12-10!")]

    // lengths and ends
    [InlineData("three years from 1 April 2020", "2020-04-01..2023-03-31!")]
    [InlineData("3 years from April 2020", "2020-04-01..2023-03-31!")]
    [InlineData("a five-year plan starting in September 2019", "2019-09-01..2024-08-31!")]
    [InlineData("for two years commencing on 1st June 2021", "2021-06-01..2023-05-31!")]
    [InlineData("until 31 March 2024", "..2024-03-31!")]
    [InlineData("expires in March 2024", "..2024-03-31!")]
    [InlineData("until the end of June 2023", "..2023-06-30!")]
    [InlineData("has been extended to 30 September 2025", "..2025-09-30!")]
    [InlineData("extended by the board until March 2025", "..2025-03-31!")]
    public void A_span_is_read_as_it_is_written(string text, string spans) => Assert.Equal(spans, Spans(text));

    [Theory]
    [InlineData("the guidance of 2010")]
    [InlineData("2010 guidance")]
    [InlineData("£2020-23")]
    [InlineData("£2,020-23")]
    [InlineData("Call 0117 2020 2023")]
    [InlineData("Call 2020 2023 117")]
    [InlineData("0117-2020-2023")]
    [InlineData("01172020-2023")]
    [InlineData("by 2030")]
    [InlineData("in 2019 20 homes opened")]
    [InlineData("in 2021 to 24 homes")]
    [InlineData("rose in both 2020 and 2023")]
    [InlineData("2023-2020")]
    [InlineData("2023-19")]
    [InlineData("2020-2020")]
    [InlineData("2020-21%")]
    [InlineData("2021–25,000 children")]
    [InlineData("2020-2090")]
    [InlineData("2005-2040")]
    [InlineData("2010-12-31")]
    [InlineData("31 February 2021 to 31 April 2021")]
    [InlineData("March 2024 to April 2021")]
    [InlineData("April 2024")]
    [InlineData("pages 20 to 23")]
    [InlineData("1998-99")]
    [InlineData("we may until then")]
    [InlineData("until 31 June 2024")]
    [InlineData("it may be extended until March 2025")]
    [InlineData("with an option to extend to March 2025")]
    public void What_is_no_span_is_not_read_as_one(string text) => Assert.Equal("", Spans(text));

    [Theory]
    [InlineData("for the years 2020-23 only", "2020-23")]
    [InlineData("from 1 April 2021 to 31 March 2024.", "1 April 2021 to 31 March 2024")]
    [InlineData("the two financial years 2022/23 and 2023/24, then", "financial years 2022/23 and 2023/24")]
    public void A_span_stands_where_it_says(string text, string quote)
    {
        var span = Assert.Single(PeriodExpression.In(text, 4, 1, 10));

        Assert.Equal(quote, text.Substring(span.At, span.Length));
    }

    [Fact]
    public void Any_pair_of_years_is_the_financial_years_between_them() =>
        Prop.ForAll(
            Gen.Choose(2000, 2050).ToArbitrary(), Gen.Choose(1, 10).ToArbitrary(), Gen.Elements(" to ", "-", "–", " – ", " until ", "/").ToArbitrary(),
            (from, years, dash) => Spans($"Plan {from}{dash}{from + years}") == $"{from}-04-01..{from + years}-03-31").Check(Texts.Fixed);

    [Fact]
    public void A_codebook_may_let_its_years_begin_on_another_day() =>
        Assert.Equal(new DateOnly(2022, 12, 31), Assert.Single(PeriodExpression.In("2020-23", 1, 1, 10)).End);

    /// <summary>The spans as <c>start..end</c>, with ! where they are stated.</summary>
    private static string Spans(string text) => string.Join(' ', PeriodExpression.In(text, 4, 1, 10).Select(s => $"{Day(s.Start)}..{Day(s.End)}{(s.Stated ? "!" : "")}"));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
