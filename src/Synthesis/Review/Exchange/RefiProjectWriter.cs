using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Tag;

namespace Synthesis.Review.Exchange;

/// <summary>
/// Writes a REFI-QDA 1.5 project (<c>.qdpx</c>): a zip of <c>project.qde</c> and <c>sources/</c>. A present answer is a selection coded with the
/// code and its values; an absent or unclear one is coded with a code of that name, on the whole source where it has no quote. Positions are code
/// points, end-exclusive, in the UTF-8 text with LF beside it. The same review gives the same bytes.
/// </summary>
public sealed class RefiProjectWriter
{
    /// <summary>The namespace of a project file.</summary>
    public const string Namespace = "urn:QDA-XML:project:1.0";

    private static readonly DateTimeOffset Dated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Codebook codebook;
    private readonly IReadOnlyList<ExchangeCase> cases;
    private readonly IReadOnlyList<ExchangeDocument> documents;
    private readonly List<DatedDecision> standing;
    private readonly ILookup<string, DatedDecision> onDocument;

    private RefiProjectWriter(Codebook codebook, IReadOnlyList<ExchangeCase> cases, IReadOnlyList<ExchangeDocument> documents, List<DatedDecision> standing)
    {
        (this.codebook, this.cases, this.documents, this.standing) = (codebook, cases, documents, standing);
        var first = documents.GroupBy(d => d.Strategy).ToDictionary(g => g.Key, g => g.First().Document.Path);
        onDocument = standing.ToLookup(d => d.Decision.Evidence?.Path ?? first[d.Decision.Strategy], StringComparer.Ordinal);
    }

    /// <summary>Writes a project.</summary>
    /// <param name="name">The project's name.</param>
    /// <param name="codebook">What was asked.</param>
    /// <param name="cases">The authorities.</param>
    /// <param name="documents">The documents; those that could not be read are left out.</param>
    /// <param name="decisions">The decisions, oldest first; only those behind the answers that stand are carried.</param>
    /// <param name="stream">The file.</param>
    /// <returns>What the standard cannot carry.</returns>
    public static IReadOnlyList<Loss> Write(
        string name, Codebook codebook, IReadOnlyList<ExchangeCase> cases, IReadOnlyList<ExchangeDocument> documents, IReadOnlyList<DatedDecision> decisions, Stream stream)
    {
        var read = documents.Where(d => !d.Document.Failed).ToList();
        var (strategies, paths) = (read.Select(d => d.Strategy).ToHashSet(StringComparer.Ordinal), read.Select(d => d.Document.Path).ToHashSet(StringComparer.Ordinal));
        var placed = decisions.Where(d => codebook.Codes.Any(c => c.Id == d.Decision.Code)).Where(d => d.Decision.Evidence is { } e ? paths.Contains(e.Path) : strategies.Contains(d.Decision.Strategy)).ToList();
        var standing = placed.GroupBy(d => (d.Decision.Coder, d.Decision.Round, d.Decision.Strategy, d.Decision.Code)).SelectMany(g => g.Where(d => d.Decision.Status == g.Last().Decision.Status)).ToHashSet();
        var writer = new RefiProjectWriter(codebook, cases, read, [.. placed.Where(standing.Contains)]);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            WriteEntry(zip, "project.qde", s => writer.WriteProject(name, s));
            foreach (var document in read.OrderBy(d => NameGuid.Of("text", d.Document.Path).ToString(), StringComparer.Ordinal))
            {
                WriteEntry(zip, $"sources/{FileOf(document.Document, "txt")}", s => s.Write(Encoding.UTF8.GetBytes(document.Document.Text)));
                if (document.Original is { } original)
                {
                    WriteEntry(zip, $"sources/{FileOf(document.Document, "pdf")}", s => s.Write(original()));
                }
            }
        }

