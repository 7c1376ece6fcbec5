using Synthesis.Audit;
using Synthesis.Extract;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

public class DraftAuditTests
{
    [Fact]
    public void A_sound_draft_has_no_fault_of_currency_or_contradiction()
    {
        var audit = MadeDraft.Audit(MadeDraft.Sound);
        Assert.Null(audit.NotAStrategy);
        Assert.Empty(audit.Findings.Where(f => f.Kind is "currency" or "contradiction" or "table").Select(f => f.Message));
        Assert.DoesNotContain(audit.Findings, f => f.Rule is "forecast/none" or "forecast/method" or "forecast/interval" or "forecast/horizon");
    }

    [Theory]
    [InlineData(" 2026-2029", "", "currency/not-on-cover")]
    [InlineData("from 1 April 2026 to 31 March 2029", "from 1 April 2025 to 31 March 2028", "currency/conflict")]
    [InlineData("Strategy 2026-2029", "Strategy 2029-2026", "currency/ends-before-start")]
    [InlineData("Next review: October 2027.", "", "currency/no-review")]
    [InlineData("October 2027", "October 2031", "currency/review-after-end")]
    [InlineData("October 2027", "October 2024", "currency/review-before-start")]
    [InlineData("Owner of this strategy: Head of Commissioning.", "", "currency/no-owner")]
    [InlineData("On 31 March 2026 there", "On 31 March 2019 there", "currency/old-figure")]
    [InlineData("Lead\tWhen", "Note\tRemark", "currency/no-action-plan")]
    [InlineData("between 30 and 36 children", "33 children", "forecast/interval")]
    [InlineData("Board receives", "CPQB receives", "language/abbreviation")]
    [InlineData("every June", "every June. The XLRH sees it first. In respect of leavers, homes and rent it adds a note", "language/abbreviation")]
    [InlineData("Next review: October 2027.", "Residential contracts have a yearly review of fees each April.", "currency/no-review")]
    [InlineData("every June", "every [insert month]", "language/placeholder")]
    [InlineData("every June.", "every June. We call this five-year strategy a plan.", "currency/length")]
    [InlineData("every June.", "every June. In all there were 231 children in care on 31 March 2026.", "contradiction/number")]
    [InlineData("every June.", "every June. The Council has no plans to open new children's homes. There are not enough residential places in the area.", "contradiction/need-and-plan")]
    public void A_fault_is_found_by_its_rule(string words, string instead, string rule)
    {
        Assert.DoesNotContain(MadeDraft.Audit(MadeDraft.Sound).Findings, f => f.Rule == rule);
        Assert.Contains(rule, MadeDraft.With(words, instead).Findings.Select(f => f.Rule));
    }

    [Fact]
    public void What_could_not_be_read_of_a_draft_is_among_its_findings()
    {
        var document = Documents.Of(MadeDraft.Sound) with { Issues = [new Issue("pages-without-text", Severity.Warning, "Pages 3 to 9 have no text."), new Issue("ocr-used", Severity.Info, "Read by recognition.")] };
        var findings = MadeDraft.Audit(document).Findings.Where(f => f.Kind == "reading").ToList();

        Assert.Equal(("reading/pages-without-text", Severity.Warning, "Pages 3 to 9 have no text."), (Assert.Single(findings).Rule, findings[0].Severity, findings[0].Message));
    }

