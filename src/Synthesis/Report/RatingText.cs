using System.Globalization;
using System.Text;
using Synthesis.Rate;

namespace Synthesis.Report;

/// <summary>Writes the table of ratings for a terminal: for each criterion what the rule suggests and why, and beside it what people say.</summary>
public static class RatingText
{
    /// <summary>The table as lines.</summary>
    public static string Of(RatingTable table)
    {
        string Title(string rating) => table.Scale.Find(rating)?.Title ?? rating;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{table.Title}\nSuggested by one rule from what is counted; a person rates.\n");
        foreach (var row in table.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{row.Criterion.Title} ({row.Criterion.Id})\n  suggested: {Title(row.Suggestion.Rating)}\n  {row.Suggestion.Why}\n");
            foreach (var side in new[] { (Name: "for", row.Suggestion.For), (Name: "against", row.Suggestion.Against) })
            {
                foreach (var evidence in side.Item2.Indicators.Where(i => i.Share?.Count > 0))
                {
                    text.Append(CultureInfo.InvariantCulture, $"    {side.Name}: {evidence.Indicator.Title}: {evidence.Share!.Count} of {evidence.Share.Of}\n");
                }
            }

            foreach (var person in row.Standing)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {person.Coder} ({(person.Round == "consensus" ? "consensus" : "round " + person.Round)}, {person.When:yyyy-MM-dd}): {Title(person.Rating)}. {person.Elaboration}\n");
            }
        }

        return text.ToString();
    }
}
