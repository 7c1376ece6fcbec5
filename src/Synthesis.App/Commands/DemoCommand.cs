using System.CommandLine;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis demo</c>: the whole pipeline over the sample corpus.</summary>
internal static class DemoCommand
{
    private static readonly DateOnly SampleDate = new(2024, 6, 1);

    internal static Command Create()
    {
        var into = new Option<string>("--out") { Description = "The folder for the page and tables.", DefaultValueFactory = _ => "demo-output", HelpName = "FOLDER" };
        var jobs = CommonOptions.Jobs();
        var command = new Command("demo", "Run everything over the sample strategies that come with the program (authorities that do not exist), as at 1 June 2024.") { into, jobs };
        command.SetAction((parsed, cancellation) =>
        {
            var sample = ProjectFiles.Find("corpus/sample");
            string[] folders = [$"{sample}/strategies", $"{sample}/distractors"];
            return folders.All(Directory.Exists)
                ? RunCommand.RunAsync(folders, parsed.GetValue(into)!, CommonOptions.DefaultCodebook, SampleDate, $"{sample}/authorities.csv", parsed.GetValue(jobs), cancellation)
                : throw new UsageException("The sample strategies (corpus/sample) are not here: run the demo from a whole copy of the project.");
        });
        return command;
    }
}
