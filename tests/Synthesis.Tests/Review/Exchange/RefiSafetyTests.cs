using System.Globalization;
using System.IO.Compression;
using System.Text;
using Synthesis.Extract;
using Synthesis.Review.Exchange;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Exchange;

public sealed class RefiSafetyTests
{
    private const string Empty = "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\"/>";

    [Fact]
    public void A_part_that_unpacks_to_far_more_than_its_size_is_refused_before_it_is_in_memory()
    {
        var bomb = MadeReview.Zip(("project.qde", Encoding.UTF8.GetBytes("<Project name=\"p\"><Description>" + new string(' ', 64 << 20))));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refused(bomb, "unpacks to far more than its size");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 48L << 20);
    }

    [Fact]
    public void Many_parts_that_together_are_too_much_are_refused()
    {
        var project = $"<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\"><Sources>{string.Concat(Enumerable.Range(0, 20).Select(i => $"<TextSource guid=\"s{i}\" plainTextPath=\"internal://{i}.txt\"/>"))}</Sources></Project>";
        var parts = Enumerable.Range(0, 20).Select(i => ($"sources/{i}.txt", new byte[900_000])).Prepend(("project.qde", Encoding.UTF8.GetBytes(project))).ToArray();

        Refused(MadeReview.Zip(parts), "10 MB in all", new ExchangeLimits(UnpackedBytes: 10 << 20));
        Refused(MadeReview.Zip(parts), "more than 5 parts", new ExchangeLimits(Parts: 5));
    }

    [Theory]
    [InlineData("<!DOCTYPE Project [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><Project name=\"&b;\"/>")]
    [InlineData("<!DOCTYPE Project [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Project name=\"p\"><Description>&x;</Description></Project>")]
    [InlineData("<!DOCTYPE Project SYSTEM \"http://127.0.0.1:9/x.dtd\"><Project name=\"p\"/>")]
    public void Entities_and_document_types_are_refused(string xml)
    {
        Refused(MadeReview.Zip(("project.qde", Encoding.UTF8.GetBytes(xml))), "cannot be read as REFI-QDA");
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("sources/../../evil.txt")]
    [InlineData("/etc/evil")]
    [InlineData("..\\evil.txt")]
    [InlineData("C:\\evil.txt")]
    public void A_part_that_leads_out_of_the_file_is_refused(string name)
    {
        Refused(MadeReview.Zip(("project.qde", Encoding.UTF8.GetBytes(Empty)), (name, [1])), "leads out of it");
    }

    [Theory]
    [InlineData("internal://../../../../etc/hostname")]
    [InlineData("internal://%2e%2e/%2e%2e/etc/hostname")]
    [InlineData("file:///etc/hostname")]
    [InlineData("/etc/hostname")]
    [InlineData("relative:///../x.txt")]
    public void A_source_that_leads_out_of_the_file_has_no_text(string path)
    {
        var xml = $"<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\"><Sources><TextSource guid=\"s\" name=\"marlow\" plainTextPath=\"{path}\"/></Sources></Project>";

        Assert.Contains(MadeReview.Read(MadeReview.Zip(("project.qde", Encoding.UTF8.GetBytes(xml)))).Losses, l => l is { What: "sources without text", Count: 1 });
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused_in_one_sentence()
    {
        var whole = MadeReview.Written();

        foreach (var length in (int[])[0, 1, 100, whole.Length / 2, whole.Length - 30, whole.Length - 1])
        {
            Refused(whole[..length], "it may be cut short");
        }

        var xml = Encoding.UTF8.GetBytes("<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\"><Users><User guid=\"");
        Refused(MadeReview.Zip(("project.qde", xml)), "cannot be read as REFI-QDA");
        Refused(xml, "cannot be read as REFI-QDA", name: "cut.qdc");
        Refused(MadeReview.Zip(("readme.txt", [1])), "holds no project.qde");
        Refused(Encoding.UTF8.GetBytes("<html><body>Not found</body></html>"), "begins with 'html'", name: "page.qdc");
        Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<CodeBook>", 5000))), "200 deep", name: "deep.qdc");
    }

    [Fact]
    public void Bytes_changed_at_random_are_read_or_refused_and_nothing_else()
    {
        var whole = MadeReview.Written();
        var chance = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var changed = whole.ToArray();
            changed[chance.Next(changed.Length)] = (byte)chance.Next(256);
            try
            {
                MadeReview.Read(changed);
            }
            catch (ExchangeException e)
            {
                Assert.Contains("nothing was imported", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_million_codings_are_read_in_bounded_memory_and_more_than_allowed_are_refused()
    {
        const int Many = 1_000_000;
        var document = Documents.Paragraph(string.Concat(Enumerable.Repeat("Demand grows. ", 1000)).Trim()) with { Path = "sources/long.txt" };
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var xml = new StreamWriter(zip.CreateEntry("project.qde", CompressionLevel.Fastest).Open()))
            {
                xml.Write("<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\"><Users><User guid=\"u\" name=\"anna\"/></Users><CodeBook><Codes><Code guid=\"c\" name=\"demand.change\" isCodable=\"true\"/></Codes></CodeBook><Sources><TextSource guid=\"s\" name=\"long\" plainTextPath=\"internal://long.txt\">");
                for (var i = 0; i < Many; i++)
                {
                    xml.Write(string.Create(CultureInfo.InvariantCulture, $"<PlainTextSelection guid=\"p\" startPosition=\"{i % 1000 * 14}\" endPosition=\"{(i % 1000 * 14) + 13}\"><Coding guid=\"k\" creatingUser=\"u\"><CodeRef targetGUID=\"c\"/></Coding></PlainTextSelection>\n"));
                }

                xml.Write("</TextSource></Sources></Project>");
            }

            using var text = new StreamWriter(zip.CreateEntry("sources/long.txt").Open());
            text.Write(document.Text);
        }

        var project = packed.ToArray();
        var strategies = new Dictionary<string, IReadOnlyList<Document>> { ["long"] = [document] };

        var read = MadeReview.Read(project, strategies: strategies);

        Assert.Equal(Many, read.Decisions.Count);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true), 0, 1L << 30);
        Refused(project, "more than 1000 codings", new ExchangeLimits(Codings: 1000));
    }

    private static void Refused(byte[] file, string why, ExchangeLimits? limits = null, string name = "project.qdpx")
    {
        var refusal = Assert.Throws<ExchangeException>(() => MadeReview.Read(file, limits, name));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was imported", refusal.Message, StringComparison.Ordinal);
    }
}
