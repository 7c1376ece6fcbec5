namespace Synthesis.Gather.Warc;

/// <summary>Reads an archive's file from end to end, and makes its end good.</summary>
internal static class WarcFile
{
    /// <summary>The records of a file: those the index knows without reading them again, the rest read and checked; cuts off what is torn.</summary>
    internal static (List<WarcEntry> Entries, long CutOff, int Damaged) Walk(FileStream stream, string name, List<WarcEntry> known)
    {
        var found = new List<WarcEntry>();
        var (at, damaged, cutOff) = (0L, 0, 0L);
        foreach (var entry in known.TakeWhile(e => e.Offset == at && e.Offset + e.Length <= stream.Length))
        {
            found.Add(entry);
            at += entry.Length;
        }

        // What was written last may have been torn since, or never have reached the disk.
        while (found.Count > 0 && !IsWhole(stream, found[^1]))
        {
            at -= found[^1].Length;
            found.RemoveAt(found.Count - 1);
        }

        while (LengthAt(stream, at) is { } length)
        {
            try
            {
                found.Add(WarcEntry.Of(Member(stream, at, length), name, at, length));
            }
            catch (Exception e) when (e is InvalidDataException or FormatException && LengthAt(stream, at + length) is not null)
            {
                // Damaged, with whole records behind it: these are not given up for its sake.
                damaged++;
            }
            catch (Exception e) when (e is InvalidDataException or FormatException)
            {
                break;
            }

            at += length;
        }

        if (at < stream.Length)
        {
            cutOff = stream.Length - at;
            stream.SetLength(at);
            stream.Flush(flushToDisk: true);
        }

        return (found, cutOff, damaged);
    }

    private static bool IsWhole(FileStream stream, WarcEntry entry)
    {
        try
        {
            return Member(stream, entry.Offset, entry.Length).Id == entry.Id;
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            return false;
        }
    }

    /// <summary>How long the member at this place is; null where none begins, or it does not end within the file.</summary>
    private static uint? LengthAt(FileStream stream, long at)
    {
        var head = new byte[WarcRecord.MemberHead];
        stream.Position = Math.Min(at, stream.Length);
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return WarcRecord.LengthOf(head.AsSpan(0, read)) is { } length && at + length <= stream.Length ? length : null;
    }

    /// <summary>The record at a place.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static WarcRecord Member(FileStream stream, long offset, long length)
    {
        var member = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(member);
        return WarcRecord.Read(member);
    }
}
