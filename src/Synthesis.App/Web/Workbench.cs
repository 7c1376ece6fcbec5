using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <summary>The workbench: a review served to browsers.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IReadOnlyList<IDisposable> parts;

    private Workbench(WebApplication app, Bench bench, IReadOnlyList<IDisposable> parts) => (this.app, Bench, this.parts) = (app, bench, parts);

    /// <summary>The review that is served.</summary>
    internal Bench Bench { get; }

    /// <summary>What it answers: the method and the pattern of every route.</summary>
    internal IReadOnlyList<(string Method, string Pattern)> Routes => [.. app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (m, e.RoutePattern.RawText ?? ""))).Distinct()];

    /// <summary>The address at which it answers.</summary>
    internal string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Opens a review and begins to serve it.</summary>
    /// <exception cref="UsageException">The port is taken.</exception>
    internal static async Task<Workbench> StartAsync(string folder, Listening listening, TimeProvider clock, CancellationToken cancellation)
    {
        var bench = Web.Bench.Open(folder, clock);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error)
            // What keeps it from listening is said in one sentence, below.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Gate.MostUpload;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Listen(listening.Address, listening.Port, o => Secure(o, listening));
        });
        builder.Services.AddRazorComponents();
        builder.Services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            o.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        });
        builder.Services.Configure<FormOptions>(o =>
        {
            o.MultipartBodyLengthLimit = Gate.MostUpload;
            o.ValueCountLimit = 200;
            o.ValueLengthLimit = 64 << 10;
        });

        var app = builder.Build();
        var pictures = new Pictures(bench);
        var gate = new Gate(bench, listening);
        app.Use(ExplainAsync);
        app.Use((context, next) => gate.PassAsync(context, () => next(context)));
        app.MapGet("/assets/{edition}/{name}", (string name, HttpContext context) => OwnFiles.Get(name, context));
        SignInRoutes.Map(app, bench, listening);
        HomeRoutes.Map(app, bench);
        CodingRoutes.Map(app, bench);
        PictureRoutes.Map(app, bench, pictures);
        PresenceRoutes.Map(app, bench);
        ReadRoutes.Map(app, bench);
        DifferenceRoutes.Map(app, bench);
        TableRoutes.Map(app, bench);
        ScreeningRoutes.Map(app, bench);
        RatingRoutes.Map(app, bench);
        FileRoutes.Map(app, bench);
        PeopleRoutes.Map(app, bench, listening);
        var search = new SearchRoutes(bench);
        search.Map(app);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync();
            await bench.DisposeAsync();
            throw new UsageException($"Port {listening.Port} of {listening.Address} cannot be listened on ({e.Message.TrimEnd('.')}): end what uses it, or name another with --port, or an address of this machine with --listen.");
        }

        return new Workbench(app, bench, [pictures, search]);
    }

    /// <summary>Serves until it is stopped.</summary>
    internal Task UntilStoppedAsync(CancellationToken cancellation) => app.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        foreach (var part in parts)
        {
            part.Dispose();
        }

        await Bench.DisposeAsync();
    }

    private static void Secure(ListenOptions options, Listening listening)
    {
        if (listening.Certificate is { } certificate)
        {
            options.UseHttps(certificate);
        }
    }

    /// <summary>Turns what goes wrong into one clear sentence, without telling the inside of the program.</summary>
    private static async Task ExplainAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentLength: null or 0 })
            {
                await Gate.RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such page.");
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var (status, why) = e switch
            {
                Microsoft.AspNetCore.Http.BadHttpRequestException bad => (bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "That is too large. Nothing was changed." : "The request could not be read. Nothing was changed."),
                InvalidDataException => (StatusCodes.Status413PayloadTooLarge, "That is too large, or no form of ours. Nothing was changed."),
                JsonException => (StatusCodes.Status400BadRequest, "The request could not be read. Nothing was changed."),
                StoreException store => (StatusCodes.Status503ServiceUnavailable, store.Message),
                _ => (StatusCodes.Status500InternalServerError, "Something went wrong in the program. What you decided before is kept; try again, and tell whoever runs the review if it happens again."),
            };
            if (status == StatusCodes.Status500InternalServerError)
            {
                await Console.Error.WriteLineAsync($"synthesis: {context.Request.Method} {context.Request.Path}: {e}");
            }

            await Gate.RefuseAsync(context, status, why);
        }
    }
}
