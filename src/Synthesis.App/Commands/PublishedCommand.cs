using System.CommandLine;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis published</c>: the tables of a review that somebody else published, from its counts.</summary>
internal static class PublishedCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The counts, such as corpus/published/what-works-2022.yml." };
        var into = new Option<string?>("--out") { Description = "The folder for the report. Left out: the tables are only printed.", HelpName = "FOLDER" };
        var command = new Command("published", "Lay out the counts of a published review as its own tables, say where print and count differ, and what the rule makes of its ratings.") { file, into };
        command.SetAction(parsed =>
        {
            var path = ProjectFiles.Find(parsed.GetValue(file)!);
            if (!File.Exists(path))
            {
                throw new UsageException($"There is no file '{path}': name a file of counts, such as corpus/published/what-works-2022.yml.");
            }

            var report = Pipeline.PublishedOf(path, name => ProjectFiles.Find(Path.Combine("codebooks", name)));
            Console.Write(TableText.Of(report));
            if (parsed.GetValue(into) is { } folder)
            {
                WholeReport.Write(report, folder);
            }

            return Program.Done;
        });
        return command;
    }
}
