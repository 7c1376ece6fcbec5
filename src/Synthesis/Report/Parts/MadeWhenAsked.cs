using System.Collections;

namespace Synthesis.Report.Parts;

/// <summary>
/// A list whose things are made from others each time they are asked for, and not held: of a review of thousands of strategies, each quote is shown where its strategy is first met and
/// needs no memory until then.
/// </summary>
/// <param name="from">What they are made from.</param>
/// <param name="made">Makes one; the same gives the same.</param>
internal sealed class MadeWhenAsked<TFrom, T>(IReadOnlyList<TFrom> from, Func<TFrom, T> made) : IReadOnlyList<T>
{
    public int Count => from.Count;

    public T this[int index] => made(from[index]);

    public IEnumerator<T> GetEnumerator() => from.Select(made).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
