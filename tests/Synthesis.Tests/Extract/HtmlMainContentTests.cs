namespace Synthesis.Tests.Extract;

public class HtmlMainContentTests
{
    [Theory]
    [InlineData("<nav><p>LEFT OUT</p></nav>")]
    [InlineData("<div class='breadcrumb-trail'><a href='/'>LEFT OUT</a></div>")]
    [InlineData("<div id='shareButtons'>LEFT OUT</div>")]
    [InlineData("<div class='related-links'><h2>LEFT OUT</h2><ul><li><a href='/a'>LEFT OUT</a></li></ul></div>")]
    [InlineData("<div class='author_bio'><p>LEFT OUT</p></div>")]
    [InlineData("<section id='comments'><p>LEFT OUT</p></section>")]
    [InlineData("<form><label>LEFT OUT</label><input></form>")]
    [InlineData("<div class='newsletterBox'><p>LEFT OUT</p></div>")]
    [InlineData("<p hidden>LEFT OUT</p>")]
    [InlineData("<div style='display: none'>LEFT OUT</div>")]
    [InlineData("<ul><li><a href='/one'>LEFT OUT one</a></li><li><a href='/two'>LEFT OUT two</a></li></ul>")]
    [InlineData("<p><strong>Read more:</strong> <a href='/other'>LEFT OUT of all this, an article</a></p>")]
    [InlineData("<h3>You might also like</h3><div><a href='/other'>LEFT OUT</a></div>")]
    [InlineData("<h2>On this page</h2><ul><li><a href='#a'>LEFT OUT 1</a></li><li><a href='#b'>LEFT OUT 2</a></li><li><a href='#c'>LEFT OUT 3</a></li></ul>")]
    [InlineData("<figure><img src='mayor.jpg'><figcaption>LEFT OUT</figcaption></figure>")]
    public void Furniture_inside_the_main_part_is_left_out(string furniture)
    {
        var text = HtmlPage.Text($"<body><main><h1>Our plan</h1>{HtmlPage.Paragraphs(4)}{furniture}{HtmlPage.Paragraphs(4)}</main></body>");

        Assert.DoesNotContain("LEFT OUT", text, StringComparison.Ordinal);
        Assert.StartsWith("Our plan\n\nPart 1.", text, StringComparison.Ordinal);
        Assert.Equal(8, text.Split("Part ").Length - 1);
    }

