using System.Net.Sockets;
using Synthesis.Gather;
using Synthesis.Gather.Warc;
using Synthesis.Gather.Web;

namespace Synthesis.Tests.Support;

/// <summary>A gather from a loopback site, in time that passes only while nothing is in flight.</summary>
internal sealed class PracticeGather : IDisposable
{
    internal PracticeGather(LoopbackSite site, Func<FetchSettings, FetchSettings>? change = null, VirtualClock? clock = null, Func<Network, Network>? network = null, TestFolder? folder = null)
    {
        Clock = clock ?? new VirtualClock();
        Folder = folder ?? new TestFolder();
        Settings = new FetchSettings("A practice review", "review@practice.example") { Resolve = site.Everywhere };
        Settings = change?.Invoke(Settings) ?? Settings;
        Archive = WarcArchive.Open(Folder.At("archive"), Settings.UserAgent, Clock);
        var real = Network.Real with { Working = Clock.Hold, Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound) };
        Fetcher = new WebFetcher(Settings, Archive, Clock, network?.Invoke(real) ?? real);
    }

    internal VirtualClock Clock { get; }

    internal TestFolder Folder { get; }

    internal FetchSettings Settings { get; }

    internal WarcArchive Archive { get; }

    internal WebFetcher Fetcher { get; }

    internal string ArchiveFolder => Folder.At("archive");

    internal Task<Exchange> AskAsync(string address, string? form = null, Validators? known = null) => Fetcher.FetchAsync(new Ask(new Uri(address), form, known), CancellationToken.None);

    public void Dispose()
    {
        Fetcher.Dispose();
        Archive.Dispose();
        Clock.Dispose();
        Folder.Dispose();
    }
}
