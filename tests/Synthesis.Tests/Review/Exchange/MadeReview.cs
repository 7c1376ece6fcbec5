using System.IO.Compression;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Review;
using Synthesis.Review.Exchange;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Exchange;

/// <summary>A small review for exchange: two strategies, one of them a PDF, whose text has accents, emoji and combining marks.</summary>
internal static class MadeReview
{
    internal static readonly Codebook Book = Codes.Sufficiency;

    internal static readonly Document Marlow = Documents.Of(Documents.Heading("Señor Müller’s plan"), Documents.Prose("Demand 🏠 for homes has grown — cafe\u0301 prices too. We use 👩‍👧 a framework."), Documents.Prose("All is acute & <urgent>.")) with { Path = "sources/marlow.txt" };

    internal static readonly Document Tarn = Documents.Of(Documents.Heading("Tarn"), Documents.Prose("Homes are full. 家 Prices rise.")) with { Path = "sources/tarn.pdf", MediaType = "application/pdf" };

    internal static readonly Dictionary<string, IReadOnlyList<Document>> Strategies = new() { ["marlow"] = [Marlow], ["tarn"] = [Tarn] };

    internal static readonly List<DatedDecision> Decisions =
    [
        At(1, "marlow", "demand.change", "Anna Ångström", "1", Answer.Present, ["increasing"], Marlow, "Demand 🏠 for homes has grown", "sure\nand 🙂 second line"),
        At(2, "marlow", "demand.change", "Anna Ångström", "1", Answer.Present, ["increasing"], Marlow, "cafe\u0301 prices too.", null),
        At(3, "marlow", "costs.price-trend", "ben & co", "1", Answer.Unclear, [], Marlow, "cafe\u0301 prices too.", null),
        At(4, "marlow", "frameworks.uses", "ben & co", "two of 2", Answer.Present, [], Marlow, "We use 👩‍👧 a framework.", null),
        At(5, "marlow", "costs.over-budget", "ben & co", "1", Answer.Absent, [], null, null, "looked twice"),
        At(6, "tarn", "supply.barriers", "Anna Ångström", "consensus", Answer.Present, ["competition", "staffing"], Tarn, "Homes are full. 家", null),
        At(7, "tarn", "demand.acute", "Anna Ångström", "1", Answer.Absent, [], null, null, null),
    ];

    internal static readonly List<ExchangeCase> Cases =
    [
        new("E1", "Marlow & Tarn", new Dictionary<string, string> { ["region"] = "North", ["type"] = "county", ["grade"] = "good", ["status"] = "current", ["expiry"] = "2025-03-31" }, ["sources/marlow.txt", "sources/tarn.pdf"]),
        new("E2", "Nowhere", new Dictionary<string, string> { ["region"] = "South" }, []),
    ];

    internal static byte[] Written(IReadOnlyList<DatedDecision>? decisions = null)
    {
        using var stream = new MemoryStream();
        RefiProjectWriter.Write("What do they say?", Book, Cases, [new("marlow", Marlow, null), new("tarn", Tarn, () => "%PDF-1.4 made"u8.ToArray())], decisions ?? Decisions, stream);
        return stream.ToArray();
    }

    internal static RefiImportResult Read(byte[] project, ExchangeLimits? limits = null, string name = "project.qdpx", Dictionary<string, IReadOnlyList<Document>>? strategies = null)
    {
        using var folder = new TestFolder();
        return RefiImport.Read(folder.Write(name, project), Book, strategies ?? Strategies, "1", limits ?? new ExchangeLimits());
    }

    /// <summary>A zip of these parts.</summary>
    internal static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private static DatedDecision At(int n, string strategy, string code, string coder, string round, Answer status, string[] values, Document? document, string? quote, string? note)
    {
        Evidence? evidence = null;
        if (document is not null && QuoteSearch.Find([document], quote!) is { Exact: true } found)
        {
            evidence = new Evidence(found.Quote, found.Start, found.End, found.Page, $"{code}/{coder}", 1, values, found.Path);
        }

        return new DatedDecision($"2024-06-01T10:00:0{n}Z", new Decision(strategy, code, coder, round, status, values, evidence, note));
    }
}
