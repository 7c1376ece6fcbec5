namespace Synthesis.Tag.Learn;

/// <summary>Parts of the rows, for cross-validation.</summary>
internal static class Folds
{
    /// <summary>The part each row is held out with, 0 up to <paramref name="count"/>.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="groups">The group of each row, or null. The largest groups are dealt first, each to the part with the fewest rows.</param>
    /// <param name="count">How many parts.</param>
    /// <param name="seed">Draws the order among equals.</param>
    internal static int[] Of(int rows, IReadOnlyList<int>? groups, int count, ulong seed)
    {
        var members = Enumerable.Range(0, rows).GroupBy(r => groups?[r] ?? r).Select(g => g.ToArray()).ToArray();
        new SeededOrder(seed).Shuffle<int[]>(members);
        var (fold, sizes) = (new int[rows], new int[count]);
        foreach (var group in members.OrderByDescending(g => g.Length))
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            sizes[smallest] += group.Length;
            foreach (var row in group)
            {
                fold[row] = smallest;
            }
        }

        return fold;
    }
}
