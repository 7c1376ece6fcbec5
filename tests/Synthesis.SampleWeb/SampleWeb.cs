using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Synthesis.SampleWeb.Faults;

namespace Synthesis.SampleWeb;

/// <summary>The practice web, running on loopback. Hosts are told apart by the Host field, certificates by the name that the visitor gives; on a host that is an address or <c>localhost</c> stand <c>/-/report</c> and <c>/-/truth</c>.</summary>
public sealed class SampleWeb : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly PracticeAuthority _authority;

    private SampleWeb(WebApplication server, World world, Visits visits, PracticeAuthority authority) => (_server, World, Visits, _authority) = (server, world, visits, authority);

    /// <summary>The sites.</summary>
    public World World { get; }

    /// <summary>What was asked of them.</summary>
    public Visits Visits { get; }

    /// <summary>The certificate to trust, as PEM.</summary>
    public string AuthorityPem => _authority.Pem;

    /// <summary>The port of HTTP on 127.0.0.1.</summary>
    public int Port { get; private init; }

    /// <summary>The port of HTTPS on 127.0.0.1.</summary>
    public int SecurePort { get; private init; }

    /// <summary>What to map names with, in the form <c>HOST:PORT:ADDRESS:PORT</c>; <c>*</c> is every host.</summary>
    public IReadOnlyList<string> Resolve => [$"*:80:127.0.0.1:{Port}", $"*:443:127.0.0.1:{SecurePort}"];

    /// <summary>What the server says of its visitors so far.</summary>
    public Report Report => Visits.Report(World);

    /// <summary>What is where.</summary>
    public IReadOnlyList<Truth> Truth => Truths.Of(World);

    /// <summary>Starts the web; it stops when disposed of.</summary>
    public static async Task<SampleWeb> StartAsync(WebOptions options, CancellationToken cancellation = default)
    {
        var (world, visits, authority) = (new World(options), new Visits(options.Time, options.AnnouncedDelay), new PracticeAuthority());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Listen(IPAddress.Loopback, options.Port == 0 ? 0 : options.Port + 1, listen => listen.UseHttps(https =>
                https.ServerCertificateSelector = (_, name) => authority.For(name ?? "localhost", world.Faults.Select(f => f.Certified(world.OwnerOf(name ?? ""), name ?? "")).FirstOrDefault(c => c is not null))));
        });
        var server = builder.Build();
        var web = new[] { (SampleWeb?)null };
        server.Run(context => web[0]!.ServeAsync(context));
        web[0] = new SampleWeb(server, world, visits, authority);
        await server.StartAsync(cancellation);
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).ToList();
        return web[0] = new SampleWeb(server, world, visits, authority) { Port = addresses.First(a => a.Scheme == "http").Port, SecurePort = addresses.First(a => a.Scheme == "https").Port };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        var (request, stop) = (context.Request, context.RequestAborted);
        var host = request.Host.Host.ToLowerInvariant();
        if (IPAddress.TryParse(host, out _) || host == "localhost")
        {
            await ControlAsync(context);
            return;
        }

        var asked = new Asked(
            request.Method, host, request.IsHttps, request.Path.Value is { Length: > 0 } path ? path : "/", request.QueryString.Value ?? "",
            request.Query.GroupBy(q => q.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Value.ToString(), StringComparer.OrdinalIgnoreCase),
            request.HasFormContentType ? (await request.ReadFormAsync(stop)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal) : new Dictionary<string, string>(), request.Headers.UserAgent.ToString());
        var address = request.GetEncodedUrl() + (asked.Form.Count > 0 ? " " + string.Join('&', asked.Form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}")) : "");
        var (site, plan, bare) = (World.Find(host), World.OwnerOf(host), Plan.Bare(host));
        var socket = context.Features.Get<IConnectionSocketFeature>()?.Socket;
        var (number, at) = Visits.Begin(bare, address, site is not null && (World.RobotsOf(site)?.Forbids(request.GetEncodedPathAndQuery()) ?? false), () => HasLeft(socket));
        var answer = new Answer(0, null, []);
        try
        {
            if (World.Options.Thinking > TimeSpan.Zero)
            {
                await Task.Delay(World.Options.Thinking, stop);
            }

            answer = AnswerTo(asked, site, plan, name => request.Headers[name].ToString());
            if (asked.Path == "/robots.txt" && answer.Status == 200 && site is not null && World.RobotsOf(site)?.CrawlDelay is { } delay)
            {
                Visits.Ask(bare, delay);
            }

            if (answer.Status is 429 or 503 && answer.RetryAfter(World.Options.Time.GetUtcNow()) is { } until)
            {
                Visits.Close(bare, until);
            }

            if (answer.Instead is { } instead)
            {
                await instead(context, stop);
                return;
            }

            answer = Prepared(context, answer, plan);
        }
        finally
        {
            Visits.End(new Visit(number, at, bare, plan?.Authority.Code, request.Method, address, answer.Status, answer.Delivers), answer.Passing);
        }

        if (!HttpMethods.IsHead(request.Method) && answer.Status != 304)
        {
            await context.Response.Body.WriteAsync(answer.Body, stop);
        }
    }

    /// <summary>Whether the other side has closed a connection: it can be read and holds nothing.</summary>
    private static bool HasLeft(Socket? socket)
    {
        try
        {
            return socket is not null && socket.Poll(TimeSpan.Zero, SelectMode.SelectRead) && socket.Available == 0;
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            return true;
        }
    }

    private Answer AnswerTo(Asked asked, Sites.Site? site, Plan? plan, Func<string, string> header)
    {
        if (site is null)
        {
            return Answer.Text("There is no such host in this web.", 421);
        }

        var scene = new Scene(asked, site, plan, name => Visits.Count($"{asked.Host} {name}"), World.Options.Time, header);
        foreach (var fault in World.Faults)
        {
            if (fault.Before(scene) is { } own)
            {
                return own;
            }
        }

        return World.Faults.Aggregate(Usual(World.Faults.Aggregate(asked, (heard, fault) => fault.Heard(scene, heard)), site, plan), (answer, fault) => fault.After(scene, answer));
    }

    // Most sites send visitors on to HTTPS and to the one host they go by; some answer at both.
    private Answer Usual(Asked asked, Sites.Site site, Plan? plan)
    {
        var (secures, gathers) = World.MannersOf(plan);
        var there = gathers && !World.IsMirror(asked.Host) && Plan.Bare(asked.Host) == Plan.Bare(site.Host) ? site.Host : asked.Host;
        return asked.Method is not ("GET" or "HEAD" or "POST") ? Answer.Text("Not allowed.", 405)
            : (secures && !asked.Secure) || there != asked.Host ? Answer.To($"http{(secures || asked.Secure ? "s" : "")}://{there}{Sites.Site.Escaped(asked.Path)}{asked.Query}")
            : asked.Path == "/robots.txt" && World.RobotsOf(site) is { } robots ? Answer.Text(robots.Text())
            : site.Serve(asked);
    }

    private static Answer Prepared(HttpContext context, Answer answer, Plan? plan)
    {
        var (response, manners) = (context.Response, (plan?.Dice ?? new Dice(1)).For("transport"));
        var (tags, dates, packs) = (manners.Chance(0.6), manners.Chance(0.6), manners.Chance(0.6));
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (answer is { Lasting: true, Status: 200 })
        {
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body))[..20]}\"";
            var day = answer.Updated is { } updated && dates ? new DateTimeOffset(updated.ToDateTime(new TimeOnly(9, 30)), TimeSpan.Zero).ToString("R", CultureInfo.InvariantCulture) : null;
            response.Headers.ETag = tags ? tag : default;
            response.Headers.LastModified = day;
            var known = context.Request.Headers;
            if (tags && known.IfNoneMatch.Count > 0 ? known.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal) : day is not null && known.IfModifiedSince == day)
            {
                answer = answer with { Status = 304, Delivers = null };
            }
        }

        response.StatusCode = answer.Status;
        if (answer.Status == 304)
        {
            return answer;
        }

        if (answer.MediaType is not null)
        {
            response.ContentType = answer.MediaType;
        }

        if (packs && answer.MediaType?.StartsWith("text/", StringComparison.Ordinal) == true && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase) && response.Headers.ContentEncoding.Count == 0)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(answer.Body);
            }

            response.Headers.ContentEncoding = "gzip";
            response.Headers.Vary = "Accept-Encoding";
            answer = answer with { Body = packed.ToArray() };
        }

        response.ContentLength = answer.Body.Length;
        return answer;
    }

    private async Task ControlAsync(HttpContext context)
    {
        if (context.Request.Path.Value?.StartsWith("/-/", StringComparison.Ordinal) != true)
        {
            Visits.Inwards(context.Request.GetEncodedUrl());
        }

        object? said = context.Request.Path.Value switch { "/-/report" => Report, "/-/truth" => Truth, "/-/visits" => Visits.All, _ => null };
        context.Response.StatusCode = said is null ? 404 : 200;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(said is null ? Encoding.UTF8.GetBytes("{}") : JsonSerializer.SerializeToUtf8Bytes(said, Truths.Json), context.RequestAborted);
    }
}
