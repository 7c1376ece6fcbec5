namespace Synthesis.Tests.Support;

/// <summary>Where the project's own files are, and the shared test data beside it.</summary>
internal static class Project
{
    internal static string Root { get; } = FindRoot();

    internal static string Shared { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    internal static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    internal static string SharedAt(params string[] parts) => Path.Combine([Shared, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Synthesis.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run inside the project.");
    }
}
