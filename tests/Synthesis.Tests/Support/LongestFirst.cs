using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Synthesis.Tests.Support." + nameof(Synthesis.Tests.Support.LongestFirst), "Synthesis.Tests")]

namespace Synthesis.Tests.Support;

/// <summary>Begins with the classes that take longest, so that none of them runs alone at the end while a core is idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(Store.ResumeTests), nameof(App.DemoCommandTests), nameof(Gather.Endurance.KilledGatherTests), nameof(Gather.Endurance.FaultySiteTests), nameof(Extract.PdfReaderTests), nameof(Gather.Find.GatheringTests), nameof(Conventions.RepeatabilityTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => Array.FindIndex(Long, l => c.DisplayName.EndsWith(l, StringComparison.Ordinal)) is var at and >= 0 ? at : Long.Length);
}
