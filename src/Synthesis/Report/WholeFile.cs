namespace Synthesis.Report;

/// <summary>Writes files so that a reader finds the whole of the new one or the whole of the old one, never a part.</summary>
public static class WholeFile
{
    /// <summary>Writes aside in the same folder, then renames into place. On failure nothing is left behind.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var aside = path + ".part";
        try
        {
            using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // What .NET makes of a file system's own limit on a file's size.
            throw new IOException($"'{path}' could not be written: {e.Message}", e);
        }
        finally
        {
            File.Delete(aside);
        }
    }
}
