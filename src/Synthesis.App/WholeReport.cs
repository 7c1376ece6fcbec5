using Synthesis.App.Commands;
using Synthesis.Report;
using Synthesis.Report.Parts;

namespace Synthesis.App;

/// <summary>Writes a report that is no run's own in every form, and says where.</summary>
internal static class WholeReport
{
    internal static void Write(ReviewReport report, string folder)
    {
        Console.WriteLine();
        ReportCommand.Say(folder, ReportFiles.Write(report, folder, ReportForms.All));
    }
}
