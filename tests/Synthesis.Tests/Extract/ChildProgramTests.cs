using System.Diagnostics;
using Synthesis.Extract;

namespace Synthesis.Tests.Extract;

public sealed class ChildProgramTests
{
    private static async Task<(ChildEnd End, string Errors, string Output)> RunAsync(string program, string[] arguments, ReadingLimits? limits = null, CancellationToken cancellation = default)
    {
        var output = "";
        var (end, errors) = await ChildProgram.RunAsync(program, arguments, limits ?? new ReadingLimits(), async (stream, stop) =>
        {
            using var reader = new StreamReader(stream);
            output = await reader.ReadToEndAsync(stop);
        }, cancellation);
        return (end, errors, output);
    }

    [Fact]
    public async Task A_programs_output_is_read_and_its_end_told() =>
        Assert.Equal((ChildEnd.Done, "", "a b\n"), await RunAsync("echo", ["a b"]));

    [Fact]
    public async Task A_program_that_fails_gives_its_errors()
    {
        var (end, errors, _) = await RunAsync("ls", ["/no/such/folder"]);

        Assert.Equal(ChildEnd.Failed, end);
        Assert.Contains("/no/such/folder", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_installed_is_missing() =>
        Assert.Equal(ChildEnd.Missing, (await RunAsync("no-such-program-anywhere", [])).End);

    [Fact]
    public async Task A_program_that_runs_too_long_is_stopped()
    {
        var clock = Stopwatch.StartNew();

        var (end, _, _) = await RunAsync("sleep", ["60"], new ReadingLimits(ChildSeconds: 1));

        Assert.Equal(ChildEnd.TimedOut, end);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.5, 20);
    }

    [Fact]
    public async Task A_program_that_writes_without_end_is_stopped()
    {
        var (end, _) = await ChildProgram.RunAsync("yes", [], new ReadingLimits(ChildSeconds: 1), (stream, stop) => stream.CopyToAsync(Stream.Null, stop), CancellationToken.None);

        Assert.Contains(end, (ChildEnd[])[ChildEnd.TimedOut, ChildEnd.Failed]);
    }

    [Fact]
    public async Task A_program_that_takes_too_much_memory_fails_alone()
    {
        // It asks for ever more, so that it does so after the limit is set too.
        var (end, errors, _) = await RunAsync("awk", ["BEGIN { s = \"x\"; while (length(s) < 2000000000) s = s s }"], new ReadingLimits(ChildMegabytes: 64));

        Assert.Equal(ChildEnd.Failed, end);
        Assert.Contains("memory", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_stops_the_program_and_throws()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("sleep", ["60"], cancellation: stop.Token));
    }

    [Fact]
    public async Task A_program_sees_an_almost_empty_environment_and_no_shell()
    {
        var (_, _, output) = await RunAsync("env", []);

        Assert.Equal(["LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.Equal("$HOME `id` ; *\n", (await RunAsync("echo", ["$HOME `id` ; *"])).Output);
    }

    [Fact]
    public async Task Very_many_errors_are_read_to_their_end_and_only_the_first_kept()
    {
        var (end, errors, _) = await RunAsync("ls", [.. Enumerable.Range(0, 3000).Select(i => $"/no/such/folder/{i}")]);

        Assert.Equal(ChildEnd.Failed, end);
        Assert.InRange(errors.Length, 1000, 6000);
    }
}
