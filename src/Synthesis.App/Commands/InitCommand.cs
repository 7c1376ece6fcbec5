using System.CommandLine;
using System.Text;
using Synthesis.Report;
using Synthesis.Review;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis init</c>: a new review's folder.</summary>
internal static class InitCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The review's folder; made where it is missing." };
        var question = new Option<string>("--question") { Description = "The question the review answers.", DefaultValueFactory = _ => "What do in-date strategies say?", HelpName = "TEXT" };
        var sources = new Option<string[]>("--sources") { Description = "Files and folders to read, relative to the review's folder. Left out: its folder 'sources'.", HelpName = "PATH", AllowMultipleArgumentsPerToken = true };
        var coders = new Option<string[]>("--coders") { Description = "Who codes.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var population = new Option<string>("--population") { Description = "The CSV of authorities.", DefaultValueFactory = _ => "corpus/england/authorities.csv", HelpName = "FILE" };
        var grades = new Option<string?>("--grades") { Description = "A CSV of grades by authority and date (gss_code, published, overall).", HelpName = "FILE" };
        var further = new Option<string[]>("--with") { Description = "Further codebooks that are asked of the same strategies, such as codebooks/stewardship-ifg.", HelpName = "CODEBOOK", AllowMultipleArgumentsPerToken = true };
        var contact = new Option<string?>("--contact") { Description = "An e-mail address at which the people of a site and of an authority reach you; 'gather' tells it to every site it asks.", HelpName = "ADDRESS" };
        var (codebook, asAt) = (CommonOptions.Codebook(required: false), CommonOptions.AsAt());
        var command = new Command("init", "Make a review: a folder with a commented review.yml, which every later command reads.") { folder, question, population, grades, asAt, sources, codebook, further, coders, contact };
        command.SetAction(parsed =>
        {
            var path = Path.Combine(parsed.GetValue(folder)!, ReviewSettings.FileName);
            if (File.Exists(path))
            {
                throw new UsageException($"There is a review already: '{path}'. Change that file, or name another folder.");
            }

            var own = parsed.GetValue(sources) is { Length: > 0 } given ? given : ["sources"];
            var settings = new ReviewSettings(parsed.GetValue(question)!, parsed.GetValue(population)!, parsed.GetValue(grades), parsed.GetValue(grades) is null ? [] : ["outstanding", "good", "requires improvement", "inadequate"],
                CommonOptions.Date(parsed.GetValue(asAt), TimeProvider.System), own, ["sufficiency strategy", "placement sufficiency", "commissioning strategy children in care"],
                [parsed.GetValue(codebook) ?? CommonOptions.DefaultCodebook, .. parsed.GetValue(further) ?? []], parsed.GetValue(coders) ?? [], 0.25, 1) { Contact = parsed.GetValue(contact) };
            WholeFile.Write(path, s => s.Write(Encoding.UTF8.GetBytes(settings.ToYaml())));
            if (own is ["sources"])
            {
                Directory.CreateDirectory(Path.Combine(parsed.GetValue(folder)!, "sources"));
            }

            Console.WriteLine($"{path} is written. Put files into {string.Join(", ", own)} and run 'synthesis run {parsed.GetValue(folder)}'.");
            return Program.Done;
        });
        return command;
    }
}
