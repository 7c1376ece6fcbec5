using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Synthesis.Codebooks;
using Synthesis.Review;
using Synthesis.Review.Exchange;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Exchange;

public sealed class RefiProjectTests
{
    /// <summary>Children of each element in the schema's order, for the elements we write; those marked ! are needed. Names after @ are attributes.</summary>
    private static readonly Dictionary<string, string> Schema = new()
    {
        ["Project"] = "@name! @origin Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef",
        ["Users"] = "User", ["User"] = "@guid! @name @id", ["CodeBook"] = "@origin Codes! Sets", ["Codes"] = "Code!",
        ["Code"] = "@guid! @name! @isCodable! @color Description NoteRef Code", ["Variables"] = "Variable!", ["Variable"] = "@guid! @name! @typeOfVariable! Description",
        ["Cases"] = "Case!", ["Case"] = "@guid! @name Description CodeRef VariableValue SourceRef SelectionRef", ["VariableValue"] = "VariableRef! TextValue DateValue",
        ["Sources"] = "TextSource PDFSource", ["TextSource"] = "@guid! @name @plainTextPath Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue",
        ["PDFSource"] = "@guid! @name @path Description PDFSelection Representation Coding NoteRef VariableValue",
        ["Representation"] = "@guid! @name @plainTextPath Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue",
        ["PlainTextSelection"] = "@guid! @name @startPosition! @endPosition! @creatingUser @creationDateTime Description Coding NoteRef",
        ["Coding"] = "@guid! @creatingUser @creationDateTime CodeRef! NoteRef", ["Notes"] = "Note!", ["Note"] = "@guid! @name @creatingUser @creationDateTime Description PlainTextContent",
        ["CodeRef"] = "@targetGUID!", ["SourceRef"] = "@targetGUID!", ["VariableRef"] = "@targetGUID!", ["NoteRef"] = "@targetGUID!",
        ["Description"] = "", ["TextValue"] = "", ["DateValue"] = "", ["PlainTextContent"] = "",
    };

    private static readonly XNamespace Qda = "urn:QDA-XML:project:1.0";

