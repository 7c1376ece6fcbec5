using Synthesis.App.Commands;
using Synthesis.Report;
using Synthesis.Report.Parts;

namespace Synthesis.App;

/// <summary>Writes a report that is no run's own, and says where.</summary>
internal static class WholeReport
{
    internal static void Write(ReviewReport report, string folder)
    {
        var path = Path.Combine(folder, "tables.txt");
        WholeFile.Write(path, s => s.Write(System.Text.Encoding.UTF8.GetBytes(TableText.Of(report))));
        Console.WriteLine();
        ReportCommand.Say(folder, [path, .. ReportFiles.Write(report, folder, ReportForms.All)]);
    }
}
