namespace Synthesis.Tests.Support;

/// <summary>Fails with every fault that was found, one a line.</summary>
internal static class Nothing
{
    internal static void Wrong(IEnumerable<string> faults)
    {
        var all = string.Join("\n", faults);
        Assert.True(all.Length == 0, all);
    }
}