    [Fact]
    public void A_project_keeps_to_the_schema_in_order_attributes_and_references()
    {
        var (project, parts) = Opened(MadeReview.Written());

        Nothing.Wrong(Faults(project));
        var declared = project.Descendants().Attributes("guid").Select(a => a.Value).ToList();
        Assert.Equal(declared.Count, declared.Distinct().Count());
        Nothing.Wrong(project.Descendants().Attributes().Where(a => a.Name.LocalName is "targetGUID" or "creatingUser" && !declared.Contains(a.Value)).Select(a => $"{a.Parent!.Name.LocalName} points to nothing"));
        Assert.All(declared, g => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", g));
        Nothing.Wrong(project.Descendants().Attributes().Where(a => a.Value.StartsWith("internal://", StringComparison.Ordinal) && !parts.ContainsKey("sources/" + a.Value[11..])).Select(a => $"{a.Value} is not in the file"));
        Assert.Equal(["Date", "Text", "Text", "Text", "Text"], project.Descendants(Qda + "Variable").Select(v => v.Attribute("typeOfVariable")!.Value));
        Assert.Equal(MadeReview.Cases.Select(c => c.Name), project.Descendants(Qda + "Case").Select(c => c.Attribute("name")!.Value));
    }

    [Fact]
    public void Text_is_UTF8_with_LF_and_no_mark_and_positions_are_code_points_in_it()
    {
        var (project, parts) = Opened(MadeReview.Written());

        foreach (var source in project.Descendants().Where(e => e.Attribute("plainTextPath") is not null))
        {
            var bytes = parts["sources/" + source.Attribute("plainTextPath")!.Value[11..]];
            Assert.NotEqual(0xEF, bytes[0]);
            Assert.DoesNotContain((byte)'\r', bytes);
            var points = Encoding.UTF8.GetString(bytes).EnumerateRunes().ToList();
            foreach (var selection in source.Elements(Qda + "PlainTextSelection"))
            {
                var (from, to) = ((int)selection.Attribute("startPosition")!, (int)selection.Attribute("endPosition")!);
                Assert.Contains(string.Concat(points[from..to]), MadeReview.Decisions.Select(d => d.Decision.Evidence?.Quote));
            }
        }
    }

    [Fact]
    public void The_same_review_gives_the_same_bytes()
    {
        Assert.Equal(MadeReview.Written(), MadeReview.Written());
    }

    [Fact]
    public void A_project_reads_back_equal()
    {
        var read = MadeReview.Read(MadeReview.Written());

        Assert.Equal(MadeReview.Decisions.Select(d => Shown(d.Decision)).Order(StringComparer.Ordinal), read.Decisions.Select(Shown).Order(StringComparer.Ordinal));
        Assert.Null(read.Draft);
        Assert.DoesNotContain(read.Losses, l => l.How == "left out" && l.What is not ("variables" or "cases"));
    }

    [Fact]
    public void What_a_project_cannot_carry_is_counted()
    {
        using var stream = new MemoryStream();
        var changed = MadeReview.Decisions[6] with { Decision = MadeReview.Decisions[6].Decision with { Status = Answer.Unclear } };

        var losses = RefiProjectWriter.Write("x", MadeReview.Book, [], [new("marlow", MadeReview.Marlow, null), new("tarn", MadeReview.Tarn, null)], [.. MadeReview.Decisions, changed], stream);

        Assert.Contains(losses, l => l.What.StartsWith("decisions that a later one", StringComparison.Ordinal) && l.Count == 1);
        Assert.Contains(losses, l => l.What.StartsWith("absent and unclear", StringComparison.Ordinal) && l.Count == 3);
        Assert.Contains(losses, l => l.What.StartsWith("signals", StringComparison.Ordinal));
    }

    [Fact]
    public void The_codebook_file_keeps_to_its_schema_and_becomes_a_draft_that_can_be_read()
    {
        using var stream = new MemoryStream();
        RefiCodes.WriteFile(MadeReview.Book, stream);
        var root = XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).Root!;

        Assert.Equal(XName.Get("CodeBook", "urn:QDA-XML:codebook:1.0"), root.Name);
        Nothing.Wrong(Faults(root));
        Assert.Null(MadeReview.Read(stream.ToArray(), name: "own.qdc").Draft);

        var foreign = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(stream.ToArray()).Replace("guid=\"", "guid=\"x", StringComparison.Ordinal).Replace("name=\"", "name=\"Über ", StringComparison.Ordinal));
        using var folder = new TestFolder();
        folder.Write($"{RefiImport.DraftId}/codebook.yml", MadeReview.Read(foreign, name: "other.qdc").Draft!);
        var draft = CodebookReader.Read(folder.At(RefiImport.DraftId));
        Assert.Equal(MadeReview.Book.Codes.Count, draft.Codes.Count);
        Assert.Equal(MadeReview.Book.Codes.Sum(c => c.Values.Count), draft.Codes.Sum(c => c.Values.Count));
        Assert.StartsWith("Über ", draft.Codes[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public void One_coders_project_holds_nothing_of_anothers()
    {
        var blind = MadeReview.Written([.. MadeReview.Decisions.Where(d => d.Decision is { Coder: "ben & co", Round: not Decision.Consensus })]);

        var text = string.Join('\n', Opened(blind).Parts.Where(p => p.Key.EndsWith(".qde", StringComparison.Ordinal)).Select(p => Encoding.UTF8.GetString(p.Value)));
        Assert.DoesNotContain("Anna", text, StringComparison.Ordinal);
        Assert.DoesNotContain("second line", text, StringComparison.Ordinal);
        Assert.DoesNotContain("consensus", text, StringComparison.Ordinal);
        Assert.Equal(3, MadeReview.Read(blind).Decisions.Count);
    }

    internal static (XElement Project, Dictionary<string, byte[]> Parts) Opened(byte[] project)
    {
        using var zip = new ZipArchive(new MemoryStream(project));
        var parts = zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            using var whole = new MemoryStream();
            stream.CopyTo(whole);
            return whole.ToArray();
        });
        return (XDocument.Load(new MemoryStream(parts["project.qde"])).Root!, parts);
    }

    private static string Shown(Decision d) => string.Join(" / ", d.Strategy, d.Code, d.Coder, d.Round, d.Status, string.Join('|', d.Values), d.Evidence?.Quote, d.Evidence?.Path, d.Evidence?.Start, d.Evidence?.End, d.Evidence?.Rule, d.Evidence?.Page, d.Note);

    private static IEnumerable<string> Faults(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            if (!Schema.TryGetValue(element.Name.LocalName, out var rule) || element.Name.Namespace != root.Name.Namespace)
            {
                yield return $"{element.Name} is no element of the schema";
                continue;
            }

            var words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var order = words.Where(w => w[0] != '@').Select(w => w.TrimEnd('!')).ToList();
            var places = element.Elements().Select(e => element.Name.LocalName == "Sources" ? 0 : order.IndexOf(e.Name.LocalName)).ToList();
            if (places.Contains(-1) || !places.SequenceEqual(places.Order()))
            {
                yield return $"{element.Name.LocalName} has {string.Join(", ", element.Elements().Select(e => e.Name.LocalName).Distinct())}, and not in the order {string.Join(", ", order)}";
            }

            foreach (var needed in words.Where(w => w[^1] == '!').Select(w => w.TrimEnd('!')))
            {
                if (needed[0] == '@' ? element.Attribute(needed[1..]) is null : !element.Elements().Any(e => e.Name.LocalName == needed))
                {
                    yield return $"{element.Name.LocalName} lacks {needed}";
                }
            }

            foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && !words.Select(w => w.TrimEnd('!')).Contains("@" + a.Name.LocalName)))
            {
                yield return $"{element.Name.LocalName} has the attribute {attribute.Name}";
            }
        }
    }
}