        return
        [
            .. new Loss[]
            {
                new("decisions that a later one of the same coder and round replaced", placed.Count - standing.Count, "left out: the standard has no history"),
                new("decisions on codes or documents that are not there", decisions.Count - placed.Count, "left out"),
                new("absent and unclear answers", standing.Count(d => d.Decision.Status != Answer.Present), "coded with codes named 'absent' and 'unclear'"),
                new("free values", standing.Sum(d => FreeValues(d.Decision).Count()), "written into the note"),
                new("rounds", standing.Select(d => d.Decision.Round).Distinct().Count(), "part of the user: each coder is one user a round"),
                new("pages and boxes of quotes", standing.Count(d => d.Decision.Evidence?.Page is not null), "left out: positions are in the text"),
                new("originals that are not PDF", read.Count(d => d.Original is null), "left out: their text is carried"),
                new("documents that could not be read", documents.Count - read.Count, "left out"),
                new("the machine's suggestions and the selection log", 1, "left out"),
            }.Where(l => l.Count > 0),
            .. RefiCodes.Losses(codebook),
        ];
    }

    /// <summary>A user stands for a coder in a round.</summary>
    internal static string UserId(Decision decision) => $"{Uri.EscapeDataString(decision.Round)} {decision.Coder}";

    private static IEnumerable<string> FreeValues(Decision decision, Code? code = null) =>
        code is null ? decision.Values.Where(v => v.Contains(' ', StringComparison.Ordinal)) : decision.Values.Where(v => code.Values.All(k => k.Id != v));

    private static string FileOf(Document document, string ending) => $"{RefiXml.Text(NameGuid.Of("text", document.Path))}.{ending}";

    private static void WriteEntry(ZipArchive zip, string name, Action<Stream> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Dated;
        using var stream = entry.Open();
        write(stream);
    }

    private void WriteProject(string name, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, RefiXml.WriterSettings);
        xml.WriteStartDocument();
        Start(xml, "Project", ("name", name), ("origin", RefiXml.Origin));
        WriteUsers(xml);
        Start(xml, "CodeBook");
        var answered = standing.Select(d => (d.Decision.Code, d.Decision.Status)).ToHashSet();
        RefiCodes.Write(codebook, (code, answer) => answered.Contains((code, answer == "absent" ? Answer.Absent : Answer.Unclear)), xml, Namespace);
        xml.WriteEndElement();
        WriteCases(xml);
        if (documents.Count > 0)
        {
            Start(xml, "Sources");
            documents.ToList().ForEach(d => WriteSource(xml, d));
            xml.WriteEndElement();
        }

        WriteNotes(xml);
        xml.WriteEndElement();
    }

    private void WriteUsers(XmlWriter xml)
    {
        var users = standing.Select(d => d.Decision).DistinctBy(UserId).OrderBy(d => d.Coder, StringComparer.Ordinal).ThenBy(d => d.Round, StringComparer.Ordinal).ToList();
        if (users.Count == 0)
        {
            return;
        }

        Start(xml, "Users");
        foreach (var user in users)
        {
            Start(xml, "User", ("guid", Guid("user", UserId(user))), ("name", $"{user.Coder} (round {user.Round})"), ("id", UserId(user)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Variables are declared before the cases that have them.</summary>
    private void WriteCases(XmlWriter xml)
    {
        if (cases.Count == 0)
        {
            return;
        }

        Start(xml, "Variables");
        foreach (var variable in Variables())
        {
            Start(xml, "Variable", ("guid", Guid("variable", variable)), ("name", variable), ("typeOfVariable", variable == "expiry" ? "Date" : "Text"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        Start(xml, "Cases");
        var known = documents.Select(d => d.Document.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var authority in cases)
        {
            Start(xml, "Case", ("guid", Guid("case", authority.Code)), ("name", authority.Name));
            foreach (var variable in Variables().Where(authority.Variables.ContainsKey))
            {
                Start(xml, "VariableValue");
                Reference(xml, "VariableRef", Guid("variable", variable));
                xml.WriteElementString(variable == "expiry" ? "DateValue" : "TextValue", Namespace, RefiXml.Clean(authority.Variables[variable]));
                xml.WriteEndElement();
            }

            foreach (var path in authority.Paths.Where(known.Contains))
            {
                Reference(xml, "SourceRef", Guid("source", path));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private IEnumerable<string> Variables() => cases.SelectMany(c => c.Variables.Keys).Distinct().Order(StringComparer.Ordinal);

    private void WriteSource(XmlWriter xml, ExchangeDocument document)
    {
        var path = document.Document.Path;
        if (document.Original is null)
        {
            WriteText(xml, "TextSource", document, Guid("source", path));
            return;
        }

        Start(xml, "PDFSource", ("guid", Guid("source", path)), ("name", path), ("path", "internal://" + FileOf(document.Document, "pdf")));
        WriteText(xml, "Representation", document, Guid("text", path));
        xml.WriteEndElement();
    }

    private void WriteText(XmlWriter xml, string element, ExchangeDocument document, string guid)
    {
        Start(xml, element, ("guid", guid), ("name", document.Document.Path), ("plainTextPath", "internal://" + FileOf(document.Document, "txt")));
        var decisions = onDocument[document.Document.Path].ToList();
        foreach (var (at, decision) in decisions.Where(d => d.Decision.Evidence is not null))
        {
            var evidence = decision.Evidence!;
            Start(xml, "PlainTextSelection", ("guid", Guid("selection", Identity(decision))), ("name", decision.Code), ("startPosition", Number(evidence.Start)), ("endPosition", Number(evidence.End)),
                ("creatingUser", Guid("user", UserId(decision))), ("creationDateTime", at));
            WriteCodings(xml, at, decision);
            WriteNoteRef(xml, decision);
            xml.WriteEndElement();
        }

        foreach (var (at, decision) in decisions.Where(d => d.Decision.Evidence is null))
        {
            WriteCodings(xml, at, decision, noted: true);
        }

        xml.WriteEndElement();
    }

    private void WriteCodings(XmlWriter xml, string at, Decision decision, bool noted = false)
    {
        var code = codebook[decision.Code];
        Guid[] codes =
        [
            decision.Status == Answer.Present ? RefiCodes.Of(codebook, code.Id) : RefiCodes.Of(codebook, code.Id, decision.Status == Answer.Absent ? "absent" : "unclear"),
            .. decision.Values.Where(v => code.Values.Any(k => k.Id == v)).Select(v => RefiCodes.Of(codebook, code.Id, v)),
        ];
        foreach (var guid in codes)
        {
            Start(xml, "Coding", ("guid", Guid("coding", Identity(decision), RefiXml.Text(guid))), ("creatingUser", Guid("user", UserId(decision))), ("creationDateTime", at));
            Reference(xml, "CodeRef", RefiXml.Text(guid));
            if (noted)
            {
                WriteNoteRef(xml, decision);
            }

            xml.WriteEndElement();
        }
    }

    private void WriteNoteRef(XmlWriter xml, Decision decision)
    {
        if (NoteOf(decision) is not null)
        {
            Reference(xml, "NoteRef", Guid("note", Identity(decision)));
        }
    }

    private void WriteNotes(XmlWriter xml)
    {
        var noted = standing.Where(d => NoteOf(d.Decision) is not null).DistinctBy(d => Identity(d.Decision)).ToList();
        if (noted.Count == 0)
        {
            return;
        }

        Start(xml, "Notes");
        foreach (var (at, decision) in noted)
        {
            Start(xml, "Note", ("guid", Guid("note", Identity(decision))), ("name", $"{decision.Code}: {decision.Coder}"), ("creatingUser", Guid("user", UserId(decision))), ("creationDateTime", at));
            xml.WriteElementString("PlainTextContent", Namespace, RefiXml.Clean(NoteOf(decision)!));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>The coder's note, with values that are no codes in a line before it.</summary>
    private string? NoteOf(Decision decision)
    {
        var free = FreeValues(decision, codebook[decision.Code]).ToList();
        return free.Count == 0 ? decision.Note : $"{RefiImport.ValuesMark}{string.Join('|', free)}\n{decision.Note}";
    }

    private static string Identity(Decision d) =>
        string.Join('\u001f', d.Strategy, d.Code, UserId(d), d.Status, string.Join('|', d.Values), d.Evidence?.Path, d.Evidence is { } e ? $"{Number(e.Start)}-{Number(e.End)}" : "", d.Note);

    private static string Guid(string kind, params ReadOnlySpan<string?> names) => RefiXml.Text(NameGuid.Of(kind, names));

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static void Start(XmlWriter xml, string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(element, Namespace);
        foreach (var (name, value) in attributes)
        {
            xml.WriteAttributeString(name, RefiXml.Clean(value));
        }
    }

    private static void Reference(XmlWriter xml, string element, string guid)
    {
        Start(xml, element, ("targetGUID", guid));
        xml.WriteEndElement();
    }
}
