using Synthesis.Codebooks;

namespace Synthesis.Tests.Support;

/// <summary>The project's own codebook, read once.</summary>
internal static class Codes
{
    internal static Codebook Sufficiency { get; } = CodebookReader.Read(Project.At("codebooks", "sufficiency-2022"));

    internal static ScreenRules Screening => Sufficiency.Screening!;
}
