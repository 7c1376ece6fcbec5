using Synthesis.Codebooks;
using Synthesis.Report;
using Synthesis.Report.Figures;
using Synthesis.Report.Parts;
using Synthesis.Report.Sections;
using Synthesis.Synthesise;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

/// <summary>Reports for the tests of their writers.</summary>
internal static class ReportRuns
{
    /// <summary>The report of a run in which a document wrote every text.</summary>
    internal static ReviewReport Of(string text) => Contents.Of(Runs.Of(text));

    /// <summary>A report with every kind of part and cell, every text of which a document wrote, and a coding sheet.</summary>
    internal static ReviewReport Every(string text)
    {
        var quote = new OpenedQuote(text, text, 3, 10, 20, text, [text]) { Link = "https://example.org/a?b=1&c=2" };
        var one = new Opened("one", text) { Detail = text, Strategy = text, Quotes = [quote, quote with { Page = null, Link = "javascript:alert(1)" }] };
        var two = new Opened("two", text) { Elsewhere = ["one"], Detail = text };
        var both = new Openings("both", text, [one, two]) { Others = [new Opened("three", text)] };
        var only = new Openings("only", text, [one]);
        var table = new TablePart("every", text,
            [new Column("a", text), new Column("b", text, Holds.Count), new Column("c", text, Holds.Share), new Column("d", text, Holds.Interval), new Column("e", text, Holds.Number), new Column("f", text, Holds.Mark), new Column("g", text), new Column("h", text)],
            [
                Row.Heading(text),
                new Row("r", [new TextCell(text), new CountCell(2) { Opens = both }, new ShareCell(new Share(1, 2, "all")) { Opens = only, Counted = [new("code", "present")], Of = [new("code", Condition.Anything)] }, new IntervalCell(1.5, -0.004, 3.25, 1), new NumberCell(2.005, 2), new MarkCell("●", text, Paint.Present) { Opens = only }, new TextCell(text) { Address = "https://example.org/\"onclick=1" }, new TextCell(text) { Address = "javascript:alert(1)" }]),
                new Row("s", [new TextCell(text), new CountCell(0), new ShareCell(new Share(0, 0, "all")), new IntervalCell(null, 1, 2), new TextCell(text), new MarkCell("?", "unclear", Paint.Unclear), Cell.Empty, Cell.Empty], 2),
            ]) { Notes = [text] };
        var section = new Section("first", text,
        [
            new Warning(text, "suggestions"), new Warning(text), Paragraph.Of(text, " ", Phrase.To("every"), " ", Phrase.To("drawn"), " ", Phrase.To("second"), Phrase.Number(2, both)),
            table, new FigurePart("drawn", text, new Drawing(200, 100, [new Box(10, 10, 50, 20, Paint.Present, Paint.Ink) { Tip = text }, new Stroke(0, 0, 90, 90, Paint.Ink, 2, Arrow: true), new Stroke(0, 90, 90, 0, Paint.Line, Dashed: true), new Words(20, 50, text, 12, Anchor.Middle), new Words(20, 90, text, Bold: true) { Upwards = true }]), text, "every"),
            new QuotesPart(text, [one]), new Elaboration(text, [new Written(text, text)]), new Elaboration(text, []), new Notes([text]),
        ])
        {
            Sections = [new Section("second", text, [Paragraph.Of(text)])],
        };
        return ReviewReport.Of(text, text, new Provenance(new DateOnly(2024, 6, 1), text, "suggestions", [text], [new MadeFrom(text, "ab")]), [section]) with
        {
            Codings = new CodingSheet(["strategy"], [new CodingColumn("code", null, text), new CodingColumn("code", "v", text)], [new CodingRow([text], ["present", "present"]), new CodingRow(["b"], ["absent", ""])]),
        };
    }

    /// <summary>A run over strategies with answers, for what is counted from them.</summary>
    internal static RunResult Counted(int strategies)
    {
        var codebook = CodebookReader.Read(Project.At("codebooks", "sufficiency-2022"));
        var coded = Enumerable.Range(0, strategies).Select(i => new CodedStrategy($"strategy-{i:000}", null, [$"Authority {i}"],
            [.. codebook.Codes.Select((c, n) => new Suggestion(c.Id, (i + n) % 3 == 0 ? Answer.Present : (i + n) % 7 == 1 ? Answer.Unclear : Answer.Absent, (i + n) % 3 == 0 && c.Values.Count > 0 ? [c.Values[i % c.Values.Count].Id] : [], 0.5,
                (i + n) % 3 == 0 ? [new Evidence($"=SUM({i})", 0, 8, 1, $"{c.Id}/x", 0.5, [], $"{i}.pdf")] : []))])).ToList();
        return new RunResult(CoverageTable.Of(codebook, codebook.Tables[0], coded, Basis.Suggestions), new DateOnly(2024, 6, 1), [], ["test"], codebook.Hash) { Coded = coded, Codebooks = [codebook] };
    }
}
