using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Review;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review;

public sealed class DecisionFileTests
{
    private const string Header = "strategy,code,coder,round,status,values,quote,note";
    private static readonly Codebook Book = CodebookReader.Read(Project.At("codebooks", "sufficiency-2022"));
    private static readonly Dictionary<string, IReadOnlyList<Document>> Strategies = new()
    {
        ["marlow"] = [Documents.Of(Documents.Heading("Demand"), Documents.Prose("Demand for our children’s homes has grown in each of the last three years. We 🏠 opened two homes."))],
    };

    [Fact]
    public void A_decision_with_a_quote_of_the_text_is_taken_with_its_place()
    {
        var decision = Assert.Single(Read($"{Header}\nmarlow,demand.change,anna,1,present,increasing,Demand for our children's homes has grown in each of the last three years,sure").Accepted);

        Assert.Equal(("marlow", "demand.change", "anna", "1", Answer.Present, "sure"), (decision.Strategy, decision.Code, decision.Coder, decision.Round, decision.Status, decision.Note));
        Assert.Equal(["increasing"], decision.Values);
        Assert.Equal("Demand for our children’s homes has grown in each of the last three years.", decision.Evidence!.Quote);
        Assert.Equal(8, decision.Evidence.Start);
    }

    [Fact]
    public void Places_are_told_in_code_points()
    {
        var decision = Assert.Single(Read($"{Header}\nmarlow,intentions.create-supply,anna,1,present,,opened two homes,").Accepted);

        var text = string.Concat(Strategies["marlow"][0].Text.EnumerateRunes().Skip(decision.Evidence!.Start).Take(decision.Evidence.End - decision.Evidence.Start).Select(r => r.ToString()));
        Assert.Equal("opened two homes.", text);
    }

    [Theory]
    [InlineData("nowhere,demand.change,anna,1,absent,,,", "unknown-strategy")]
    [InlineData("marlow,demand.nothing,anna,1,absent,,,", "unknown-code")]
    [InlineData("marlow,demand.change,anna,1,perhaps,,,", "unknown-status")]
    [InlineData("marlow,demand.change,anna,1,absent,upward,,", "unknown-value")]
    [InlineData("marlow,demand.change,,1,absent,,,", "no-coder")]
    [InlineData("marlow,demand.change,anna,1,present,increasing,,", "no-quote")]
    [InlineData("marlow,demand.change,anna,1,present,increasing,The moon is made of green cheese,", "quote-not-found")]
    public void A_line_that_cannot_hold_is_refused_by_number_and_the_others_hold(string line, string code)
    {
        var import = Read($"{Header}\n{line}\nmarlow,demand.acute,anna,1,absent,,,");

        Assert.Equal((code, "line 2"), (Assert.Single(import.Refused).Code, import.Refused[0].Where));
        Assert.Equal("demand.acute", Assert.Single(import.Accepted).Code);
    }

    [Theory]
    [InlineData("opened  two HOMES", 1, "")]
    [InlineData("", 1, "")]
    [InlineData("closed two homes", 0, "quote-elsewhere")]
    public void A_quote_must_stand_where_it_is_said_to_stand(string quote, int taken, string refused)
    {
        var document = Strategies["marlow"][0];
        var start = string.Concat(document.Text[..document.Text.IndexOf("opened two homes", StringComparison.Ordinal)]).EnumerateRunes().Count();
        var import = Read($"{Header},path,start,end\nmarlow,intentions.create-supply,anna,1,present,,{quote},,{document.Path},{start},{start + 16}");

        Assert.Equal((taken, refused), (import.Accepted.Count, string.Concat(import.Refused.Select(i => i.Code))));
        Assert.All(import.Accepted, d => Assert.Equal("opened two homes", d.Evidence!.Quote));
    }

    [Fact]
    public void A_close_quote_is_shown_first_and_replaced_by_the_texts_own_words_when_accepted()
    {
        const string Line = $"{Header}\nmarlow,demand.change,anna,1,present,increasing,Demand for children's homes has grown in each of the last three years,";

        Assert.Contains("«Demand for our children’s homes has grown in each of the last three years.»", Assert.Single(Read(Line).Refused).Message, StringComparison.Ordinal);
        var accepted = Read(Line, acceptClose: true);
        Assert.Equal("Demand for our children’s homes has grown in each of the last three years.", Assert.Single(accepted.Accepted).Evidence!.Quote);
        Assert.Equal(Severity.Info, Assert.Single(accepted.Refused).Severity);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_fine()
    {
        Assert.Single(Read($"\uFEFF{Header}\r\nmarlow,demand.acute,anna,1,absent,,,\r\n").Accepted);
    }

    [Fact]
    public void A_file_without_a_column_is_refused_whole()
    {
        var refusal = Assert.Throws<CodebookException>(() => Read("strategy,code,coder,status,values,quote\nmarlow,demand.acute,anna,absent,,"));

        Assert.Contains("'round'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_decision_of_a_coder_stands_and_the_consensus_is_apart()
    {
        var decisions = Read($"{Header}\nmarlow,demand.acute,anna,1,absent,,,\nmarlow,demand.acute,anna,1,unclear,,,\nmarlow,demand.acute,anna,consensus,present,,We 🏠 opened two homes,").Accepted;

        Assert.Equal(Answer.Unclear, Assert.Single(Coding.Answers(Book, [.. decisions.Where(d => d.Round == "1")])).Status);
        Assert.Equal(Answer.Present, Assert.Single(Coding.Answers(Book, [.. decisions.Where(d => d.Round == Decision.Consensus)])).Status);
    }

    private static DecisionImport Read(string csv, bool acceptClose = false)
    {
        using var folder = new TestFolder();
        return DecisionFile.Read(folder.Write("decisions.csv", csv), Book.Codes, Strategies.GetValueOrDefault, acceptClose);
    }
}
