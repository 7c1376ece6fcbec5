using System.CommandLine;
using Synthesis.Gather;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis robots</c>: what a robots.txt allows.</summary>
internal static class RobotsCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A robots.txt." };
        var agent = new Option<string>("--agent") { Description = "The crawler's product token.", Required = true, HelpName = "NAME" };
        var addresses = new Argument<string[]>("URL") { Description = "Addresses of the site that the file is of.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("robots", "Say which addresses a robots.txt allows a crawler to fetch, by RFC 9309: 'allowed' or 'disallowed', a line for each.") { file, addresses, agent };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
            {
                throw new UsageException($"There is no file '{path}': name a robots.txt that is there.");
            }

            var robots = Robots.Parse(File.ReadAllBytes(path));
            foreach (var address in parsed.GetValue(addresses)!)
            {
                Console.WriteLine(robots.Allows(parsed.GetValue(agent)!, address) ? "allowed" : "disallowed");
            }

            return Program.Done;
        });
        return command;
    }
}
