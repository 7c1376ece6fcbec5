namespace Synthesis.Report;

/// <summary>Tells how one text became another: its lines that went, and those that came.</summary>
public static class TextDifference
{
    private const int MostLines = 4000;

    /// <summary>Lines that went, after <c>- </c>, and that came, after <c>+ </c>, in their order; empty where the texts are the same. What both have stays out.</summary>
    public static string Of(string before, string after)
    {
        var (a, b) = (Lines(before), Lines(after));
        var (first, last) = (0, 0);
        while (first < Math.Min(a.Length, b.Length) && a[first] == b[first])
        {
            first++;
        }

        while (last < Math.Min(a.Length, b.Length) - first && a[^(last + 1)] == b[^(last + 1)])
        {
            last++;
        }

        return string.Join("", Middle(a[first..^last], b[first..^last]).Select(l => l + "\n"));
    }

    /// <summary>By the longest common subsequence of lines; of very long texts only what stands in one and not in the other.</summary>
    private static IEnumerable<string> Middle(string[] a, string[] b)
    {
        if (a.Length > MostLines || b.Length > MostLines)
        {
            return a.Except(b).Select(l => "- " + l).Concat(b.Except(a).Select(l => "+ " + l));
        }

        var common = new ushort[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? (ushort)(common[i + 1, j + 1] + 1) : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<string>();
        for (var (i, j) = (0, 0); i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (j >= b.Length || i < a.Length && common[i + 1, j] >= common[i, j + 1])
            {
                lines.Add("- " + a[i++]);
            }
            else
            {
                lines.Add("+ " + b[j++]);
            }
        }

        return lines;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
