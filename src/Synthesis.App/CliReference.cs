using System.CommandLine;
using System.Text;

namespace Synthesis.App;

/// <summary>Writes the reference of the command line from the commands themselves, so that the page cannot say what the program does not.</summary>
public static class CliReference
{
    /// <summary>The page docs/cli.md.</summary>
    public static string Markdown(Command root)
    {
        var text = new StringBuilder();
        text.Append("# The command line\n\n");
        text.Append("Made from the program; a test holds it so. `./synthesis COMMAND --help` prints the same.\n\n");
        text.Append(root.Description).Append("\n\n");
        text.Append("Exit codes: 0 done; 1 done, but something named on standard error was not; 2 wrong usage or configuration, nothing done; 130 stopped.\n");
        text.Append("`./synthesis test` runs every test; the launcher does it itself.\n");
        foreach (var (name, command) in root.Subcommands.Where(c => !c.Hidden).SelectMany(c => c.Subcommands.Select(s => ($"{c.Name} {s.Name}", s)).Prepend((c.Name, c))))
        {
            text.Append("\n## synthesis ").Append(name);
            foreach (var argument in command.Arguments)
            {
                text.Append(' ').Append(argument.Name).Append(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
            }

            text.Append("\n\n").Append(command.Description).Append('\n');
            if (command.Arguments.Count + command.Options.Count(o => !o.Hidden) == 0)
            {
                continue;
            }

            text.Append("\n| argument or option | meaning |\n|---|---|\n");
            foreach (var argument in command.Arguments)
            {
                Row(text, argument.Name, argument.Description);
            }

            foreach (var option in command.Options.Where(o => !o.Hidden).OrderBy(o => o.Name, StringComparer.Ordinal))
            {
                var takes = option.ValueType == typeof(bool) ? "" : " " + (option.HelpName ?? "VALUE");
                Row(text, option.Name + takes + (option.Required ? " (needed)" : ""), option.Description);
            }
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, string? meaning) =>
        text.Append("| `").Append(name).Append("` | ").Append((meaning ?? "").Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
}
