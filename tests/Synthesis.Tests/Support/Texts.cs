using FsCheck;
using FsCheck.Fluent;

namespace Synthesis.Tests.Support;

/// <summary>Random texts that are hard on whoever cuts them up, and the fixed seed with which they are made.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "The", "pond", "ponds", "we", "will", "not", "deep", "water", "No", "e.g", "Mr", "J", "etc", "children’s", "in-house", "£3,500", "42%", "3.5", "2020/21", "5", "😀", "é",
        ".", ".", ". ", "!", "?", ";", ":", ",", " ", " ", " ", " ", " ", "\u00A0", "•", "▪ ", "“", "”", "\"", "(", ")", "]", "…", "...", "1", "–", "'", "𝔸",
    ];

    /// <summary>Runs of pieces: words, marks, spaces, emoji.</summary>
    internal static Gen<string> Any { get; } = Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p));

    /// <summary>A fixed seed, so that a failure is the same everywhere.</summary>
    internal static Config Fixed { get; } = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60).WithReplay(20260101, 7);
}
