using System.Globalization;
using System.Text;
using Synthesis.Codebooks;
using Synthesis.Rate;
using Synthesis.Report.Parts;
using Synthesis.Report.Sections;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Rate;

/// <summary>The rule beside the ratings of the study of 81 strategies (What Works 2022, Tables 5 and 6).</summary>
public sealed class StudyTests
{
    private readonly Criteria criteria = CriteriaReader.Read(Project.At("codebooks", "stewardship-ifg"))!;
    private readonly PublishedReview published = PublishedReview.Read(Project.At("corpus", "published", "what-works-2022.yml"), name => CodebookReader.Read(Project.At("codebooks", name)));

    [Fact]
    public void What_is_told_in_words_is_printed_as_what_the_words_allow_and_not_as_a_count()
    {
        var report = PublishedSection.Of(published, criteria, [new MadeFrom("counts", "ab")]);
        var ratings = report.Tables.Single(t => t.Id == "ratings").Rows.ToDictionary(r => r.Key, r => r.Cells);

        Assert.Equal(["41 to 81, told in words", "1 to 81, told in words"], ratings["stewardship.entry"].Skip(2).Take(2).Select(c => ((TextCell)c).Text));
        Assert.Equal(4, ((CountCell)ratings["stewardship.competition"][2]).Count);
        Assert.Contains("told in words: generally reported (41 to 81)", report.Tables.Single(t => t.Id == "rating-stewardship-entry").Rows.SelectMany(r => r.Cells).OfType<TextCell>().Select(c => c.Text));
        Assert.Contains(" are taken to speak for it and", published.Rated(criteria, withWords: true).Rows[0].Suggestion.Why, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"of \d+ figures that the text repeats", string.Concat(report.All.SelectMany(x => x.Parts).OfType<Paragraph>().SelectMany(p => p.Phrases).Select(p => p.Text)));
    }

    [Fact]
    public void What_the_rule_suggests_for_the_study_and_where_they_differ()
    {
        var text = new StringBuilder("The rule on what the study published, and the study's own ratings. Made by StudyTests; UPDATE_EXPECTED=1 writes it anew.\n");
        var counted = published.Rated(criteria, withWords: false);
        var told = published.Rated(criteria, withWords: true);
        foreach (var (row, withWords) in counted.Rows.Zip(told.Rows))
        {
            var own = published.Ratings.Single(r => r.Criterion == row.Criterion.Id);
            text.Append(CultureInfo.InvariantCulture, $"\n{row.Criterion.Id}: {row.Criterion.Title}\n  study        {own.Rating}\n  from counts  {row.Suggestion.Rating}{Compared(row.Suggestion.Rating, own)}\n    why        {row.Suggestion.Why}\n");
            text.Append(CultureInfo.InvariantCulture, $"  with words   {withWords.Suggestion.Rating}{Compared(withWords.Suggestion.Rating, own)}; possible: {string.Join(", ", withWords.Suggestion.Possible)}\n    why        {withWords.Suggestion.Why}\n");
            foreach (var evidence in withWords.Suggestion.For.Indicators.Concat(withWords.Suggestion.Against.Indicators))
            {
                var name = evidence.Indicator.Code + (evidence.Indicator.Value is { } value ? $"={value}" : "");
                var how = evidence.Share is { } s ? $"{s.Count} of {s.Of} ({s.Percent}%)" : evidence.Told is { } t ? $"{t.Says}: {t.Least} to {t.Most}" : "not published";
                text.Append(CultureInfo.InvariantCulture, $"  {(evidence.Indicator.Direction == Direction.For ? "for    " : "against")}      {name} {how}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"  the study    {own.Why}\n");
        }

        Expected.Same(text.ToString(), "tests", "Synthesis.Tests", "Rate", "study-ratings.txt");
        Assert.Equal(["stewardship.entry", "stewardship.exit", "stewardship.funding"], Differing(counted));
        Assert.Equal(["stewardship.funding"], Differing(told));
        Assert.All(published.Ratings, r => Assert.NotEmpty(r.Why));
        Assert.Empty(told.Issues);
    }

    [Fact]
    public void What_each_indicator_and_parameter_is_worth_to_the_study_s_ratings()
    {
        var tables = new Dictionary<string, Synthesis.Synthesise.CoverageTable> { [published.Codebook] = published.Coverage };
        var sensitivity = RatingSensitivity.Of(criteria, tables, published.Told);

        var text = new StringBuilder("Which ratings move when an indicator is left out or a parameter changes by a fifth. Made by StudyTests; UPDATE_EXPECTED=1 writes it anew.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"as it stands: {string.Join(", ", criteria.All.Zip(sensitivity.Suggested, (c, r) => $"{c.Id} {r}"))}\n");
        foreach (var trial in sensitivity.Trials)
        {
            var moved = criteria.All.Select((c, i) => (c.Id, Was: sensitivity.Suggested[i], Now: trial.Ratings[i])).Where(x => x.Now is not null && x.Now != x.Was).Select(x => $"{x.Id} {x.Was} -> {x.Now}").ToList();
            text.Append(CultureInfo.InvariantCulture, $"{(trial.Criterion is { } only ? $"{only} " : "")}{trial.Changed}: {(moved.Count == 0 ? "nothing moves" : string.Join(", ", moved))}\n");
        }

        Expected.Same(text.ToString(), "tests", "Synthesis.Tests", "Rate", "study-sensitivity.txt");
        Assert.Equal(criteria.All.SelectMany(c => c.Indicators).OfType<CodeIndicator>().Count() + 6, sensitivity.Trials.Count);
    }

    private IEnumerable<string> Differing(RatingTable table) => table.Rows.Where(r => r.Suggestion.Rating != published.Ratings.Single(p => p.Criterion == r.Criterion.Id).Rating).Select(r => r.Criterion.Id);

    private static string Compared(string suggested, PublishedRating own) => suggested == own.Rating ? ", the same" : ", which differs";
}
