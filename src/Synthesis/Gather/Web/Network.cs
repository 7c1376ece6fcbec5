using System.Net;
using System.Net.Sockets;

namespace Synthesis.Gather.Web;

/// <summary>The way out: how names are resolved and addresses connected to. Given to the fetcher so that tests can put another one in.</summary>
/// <param name="Resolve">Gives the addresses of a host's name; throws <see cref="SocketException"/> where there are none.</param>
/// <param name="Connect">Opens a line to an address that has been found allowed.</param>
/// <param name="Working">Called when the fetcher begins what takes real time and disposed when it only waits for its clock again: a simulated clock stands still in between. Null where time is real.</param>
public sealed record Network(
    Func<string, CancellationToken, Task<IPAddress[]>> Resolve, Func<IPEndPoint, CancellationToken, ValueTask<Stream>> Connect, Func<IDisposable>? Working = null)
{
    /// <summary>The real one.</summary>
    public static Network Real { get; } = new((host, cancellation) => Dns.GetHostAddressesAsync(host, cancellation), ConnectAsync);

    private static async ValueTask<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
