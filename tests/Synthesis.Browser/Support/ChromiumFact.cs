namespace Synthesis.Browser.Support;

/// <summary>A test in a real browser; skipped with its reason where Debian's chromium is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = File.Exists(Chromium.Program) ? null : $"not here: {Chromium.Program} (apt-get install chromium)";
}

/// <summary>The same for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = File.Exists(Chromium.Program) ? null : $"not here: {Chromium.Program} (apt-get install chromium)";
}
