namespace Synthesis.App;

/// <summary>Finds the files that come with the program: codebooks and populations.</summary>
internal static class ProjectFiles
{
    /// <summary>A path that is there as given, or below a folder above the program; as given where neither is.</summary>
    internal static string Find(string path)
    {
        if (Path.Exists(path) || Path.IsPathRooted(path))
        {
            return path;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, path);
            if (Path.Exists(candidate))
            {
                return candidate;
            }
        }

        return path;
    }
}
