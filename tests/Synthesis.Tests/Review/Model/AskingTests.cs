using System.Collections.Concurrent;
using Synthesis.Extract;
using Synthesis.Review.Model;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review.Model;

/// <summary>What tests of an endpoint ask it: pages about ponds, with a key, in time that does not pass.</summary>
public abstract class AskingTests : IDisposable
{
    private protected const string Key = "sk-secret-0123456789";

    private protected readonly Ponds ponds = new();
    private protected readonly ImmediateClock clock = new(TimeSpan.FromMinutes(5));
    private protected readonly ConcurrentQueue<ModelAnswer> kept = new();

    private static readonly AskingBudget Unlimited = new(null, null, 0, 0);

    public void Dispose()
    {
        ponds.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static Document[] Pages(int n) => [.. Enumerable.Range(0, n).Select(i => Documents.Of(Documents.Heading($"Page {i} of the parish"), Documents.Prose("Green frogs live at the north pond, 14 of them.")))];

    private protected Task<AskingResult> AskAsync(LoopbackSite site, IReadOnlyList<Document> pages, Func<EndpointSettings, EndpointSettings>? with = null, AskingBudget? budget = null, CancellationToken cancellation = default)
    {
        var settings = new EndpointSettings(EndpointSettings.AddressOf($"http://127.0.0.1:{site.Port}/v1", hasKey: true)) { Key = Key };
        var open = Outstanding.Of(ponds.Prompting, pages.Select(ponds.Request), Ponds.Settings, 1, Ponds.Lookup(kept));
        return Asking.RunAsync(ponds.Prompting, open, with?.Invoke(settings) ?? settings, Ponds.Settings, budget ?? Unlimited, kept.Enqueue, clock, null, cancellation);
    }
}
