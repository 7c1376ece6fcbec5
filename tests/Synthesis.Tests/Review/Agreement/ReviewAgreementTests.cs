using Synthesis.Report;
using Synthesis.Review;
using Synthesis.Review.Agreement;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Agreement;

public sealed class ReviewAgreementTests
{
    private static readonly Dictionary<string, int> Lengths = Enumerable.Range(0, 30).ToDictionary(s => $"s{s}.txt", _ => 1000);

    [Fact]
    public void People_stand_beside_the_machine_and_a_person_beside_herself_a_round_later()
    {
        var agreement = Agreement(Coded("anna", "1", s => s % 3 == 0), Coded("ben", "1", s => s % 3 == 0 || s == 1), Coded("anna", "2", s => s % 3 == 0));

        var presence = agreement.Rows.Where(r => r.Aspect == Aspect.Presence && r.Figures.Code == "demand.change").ToList();
        Assert.Equal(["anna (round 1)|ben (round 1)", "anna (round 1)|anna (round 2)", "anna (round 1)|machine", "ben (round 1)|machine"], presence.Select(r => string.Join('|', r.Figures.Coders)));
        Assert.Equal([Between.People, Between.OverTime, Between.Machine, Between.Machine], presence.Select(r => r.Between));
        Assert.Equal(29 / 30.0, presence[0].Figures.Percent!.Value, 1e-9);
        Assert.Equal(1, presence[1].Figures.Percent!.Value);
    }

    [Fact]
    public void Values_are_compared_where_all_say_present_and_evidence_where_somebody_quotes()
    {
        var agreement = Agreement(Coded("anna", "1", s => s % 2 == 0), Coded("ben", "1", s => s % 2 == 0, shift: 10, value: s => s < 10 ? "declining" : "increasing"));

        ReviewAgreementRow Row(Aspect aspect) => agreement.Rows.First(r => r.Aspect == aspect && r.Figures.Code == "demand.change" && r.Between == Between.People);
        Assert.Equal(15, Row(Aspect.Values).Figures.Pairable);
        Assert.Equal(10 / 15.0, Row(Aspect.Values).Figures.Percent!.Value, 1e-9);
        Assert.Equal(90 / 110.0, Row(Aspect.Evidence).Figures.Percent!.Value, 1e-9);
        Assert.InRange(Row(Aspect.Evidence).Unitized!.Value, 0.8, 0.999);
    }

    [Fact]
    public void Unquoted_text_counts_as_agreed_on_if_it_is_asked_for()
    {
        CodedAnswer[] answers = [.. Coded("anna", "1", s => s % 2 == 0), .. Coded("ben", "1", s => s % 2 == 0, shift: 10)];

        var with = ReviewAgreement.Of(Codes.Sufficiency, answers, Lengths, true, new AgreementOptions(1, 40));

        Assert.Equal(980 / 1000.0, with.Rows.First(r => r.Aspect == Aspect.Evidence).Figures.Percent!.Value, 1e-9);
    }

    [Fact]
    public void The_latest_decision_of_a_round_stands_with_the_quotes_that_go_with_it()
    {
        Decision Made(Answer status, int? start) => new("s", "demand.change", "anna", "1", status, [], start is { } at ? new Evidence("q", at, at + 1, null, "r", 1, [], "s.txt") : null, null);

        var answer = Assert.Single(CodedAnswer.Of([Made(Answer.Present, 1), Made(Answer.Absent, null), Made(Answer.Present, 5)]));

        Assert.Equal([1, 5], answer.Evidence.Select(e => e.Start));
        Assert.Empty(CodedAnswer.Of([Made(Answer.Present, 1), Made(Answer.Absent, null)])[0].Evidence);
    }

    [Fact]
    public void The_section_the_table_and_the_summary_read_as_reviewed()
    {
        var agreement = Agreement(Coded("anna", "1", s => s % 3 == 0), Coded("<b>en", "1", s => s % 3 == 0 || s == 1, shift: 10));
        using var page = new StringWriter();
        AgreementHtml.Write(agreement, page);
        using var csv = new MemoryStream();
        AgreementCsv.Write(agreement, csv);

        Expected.Matches("agreement-section", page.ToString());
        Expected.Matches("agreement-csv", System.Text.Encoding.UTF8.GetString(csv.ToArray()));
        Expected.Matches("agreement-summary", AgreementText.Of(agreement));
        Assert.DoesNotContain("<b>", page.ToString(), StringComparison.Ordinal);
    }

    private static ReviewAgreement Agreement(params IEnumerable<CodedAnswer>[] coders) =>
        ReviewAgreement.Of(Codes.Sufficiency, [.. coders.SelectMany(c => c), .. Coded(CodedAnswer.Machine, "", s => s % 3 == 0 && s > 8)], Lengths, false, new AgreementOptions(1, 40));

    private static IEnumerable<CodedAnswer> Coded(string coder, string round, Func<int, bool> present, int shift = 0, Func<int, string>? value = null) => Enumerable.Range(0, 30).Select(s => present(s)
        ? new CodedAnswer(coder, round, $"s{s}", "demand.change", Answer.Present, [value?.Invoke(s) ?? "increasing"], [new Evidence("q", 100 + shift, 200 + shift, null, "r", 1, [], $"s{s}.txt")])
        : new CodedAnswer(coder, round, $"s{s}", "demand.change", Answer.Absent, [], []));
}
