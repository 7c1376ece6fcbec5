using Synthesis.Codebooks;
using Synthesis.Screen;

namespace Synthesis.Review;

/// <summary>What a person decides of a publication's fate, or takes back.</summary>
/// <param name="Strategy">The publication's short name.</param>
/// <param name="Fate">One of <see cref="Screen.Fate.Codes"/>, or <see cref="Screen.Fate.AsScreened"/>.</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why.</param>
public sealed record FateDecision(string Strategy, string Fate, string By, string Reason);

/// <summary>What came of a file of fates.</summary>
/// <param name="Accepted">Those that hold, in the file's order.</param>
/// <param name="Refused">One issue for each line that was refused.</param>
public sealed record FateImport(IReadOnlyList<FateDecision> Accepted, IReadOnlyList<Issue> Refused);

/// <summary>Reads people's decisions on what is counted from CSV with the columns strategy, fate, by, reason.</summary>
public static class FateFile
{
    /// <summary>Reads a file. A line with an unknown strategy or fate, or without a person or a reason, is refused; the others hold.</summary>
    /// <param name="path">The file.</param>
    /// <param name="known">Whether the review has a publication of that short name.</param>
    /// <exception cref="CodebookException">The file is missing or lacks a column; nothing of it is taken.</exception>
    public static FateImport Read(string path, Func<string, bool> known)
    {
        var fates = Fate.Codes.Select(c => c.Code).Append(Fate.AsScreened).ToList();
        var accepted = new List<FateDecision>();
        var refused = new List<Issue>();
        foreach (var line in ImportTable.Read(path, "fates", ["strategy", "fate", "by", "reason"]))
        {
            var refusal = !known(line["strategy"]) ? line.Refuse("unknown-strategy", $"the review has no strategy '{line["strategy"]}': write one of its short names, as the report's list of sources gives them")
                : !fates.Contains(line["fate"]) ? line.Refuse("unknown-fate", $"'{line["fate"]}' is no fate: write {string.Join(", ", fates)}")
                : line["by"].Length == 0 ? line.Refuse("no-person", "nobody is named who decided it: write who in 'by'")
                : line["by"] == Machine ? line.Refuse("no-person", $"'{Machine}' stands for the program: write the person in 'by'")
                : line["reason"].Length == 0 ? line.Refuse("no-reason", "a fate that a person gives needs a reason: write why") : null;
            if (refusal is null)
            {
                accepted.Add(new FateDecision(line["strategy"], line["fate"], line["by"], line["reason"]));
            }
            else
            {
                refused.Add(refusal);
            }
        }

        return new FateImport(accepted, refused);
    }

    private const string Machine = "synthesis";
}
