using Synthesis.Audit;
using Synthesis.Extract;

namespace Synthesis.Tests.Audit;

/// <summary>Who owns a strategy, when it is looked at anew, for when it is and how old its figures are, in words that authors choose freely.</summary>
public class CurrencyWordingsTests
{
    [Theory]
    [InlineData("Ownership rests with the Assistant Director for Care and Placements, who approves changes between reviews.")]
    [InlineData("Overall accountability for delivery of the strategy sits with the Director of Children's Services.")]
    [InlineData("Custodian: Strategic Commissioning Manager")]
    [InlineData("Cabinet has made the Assistant Director answerable for all that is promised here.")]
    [InlineData("Day to day the plan is in the hands of the Commissioning Manager.")]
    [InlineData("The Director of Children's Services has lead responsibility.")]
    [InlineData("The Assistant Director owns the strategy and chairs the delivery group, which keeps the risk register.")]
    [InlineData("If something in it is not happening, the service director is the person to ask.")]
    [InlineData("Anything wrong should be told to Jo Tarn, Deputy Director. She answers for the whole of the strategy.")]
    public void An_owner_is_seen_in_many_wordings(string said) => Assert.DoesNotContain(MadeDraft.With("Owner of this strategy: Head of Commissioning.", said).Findings, f => f.Rule == "currency/no-owner");

    [Theory]
    [InlineData("Each action has an owner and a date. The Head of Homes is responsible for the two new homes.")]
    [InlineData("Ownership of homes is concentrated. The manager of each home answers to its owner.")]
    [InlineData("The Director of Children's Services is responsible for the safety of every child in our care.")]
    [InlineData("The Head of Fostering is responsible for recruiting carers. Each action has an owner, who reports to the panel.")]
    public void Who_owns_something_else_is_no_owner(string said) => Assert.Contains(MadeDraft.With("Owner of this strategy: Head of Commissioning.", said).Findings, f => f.Rule == "currency/no-owner");

    [Theory]
    [InlineData("Members have set aside their meeting of November 2027 for reviewing the strategy from beginning to end.")]
    [InlineData("The Board reassesses the strategy every spring.")]
    [InlineData("A mid-point refresh is planned for September 2027.")]
    [InlineData("It will be evaluated in October 2027 and replaced in 2029.")]
    [InlineData("Officers will bring the strategy back to Cabinet in July 2027 so that it can be revised.")]
    [InlineData("An outside review by a neighbouring council is booked for spring 2027.")]
    [InlineData("A last review, to inform what comes next, is to be finished by October 2028.")]
    [InlineData("The plan is read out, line by line, at the panel every six months, in May and November.")]
    [InlineData("The whole strategy will be reviewed in the autumn of 2027 so that what has not been done is seen.")]
    public void A_review_is_seen_in_many_wordings(string said) => Assert.DoesNotContain(MadeDraft.With("Next review: October 2027.", said).Findings, f => f.Rule.StartsWith("currency/no-review", StringComparison.Ordinal) || f.Rule.StartsWith("currency/review", StringComparison.Ordinal));

    [Theory]
    [InlineData("Each child's plan is reviewed every six months. The framework is reviewed every two years.")]
    [InlineData("In 2025 the Council carried out a review of its fostering service, and a new team began in January 2026.")]
    [InlineData("The figures will be brought up to date each July. The forecast is run again each June.")]
    public void A_review_of_something_else_is_none(string said) => Assert.Contains(MadeDraft.With("Next review: October 2027.", said).Findings, f => f.Rule == "currency/no-review");

    [Theory]
    [InlineData("In October 2024 Cabinet will reconsider the strategy.", true)]
    [InlineData("Its mid-term evaluation is due in October 2024.", true)]
    [InlineData("Following a review in 2025 it was rewritten. Next review: October 2027.", false)]
    [InlineData("Next review: October 2027. We want 30 households over the life of this strategy, on top of the 142 approved at 31 December 2025, with a refreshed offer.", false)]
    public void A_review_before_the_strategy_begins_is_told_from_an_earlier_one(string said, bool isWrong) => Assert.Equal(isWrong, MadeDraft.With("Next review: October 2027.", said).Findings.Any(f => f.Rule.StartsWith("currency/review-", StringComparison.Ordinal)));

