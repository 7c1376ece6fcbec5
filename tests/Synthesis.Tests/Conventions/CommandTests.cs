using System.CommandLine;
using Synthesis.App;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Conventions;

public sealed class CommandTests
{
    [Fact]
    public void Every_command_argument_and_option_has_help()
    {
        var root = Program.Root();

        Nothing.Wrong(Below(root).Where(s => (s.Symbol.Description ?? "").Length < 10).Select(s => $"{s.Of} {s.Symbol.Name} has no help"));
    }

    [Fact]
    public void The_reference_of_the_command_line_is_made_from_the_program() =>
        Expected.Same(CliReference.Markdown(Program.Root()), "docs", "cli.md");

    [Fact]
    public void Every_command_stands_in_a_file_of_its_own()
    {
        var files = Directory.EnumerateFiles(Project.At("src", "Synthesis.App", "Commands"), "*Command.cs").Select(f => Path.GetFileName(f)!).ToList();

        Nothing.Wrong(Program.Root().Subcommands.Where(c => !files.Contains(string.Concat(c.Name.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])) + "Command.cs")).Select(c => $"{c.Name} has no Commands/…Command.cs"));
    }

    private static IEnumerable<(string Of, Symbol Symbol)> Below(Command command)
    {
        foreach (var symbol in command.Arguments.Cast<Symbol>().Concat(command.Options).Concat(command.Subcommands))
        {
            yield return (command.Name, symbol);
        }

        foreach (var below in command.Subcommands.SelectMany(Below))
        {
            yield return below;
        }
    }
}
