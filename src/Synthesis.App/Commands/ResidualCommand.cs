using System.CommandLine;
using Synthesis.Report;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis residual</c>: what matters and no code claims.</summary>
internal static class ResidualCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var clusters = new Option<int?>("--clusters") { Description = "How many clusters to look for. Left out: as many as suit the number of passages.", HelpName = "N" };
        var csv = new Option<string?>("--csv") { Description = "Write every such passage with its cluster as CSV.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print the clusters with their passages as one JSON document, and nothing else." };
        var jobs = CommonOptions.Jobs();
        var command = new Command("residual", "Show what counted strategies say of the codebook's subjects (its 'matters') that no code claims, in clusters named by their words, "
            + "so that an emergent theme can be added to the codebook. The next 'synthesis run' then tells what moved.") { folder, clusters, csv, json, jobs };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(clusters) is < 1 or > 1000)
            {
                throw new UsageException("--clusters is a whole number from 1 to 1000.");
            }

            using var review = OpenReview.At(parsed.GetValue(folder)!);
            if (review.Design.Codebooks.All(c => c.Matters.Count == 0))
            {
                throw new UsageException("No codebook of the review says what matters: write 'matters: [lexicon, another]' into its codebook.yml, with names of its lexicons.yml.");
            }

            var (found, others) = await Output.WithProgressAsync(progress =>
                Pipeline.ResidualOfAsync(review.Design, review.Store, parsed.GetValue(clusters), parsed.GetValue(jobs), progress, cancellation));
            if (parsed.GetValue(json))
            {
                await using var output = Output.Standard();
                ResidualFiles.WriteJson(found, others, output);
                output.Write("\n"u8);
            }
            else
            {
                Console.Write(ResidualFiles.Text(found, others));
            }

            if (parsed.GetValue(csv) is { } file)
            {
                WholeFile.Write(file, s => ResidualFiles.WriteCsv(found, others, s));
            }

            return Program.Done;
        });
        return command;
    }
}
