namespace Synthesis.SampleWeb.Sites;

/// <summary>The kinds of content management that the web plays, one line each.</summary>
public static class Kinds
{
    /// <summary>Every kind. Their number and order decide which authority has which.</summary>
    public static IReadOnlyList<Kind> All { get; } =
    [
        new("books", (plan, world) => new BookSite(plan, world)),
        new("numbers", (plan, world) => new NumberSite(plan, world)),
        new("deep", (plan, world) => new DeepSite(plan, world)),
    ];
}
