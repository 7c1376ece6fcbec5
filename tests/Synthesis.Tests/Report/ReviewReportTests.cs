using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Synthesis.Extract;
using Document = Synthesis.Extract.Document;
using Synthesis.Store;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

/// <summary>What the report of a whole review promises: every number opens, every quote is where it says, and the page is sound.</summary>
public sealed partial class ReviewReportTests(WholeReview review) : IClassFixture<WholeReview>, IDisposable
{
    private readonly IHtmlDocument page = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(review.Page);

    public void Dispose() => page.Dispose();

    [Fact]
    public void Every_number_opens_onto_as_many_things_as_it_counts_and_they_onto_quotes_or_reasons()
    {
        var numbers = page.QuerySelectorAll("table a").Where(a => int.TryParse(a.TextContent, out _)).ToList();

        Assert.True(numbers.Count > 120, $"{numbers.Count} numbers");
        Nothing.Wrong(numbers.Select(Fault).OfType<string>());
    }

    [Fact]
    public void No_number_of_a_table_stands_without_a_way_to_what_it_counts()
    {
        var cells = page.QuerySelectorAll("table.coverage td, table.counts td, table.ratings td.n, table.sources td:last-child");

        // What is left when links, percentages, dates and text from documents are taken away.
        Nothing.Wrong(cells.SelectMany(c => Text(c).Where(t => !t.Ancestors<IElement>().Any(a => a.LocalName == "a")).SelectMany(t => BareNumber().Matches(Date().Replace(t.Text, "")))
            .Where(m => m.Value != "0" && !c.ClassList.Contains("person") && !c.TextContent.Contains("left out", StringComparison.Ordinal)).Select(m => $"{m.Value} in '{c.TextContent}'")));
    }

    [Fact]
    public async Task Every_quote_stands_in_the_archived_text_where_it_is_said_to()
    {
        var texts = await ArchivedAsync();
        var quotes = page.QuerySelectorAll("blockquote, q").ToList();

        Assert.True(quotes.Count > 150, $"{quotes.Count} quotes");
        Nothing.Wrong(quotes.Select(q =>
        {
            var words = (q.QuerySelector("p") ?? q).TextContent;
            if (q.GetAttribute("data-path") is not { } path)
            {
                // A period that only a running line or the file's own title gives; the page says so.
                return texts.Values.Any(d => (d.Title ?? "").Contains(words, StringComparison.Ordinal) || d.Blocks.Any(b => b.Kind == BlockKind.Running && b.Text.Contains(words, StringComparison.Ordinal)))
                    && q.ParentElement!.TextContent.Contains("title", StringComparison.Ordinal) ? null : $"'{words}' is nowhere";
            }

            var (start, end) = (Number(q, "data-start"), Number(q, "data-end"));
            var found = string.Concat(texts[path].Text.EnumerateRunes().Skip(start).Take(end - start).Select(r => r.ToString())).Replace('\t', ' ').Replace('\n', ' ');
            var number = texts[path].Blocks.LastOrDefault(b => b.Start <= start)?.Page;
            var told = q.QuerySelector("footer")?.TextContent ?? q.ParentElement!.TextContent;
            return found != words ? $"'{words}' is '{found}' in {path}"
                : !told.Contains(path, StringComparison.Ordinal) || (number is { } n && !told.Contains($"page {n},", StringComparison.Ordinal)) ? $"'{words}' does not name {path}, page {number}" : null;
        }).OfType<string>());
    }

