namespace Synthesis.Audit;
internal static class DifferenceCheck { internal static IEnumerable<TableFinding> Of(PublishedText text, List<Grid> grids) => []; }
