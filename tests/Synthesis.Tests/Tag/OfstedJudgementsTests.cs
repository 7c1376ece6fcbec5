using CsvHelper;
using Synthesis.Codebooks;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

/// <summary>The codebook of Ofsted's judgements on the real reports of the shared test data.</summary>
public sealed class OfstedJudgementsTests
{
    private static readonly (string Column, string Code)[] Grades =
    [
        ("overall", "judgement.overall"), ("leaders", "judgement.leaders"), ("help", "judgement.help"), ("care", "judgement.care"),
        ("care_leavers", "judgement.care-leavers"), ("adoption", "judgement.adoption"),
    ];

    [SharedFact]
    public async Task At_least_95_in_100_grades_of_real_reports_are_found()
    {
        var codebook = CodebookReader.Read(Project.At("codebooks", "ilacs-judgements"));
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        var documents = Pipeline.ExtractAsync(SourceFolder.List([Project.SharedAt("real", "ofsted", "pdf")]), extractor, 2, null, CancellationToken.None);
        var taggings = new Dictionary<string, Tagging>();
        await foreach (var tagging in Pipeline.TagAsync(documents, Tagger.OfSignals(codebook), CancellationToken.None))
        {
            taggings[tagging.Path.Split('/')[^1]] = tagging;
        }

        var cells = 0;
        var wrong = new List<string>();
        using var gold = CsvReader.FromFile(Project.SharedAt("real", "ofsted", "gold.csv"), new CsvReaderOptions { Separator = ',' });
        while (gold.Read())
        {
            foreach (var (column, code) in Grades)
            {
                if (gold.GetString(column) is { Length: > 0 } grade)
                {
                    cells++;
                    var found = taggings[gold.GetString("file")].Suggestions.First(s => s.Code == code);
                    if (found.Status != Answer.Present || found.Values.Single() != grade.Replace(' ', '-'))
                    {
                        wrong.Add($"{gold.GetString("file")}: {code} is {grade}, found {string.Join(",", found.Values)}");
                    }
                }
            }
        }

        Assert.True(cells > 300, $"only {cells} graded cells were compared");
        Assert.True(wrong.Count <= 0.05 * cells, $"{wrong.Count} of {cells} are wrong:\n{string.Join("\n", wrong)}");
    }
}
