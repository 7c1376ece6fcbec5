using Synthesis.Extract;
using Spectre.Console;

namespace Synthesis.App;

/// <summary>What a command writes: results on standard output, progress and messages on standard error.</summary>
internal static class Output
{
    /// <summary>Writes lines to standard output as they come; a reader that has gone away ends the command.</summary>
    internal static Stream Standard() => new BufferedStream(Console.OpenStandardOutput(), 1 << 16);

    /// <summary>Names on standard error what could not be read.</summary>
    /// <returns>Whether there was such a thing.</returns>
    internal static bool NameErrors(string path, IEnumerable<Issue> issues)
    {
        var errors = issues.Where(i => i.Severity == Severity.Error).ToList();
        foreach (var issue in errors)
        {
            Console.Error.WriteLine($"synthesis: '{path.ReplaceLineEndings("\\n")}': {issue.Message} [{issue.Code}]");
        }

        return errors.Count > 0;
    }

    /// <summary>A line for people on a document that was read.</summary>
    internal static string Summary(Document document) =>
        $"{document.Path}\t{document.MediaType ?? "-"}\t{(document.Pages is { } p ? $"{p} pages" : "-")}\t{document.Blocks.Count} blocks\t{document.Title ?? "-"}";

    /// <summary>Runs work with a progress display where standard error is a terminal.</summary>
    internal static async Task<T> WithProgressAsync<T>(Func<IProgress<StageProgress>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).HideCompleted(false).StartAsync(async context =>
        {
            var tasks = new Dictionary<string, ProgressTask>();
            return await work(new Relay(step =>
            {
                lock (tasks)
                {
                    var task = tasks.TryGetValue(step.Stage, out var known) ? known : tasks[step.Stage] = context.AddTask(step.Stage, maxValue: Math.Max(1, step.Total));
                    task.Value = step.Done;
                }
            }));
        });
    }

    private sealed class Relay(Action<StageProgress> show) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => show(value);
    }
}
