using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Synthesis.Gather;
using Synthesis.SampleWeb;
using Synthesis.SampleWeb.Sites;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Gather;

/// <summary>A web with one fault everywhere, and a client that follows nothing, at an authority with a strategy of its own as a PDF file behind a landing page.</summary>
internal sealed class FaultVisit(SampleWeb.SampleWeb web, HurriedClock clock, HttpClient client, Plan plan) : IAsyncDisposable
{
    public SampleWeb.SampleWeb Practice => web;

    public HurriedClock Clock => clock;

    public HttpClient Client => client;

    public Plan Plan => plan;

    public CouncilSite Site => web.World.SiteOf(plan);

    public string Strategy => Site.Placements.First(p => p.Publication == plan.Newest!.Key).Address;

    public static async Task<FaultVisit> ToAsync(string fault)
    {
        var clock = new HurriedClock();
        var web = await SampleWeb.SampleWeb.StartAsync(Web(3, fault) with { Time = clock });
        var plan = web.World.Plans.First(p => p.Pages < 300 && p.Mirror is null && p.Newest is { Place: Place.Own, Format: Format.Pdf, Owners.Count: 1 } && web.World.MannersOf(p).Secures && web.World.SiteOf(p).Robots is not null
            && web.World.SiteOf(p).Chains.First(c => c.Publication.Key == p.Newest.Key).Addresses.Count > 2);
        return new FaultVisit(web, clock, Visitor(web), plan);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri($"https://{plan.Host}{path}"));

    public async Task<string> TextAsync(string path, params (string Name, string Value)[] headers)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, $"https://{plan.Host}{path}");
        headers.ToList().ForEach(h => question.Headers.TryAddWithoutValidation(h.Name, h.Value));
        using var answer = await client.SendAsync(question);
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await web.DisposeAsync();
    }

    private static HttpClient Visitor(SampleWeb.SampleWeb web)
    {
        var trusted = X509Certificate2.CreateFromPem(web.AuthorityPem);
        return new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { trusted }, RevocationMode = X509RevocationMode.NoCheck } },
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port == 443 ? web.SecurePort : web.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    internal static WebOptions Web(ulong seed, string? everywhere = null) => new()
    {
        Seed = seed, Authorities = Population.Read(Project.At("corpus", "england", "authorities.csv")).AsAt(new DateOnly(2024, 6, 1)), Everywhere = everywhere,
    };
}

/// <summary>A clock that stands still and whose timers are over at once.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private int _timers;

    public int Timers => _timers;

    public override DateTimeOffset GetUtcNow() => new(2024, 6, 1, 9, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
