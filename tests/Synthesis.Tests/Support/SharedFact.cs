namespace Synthesis.Tests.Support;

/// <summary>A test that needs the shared test documents beside the project, and is skipped where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    /// <summary>Skips where the folder is not there.</summary>
    public SharedFactAttribute(params string[] path) => Skip = SharedTheoryAttribute.Reason(path);
}

/// <summary>As <see cref="SharedFactAttribute"/>, with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where the folder is not there.</summary>
    public SharedTheoryAttribute(params string[] path) => Skip = Reason(path);

    internal static string? Reason(string[] path) =>
        Path.Exists(Project.SharedAt(path)) ? null : $"The shared test documents are not beside the project ({Project.SharedAt(path)}).";
}
