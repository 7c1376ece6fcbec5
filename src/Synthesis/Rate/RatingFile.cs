using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Review;

namespace Synthesis.Rate;

/// <summary>What came of a file of ratings.</summary>
/// <param name="Accepted">Those that hold, in the file's order.</param>
/// <param name="Refused">One issue for each line that was refused.</param>
public sealed record RatingImport(IReadOnlyList<PersonRating> Accepted, IReadOnlyList<Issue> Refused);

/// <summary>Reads people's ratings from CSV with the columns criterion, rating, coder, elaboration, at and, if wanted, round.</summary>
public static class RatingFile
{
    /// <summary>Reads a file. A line with an unknown criterion or rating, without a coder or an elaboration, or with no day is refused; the others hold.</summary>
    /// <param name="path">The file.</param>
    /// <param name="criteria">What is rated.</param>
    /// <exception cref="CodebookException">The file is missing or lacks a column; nothing of it is taken.</exception>
    public static RatingImport Read(string path, Criteria criteria)
    {
        var accepted = new List<PersonRating>();
        var refused = new List<Issue>();
        foreach (var line in ImportTable.Read(path, "ratings", ["criterion", "rating", "coder", "elaboration", "at"], "round"))
        {
            var dated = DateTimeOffset.TryParseExact(line["at"], ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
            var rating = new PersonRating(line["criterion"], line["coder"], line["round"] is { Length: > 0 } round ? round : "1", line["rating"], line["elaboration"], at);
            var refusal = RatingTable.Fault(criteria, rating) is { } fault ? line.Refuse(fault.Code, fault.Message.TrimEnd('.'))
                : rating.Coder.Length == 0 ? line.Refuse("no-coder", "a rating needs a coder: write who rated")
                : rating.Elaboration.Length == 0 ? line.Refuse("no-elaboration", "a rating needs its reasons: write them in 'elaboration'")
                : !dated ? line.Refuse("no-day", $"'{line["at"]}' is not a day: write 'at' as 2021-03-31") : null;
            if (refusal is null)
            {
                accepted.Add(rating);
            }
            else
            {
                refused.Add(refusal);
            }
        }

        return new RatingImport(accepted, refused);
    }
}
