using System.CommandLine;
using Synthesis.App.Web;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis review</c>: the workbench.</summary>
internal static class ReviewCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("REVIEW") { Description = "The review's folder." };
        var listen = new Option<string>("--listen") { Description = "The address to listen on. Wider than this machine only with --tls or --behind-proxy.", DefaultValueFactory = _ => "127.0.0.1", HelpName = "ADDRESS" };
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 takes one that is free.", DefaultValueFactory = _ => Listening.UsualPort, HelpName = "N" };
        var tls = new Option<string?>("--tls") { Description = "A certificate with its key, as .pfx without a password or .pem: the workbench is then served over TLS.", HelpName = "FILE" };
        var proxy = new Option<string?>("--behind-proxy") { Description = "The name under which a proxy in front, which has TLS, passes requests on.", HelpName = "NAME" };
        var command = new Command("review", "Serve a review to browsers, where people screen, code, settle differences and rate. People sign in by links made with 'synthesis coder add'.") { folder, listen, port, tls, proxy };
        command.SetAction(async (parsed, cancellation) =>
        {
            var listening = Listening.Of(parsed.GetValue(listen)!, parsed.GetValue(port), parsed.GetValue(tls), parsed.GetValue(proxy));
            await using var workbench = await Workbench.StartAsync(parsed.GetValue(folder)!, listening, TimeProvider.System, cancellation);
            Console.WriteLine($"The workbench answers at {workbench.Address} until you stop it with Ctrl+C.");
            Console.WriteLine($"Who has no link yet gets one by: synthesis coder add {parsed.GetValue(folder)} NAME");
            await workbench.UntilStoppedAsync(cancellation);
            return Program.Done;
        });
        return command;
    }
}
