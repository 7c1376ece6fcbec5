using System.IO.Compression;
using System.Text;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Store;
using Synthesis.Tests.Support;
using static Synthesis.Tests.Gather.Find.SmallWeb;

namespace Synthesis.Tests.Gather.Find;

/// <summary>A review of the sample's authorities, and a web on which their strategies stand as councils publish them.</summary>
internal sealed class SmallCountry : IDisposable
{
    private readonly TestFolder folder = new();

    internal SmallCountry()
    {
        Directory.CreateDirectory(Review);
        SetDate("2024-06-01");
        File.WriteAllText(Path.Combine(Review, "authorities.csv"), """
            gss_code,name,official_name,alt_names,region,type,website,trust_website,start_date,end_date,predecessors
            E06990001,Brackenshire,Brackenshire County Council,,East,County,https://www.brackenshire.gov.uk,,,,
            E06990002,Harrowmere,Harrowmere County Council,,South West,County,https://www.harrowmere.gov.uk,,,,
            E06990003,Oxcleave,Oxcleave Borough Council,,North West,Unitary,https://www.oxcleave.gov.uk,,,,
            E06990004,Stannerby,Stannerby Metropolitan Borough Council,,Yorkshire,Unitary,https://www.stannerby.gov.uk,,,,
            E06990005,Vale of Tern,Vale of Tern Council,,East,Unitary,https://www.valeoftern.gov.uk,,,,
            E06990007,Northholt,Northholt Council,,East Midlands,Unitary,https://www.northholt.gov.uk,,,,
            E06990008,Eastmere,Eastmere Council,,East Midlands,Unitary,https://www.eastmere.gov.uk,https://www.togethertrust.org.uk,,,
            E06990009,Fennimore,Fennimore Borough Council,,South West,Unitary,https://www.fennimore.gov.uk,,,,
            E06990010,Ashcombe,Ashcombe Council,,North East,Unitary,,,,,
            E08990001,Calderwick,Calderwick Metropolitan Borough Council,Calderwick Council,West Midlands,Unitary,https://www.calderwick.gov.uk,,,,
            E09990001,Tidemarsh,London Borough of Tidemarsh,,London,London borough,https://www.tidemarsh.gov.uk,,,,

            """);
        Plant();
    }

    internal SmallWeb Web { get; } = new();

    internal string Review => folder.At("review");

    internal void SetDate(string asAt) => File.WriteAllText(Path.Combine(Review, "review.yml"), $"""
        question: "What do they say?"
        population: "authorities.csv"
        as-at: {asAt}
        sources: [sources]
        search-terms: ["sufficiency strategy", "placement sufficiency", "commissioning strategy children in care"]
        codebooks: ["{Project.At("codebooks", "sufficiency-2022")}"]

        """);

    internal ReviewDesign Design() => ReviewDesign.Read(Review, p => Path.IsPathRooted(p) ? p : Path.Combine(Review, p));

    internal ReviewStore Open() => ReviewStore.Open(Review, new FixedTime());

    internal async Task<GatherResult> GatherAsync(IFetcher? fetcher = null, int jobs = 4, params string[] only)
    {
        using var store = Open();
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        return await Pipeline.GatherAsync(Review, Design(), store, extractor, fetcher ?? Web, null, only, jobs, null, CancellationToken.None);
    }

    public void Dispose() => folder.Dispose();

    internal static byte[] Strategy(string name) => File.ReadAllBytes(Project.At("corpus", "sample", "strategies", name));

    private void Plant()
    {
        Brackenshire();
        Record("www.harrowmere.gov.uk");
        Stannerby();
        Web.Page("https://www.oxcleave.gov.uk/", Home("oxcleave", ("Council strategies, policies and plans", "/policies"))).Page("https://www.oxcleave.gov.uk/policies", Html("Policies and plans",
            Links(("Waste strategy", "/waste"), ("Homes for our children", "/policies/homes-for-our-children"))))
            .Put("https://www.oxcleave.gov.uk/policies/homes-for-our-children", "text/html", Strategy("oxcleave-homes-for-children.html"));
        Web.Page("https://www.valeoftern.gov.uk/", Home("tern", ("Children and families", "/children"))).Page("https://www.valeoftern.gov.uk/children", Html("Children and families", Links(("Childcare sufficiency assessment", "/childcare"))));
        Joint();
        Traps();
        Calderwick();
    }