    [Theory]
    [InlineData("mailto:team@council@place.example", false)]
    [InlineData("mailto:team@place", false)]
    [InlineData("mailto:team@place.example?subject=Plan", true)]
    [InlineData("mailto:a@place.example, b@place.example", true)]
    [InlineData("mailto:?subject=Plan", true)]
    [InlineData("://place.example/plan", false)]
    [InlineData("https://place.example/plan", true)]
    [InlineData("htps://www.place.gov.uk/plan", false)]
    [InlineData("htps//www.place.gov.uk/plan", false)]
    [InlineData("https//www.place.gov.uk/plan", false)]
    [InlineData("https;//www.place.gov.uk/plan", false)]
    [InlineData("https:///www.place.gov.uk/plan", false)]
    [InlineData("http://https://www.place.gov.uk/plan", false)]
    [InlineData("//plan", false)]
    [InlineData("//www.place.gov.uk/plan", true)]
    [InlineData("www.place.gov.uk/plan", false)]
    [InlineData("www,place.gov.uk/plan", false)]
    [InlineData("place.gov.uk/plan", false)]
    [InlineData("place,gov.uk/plan", false)]
    [InlineData("https://www.place,gov.uk/plan", false)]
    [InlineData("https://www..place.gov.uk/plan", false)]
    [InlineData("https://www.place.gov.uk../plan", false)]
    [InlineData("https://wwwplace.gov.uk/plan", false)]
    [InlineData("https://www.placegov.uk/plan", false)]
    [InlineData("https://www.place.govuk/plan", false)]
    [InlineData("https://www.place gov.uk/plan", false)]
    [InlineData("https://www.place.gov.uk/our plan", false)]
    [InlineData("https://place/plan", false)]
    [InlineData("https://[insert link]", false)]
    [InlineData("https://www.place.gov.uk/link-here", false)]
    [InlineData("team@place.gov.uk", false)]
    [InlineData("tel:number", false)]
    [InlineData("tel:+44 20 7946 0000", true)]
    [InlineData("../plans/2026.pdf", true)]
    [InlineData("./plan.html", true)]
    [InlineData("docs/plan.pdf", true)]
    [InlineData("/children/plan?year=2026", true)]
    [InlineData("https://www2.place.gov.uk/info/200,children/plan", true)]
    [InlineData("https://web.archive.org/web/2020/https://www.place.gov.uk/", true)]
    public void A_link_leads_somewhere_by_its_form(string target, bool leads) =>
        Assert.Equal(leads, MadeDraft.Audit(MadeDraft.Sound, DraftMarkup.Unknown with { Links = [new DraftLink("the plan", target, null)] }).Findings.All(f => f.Rule != "access/link-leads-nowhere"));

    [Theory]
    [InlineData("It belongs to the Head of Commissioning.")]
    [InlineData("The Director of Homes answers for this plan.")]
    [InlineData("Ownership of the document rests with the Assistant Director.")]
    [InlineData("Our commissioning manager keeps this strategy up to date.")]
    public void Who_owns_the_strategy_may_be_said_in_many_ways(string owner) =>
        Assert.DoesNotContain(MadeDraft.With("Owner of this strategy: Head of Commissioning.", owner).Findings, f => f.Rule == "currency/no-owner");

    [Fact]
    public void A_day_of_a_month_is_no_part_of_a_share()
    {
        static bool IsDoubted(string share) => MadeDraft.With("every June.", $"every June. Of our placements 27 of the 36 homes used at 30 September 2025 ({share}) were near.").Findings.Any(f => f.Rule == "table/percentage");
        Assert.False(IsDoubted("75%"));
        Assert.True(IsDoubted("57%"));
    }

    [Fact]
    public void Who_leads_an_action_does_not_own_the_strategy() => Assert.Contains(MadeDraft.Audit(MadeDraft.Sound.Select(b => b with
    {
        Text = b.Text.Replace("Owner of this strategy: Head of Commissioning.", "", StringComparison.Ordinal).Replace("\tLead\t", "\tLead officer\t", StringComparison.Ordinal),
        Rows = b.Rows?.Select(r => (IReadOnlyList<string>)[.. r.Select(c => c == "Lead" ? "Lead officer" : c)]).ToList(),
    })).Findings, f => f.Rule == "currency/no-owner");

    [Fact]
    public void A_link_whose_words_stand_in_several_places_is_put_at_none_of_them()
    {
        AuditFinding Of(string word) => Assert.Single(MadeDraft.Audit(MadeDraft.Sound, DraftMarkup.Unknown with { Links = [new DraftLink(word, "htps:/plan", null)] }).Findings, f => f.Rule == "access/link-leads-nowhere");

        Assert.Equal("Quillbourne", Of("Quillbourne").Place!.Quote);
        Assert.Null(Of("March").Place);
        Assert.Null(Of("Quill").Place);
    }

