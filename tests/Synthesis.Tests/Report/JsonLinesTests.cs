using System.Text;
using System.Text.Json;
using Synthesis.Extract;
using Synthesis.Report;
using Synthesis.Screen;
using Synthesis.Tag;

namespace Synthesis.Tests.Report;

public sealed class JsonLinesTests
{
    private static JsonElement Parsed(byte[] line)
    {
        Assert.Equal((byte)'\n', line[^1]);
        Assert.DoesNotContain((byte)'\n', line[..^1]);
        Assert.Equal((byte)'{', line[0]);
        return JsonDocument.Parse(line).RootElement;
    }

    private static void Has(JsonElement json, params string[] names) => Assert.Equal(names, json.EnumerateObject().Select(p => p.Name));

    private static void HasUnknown(JsonElement json, params string[] names) => Assert.All(names, n => Assert.Equal(JsonValueKind.Null, json.GetProperty(n).ValueKind));

    [Fact]
    public void A_document_of_which_nothing_is_known_has_every_property_and_null_for_unknown()
    {
        var json = Parsed(JsonLines.Of(new Document("a", null, null, "none", null, null, null, DocumentMetadata.Unknown, "", [], [new Issue("x", Severity.Warning, "m")])));

        Has(json, "path", "sha256", "mediaType", "engine", "title", "pages", "language", "metadata", "text", "blocks", "issues");
        HasUnknown(json, "sha256", "mediaType", "title", "pages", "language");
        Has(json.GetProperty("metadata"), "author", "created", "modified");
        HasUnknown(json.GetProperty("metadata"), "author", "created", "modified");
        Assert.Equal(("", 0), (json.GetProperty("text").GetString(), json.GetProperty("blocks").GetArrayLength()));
        Has(json.GetProperty("issues")[0], "code", "severity", "message", "where");
        Assert.Equal("warning", json.GetProperty("issues")[0].GetProperty("severity").GetString());
    }

    [Fact]
    public void Every_block_has_every_property_and_the_contracts_names()
    {
        var blocks = Enum.GetValues<BlockKind>().Select(k => k switch
        {
            BlockKind.Table => new Block(k, null, null, null, 0, 3, "a\tb", [["a", "b"]]),
            BlockKind.Running => new Block(k, null, 2, new Box(1.5, 2, 3, 4), null, null, "4", null),
            _ => new Block(k, k == BlockKind.Heading ? 1 : null, 1, new Box(1, 2, 3, 4), 0, 1, "a", null),
        }).ToList();

        var json = Parsed(JsonLines.Of(new Document("a", "0", "x", "e", "t", 2, "en", new DocumentMetadata("A", new DateTimeOffset(2021, 3, 4, 11, 0, 0, TimeSpan.FromHours(1)), null), "a", blocks, [])));

        var written = json.GetProperty("blocks").EnumerateArray().ToList();
        Assert.All(written, b => Has(b, "kind", "level", "page", "box", "start", "end", "text", "rows"));
        Assert.Equal(["heading", "paragraph", "list-item", "table", "caption", "footnote", "running"], written.Select(b => b.GetProperty("kind").GetString()));
        Assert.Equal("[1.5,2,3,4]", written[6].GetProperty("box").GetRawText());
        HasUnknown(written[6], "start", "end", "rows", "level");
        HasUnknown(written[3], "box", "page", "level");
        Assert.Equal("[[\"a\",\"b\"]]", written[3].GetProperty("rows").GetRawText());
        Assert.Equal("2021-03-04T10:00:00Z", json.GetProperty("metadata").GetProperty("created").GetString());
    }

    [Fact]
    public void Characters_are_written_as_themselves_and_line_feeds_escaped()
    {
        var line = JsonLines.Of(new Document("a\nb", "0", "x", "e", null, null, null, DocumentMetadata.Unknown, "‘é’ <\U0001F3E0>\n\nx", [], []));

        Assert.Equal(("a\nb", "‘é’ <\U0001F3E0>\n\nx"), (Parsed(line).GetProperty("path").GetString(), Parsed(line).GetProperty("text").GetString()));
        Assert.Contains("‘é’ <", Encoding.UTF8.GetString(line), StringComparison.Ordinal);
    }

    [Fact]
    public void A_screening_has_every_property()
    {
        var json = Parsed(JsonLines.Of(new Screening("a", "not-relevant", 0.5, null, [], Period.None, Currency.NotAStrategy, [])));

        Has(json, "path", "kind", "score", "title", "authorities", "period", "status", "issues");
        Has(json.GetProperty("period"), "start", "end", "basis", "quote");
        HasUnknown(json.GetProperty("period"), "start", "end", "quote");
        Assert.Equal(("none", "not-a-strategy"), (json.GetProperty("period").GetProperty("basis").GetString(), json.GetProperty("status").GetString()));
    }

    [Fact]
    public void A_tagging_has_every_property_and_null_for_a_score_that_cannot_be_told()
    {
        var json = Parsed(JsonLines.Of(new Tagging("a", [new Suggestion("c", Answer.Unclear, [], null, []),
            new Suggestion("d", Answer.Present, ["v"], 0.9, [new Evidence("q", 1, 2, null, "d/s", 0.9, ["v"], "a")])], [])));

        Has(json, "path", "codes", "issues");
        Assert.All(json.GetProperty("codes").EnumerateArray(), c => Has(c, "code", "status", "values", "score", "evidence"));
        HasUnknown(json.GetProperty("codes")[0], "score");
        Assert.Equal("unclear", json.GetProperty("codes")[0].GetProperty("status").GetString());
        var evidence = json.GetProperty("codes")[1].GetProperty("evidence")[0];
        Assert.All((string[])["quote", "start", "end", "page"], n => Assert.True(evidence.TryGetProperty(n, out _)));
        HasUnknown(evidence, "page");
    }
}
