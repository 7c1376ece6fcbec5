using Synthesis.Extract;

namespace Synthesis.Tests.Support;

/// <summary>A test that needs programs or shared data, and says which where it is skipped for want of them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFactAttribute : FactAttribute
{
    /// <param name="needs">Programs on the search path, and paths below the shared data beginning with <c>shared/</c>.</param>
    public NeedsFactAttribute(params string[] needs)
    {
        var missing = needs.Where(n => n.StartsWith("shared/", StringComparison.Ordinal) ? !Directory.Exists(Project.SharedAt(n["shared/".Length..].Split('/'))) : ChildProgram.Find(n) is null).ToList();
        Skip = missing.Count == 0 ? null : $"not here: {string.Join(", ", missing)}";
    }
}