    [Fact]
    public void Every_place_is_the_documents_own_text()
    {
        var blocks = MadeDraft.Sound.Select(b => b with { Text = b.Text.Replace("every June", "every [insert month] 🏠 for the CPQB", StringComparison.Ordinal) }).ToArray();
        var text = Documents.Of(blocks).Text.EnumerateRunes().ToArray();
        var audit = MadeDraft.Audit(blocks);
        var places = audit.Findings.SelectMany(f => f.Against.Append(f.Place)).OfType<Place>().Concat(audit.Codes.SelectMany(c => c.Quotes)).Concat(audit.Currency.Concat(audit.Forecast).Concat(audit.Readability).SelectMany(c => c.Places)).ToList();
        Assert.Contains(places, p => p.Quote == "CPQB");
        Assert.All(places, p => Assert.Equal(p.Quote, string.Concat(text[p.Start..p.End].Select(r => r.ToString()))));
    }

    [Fact]
    public void A_finding_keeps_its_id_where_the_draft_moves_and_loses_it_where_it_is_resolved()
    {
        var first = MadeDraft.With("every June", "every June for the CPQB and the XYLR");
        var earlier = new EarlierAudit([.. first.Findings.Select(f => new EarlierFinding(f.Id, f.Rule, f.Severity, f.Message))], [AuditProgress.CountOf(first)]);
        var second = MadeDraft.Audit(MadeDraft.Sound.Select(b => b with { Text = b.Text.Replace("every June", "each and every June for the CPQB", StringComparison.Ordinal) }).Prepend(new FoundBlock(BlockKind.Paragraph, "A new first line.")));
        var progress = AuditProgress.Of(earlier, second);
        Assert.Equal(["'XYLR' is nowhere spelt out."], progress.Resolved.Select(f => f.Message));
        Assert.Empty(progress.New);
        Assert.Equal(second.Findings.Count, progress.Remaining.Count);
        Assert.Equal(2, progress.Counts.Count);
    }

    [Fact]
    public void Ids_of_one_audit_differ()
    {
        var ids = MadeDraft.With("every June", "every June. TBC. TBC. TBC").Findings.Select(f => f.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Markup_is_judged_only_where_the_format_tells_it()
    {
        Assert.DoesNotContain(MadeDraft.Audit(MadeDraft.Sound).Findings, f => f.Kind == "access");
        var told = new DraftMarkup([new DraftPicture("a.png", false), new DraftPicture("b.png", true)], [new DraftTable("Action\tLead\tWhen", false)],
            [new DraftLink("here", "https://quillbourne.example/plan", null), new DraftLink("the plan", "C:\\drafts\\plan.docx", null), new DraftLink("section 9", "#nine", false), new DraftLink("the data", "https://quillbourne.example/data", null)], "", "", true);
        Assert.Equal(["access/link-leads-nowhere", "access/link-leads-nowhere", "access/link-text", "access/no-language", "access/no-title", "access/picture-without-words", "access/table-without-header"],
            MadeDraft.Audit(MadeDraft.Sound, told).Findings.Where(f => f.Kind == "access").Select(f => f.Rule).Order(StringComparer.Ordinal));
    }

    [SharedTheory("seeds")]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    [InlineData("003")]
    [InlineData("004")]
    public async Task A_source_document_is_told_not_to_be_a_strategy(string number)
    {
        var file = Directory.GetFiles(Project.SharedAt("seeds"), number + "_*").Single();
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        var document = await extractor.ReadAsync(Synthesis.Gather.SourceFolder.List([file])[0], CancellationToken.None);
        var population = Synthesis.Gather.Population.Read(Project.At("corpus", "sample", "authorities.csv"));
        Assert.NotNull(DraftAudit.NotAStrategy(document, Codes.Screening, new Synthesis.Screen.Screener(Codes.Screening, population, MadeDraft.AsAt).Screen(document), MadeDraft.Rules));
    }
}
