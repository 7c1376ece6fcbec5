using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Synthesis.Gather.Web;

namespace Synthesis.Tests.Support;

/// <summary>A site on this machine that answers byte by byte what a test wants, however odd. It plays every host: a test maps them to it.</summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly ConcurrentDictionary<Task, bool> open = new();
    private readonly Dictionary<string, int> inFlightAt = [];
    private int inFlight;

    /// <param name="answer">Answers a request.</param>
    /// <param name="certificate">The certificate to speak TLS with, by the name that is asked for; null speaks plainly.</param>
    internal LoopbackSite(Func<Request, Reply, Task> answer, Func<string, X509Certificate2>? certificate = null)
    {
        listener.Start();
        accepting = AcceptAsync(answer, certificate);
    }

    /// <summary>As above, with answers that are whole.</summary>
    internal LoopbackSite(Func<Request, string> answer)
        : this((request, reply) => reply.WriteAsync(answer(request)))
    {
    }

    /// <summary>A request that came.</summary>
    internal sealed record Request(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        internal string Host => Headers.GetValueOrDefault("host", "");

        internal string Address => "http://" + Host + Path;
    }

    /// <summary>Where the answer goes.</summary>
    internal sealed class Reply(Stream stream, Socket socket)
    {
        internal async Task WriteAsync(byte[] bytes) => await stream.WriteAsync(bytes);

        internal Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

        /// <summary>Breaks the line the hard way.</summary>
        internal void Reset()
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }

        /// <summary>Waits until the other side has gone.</summary>
        internal async Task UntilGoneAsync()
        {
            try
            {
                while (await stream.ReadAsync(new byte[1024]) > 0)
                {
                }
            }
            catch (IOException)
            {
                // Gone, and not politely.
            }
        }
    }

    internal ConcurrentQueue<Request> Requests { get; } = new();

    /// <summary>The paths that were asked for, in order, robots.txt left out.</summary>
    internal IReadOnlyList<string> Paths => [.. Requests.Where(r => r.Path != "/robots.txt").Select(r => r.Path)];

    /// <summary>The most requests that were in flight at once.</summary>
    internal int MostAtOnce { get; private set; }

    /// <summary>The most that were in flight at once at one host.</summary>
    internal int MostAtOnceOfAHost { get; private set; }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Every host, on the usual ports, is this site.</summary>
    internal ResolveMap Everywhere => ResolveMap.Parse([$"*:80:127.0.0.1:{Port}", $"*:443:127.0.0.1:{Port}"]);

    /// <summary>An answer in full.</summary>
    internal static string Page(string body, string status = "200 OK", string headers = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    internal static string Moved(string to, string status = "302 Found") => Page("", status, $"Location: {to}\r\n");

    internal static string Missing => Page("no such page", "404 Not Found");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(open.Keys);
        stop.Dispose();
    }

    private async Task AcceptAsync(Func<Request, Reply, Task> answer, Func<string, X509Certificate2>? certificate)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                var serving = ServeAsync(socket, answer, certificate);
                open.TryAdd(serving, true);
                _ = serving.ContinueWith(t => open.TryRemove(t, out _), TaskScheduler.Default);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket, Func<Request, Reply, Task> answer, Func<string, X509Certificate2>? certificate)
    {
        try
        {
            using (socket)
            {
                await using var closing = stop.Token.UnsafeRegister(s => ((Socket)s!).Dispose(), socket);
                Stream stream = new NetworkStream(socket);
                if (certificate is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateSelectionCallback = (_, name) => certificate(name ?? "") });
                    stream = secure;
                }

                if (await ReadAsync(stream) is not { } request)
                {
                    return;
                }

                Requests.Enqueue(request);
                lock (listener)
                {
                    MostAtOnce = Math.Max(MostAtOnce, ++inFlight);
                    MostAtOnceOfAHost = Math.Max(MostAtOnceOfAHost, inFlightAt[request.Host] = inFlightAt.GetValueOrDefault(request.Host) + 1);
                }

                try
                {
                    await answer(request, new Reply(stream, socket));
                }
                finally
                {
                    lock (listener)
                    {
                        inFlight--;
                        inFlightAt[request.Host]--;
                    }
                }

                if (stream is SslStream tls)
                {
                    await tls.ShutdownAsync();
                }

                socket.Shutdown(SocketShutdown.Send);
                await new Reply(stream, socket).UntilGoneAsync();
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The other side went away, as it may.
        }
    }

    private static async Task<Request?> ReadAsync(Stream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n");
        var words = lines[0].Split(' ');
        var headers = lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(": ", 2)).ToDictionary(l => l[0].ToLowerInvariant(), l => l[1]);
        var body = new byte[int.Parse(headers.GetValueOrDefault("content-length", "0"), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return new Request(words[0], words[1], headers, Encoding.UTF8.GetString(body));
    }
}
