namespace Synthesis.Browser.Safety;

/// <summary>Every address that the workbench answers; a test holds them against its routes.</summary>
internal static class Addresses
{
    /// <summary>What is read, for one strategy and code.</summary>
    internal static IReadOnlyList<string> All(string strategy, string code) =>
    [
        "/", "/coding", $"/coding?strategy={strategy}&code={code}", $"/coding?strategy={strategy}&code={code}&by=queue", $"/coding/text?strategy={strategy}", "/api/codebook", $"/api/cell?strategy={strategy}&code={code}",
        "/api/next?by=strategy", "/api/next?by=code", "/api/next?by=queue", $"/read?strategy={strategy}", $"/picture?strategy={strategy}&path=x&page=1", $"/api/marks?strategy={strategy}&path=x&start=0&end=9",
        "/screening", $"/screening/one?name={strategy}", "/ratings", "/ratings?by=machine", "/ratings?by=consensus", "/ratings?by=Anna", "/agreement", "/people", "/search", "/search?q=residential", "/search?q=Zebedee",
        "/tables", .. ((string[])["coverage", "matrix", "sample", "flow", "numbers"]).SelectMany(t => ((string[])["machine", "consensus", "Anna", "Zebedee"]).Select(w => $"/tables?table={t}&by={w}")),
        .. ((string[])["machine", "consensus", "Anna", "Zebedee"]).Select(w => $"/tables/cell?table=coverage&by={w}&row={code}"),
        "/files", "/files/decisions.csv", "/files/codebook.qdc", "/files/project.qdpx", "/files/datapackage.zip",
        "/differences", $"/differences?code={code}", $"/differences/one?strategy={strategy}&code={code}",
    ];

    /// <summary>What is written.</summary>
    internal static IReadOnlyList<string> Writes => ["/api/decide", "/api/undo?request=12345678", "/api/presence?strategy=x", "/differences/one", "/screening/one", "/screening/authorities", "/ratings", "/files/import", "/people/add", "/people/revoke", "/people/round", "/sign-out"];
}
