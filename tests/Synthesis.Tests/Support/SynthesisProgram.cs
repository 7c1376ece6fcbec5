using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Synthesis.Tests.Support;

/// <summary>The built program, run as a child the way a user runs it, or within this process where only what it does and says matters.</summary>
internal static class SynthesisProgram
{
    private static readonly string Library = typeof(Synthesis.App.Program).Assembly.Location;
    private static readonly AsyncLocal<Listener?> Heard = new();
    private static readonly Lazy<bool> Listening = new(() =>
    {
        Directory.SetCurrentDirectory(Project.Root);
        Console.SetOut(new Routed(Console.Out, l => l.Output));
        Console.SetError(new Routed(Console.Error, l => l.Errors));
        return true;
    });

    /// <summary>What a run gave back.</summary>
    internal sealed record Result(int Exit, string Output, string Errors)
    {
        /// <summary>Standard output's lines, each parsed as one JSON object: fails where there is anything else.</summary>
        internal IReadOnlyList<JsonElement> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    internal static Task<Result> RunAsync(params string[] arguments) => RunAsync(arguments, null, null);

    /// <summary>
    /// Runs it within this process, from the project's folder, which saves a start of the runtime. Not for a command that writes records (<c>--json</c>): these go past the console.
    /// </summary>
    internal static Task<Result> HereAsync(params string[] arguments) => arguments.Contains("--json") ? RunAsync(arguments) : Task.Run(async () =>
    {
        _ = Listening.Value;
        var listener = Heard.Value = new Listener(new StringWriter(CultureInfo.InvariantCulture), new StringWriter(CultureInfo.InvariantCulture));
        var exit = await Synthesis.App.Program.Main(arguments);
        return new Result(exit, listener.Output.ToString()!, listener.Errors.ToString()!);
    });

    /// <summary>Runs it under another program, such as one that sets limits.</summary>
    internal static Task<Result> RunUnderAsync(string[] program, IReadOnlyDictionary<string, string> environment, params string[] arguments) => RunAsync(arguments, null, environment, program);

    internal static async Task<Result> RunAsync(string[] arguments, string? folder, IReadOnlyDictionary<string, string>? environment, string[]? under = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false,
            StandardOutputEncoding = new UTF8Encoding(false), StandardErrorEncoding = new UTF8Encoding(false), WorkingDirectory = folder ?? Project.Root,
        };
        start.FileName = Path.GetFileNameWithoutExtension(start.FileName) == "dotnet" ? start.FileName : "dotnet";
        string[] words = [.. under?[1..] ?? [], .. under is null ? (string[])[] : [start.FileName], "exec", Library, .. arguments];
        start.FileName = under?[0] ?? start.FileName;
        foreach (var argument in words)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var child = Process.Start(start)!;
        child.StandardInput.Close();
        var errors = child.StandardError.ReadToEndAsync();
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return new Result(child.ExitCode, output, await errors);
    }

    private sealed record Listener(TextWriter Output, TextWriter Errors);

    /// <summary>A console that gives what is said to whoever runs the program, and to its own end where nobody does.</summary>
    private sealed class Routed(TextWriter otherwise, Func<Listener, TextWriter> of) : TextWriter(CultureInfo.InvariantCulture)
    {
        private TextWriter To => Heard.Value is { } listener ? of(listener) : otherwise;

        public override Encoding Encoding => otherwise.Encoding;

        public override void Write(char value) => To.Write(value);

        public override void Write(string? value) => To.Write(value);

        public override void Write(char[] buffer, int index, int count) => To.Write(buffer, index, count);

        public override void Flush() => To.Flush();
    }
}
