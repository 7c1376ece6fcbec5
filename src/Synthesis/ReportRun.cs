using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Synthesis.Report;
using Synthesis.Report.Sections;
using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis;

public static partial class Pipeline
{
    /// <summary>Writes a run's report in the forms asked for, beside the tables that <see cref="Write(RunResult, string)"/> writes, each file whole or not at all.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="forms">The forms.</param>
    /// <returns>The paths of the report's own files, in order.</returns>
    public static IReadOnlyList<string> WriteReport(RunResult run, string folder, ReportForms forms)
    {
        Write(run, folder);
        return ReportFiles.Write(Contents.Of(run), folder, forms);
    }

    /// <summary>What a review's report is made from beside documents and codebooks, each with the SHA-256 of what it says, however it is stored.</summary>
    private static IReadOnlyList<(string Name, string Sha256)> InputsOf(ReviewDesign design, ReviewStore store, string? coder)
    {
        static (string, string) Hashed(string name, byte[] bytes) => (name, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        static (string, string) Said<T>(string name, T what) => Hashed(name, JsonSerializer.SerializeToUtf8Bytes(what));

        return
        [
            Hashed("settings of the review", Encoding.UTF8.GetBytes(design.Settings.ToYaml())), Said("table of authorities", design.Population.Authorities),
            .. design.Gradings is { } gradings ? [Said("table of grades", gradings.Rows)] : ((string, string)[])[],
            .. coder is not null ? [Said("decisions counted", store.Decisions().Where(d => coder == Decision.Consensus ? d.Round == coder : d.Coder == coder && d.Round != Decision.Consensus))] : ((string, string)[])[],
            .. design.Criteria is not null ? [Said("ratings of people", store.Ratings())] : ((string, string)[])[],
        ];
    }
}
