using System.CommandLine;
using System.Globalization;
using Synthesis.Extract;
using Synthesis.Gather;

namespace Synthesis.App.Commands;

/// <summary>Options and arguments that several commands share, and how they are read.</summary>
internal static class CommonOptions
{
    internal const string DefaultCodebook = "codebooks/sufficiency-2022";

    internal static Argument<string[]> Paths()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders that stand for the files in them and below.", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(r =>
        {
            foreach (var token in r.Tokens.Where(t => t.Value is ['-', _, ..] && !Path.Exists(t.Value)))
            {
                r.AddError($"There is no option '{token.Value}' (write ./{token.Value} for a file of that name).");
            }
        });
        return paths;
    }

    internal static Option<bool> Json() => new("--json") { Description = "Print JSON Lines on standard output, one object for each file, and nothing else there." };

    internal static Option<int> Jobs() => Checked(new Option<int>("--jobs")
    {
        Description = "How many files are read at a time. The output does not depend on it.",
        DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount),
        HelpName = "N",
    });

    internal static Option<bool> WholeScans() => new("--whole-scans")
    {
        Description = "Read every page of long scans, however long it takes: a second or two a page. Left out: the first pages, and an issue names the rest. 'run' always reads them all.",
    };

    /// <summary>How much one file may ask of the machine.</summary>
    internal static ReadingLimits Limits(bool wholeScans) => wholeScans ? new ReadingLimits().WholeScans : new ReadingLimits();

    internal static Option<string> Codebook(bool required) => new("--codebook")
    {
        Description = required ? "The codebook: its folder or a file in it." : $"The codebook: its folder or a file in it. Left out: {DefaultCodebook}.",
        Required = required,
        HelpName = "FILE",
    };

    internal static Option<string?> Authorities() => new("--authorities")
    {
        Description = "A CSV of authorities (gss_code, name, official_name, alt_names, …). Left out: the project's England list.",
        HelpName = "FILE",
    };

    internal static Option<string?> AsAt() => new("--as-at")
    {
        Description = "The day as at which currency is judged and the list of authorities stands. Left out: today.",
        HelpName = "YYYY-MM-DD",
    };

    internal static DateOnly Date(string? text, TimeProvider clock)
    {
        if (text is null)
        {
            var today = DateOnly.FromDateTime(clock.GetLocalNow().Date);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"synthesis: as at today, {today:yyyy-MM-dd}; --as-at names another day."));
            return today;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : throw new UsageException($"'{text}' is not a day: write --as-at as 2021-03-31.");
    }

    internal static Population Population(string? path) => Gather.Population.Read(path ?? ProjectFiles.Find("corpus/england/authorities.csv"));

    private static Option<int> Checked(Option<int> option)
    {
        option.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && (!int.TryParse(r.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 1 or > 64))
            {
                r.AddError($"--jobs is a whole number from 1 to 64, not '{r.Tokens[0].Value}'.");
            }
        });
        return option;
    }
}
