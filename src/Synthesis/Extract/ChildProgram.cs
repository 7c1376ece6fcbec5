using System.Diagnostics;

namespace Synthesis.Extract;

/// <summary>How a child program ended.</summary>
internal enum ChildEnd
{
    /// <summary>It exited with 0.</summary>
    Done,

    /// <summary>It exited with another code, or died.</summary>
    Failed,

    /// <summary>It was stopped at its time limit.</summary>
    TimedOut,

    /// <summary>It is not installed.</summary>
    Missing,
}

/// <summary>
/// Runs a foreign parser as a child: no shell, an almost empty environment, limits on time, processor and memory, and its
/// output read as a stream. A hostile file can end the child, never the caller.
/// </summary>
internal static class ChildProgram
{
    private const int KeptErrorCharacters = 4000;

    /// <summary>
    /// Runs <paramref name="program"/> and hands its standard output to <paramref name="read"/> while it runs.
    /// </summary>
    /// <param name="program">Its name on the search path.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="limits">How long it may run and how much memory it may take.</param>
    /// <param name="read">Reads its standard output to the end.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="environment">Variables it needs beside the search path and the locale.</param>
    /// <returns>How it ended, and the first lines of its standard error.</returns>
    internal static async Task<(ChildEnd End, string Errors)> RunAsync(
        string program, IReadOnlyList<string> arguments, ReadingLimits limits, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation,
        params IReadOnlyList<(string Name, string Value)> environment)
    {
        if (Find(program) is not { } path)
        {
            return (ChildEnd.Missing, "");
        }

        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        if (OperatingSystem.IsWindows())
        {
            start.Environment["SystemRoot"] = Environment.GetFolderPath(Environment.SpecialFolder.Windows);
        }

        start.FileName = path;
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var child = new Process { StartInfo = start };
        child.Start();
        ChildLimits.Set(child.Id, limits.ChildMegabytes, Math.Min(limits.ChildSeconds, limits.ChildProcessorSeconds));
        child.StandardInput.Close();
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(TimeSpan.FromSeconds(limits.ChildSeconds));
        try
        {
            var errors = KeepStartAsync(child.StandardError, late.Token);
            await read(child.StandardOutput.BaseStream, late.Token).ConfigureAwait(false);
            var kept = await errors.ConfigureAwait(false);
            await child.WaitForExitAsync(late.Token).ConfigureAwait(false);
            return (child.ExitCode == 0 ? ChildEnd.Done : ChildEnd.Failed, kept);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (ChildEnd.TimedOut, "");
        }
        finally
        {
            Stop(child);
        }
    }

    /// <summary>Reads output that nobody wants.</summary>
    internal static async Task DiscardAsync(Stream stream, CancellationToken cancellation) =>
        await stream.CopyToAsync(Stream.Null, cancellation).ConfigureAwait(false);

    /// <summary>The full path of a program on the search path, or null.</summary>
    internal static string? Find(string program)
    {
        var names = OperatingSystem.IsWindows() ? (string[])[program + ".exe", program] : [program];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(f => names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }

    private static void Stop(Process child)
    {
        try
        {
            if (!child.HasExited)
            {
                child.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the answer.
        }
    }

    private static async Task<string> KeepStartAsync(StreamReader errors, CancellationToken cancellation)
    {
        var kept = "";
        var buffer = new char[1024];
        int n;
        while ((n = await errors.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            if (kept.Length < KeptErrorCharacters)
            {
                kept += new string(buffer, 0, n);
            }
        }

        return kept;
    }
}
