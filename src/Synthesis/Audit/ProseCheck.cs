namespace Synthesis.Audit;
internal static class ProseCheck { internal static IEnumerable<TableFinding> Of(PublishedText text, List<Grid> grids, IReadOnlyList<KnownNumber> known) => []; }