    [Fact]
    public void Every_issue_met_is_listed()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(review.Path, "reports", "suggestions", "coverage.json")));
        var met = json.RootElement.GetProperty("sources").EnumerateArray().SelectMany(s => s.GetProperty("issues").EnumerateArray()).Select(i => i.GetProperty("message").GetString()!).ToList();
        var listed = page.QuerySelectorAll("ul.issues li").Select(l => l.TextContent).ToList();

        Assert.NotEmpty(met);
        Assert.Equal(met.Count, listed.Count);
        Assert.All(met, m => Assert.Contains(listed, l => l.Contains(m, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_people_decided_is_told_from_what_the_program_found()
    {
        var sources = page.QuerySelectorAll("table.sources td.person").Select(c => c.TextContent).ToList();

        Assert.Equal(2, sources.Count);
        Assert.Contains(sources, s => s.StartsWith("left out: it was withdrawn in May (decided by anna; screening found: counted, in date)", StringComparison.Ordinal));
        Assert.Contains(sources, s => s.StartsWith("counted: the council says it still holds (decided by ben; screening found: left out, out of date since", StringComparison.Ordinal));
        Assert.Equal(3, page.QuerySelectorAll(".basis.mixed").Length);
        Assert.Equal(2, page.QuerySelectorAll(".basis.suggestions").Length);
        Assert.Contains(page.QuerySelectorAll("table.counts tr"), r => r.TextContent.StartsWith("Of them by a person's decision1", StringComparison.Ordinal));
        Assert.Contains("Mixed evidence, anna, round 1, 2 June 2024: Frameworks keep small providers out.", page.QuerySelector("table.ratings")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("table.ratings td.suggested").Length);
    }

    [Fact]
    public void The_page_is_sound()
    {
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.Title!);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, i => Assert.DoesNotContain(i, char.IsWhiteSpace));
        var known = ids.ToHashSet(StringComparer.Ordinal);
        Nothing.Wrong(page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Where(h => !h.StartsWith('#') || !known.Contains(h[1..])));
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels.Count(l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1)), p => Assert.True(p.Second <= p.First + 1, $"h{p.First} before h{p.Second}"));
        Assert.All(page.QuerySelectorAll("table"), t => Assert.NotNull(t.QuerySelector("caption")));
        Assert.All(page.QuerySelectorAll("th"), t => Assert.Contains(t.GetAttribute("scope"), (string?[])["col", "row", "rowgroup"]));
        Assert.All(page.QuerySelectorAll("tbody tr"), r => Assert.NotNull(r.QuerySelector("th")));
        Assert.Empty(page.QuerySelectorAll("ul > :not(li), tr > :not(td, th), p p, p ul, p div, main main"));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, [src], [style]"));
    }

    /// <summary>What is wrong with a number's target, or null.</summary>
    private string? Fault(IElement link)
    {
        var count = int.Parse(link.TextContent, CultureInfo.InvariantCulture);
        var target = page.GetElementById(link.GetAttribute("href")![1..]);
        var table = link.Closest("table")!.ClassList;
        var counted = target switch
        {
            null => [],
            { Id: "sources" } => page.QuerySelectorAll("table.sources tr.in"),
            _ when table.Contains("coverage") && target.LocalName == "article" => Children(target, "div:has(> h4 + blockquote)"),
            _ when table.Contains("coverage") && target.ClassList.Contains("aside") && target.LocalName == "div" => Children(target, "div"),
            _ when table.Contains("coverage") => target.QuerySelectorAll("a"),
            _ when table.Contains("counts") => target.QuerySelectorAll("ul.names li"),
            _ when table.Contains("ratings") => target.QuerySelectorAll("li a[href]").Where(a => !int.TryParse(a.TextContent, out _)).DistinctBy(a => page.GetElementById(a.GetAttribute("href")![1..])!.QuerySelector("h4 a")!.GetAttribute("href")),
            _ when target.LocalName == "h3" => target.NextElementSibling!.QuerySelectorAll("li"),
            _ => [],
        };
        var things = counted.ToList();
        if (table.Contains("counts") && target is not null && things.Count != count)
        {
            // A group's list holds those counted first, then the others; a row opens onto both.
            var first = target.QuerySelector("ul.names")!.QuerySelectorAll("li").Length;
            return first == count ? null : $"{count} opens onto {first} of {things.Count} in '{link.Closest("tr")?.TextContent}'";
        }

        return things.Count != count ? $"{count} opens onto {things.Count} in '{link.Closest("tr, caption")?.TextContent}' ({target?.Id ?? "nowhere"})"
            : things.FirstOrDefault(t => !Ends(t)) is { } end ? $"'{end.TextContent}' behind {count} leads to no quote or reason" : null;
    }

    private static IEnumerable<IElement> Children(IElement of, string selector) => of.Children.Where(c => c.Matches(selector));

    /// <summary>Whether a thing counted shows its quotes or reason, or leads to what does.</summary>
    private bool Ends(IElement thing) => Shows(thing)
        || thing.QuerySelectorAll("a[href]").Prepend(thing).Select(a => a.GetAttribute("href")).OfType<string>().Select(h => page.GetElementById(h[1..])).Any(t => t is not null && Shows(t))
        || thing.Closest("ul.names, ul.issues") is not null;

    private static bool Shows(IElement thing) => thing.QuerySelector("blockquote, q") is not null || thing.ClassList.Contains("out") || thing.ClassList.Contains("in") || thing.Id?.Contains("-unclear-", StringComparison.Ordinal) == true;

    private async Task<Dictionary<string, Document>> ArchivedAsync()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(review.Path, "reports", "suggestions", "coverage.json")));
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        var texts = new Dictionary<string, Document>(StringComparer.Ordinal);
        foreach (var source in json.RootElement.GetProperty("sources").EnumerateArray().SelectMany(s => s.GetProperty("pages").EnumerateArray()))
        {
            var (path, hash) = (source.GetProperty("path").GetString()!, source.GetProperty("sha256").GetString()!);
            var file = review.Write("archived/" + path, "");
            await File.WriteAllBytesAsync(file, Archive.Read(System.IO.Path.Combine(review.Path, "archive"), hash));
            texts[path] = await extractor.ReadAsync(new Synthesis.Gather.Source(path, file), CancellationToken.None);
        }

        return texts;
    }

    private static int Number(IElement element, string attribute) => int.Parse(element.GetAttribute(attribute)!, CultureInfo.InvariantCulture);

    private static IEnumerable<IText> Text(IElement element) => element.Descendants<IText>();

    [GeneratedRegex(@"(?<![\w.\-/£])\d+(?![\w%.\-/])")]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"\d{1,2} \p{L}+ \d{4}|\d{4}-\d{2}-\d{2}")]
    private static partial Regex Date();
}
