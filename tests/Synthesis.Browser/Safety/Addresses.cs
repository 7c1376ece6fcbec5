namespace Synthesis.Browser.Safety;

/// <summary>Every address that the workbench answers.</summary>
internal static class Addresses
{
    /// <summary>What is read, for one strategy and code.</summary>
    internal static IReadOnlyList<string> All(string strategy, string code) =>
    [
        "/", "/coding", $"/coding?strategy={strategy}&code={code}", $"/coding?strategy={strategy}&code={code}&by=queue", $"/coding/text?strategy={strategy}", "/api/codebook", $"/api/cell?strategy={strategy}&code={code}",
        "/api/next?by=strategy", "/api/next?by=code", "/api/next?by=queue", $"/read?strategy={strategy}", $"/picture?strategy={strategy}&path=x&page=1", $"/api/marks?strategy={strategy}&path=x&start=0&end=9",
        "/differences", $"/differences?code={code}", $"/differences/one?strategy={strategy}&code={code}",
    ];

    /// <summary>What is written.</summary>
    internal static IReadOnlyList<string> Writes => ["/api/decide", "/api/undo?request=12345678", "/api/presence?strategy=x", "/differences/one", "/sign-out"];
}