    private static string Home(string _, params (string Text, string Address)[] links) =>
        Html("Welcome", "<p>Pay, report and apply for council services online.</p>" + Links([("Council tax", "/council-tax"), ("Jobs", "/jobs"), .. links]));

    /// <summary>Pages of one strategy, numbered, with a contents list and a print view, deep below the home page.</summary>
    private void Brackenshire()
    {
        const string site = "https://www.brackenshire.gov.uk";
        Web.Page(site + "/", Home("", ("Children and families", "/children"), ("Your council", "/council")))
            .Page(site + "/children", Html("Children and families", Links(("Childcare sufficiency", "/children/childcare-sufficiency"), ("Children's social care", "/children/social-care"), ("School places", "/children/schools"))))
            .Page(site + "/children/social-care", Html("Children's social care", Links(("Become a foster carer", "/children/fostering"), ("Strategies and policies", "/children/social-care/strategies"))))
            .Page(site + "/children/social-care/strategies", Html("Strategies and policies for children's social care", Links(("Corporate parenting strategy", "/children/social-care/strategies/corporate-parenting"),
                ("Sufficiency strategy for children in care", "/children/social-care/strategies/sufficiency-strategy"))));
        var names = Parts("brackenshire-sufficiency-strategy");
        for (var i = 0; i < names.Length - 1; i++)
        {
            Web.Put(site + "/children/social-care/strategies/sufficiency-strategy" + (i == 0 ? "" : $"/{i + 1}"), "text/html", Numbered(File.ReadAllText(names[i])));
        }

        Web.Put(site + "/children/social-care/strategies/sufficiency-strategy/print", "text/html", File.ReadAllBytes(names[^1]));
    }

    private static byte[] Numbered(string page)
    {
        var contents = "<nav class=\"contents\" aria-label=\"Contents\"><ol>" + string.Concat(Enumerable.Range(1, 5).Select(n => $"<li><a href=\"/children/social-care/strategies/sufficiency-strategy{(n == 1 ? "" : $"/{n}")}\">Part {n}</a></li>"))
            + "</ol></nav><p><a href=\"/children/social-care/strategies/sufficiency-strategy/print\">Print entire guide</a></p>";
        var at = page.IndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return Encoding.UTF8.GetBytes(page[..at] + contents + page[at..]);
    }

    private static string[] Parts(string name) => [.. Directory.GetFiles(Project.At("corpus", "sample", "strategies", name)).Order(StringComparer.Ordinal)];

    /// <summary>A directory record behind a search form, its file behind a handler without an ending.</summary>
    private void Record(string host)
    {
        Web.Page($"https://{host}/", Html("Welcome", "<form role=\"search\" action=\"/search\"><input type=\"hidden\" name=\"scope\" value=\"all\"><input type=\"search\" name=\"q\"><button name=\"go\" value=\"1\">Search</button></form>"))
            .Answer($"https://{host}/search", a => Html("Search results", a.Address.Query == "?scope=all&go=1&q=sufficiency+strategy"
                ? Links(("Cabinet agenda 3 May", "/agenda/3"), ("Childcare sufficiency assessment", "/childcare"), ("Children in care sufficiency strategy", "/directory-record/78/children-in-care")) : "<p>No results.</p>"))
            .Page($"https://{host}/directory-record/78/children-in-care", Html("Children in care sufficiency strategy", "<p>How we plan for homes. Review date: September 2028.</p><p><a href=\"/handler?fileid=991&utm_source=site\">Download</a></p>"))
            .Put($"https://{host}/handler", "application/octet-stream", Strategy("harrowmere-placement-sufficiency-2022-25.pdf"));
    }

