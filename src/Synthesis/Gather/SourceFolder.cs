namespace Synthesis.Gather;

/// <summary>Finds the files that the paths of a command stand for.</summary>
public static class SourceFolder
{
    private const int MostLinks = 40;

    /// <summary>
    /// Lists the files that <paramref name="paths"/> name, in the order given; a folder stands for the files in it and below,
    /// in ordinal order of their names. Names that begin with a dot are passed over. A symbolic link that leads out of its
    /// folder is listed with a <see cref="Source.Refusal"/>, and so is a path where nothing is: nothing is dropped in silence.
    /// </summary>
    public static IReadOnlyList<Source> List(IEnumerable<string> paths)
    {
        var found = new List<Source>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                Walk(path, Path.GetFullPath(path), Path.GetFullPath(path), found);
            }
            else if (File.Exists(path))
            {
                found.Add(new Source(Slashes(path), Path.GetFullPath(path)));
            }
            else
            {
                found.Add(new Source(Slashes(path), Path.GetFullPath(path), new Issue("not-found", Severity.Error,
                    $"Nothing is at {Shown(path)}: check the spelling and the folder the command was started in.")));
            }
        }

        return found;
    }

    private static void Walk(string shown, string folder, string root, List<Source> found)
    {
        IEnumerable<FileSystemInfo> entries;
        try
        {
            entries = new DirectoryInfo(folder).EnumerateFileSystemInfos()
                .Where(e => e.Name[0] != '.')
                .OrderBy(e => e.Name, StringComparer.Ordinal)
                .ToList();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            found.Add(new Source(Slashes(shown), folder, new Issue("unreadable-folder", Severity.Error,
                $"The folder {Shown(shown)} cannot be listed ({e.Message}): check its permissions.")));
            return;
        }

        foreach (var entry in entries)
        {
            var path = shown.TrimEnd('/', Path.DirectorySeparatorChar) + "/" + entry.Name;
            if (entry.LinkTarget is not null && LeadsOut(entry, root))
            {
                found.Add(new Source(Slashes(path), entry.FullName, new Issue("link-out", Severity.Error,
                    $"{Shown(path)} is a symbolic link out of its folder and was not followed: copy the file into the folder to have it read.")));
            }
            else if (Directory.Exists(entry.FullName))
            {
                if (entry.LinkTarget is null)
                {
                    Walk(path, entry.FullName, root, found);
                }
            }
            else
            {
                found.Add(new Source(Slashes(path), entry.FullName));
            }
        }
    }

    private static bool LeadsOut(FileSystemInfo link, string root)
    {
        try
        {
            return !(Real(link.FullName) + Path.DirectorySeparatorChar)
                .StartsWith(Real(root).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>A full path with every link in it followed, those of the folders on the way too.</summary>
    private static string Real(string path, int followed = 0)
    {
        if (followed > MostLinks)
        {
            throw new IOException("Too many links.");
        }

        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            var link = new FileInfo(next);
            real = link.LinkTarget is null ? next : Real(link.ResolveLinkTarget(returnFinalTarget: false)!.FullName, followed + 1);
        }

        return real;
    }

    private static string Slashes(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');

    private static string Shown(string path) => "'" + path.ReplaceLineEndings("\\n") + "'";
}