    [Theory]
    [InlineData("<div class='accordion__panel' hidden><p>KEPT</p></div>")]
    [InlineData("<div role='tabpanel' style='display:none'><p>KEPT</p></div>")]
    [InlineData("<h3><button aria-expanded='false' aria-controls='x'>KEPT</button></h3><p>Text.</p>")]
    [InlineData("<h3><a href='#x'>KEPT</a></h3><p>Text.</p>")]
    [InlineData("<details><summary>KEPT</summary><p>Text.</p></details>")]
    [InlineData("<ul><li><a href='/files/plan.pdf'>KEPT (PDF, 2MB)</a></li></ul>")]
    [InlineData("<table><tr><th>KEPT</th><th>2021</th></tr><tr><td>Homes</td><td>40</td></tr></table>")]
    [InlineData("<section><header><h3>KEPT</h3></header><p>Text.</p></section>")]
    [InlineData("<figure><img src='chart.png'><figcaption>KEPT</figcaption></figure>")]
    [InlineData("<figure><img src='a.jpg'><figcaption>Figure 2: homes KEPT open</figcaption></figure>")]
    [InlineData("<h2>Recommended actions</h2><ul><li>KEPT</li></ul>")]
    [InlineData("<p>Ask <a href='/team'>the placements team</a>. KEPT</p>")]
    public void Parts_that_open_lists_tables_and_files_are_kept(string part)
    {
        var text = HtmlPage.Text($"<body><main><h1>Our plan</h1>{HtmlPage.Paragraphs(4)}{part}{HtmlPage.Paragraphs(4)}</main></body>");

        Assert.Contains("KEPT", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_main_or_article_the_part_with_the_prose_is_read_with_its_title_and_lead()
    {
        var text = HtmlPage.Text($"""
            <body><div id="top"><ul><li><a href="/">Home</a></li><li><a href="/bins">Bins</a></li></ul></div>
            <div class="page"><div><h1>Our plan</h1><p class="lead">{HtmlPage.Prose}This is the lead.</p><p><a href="/listen">Listen</a></p></div>
            <div class="columns"><div class="wide">{HtmlPage.Paragraphs(9)}</div><div class="narrow"><p><a href="/pay">Pay your council tax</a></p></div></div></div>
            <div>Town Hall, Market Street</div></body>
            """);

        Assert.StartsWith("Our plan\n\nWe looked after", text, StringComparison.Ordinal);
        Assert.Contains("This is the lead.", text, StringComparison.Ordinal);
        Assert.EndsWith("grew up.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Listen", text, StringComparison.Ordinal);
        Assert.DoesNotContain("council tax", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_around_the_whole_page_is_not_furniture() =>
        Assert.Contains("Part 5.", HtmlPage.Text($"<body><form id='aspnetForm'><div id='content'><h1>Plan</h1>{HtmlPage.Paragraphs(5)}</div></form></body>"), StringComparison.Ordinal);

    [Fact]
    public void A_consent_wall_longer_than_the_page_is_left_out()
    {
        var text = HtmlPage.Text($"<body><div class='cookie-consent'><p>{string.Concat(Enumerable.Repeat("We and our partners keep small files on your device. ", 60))}</p></div><div>{HtmlPage.Paragraphs(5)}</div></body>");

        Assert.DoesNotContain("partners", text, StringComparison.Ordinal);
        Assert.Contains("Part 5.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_about_what_a_page_has_are_not_names_of_furniture() =>
        Assert.Contains("Part 2.", HtmlPage.Text($"<body><div class='has-sidebar with-related'>{HtmlPage.Paragraphs(2)}</div><div>{HtmlPage.Paragraphs(1)}</div></body>"), StringComparison.Ordinal);

    [Fact]
    public void Accordion_sections_that_stand_side_by_side_are_all_read()
    {
        var sections = string.Concat(Enumerable.Range(1, 9).Select(i => $"<div class='accordion__section'><h2>Section {i}</h2><div class='accordion__content'><p>{i}: {HtmlPage.Prose}</p></div></div>"));
        var text = HtmlPage.Text($"<body><div id='wrap'><div class='intro'><h1>Plan</h1><p>{HtmlPage.Prose}</p></div><div class='accordion'>{sections}</div></div></body>");

        Assert.Equal(10, text.Split("We looked after").Length - 1);
        Assert.StartsWith("Plan\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_print_view_without_any_markup_of_its_own_is_read_whole()
    {
        var text = HtmlPage.Text($"<body><h1>Plan</h1><h2>Part A</h2>{HtmlPage.Paragraphs(3)}<h2>Part B</h2>{HtmlPage.Paragraphs(3)}</body>");

        Assert.StartsWith("Plan\n\nPart A\n\n", text, StringComparison.Ordinal);
        Assert.Equal(6, text.Split("We looked after").Length - 1);
    }

    [Fact]
    public void A_page_of_links_alone_is_still_read() =>
        Assert.Equal("Home\n\nStrategies", HtmlPage.Text("<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Strategies</a></li></ul></nav></body>"));

    [Fact]
    public void Microdata_names_the_article() =>
        Assert.DoesNotContain("Elsewhere", HtmlPage.Text($"<body><div><div itemprop='articleBody'>{HtmlPage.Paragraphs(3)}</div><div><p>Elsewhere.</p><p>News in short.</p></div></div></body>"), StringComparison.Ordinal);

    [Fact]
    public void A_page_nested_very_deep_is_read_and_says_so()
    {
        var reading = HtmlPage.Read($"<body>{string.Concat(Enumerable.Repeat("<div>", 3000))}{HtmlPage.Prose}<script>no</script>");

        Assert.Contains(reading.Issues, i => i.Code == "deep-nesting");
        Assert.Equal(HtmlPage.Prose.Trim(), Assert.Single(reading.Blocks).Text.Trim());
    }
}