    /// <summary>A sitemap index named in robots.txt, its part gzipped and half of it lies, and a Word file behind a download address.</summary>
    private void Stannerby()
    {
        const string site = "https://www.stannerby.gov.uk";
        var map = $"<urlset><url><loc>{site}/old/placement-sufficiency-strategy</loc></url><url><loc>{site}/downloads/file/77/commissioning-strategy-looked-after-children-placements</loc><lastmod>2023-05-01</lastmod></url><url><loc>{site}/parks</loc></url></urlset>";
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(map));
        }

        Web.Page(site + "/", Home("")).Put(site + "/robots.txt", "text/plain", Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /search\nSitemap: {site}/map.xml\n"))
            .Put(site + "/map.xml", "text/xml", Encoding.UTF8.GetBytes($"<sitemapindex><sitemap><loc>{site}/map-1.xml.gz</loc></sitemap></sitemapindex>"))
            .Put(site + "/map-1.xml.gz", "application/gzip", packed.ToArray())
            .Put(site + "/downloads/file/77/commissioning-strategy-looked-after-children-placements", "application/octet-stream", Strategy("stannerby-commissioning-strategy-2023-2028.docx"));
    }

    /// <summary>A joint strategy on the host of a trust, to which both authorities link.</summary>
    private void Joint()
    {
        foreach (var site in (string[])["https://www.northholt.gov.uk", "https://www.eastmere.gov.uk"])
        {
            Web.Page(site + "/", Home("", ("Children's services", "/childrens-services"))).Page(site + "/childrens-services", Html("Children's services",
                "<p>Write to <a href=\"mailto:commissioning@eastmere.gov.uk\">commissioning</a>.</p>" + Links(("Joint sufficiency strategy for children in care 2022 to 2027", "https://files.togethertrust.org.uk/d/1201"))));
        }

        Web.Page("https://www.togethertrust.org.uk/", Html("Together trust", "<p>We run services.</p>"))
            .Put("https://files.togethertrust.org.uk/d/1201", "application/pdf", Strategy("northholt-eastmere-joint-sufficiency-2022-2027.pdf"));
    }

    /// <summary>A site that answers everything, with session ids, a calendar and nothing to find.</summary>
    private void Traps()
    {
        var n = 0;
        Web.Page("https://www.fennimore.gov.uk/", Html("Welcome", Links(("Children's social care strategies", "/children/strategies;jsessionid=0001?sid=1"), ("Events", "/events/2024/06"), ("Sufficiency strategy", "/gone/sufficiency"), ("Placement strategy", "/gone/placement"))))
            .Otherwise("www.fennimore.gov.uk", a => a.AbsolutePath.StartsWith("/gone", StringComparison.Ordinal) || a.AbsolutePath.StartsWith("/no-such", StringComparison.Ordinal)
                ? Html("Sorry", "<p>We have looked everywhere for what you asked for, but our site was made anew and many things have moved elsewhere.</p>")
                : Html("Children's social care strategies", $"<p>Our strategies for children are being written. {a.AbsolutePath.Length}</p>" + Links(("Children's social care strategies", $"/children/strategies;jsessionid={++n}?sid={n}"), ("Strategy calendar", $"/children/strategies/calendar?month={n}"))));
    }

    /// <summary>A posted search with hidden fields, a landing page with the file and the one before it side by side.</summary>
    private void Calderwick()
    {
        const string site = "https://www.calderwick.gov.uk";
        Web.Page(site + "/", Html("Welcome", "<form method=\"post\" action=\"/find\"><input type=\"hidden\" name=\"__VIEWSTATE\" value=\"abc=\"><input type=\"text\" name=\"ctl00$search\" placeholder=\"Search this site\"><input type=\"submit\" name=\"ctl00$go\" value=\"Go\"></form>"))
            .Answer(site + "/find", a => Html("Results", a.Form == "__VIEWSTATE=abc%3D&ctl00%24go=Go&ctl00%24search=sufficiency+strategy"
                ? Links(("Homes and placements for children in care", "/4648")) : "<p>Nothing found.</p>"))
            .Page(site + "/4648", Html("Homes and placements for children in care", "<p>You can read the full document.</p>" + Links(("Homes and placements strategy 2023 to 2026 (PDF, 360 KB)", "/media/2023-26.pdf"), ("Sufficiency statement 2018 to 2021 (PDF)", "/media/2018.pdf"))))
            .Put(site + "/media/2023-26.pdf", "application/pdf", Strategy("calderwick-homes-and-placements-2023-2026.pdf"))
            .Put(site + "/media/2018.pdf", "application/pdf", Strategy("calderwick-sufficiency-statement-2018-2021.pdf"));
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
