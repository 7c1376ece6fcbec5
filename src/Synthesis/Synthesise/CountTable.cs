namespace Synthesis.Synthesise;

/// <summary>One of the things that a count is made of.</summary>
/// <param name="Key">What it is found by: an authority's code, a publication's name, a source's path.</param>
/// <param name="Name">What a reader knows it by.</param>
/// <param name="Detail">What else a reader wants of it, such as the reason it was left out; may be empty.</param>
public sealed record CountedName(string Key, string Name, string Detail)
{
    /// <summary>Names of the publications that it rests on.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(CountedName? other) => other is not null && (Key, Name, Detail) == (other.Key, other.Name, other.Detail) && Sources.SequenceEqual(other.Sources);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Name, Detail);
}

/// <summary>A count with everything that it counts.</summary>
/// <param name="Code">A stable name, unique in its table.</param>
/// <param name="Title">What is counted.</param>
/// <param name="Level">0 for a whole, 1 for a part of the row of level 0 above it, and so on.</param>
/// <param name="Names">What is counted, one by one.</param>
/// <param name="Share">The count against its denominator, whose <see cref="Share.Against"/> is the code of a row or <c>group</c>; null where a share would say nothing.</param>
/// <param name="Others">What the denominator holds beside <paramref name="Names"/>, where no other row lists it.</param>
public sealed record CountRow(string Code, string Title, int Level, IReadOnlyList<CountedName> Names, Share? Share, IReadOnlyList<CountedName> Others)
{
    /// <summary>How many there are.</summary>
    public int Count => Given ?? Names.Count;

    /// <summary>A count taken from elsewhere, where what it counts is not known by name; null where <see cref="Names"/> has it.</summary>
    public int? Given { get; init; }

    /// <summary>A count without a share.</summary>
    internal static CountRow Whole(string code, string title, int level, IEnumerable<CountedName> names) => new(code, title, level, [.. names], null, []);

    /// <summary>A part of this row.</summary>
    internal CountRow Part(string code, string title, IEnumerable<CountedName> names)
    {
        IReadOnlyList<CountedName> listed = [.. names];
        return new CountRow(code, title, Level + 1, listed, new Share(listed.Count, Count, Code), []);
    }

    /// <summary>A group of which some count and others do not.</summary>
    internal static CountRow Group(string code, string title, IEnumerable<CountedName> names, IEnumerable<CountedName> others)
    {
        IReadOnlyList<CountedName> counted = [.. names], rest = [.. others];
        return new CountRow(code, title, 0, counted, new Share(counted.Count, counted.Count + rest.Count, "group"), rest);
    }
}

/// <summary>Rows under one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Rows">The rows.</param>
public sealed record CountSection(string Title, IReadOnlyList<CountRow> Rows);

/// <summary>A number in a sum, with what it counts.</summary>
/// <param name="Count">How many.</param>
/// <param name="Name">Of what.</param>
public sealed record SumPart(int Count, string Name);

/// <summary>Parts that must add up to a whole which was counted apart from them.</summary>
/// <param name="Parts">The parts.</param>
/// <param name="Whole">The whole.</param>
public sealed record SumCheck(IReadOnlyList<SumPart> Parts, SumPart Whole)
{
    /// <summary>Whether the parts add up.</summary>
    public bool Holds => Parts.Sum(p => p.Count) == Whole.Count;

    /// <summary>Checks rows against the row that they are parts of, by their counts and titles.</summary>
    public static SumCheck Of(CountRow whole, params IEnumerable<CountRow> parts) => new([.. parts.Select(Part)], Part(whole));

    private static SumPart Part(CountRow row) => new(row.Count, char.ToLowerInvariant(row.Title[0]) + row.Title[1..]);
}

/// <summary>A table of counts, each with its names, and the sums that must hold in it.</summary>
/// <param name="Id">A stable name.</param>
/// <param name="Title">Its title.</param>
/// <param name="AsAt">The review's date.</param>
/// <param name="Basis">What the numbers rest on.</param>
/// <param name="Sections">Its rows.</param>
/// <param name="Checks">The sums.</param>
public abstract record CountTable(
    string Id, string Title, DateOnly AsAt, Basis Basis, IReadOnlyList<CountSection> Sections, IReadOnlyList<SumCheck> Checks)
{
    /// <summary>The row with a code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public CountRow this[string code] => Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Code == code)
        ?? throw new KeyNotFoundException($"The table '{Id}' has no row '{code}'.");
}
