using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Synthesis.App;
using Synthesis.App.Web;
using Synthesis.Browser.Support;
using Synthesis.Store;

namespace Synthesis.Browser;

/// <summary>Twelve coders at once, while the server is killed and started again; by itself, since it takes all that the machine has.</summary>
[Collection("load")]
public sealed class LoadTests
{
    private const int Coders = 12, Kills = 5;

    /// <summary>How many decisions: 10,000, or as many as <c>SYNTHESIS_LOAD</c> says.</summary>
    private static readonly int Decisions = int.TryParse(Environment.GetEnvironmentVariable("SYNTHESIS_LOAD"), out var asked) ? asked : 10_000;

    [Fact]
    public async Task Every_acknowledged_decision_of_twelve_coders_is_there_once_though_the_server_is_killed_five_times()
    {
        var folder = await ServedReview.PreparedAsync(true, ServedReview.Sample("stannerby-commissioning-strategy-2023-2028.docx"), ServedReview.Sample("calderwick-homes-and-placements-2023-2026.pdf"));
        var port = FreePort();
        string[] strategies, codes;
        var tokens = Enumerable.Range(0, Coders).Select(_ => Person.NewToken()).ToList();
        using (var review = OpenReview.At(folder))
        {
            strategies = [.. Pipeline.BenchOf(review.Design, review.Store).Where(s => s.Selected.Fate.Included).Select(s => s.Name)];
            // One code is left out, so that nobody ends a strategy, which would close what was settled of it.
            codes = [.. review.Design.Codes.Skip(1).Select(c => c.Id)];
            for (var i = 0; i < Coders; i++)
            {
                review.Store.AddSignIn($"coder {i}", false, Person.HashOf(tokens[i]));
            }
        }

        var (acknowledged, times, given) = (new ConcurrentBag<(string Note, string Coder, string Strategy, string Code, string Status)>(), new ConcurrentBag<double>(), 0);
        var server = await ServeAsync(folder, port);
        async Task CodeAsync(int coder)
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = TimeSpan.FromSeconds(30) }) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
            client.DefaultRequestHeaders.Add("Cookie", $"{Gate.Cookie}={tokens[coder]}");
            client.DefaultRequestHeaders.Add(Gate.ProofHeader, new Person("", false, tokens[coder]).Proof);
            for (int n; (n = Interlocked.Increment(ref given)) <= Decisions;)
            {
                var note = $"{coder} {n}";
                var content = new { request = Guid.NewGuid().ToString(), strategy = strategies[n % strategies.Length], code = codes[n % codes.Length], status = n % 3 == 0 ? "unclear" : "absent", round = "1", values = Array.Empty<string>(), note };
                while (true)
                {
                    try
                    {
                        var started = Stopwatch.GetTimestamp();
                        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/api/decide?by=strategy", content);
                        if (answer.StatusCode == HttpStatusCode.OK)
                        {
                            await answer.Content.ReadAsByteArrayAsync();
                            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                            acknowledged.Add((note, $"coder {coder}", content.strategy, content.code, content.status));
                            break;
                        }

                        Assert.Fail($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                    }
                    catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
                    {
                        // As the page's script does: the same request again until it is answered.
                        await Task.Delay(20);
                    }
                }
            }
        }

        try
        {
            var work = Task.WhenAll(Enumerable.Range(0, Coders).Select(i => Task.Run(() => CodeAsync(i))));
            for (var kill = 1; kill <= Kills; kill++)
            {
                while (acknowledged.Count < kill * Decisions / (Kills + 1) && !work.IsCompleted)
                {
                    await Task.Delay(5);
                }

                await KillAsync(server);
                server = await ServeAsync(folder, port);
            }

            await work;
        }
        finally
        {
            await KillAsync(server);
        }

        using var store = ReviewStore.Open(folder, TimeProvider.System);
        var kept = store.Decisions().Where(d => d.Round != Synthesis.Review.Decision.Consensus).Select(d => (d.Note!, d.Coder, d.Strategy, d.Code, d.Status.ToString().ToLowerInvariant()));

        // Each note is of one answer alone: every one that was acknowledged is there once, as it was given and by whom, and no other.
        Assert.Equal(Decisions, acknowledged.Select(a => a.Note).Distinct().Count());
        Assert.Equal(acknowledged.Order(), kept.Order());
        var sorted = times.Order().ToList();
        Console.WriteLine($"{Decisions} decisions of {Coders} coders, {Kills} kills: median {sorted[sorted.Count / 2]:0} ms, p95 {sorted[(int)(0.95 * sorted.Count)]:0} ms, p99 {sorted[(int)(0.99 * sorted.Count)]:0} ms");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task KillAsync(Process server)
    {
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
    }

    private static async Task<Process> ServeAsync(string folder, int port)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", typeof(Synthesis.App.Program).Assembly.Location, "review", folder, "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        var server = Process.Start(start)!;
        var line = await server.StandardOutput.ReadLineAsync();
        Assert.True(line?.StartsWith("The workbench answers", StringComparison.Ordinal), line + (line is null ? await server.StandardError.ReadToEndAsync() : ""));
        return server;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Tests beside which no others run.</summary>
[CollectionDefinition("load", DisableParallelization = true)]
public sealed class LoadedMachine;
