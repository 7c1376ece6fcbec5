using Microsoft.Data.Sqlite;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.App;

/// <summary>A small review as its user runs it.</summary>
public sealed class ReviewCommandTests
{
    private const string Strategy = "# Ashford sufficiency strategy for children in care 2023 to 2026\n\nThis sufficiency strategy covers placements for children in care from 1 April 2023 to 31 March 2026.\n\n"
        + "The demand for residential placements has increased in each of the last three years. We will open two children's homes.\n";

    [Fact]
    public async Task A_fate_is_reversed_taken_back_and_every_step_stays_in_the_log()
    {
        using var folder = new TestFolder();
        await MakeAsync(folder);
        string Fates(string fate) => folder.Write("selection.csv", $"strategy,fate,by,reason\nashford,{fate},anna,because of this\n");

        Assert.Contains("\"included\": true", await ReportedAsync(folder), StringComparison.Ordinal);
        await DoneAsync("import", folder.At("review"), Fates("other"));
        var reversed = await ReportedAsync(folder);
        Assert.Contains("\"included\": false", reversed, StringComparison.Ordinal);
        Assert.Contains("\"decidedBy\": \"anna\"", reversed, StringComparison.Ordinal);
        await DoneAsync("run", folder.At("review"));
        Assert.Contains("\"included\": false", await ReportedAsync(folder), StringComparison.Ordinal);
        await DoneAsync("import", folder.At("review"), Fates("as-screened"));
        Assert.Contains("\"included\": true", await ReportedAsync(folder), StringComparison.Ordinal);

        Assert.Equal(["synthesis included", "anna other", "anna as-screened"], Events(folder));
    }

    [Fact]
    public async Task Ratings_are_suggested_beside_what_people_say_and_a_review_without_criteria_says_what_to_do()
    {
        using var folder = new TestFolder();
        await MakeAsync(folder);
        await DoneAsync("import", folder.At("review"), folder.Write("ratings.csv", "criterion,rating,coder,elaboration,at\nstewardship.exit,not-met,anna,Nobody can leave.,2024-06-02\n"));

        var rated = await SynthesisProgram.HereAsync("rate", folder.At("review"), "--template", folder.At("template.csv"));

        Assert.True(rated.Exit == 0, rated.Errors);
        Assert.Contains("anna (round 1, 2024-06-02): Not met. Nobody can leave.", rated.Output, StringComparison.Ordinal);
        Assert.Equal(5, rated.Output.Split("suggested: ").Length - 1);
        Assert.Equal(6, File.ReadAllLines(folder.At("template.csv")).Length);
        File.WriteAllText(folder.At("review", "review.yml"), File.ReadAllText(folder.At("review", "review.yml")).Replace(", \"codebooks/stewardship-ifg\"", "", StringComparison.Ordinal));
        Assert.Contains("stewardship-ifg", (await SynthesisProgram.HereAsync("rate", folder.At("review"))).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_says_what_to_ask_what_was_missed_and_what_moved()
    {
        using var folder = new TestFolder();
        await MakeAsync(folder);
        Task<SynthesisProgram.Result> Queue(params string[] options) => SynthesisProgram.HereAsync(["queue", folder.At("review"), .. options]);

        var first = await Queue("--top", "3", "--csv", folder.At("queue.csv"));
        Assert.True(first.Exit == 0, first.Errors);
        Assert.StartsWith("0 of ", first.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing can be said yet of what remains unfound", first.Output, StringComparison.Ordinal);
        var drawn = await Queue("--sample", "4", "--csv", folder.At("sample.csv"));
        Assert.Equal(drawn.Output, (await Queue("--sample", "4")).Output);

        var lines = File.ReadAllLines(folder.At("sample.csv"));
        Assert.Equal(5, lines.Length);
        await DoneAsync("import", folder.At("review"), folder.Write("filled.csv",
            lines[0] + "\n" + string.Concat(lines.Skip(1).Select(l => string.Join(',', l.Split(',')[..2]) + ",anna,1,absent,,,,,,,,,\n"))));
        Assert.Contains(", 4 were drawn by chance and read, and 0 of them are present after all.", (await Queue()).Output, StringComparison.Ordinal);
        Assert.Contains("\"read\": 4,", (await Queue("--json")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Queue("--recall", "1.5")).Exit);

        var residual = await SynthesisProgram.HereAsync("residual", folder.At("review"), "--csv", folder.At("residual.csv"));
        Assert.True(residual.Exit == 0, residual.Errors);
        Assert.Contains("no code claims them", residual.Output, StringComparison.Ordinal);

        var settings = folder.At("review", "review.yml");
        File.WriteAllText(settings, File.ReadAllText(settings).Replace("unclear: 0.46", "unclear: 0.01", StringComparison.Ordinal));
        var again = await SynthesisProgram.HereAsync("run", folder.At("review"));
        Assert.Contains("Costs, decisions or the program changed", again.Output, StringComparison.Ordinal);
        Assert.Contains("→ unclear 1", again.Output, StringComparison.Ordinal);
    }

    private static async Task MakeAsync(TestFolder folder)
    {
        folder.Write("review/sources/ashford.md", Strategy + string.Concat(Enumerable.Repeat("\nWe secure enough homes for children in our care and buy places in children's homes near to where they live.\n", 40)));
        folder.Write("review/authorities.csv", "gss_code,name,region\nE06990099,Ashford,South East\n");
        await DoneAsync("init", folder.At("review"), "--as-at", "2024-06-01", "--population", "authorities.csv", "--with", "codebooks/stewardship-ifg");
        await DoneAsync("run", folder.At("review"));
    }

    private static async Task<string> ReportedAsync(TestFolder folder)
    {
        await DoneAsync("report", folder.At("review"));
        return File.ReadAllText(folder.At("review", "reports", "suggestions", "coverage.json"));
    }

    private static async Task DoneAsync(params string[] arguments)
    {
        var result = await SynthesisProgram.HereAsync(arguments);
        Assert.True(result.Exit == 0, result.Errors);
    }

    private static List<string> Events(TestFolder folder)
    {
        using var database = new SqliteConnection($"Data Source={folder.At("review", "review.db")};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "select By || ' ' || Code from events order by Id";
        using var rows = command.ExecuteReader();
        var events = new List<string>();
        while (rows.Read())
        {
            events.Add(rows.GetString(0));
        }

        return events;
    }
}
