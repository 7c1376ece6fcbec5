using Microsoft.EntityFrameworkCore;

namespace Synthesis.Store;

public sealed partial class ReviewStore
{
    /// <summary>The keys of all results that begin so.</summary>
    internal HashSet<string> ResultKeys(string prefix) => [.. WithPrefix(prefix).Select(r => r.Key)];

    /// <summary>A result's bytes as they are kept, or null; see <see cref="Unpack{T}"/>.</summary>
    internal byte[]? Kept(string key) => context.Results.AsNoTracking().Where(r => r.Key == key).Select(r => r.Content).FirstOrDefault();

    /// <summary>Keeps results that are packed already, all or none of them; one that is there stays.</summary>
    internal void AddPacked(IReadOnlyList<(string Key, byte[] Content)> results)
    {
        var keys = results.Select(r => r.Key).ToList();
        var known = context.Results.Where(r => keys.Contains(r.Key)).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        Write(() => context.Results.AddRange(results.Where(r => known.Add(r.Key)).Select(r => new ResultRow { Key = r.Key, Content = r.Content })));
    }

    /// <summary>Lets go of the results that begin so, but for some: they can be worked out again, and nobody asks for them by that key any more.</summary>
    internal void DropResults(string prefix, IEnumerable<string> keep)
    {
        var old = ResultKeys(prefix);
        old.ExceptWith(keep);
        if (old.Count > 0)
        {
            Write(() => context.Results.Where(r => old.Contains(r.Key)).ExecuteDelete());
        }
    }

    /// <summary>A result as it is kept.</summary>
    internal static byte[] Pack<T>(T result) => Packed(result);

    /// <summary>What <see cref="Pack{T}"/> packed.</summary>
    internal static T Unpack<T>(byte[] content) => Unpacked<T>(content);

    private IQueryable<ResultRow> WithPrefix(string prefix)
    {
        var after = prefix[..^1] + (char)(prefix[^1] + 1);
        return context.Results.FromSql($"select * from results where Key >= {prefix} and Key < {after}").AsNoTracking();
    }
}
