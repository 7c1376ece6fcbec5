using System.CommandLine;
using Synthesis.App.Web;
using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis coder</c>: who may sign in to the workbench.</summary>
internal static class CoderCommand
{
    internal static Command Create() => new("coder", "Say who may sign in to a review's workbench.") { Add(), Revoke(), List() };

    private static Argument<string> Folder() => new("REVIEW") { Description = "The review's folder." };

    private static Argument<string> Name() => new("NAME") { Description = "The person's name, as decisions will bear it." };

    private static Command Add()
    {
        var (folder, name) = (Folder(), Name());
        var leads = new Option<bool>("--lead") { Description = "This person leads: sees all coders' work that they are not coding blind themselves, settles differences, sets rounds." };
        var url = new Option<string>("--url") { Description = "Where the workbench is reached.", DefaultValueFactory = _ => $"http://127.0.0.1:{Listening.UsualPort}", HelpName = "ADDRESS" };
        var command = new Command("add", "Make a link by which a person signs in. It is shown once: the review keeps only a hash of it. A further link leaves earlier ones valid.") { folder, name, leads, url };
        command.SetAction(parsed =>
        {
            var who = parsed.GetValue(name)!.Trim();
            if (!PeopleRoutes.MayBeCalled(who))
            {
                throw new UsageException($"'{who}' cannot be a coder's name: write one of 1 to 100 characters that is not '{Decision.Consensus}', '{ReviewStore.Machine}' or '{Bench.Machine}'.");
            }

            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var token = Person.NewToken();
            review.Store.AddSignIn(who, parsed.GetValue(leads), Person.HashOf(token));
            Console.WriteLine($"{who} signs in with this link, which is shown only now:\n{parsed.GetValue(url)!.TrimEnd('/')}/sign-in/{token}");
            return Program.Done;
        });
        return command;
    }

    private static Command Revoke()
    {
        var (folder, name) = (Folder(), Name());
        var command = new Command("revoke", "Make every link of a person invalid at once. What the person decided stays.") { folder, name };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            var revoked = review.Store.Revoke(parsed.GetValue(name)!);
            Console.WriteLine(revoked == 0 ? $"{parsed.GetValue(name)} had no valid link." : $"{revoked} {(revoked == 1 ? "link" : "links")} of {parsed.GetValue(name)} revoked.");
            return revoked == 0 ? Program.NotAll : Program.Done;
        });
        return command;
    }

    private static Command List()
    {
        var folder = Folder();
        var command = new Command("list", "List who can sign in.") { folder };
        command.SetAction(parsed =>
        {
            using var review = OpenReview.At(parsed.GetValue(folder)!);
            foreach (var signIn in review.Store.SignIns())
            {
                Console.WriteLine($"{signIn.Coder}\t{(signIn.Leads ? "leads" : "codes")}\tlink of {signIn.At}{(signIn.Revoked is { } at ? $", revoked {at}" : "")}");
            }

            return Program.Done;
        });
        return command;
    }
}
