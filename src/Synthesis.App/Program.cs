using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;
using Synthesis.App.Commands;
using Synthesis.Codebooks;
using Synthesis.Gather;
using Synthesis.Store;
using Synthesis.Tag.Learn;

namespace Synthesis.App;

/// <summary>The command line.</summary>
public static class Program
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, but something named on standard error was not.</summary>
    public const int NotAll = 1;

    /// <summary>Wrong usage or configuration; nothing done.</summary>
    public const int Usage = 2;

    /// <summary>Done, and a check that the user asked for did not hold.</summary>
    public const int CheckFailed = 3;

    private const int Cancelled = 130;

    /// <summary>Runs a command.</summary>
    /// <param name="args">Its words.</param>
    /// <returns>0 done, 1 not all done, 2 wrong usage or configuration, 3 a check did not hold, 130 stopped.</returns>
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(false);
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"synthesis: {error.Message}");
            }

            await Console.Error.WriteLineAsync($"Try '{(parsed.CommandResult.Command.Name == "synthesis" ? "" : "synthesis ")}{parsed.CommandResult.Command.Name} --help'.");
            return Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is CodebookException or PopulationException or UsageException or StoreException or LabelledFileException or Review.Exchange.ExchangeException)
        {
            await Console.Error.WriteLineAsync($"synthesis: {e.Message}");
            return Usage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("synthesis: stopped.");
            return Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"synthesis: {e.Message} Nothing was left half-written.");
            return Usage;
        }
    }

    /// <summary>All commands, in the order the help shows them.</summary>
    public static Command Root()
    {
        var root = new Command("synthesis", "Reads the strategies that councils publish, proposes how each answers a review's questions with the sentence that says so, and makes the tables.");
        root.Options.Add(new HelpOption { Recursive = true });
        root.Options.Add(new VersionOption());
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(ExtractCommand.Create());
        root.Subcommands.Add(ScreenCommand.Create());
        root.Subcommands.Add(TagCommand.Create());
        root.Subcommands.Add(LearnCommand.Create());
        root.Subcommands.Add(RunCommand.Create());
        root.Subcommands.Add(InitCommand.Create());
        root.Subcommands.Add(GatherCommand.Create());
        root.Subcommands.Add(ContactCommand.Create());
        root.Subcommands.Add(ReviewCommand.Create());
        root.Subcommands.Add(CoderCommand.Create());
        root.Subcommands.Add(ReportCommand.Create());
        root.Subcommands.Add(CompareCommand.Create());
        root.Subcommands.Add(PublishedCommand.Create());
        root.Subcommands.Add(QueueCommand.Create());
        root.Subcommands.Add(ResidualCommand.Create());
        root.Subcommands.Add(EvaluateCommand.Create());
        root.Subcommands.Add(ModelCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(AssignCommand.Create());
        root.Subcommands.Add(AgreeCommand.Create());
        root.Subcommands.Add(RateCommand.Create());
        root.Subcommands.Add(PageCommand.Create());
        root.Subcommands.Add(RobotsCommand.Create());
        root.Subcommands.Add(CheckTableCommand.Create());
        root.Subcommands.Add(AuditCommand.Create());
        root.Subcommands.Add(CurrencyCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        return root;
    }
}

/// <summary>A command that was asked for something it cannot do; the message says what to write instead.</summary>
public sealed class UsageException : Exception
{
    /// <summary>Makes the exception with one clear sentence.</summary>
    public UsageException(string message)
        : base(message)
    {
    }
}
