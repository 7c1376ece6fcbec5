using System.Text;
using Synthesis.Extract;
using Synthesis.Review.Exchange;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Exchange;

/// <summary>Files made by hand in the styles of tools that order, spell and count in their own ways.</summary>
public sealed class OtherToolsTests
{
    private const string Ns = "xmlns=\"urn:QDA-XML:project:1.0\"";
    private static readonly Document Plan = Documents.Of(Documents.Prose("Our 🏠 plan begins."), Documents.Prose("Demand has grown a lot."), Documents.Prose("The 🙂 prices rise each year.")) with { Path = "sources/plan.txt" };
    private static readonly Dictionary<string, IReadOnlyList<Document>> Strategies = new() { ["plan"] = [Plan] };

    [Fact]
    public void A_tool_with_braces_CRLF_counted_as_two_UTF16_units_and_text_within()
    {
        var text = Plan.Text.Replace("\n", "\r\n", StringComparison.Ordinal);
        var xml = $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Project name="p" origin="Tool A 12" creatingUserGUID="{G(1)}" {Ns}>
              <Users><User guid="{G(1)}" name="Anna"/></Users>
              <CodeBook><Codes><Code guid="{G(2)}" name="Demand" isCodable="true"><Code guid="{G(3)}" name="demand.change" isCodable="true"/></Code><Code guid="{G(4)}" name="costs.price-trend" isCodable="true"><Code guid="{G(5)}" name="increasing" isCodable="true"/></Code></Codes></CodeBook>
              <Sources><TextSource guid="{G(6)}" name="plan"><PlainTextContent>{text.Replace("\r", "&#xD;", StringComparison.Ordinal)}</PlainTextContent>
                {Selection(7, text.IndexOf("Demand", StringComparison.Ordinal), text.IndexOf(" a lot", StringComparison.Ordinal), 1, 3)}
                {Selection(9, text.IndexOf("The 🙂", StringComparison.Ordinal), text.Length, 1, 5)}
              </TextSource><AudioSource guid="{G(11)}" name="tape"/></Sources>
              <Links><Link guid="{G(12)}"/></Links>
            </Project>
            """;

        var read = MadeReview.Read(MadeReview.Zip(("project.qde", Encoding.UTF8.GetBytes(xml))), strategies: Strategies);

        Assert.Equal([("demand.change", "Anna", "Demand has grown"), ("costs.price-trend", "Anna", "The 🙂 prices rise each year.")], read.Decisions.Select(d => (d.Code, d.Coder, d.Evidence!.Quote)));
        Assert.Equal(["increasing"], read.Decisions[1].Values);
        Assert.Equal(Plan.Text.EnumerateRunes().Count(), read.Decisions[1].Evidence!.End);
        Assert.Equal(["1 audiosource", "1 codes that the review's codebook does not have", "1 line ends counted as two characters", "1 links", "1 positions counted in UTF-16 units"], Losses(read));
        Assert.Contains("theme: demand", read.Draft, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_with_sources_before_the_codebook_Sources_in_capitals_ends_that_are_the_last_character_and_words_in_names()
    {
        int At(string words) => Plan.Text[..Plan.Text.IndexOf(words, StringComparison.Ordinal)].EnumerateRunes().Count();
        string Chosen(int guid, string words, int code) => $"<PlainTextSelection guid=\"{G(guid)}\" name=\"{words}\" startPosition=\"{At(words)}\" endPosition=\"{At(words) + words.EnumerateRunes().Count() - 1}\" creatingUser=\"{G(1)}\"><Coding guid=\"{G(guid + 1)}\"><CodeRef targetGUID=\"{G(code)}\"/></Coding></PlainTextSelection>";
        var xml = $"""
            <Project {Ns} origin="Tool B" name="p">
              <Sources><TextSource guid="{G(6)}" name="plan" plainTextPath="internal://{G(6)}.txt">{Chosen(7, "Demand has grown", 3)}{Chosen(9, "prices rise", 4)}</TextSource></Sources>
              <CodeBook><Codes><Code guid="{G(3)}" name="demand.change" isCodable="true"/><Code guid="{G(4)}" name="costs.price-trend" isCodable="true"/></Codes></CodeBook>
              <Users><User guid="{G(1)}" name="ben"/></Users>
            </Project>
            """;

        var read = MadeReview.Read(MadeReview.Zip(("project.qde", Encoding.UTF8.GetBytes(xml)), ($"Sources/{G(6)}.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Plan.Text)])), strategies: Strategies);

        Assert.Equal(["Demand has grown", "prices rise"], read.Decisions.Select(d => d.Evidence!.Quote));
        Assert.Equal(["1 ends that are the last character itself"], Losses(read));
    }

    [Fact]
    public void A_tool_with_lower_case_names_a_PDF_by_its_text_whole_sources_coded_and_a_text_that_is_not_quite_ours()
    {
        var text = "Wxyz\n" + Plan.Text.Replace("\n\n", "\n", StringComparison.Ordinal);
        int At(string words) => text[..text.IndexOf(words, StringComparison.Ordinal)].EnumerateRunes().Count();
        var xml = $"""
            <project {Ns} origin="Tool C" name="p"><users><user guid="u-1" name="cem"/></users>
              <codebook><codes><code GUID="c-1" name="Reported changes" isCodable="true"/><code guid="c-2" name="costs.price-trend" iscodable="TRUE"/></codes></codebook>
              <sources><pdfsource guid="s-1" name="plan.pdf" path="internal://plan.pdf"><pdfselection guid="x"/><representation guid="t-1" plaintextpath="internal://plan.txt">
                <plaintextselection guid="p-1" startposition="{At("prices")}" endposition="{At("prices") + 11}"><coding guid="k-1" creatinguser="u-1"><coderef targetguid="c-2"/></coding></plaintextselection>
                <plaintextselection guid="p-2" startposition="{At("prices")}" endposition="9999"><coding guid="k-2" creatinguser="u-1"><coderef targetguid="c-2"/></coding></plaintextselection>
                <plaintextselection guid="p-3" startposition="0" endposition="4"><coding guid="k-3" creatinguser="u-1"><coderef targetguid="c-2"/></coding></plaintextselection>
                <coding guid="k-4" creatinguser="u-1"><coderef targetguid="c-2"/></coding></representation></pdfsource>
                <textsource guid="s-2" name="elsewhere"><plaintextcontent>Nothing of ours.</plaintextcontent><coding guid="k-5"><coderef targetguid="c-2"/></coding></textsource></sources></project>
            """;

        var read = MadeReview.Read(MadeReview.Zip(("Project.QDE", Encoding.UTF8.GetBytes(xml)), ("sources/plan.txt", Encoding.UTF8.GetBytes(text))), strategies: Strategies);

        var decision = Assert.Single(read.Decisions);
        Assert.Equal(("cem", "prices rise", Answer.Present), (decision.Coder, decision.Evidence!.Quote, decision.Status));
        Assert.Equal(["1 codes given to a whole source", "1 codes that the review's codebook does not have", "1 codings on sources that are no document of the review", "1 pdfselection", "1 quotes that are not in the archived text",
            "1 selections outside their source's text", "1 sources that are no document of the review", "1 sources whose text is not the archived one"], Losses(read));
    }

    private static string[] Losses(RefiImportResult read) => [.. read.Losses.Select(l => $"{l.Count} {l.What}")];

    private static string Selection(int guid, int from, int to, int user, int code) =>
        $"<PlainTextSelection guid=\"{{{G(guid)}}}\" startPosition=\"{from}\" endPosition=\"{to}\" creatingUser=\"{{{G(user)}}}\"><Coding guid=\"{G(guid + 1)}\"><CodeRef targetGUID=\"{{{G(code)}}}\"/></Coding></PlainTextSelection>";

    private static string G(int n) => $"00000000-0000-4000-8000-{n:000000000000}";
}
