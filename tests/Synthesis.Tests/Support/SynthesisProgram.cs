using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Synthesis.Tests.Support;

/// <summary>The built program, run as a child the way a user runs it.</summary>
internal static class SynthesisProgram
{
    private static readonly string Library = typeof(Synthesis.App.Program).Assembly.Location;

    /// <summary>What a run gave back.</summary>
    internal sealed record Result(int Exit, string Output, string Errors)
    {
        /// <summary>Standard output's lines, each parsed as one JSON object: fails where there is anything else.</summary>
        internal IReadOnlyList<JsonElement> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    internal static Task<Result> RunAsync(params string[] arguments) => RunAsync(arguments, null, null);

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
}