    [Theory]
    [InlineData("The strategy begins with the financial year 2026/27 and ends with the financial year 2028/29.")]
    [InlineData("It binds both councils for three years: the first begins on 1 April 2026 and the third closes on 31 March 2029.")]
    [InlineData("Adopted in February 2026, the strategy governs what we do from April 2026 up to and including March 2029.")]
    [InlineData("It takes effect in April 2026 and lasts three years.")]
    public void A_period_is_read_in_many_wordings(string said) => Assert.DoesNotContain(MadeDraft.With("This strategy covers the period from 1 April 2026 to 31 March 2029.", said).Findings, f => f.Rule is "currency/conflict" or "currency/no-period");

    [Theory]
    [InlineData("By March 2031, when this strategy ends, there will be more homes.", true)]
    [InlineData("Our plan to 2031 has six actions.", true)]
    [InlineData("The strategy lapses on 31 March 2030.", true)]
    [InlineData("In the first year of the strategy, 2026/27, we will open a home.", false)]
    [InlineData("Two of our homes are leased until March 2031, past the end of this strategy.", false)]
    [InlineData("This strategy will give way to a new one on 1 April 2031.", true)]
    [InlineData("This strategy will give way to a new one on 1 April 2029.", false)]
    [InlineData("It will serve until the spring of 2031.", true)]
    [InlineData("This strategy is replaced in April 2031.", true)]
    [InlineData("We forecast placements by type, up to the end of this strategy and beyond it to 2031.", false)]
    [InlineData("Plan: three more homes, and 48 fewer starts over the two years from April 2027.", false)]
    public void Another_end_of_the_period_is_told_from_a_step_on_the_way(string said, bool isWrong) => Assert.Equal(isWrong, Added(said).Any(f => f.Rule == "currency/conflict"));

    [Theory]
    [InlineData("It sets our course over the next five years.", true)]
    [InlineData("It was adopted for the four financial years that begin on 1 April 2026.", true)]
    [InlineData("In the fifth year of this strategy we will open a home.", true)]
    [InlineData("It sets our course over the next three years.", false)]
    [InlineData("Over the last five years numbers have risen.", false)]
    public void Another_length_of_the_period_is_told_in_many_wordings(string said, bool isWrong) => Assert.Equal(isWrong, Added(said).Any(f => f.Rule == "currency/length"));

    [Theory]
    [InlineData("There are 83 in-house fostering households.", true)]
    [InlineData("Forty-one children in foster care live more than 20 miles from home.", true)]
    [InlineData("There are two homes, each with four beds, for children aged 11 to 16.", false)]
    [InlineData("If each of them took one more child, 83 children would have a home.", false)]
    [InlineData("There are 83 in-house fostering households. Unless another date is given, figures are at 31 March 2026.", false)]
    [InlineData("There are 83 in-house fostering households. In May 2025 eleven children waited.", true)]
    public void A_count_of_no_day_is_told_from_a_measure(string said, bool isUndated) => Assert.Equal(isUndated, Added(said).Any(f => f.Rule == "currency/undated-figure"));

    [Theory]
    [InlineData("We had 131 fostering households at the end of March 2025. In 2015/16 the team spent about £480 a week on each family.", true)]
    [InlineData("There were 122 children aged 10 to 15 in March 2021 and 151 four years later.", false)]
    [InlineData("In March 2018 there were 40 children in children's homes. In March 2026 there were 61 children in them.", false)]
    [InlineData("Requests for solo placements rose from three in 2014/15 to fourteen in 2017/18.", true)]
    [InlineData("In 2014/15 a week in an external placement cost £5,390. Our own homes are cheaper: a bed cost £4,150 in 2025/26.", true)]
    [InlineData("If adoption slows to the rate of 2016/17, we should have 680 children.", false)]
    public void An_old_figure_is_told_from_history(string said, bool isOld) => Assert.Equal(isOld, Added(said).Any(f => f.Rule == "currency/old-figure"));

    private static IReadOnlyList<AuditFinding> Added(string paragraph) => MadeDraft.Audit([.. MadeDraft.Sound.Take(5), new FoundBlock(BlockKind.Paragraph, paragraph), .. MadeDraft.Sound.Skip(5)]).Findings;
}
