using System.Runtime.InteropServices;

namespace Synthesis.Extract;

/// <summary>Holds a running child to limits on processor and memory, where Linux does that (<c>prlimit(2)</c>).</summary>
internal static partial class ChildLimits
{
    private const int ProcessorSeconds = 0, CoreSize = 4, AddressSpace = 9;

    /// <summary>Sets the limits of a child that has just been started; one that has ended already needs none.</summary>
    internal static void Set(int child, long megabytes, int processorSeconds)
    {
        if (OperatingSystem.IsLinux())
        {
            Limit(child, AddressSpace, (ulong)megabytes << 20);
            Limit(child, ProcessorSeconds, (ulong)processorSeconds);
            Limit(child, CoreSize, 0);
        }
    }

    private static void Limit(int child, int resource, ulong most)
    {
        var limit = new Bounds { Soft = most, Hard = most };
        _ = SetLimit(child, resource, limit, IntPtr.Zero);
    }

    [LibraryImport("libc", EntryPoint = "prlimit64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetLimit(int child, int resource, in Bounds limit, IntPtr former);

    private struct Bounds
    {
        internal ulong Soft, Hard;
    }
}
