namespace Synthesis.Tests.Support;

/// <summary>Compares with a reviewed file of the project, which changes only with UPDATE_EXPECTED=1.</summary>
internal static class Expected
{
    internal static void Same(string actual, params string[] path)
    {
        var file = Project.At(path);
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"{string.Join('/', path)} does not exist: run the tests with UPDATE_EXPECTED=1, and review what was written.");
        var expected = File.ReadAllText(file).ReplaceLineEndings("\n");
        Assert.True(expected == actual, $"{string.Join('/', path)} is not what the program makes: run with UPDATE_EXPECTED=1 and review the difference. First difference: {FirstDifference(expected, actual)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var i = 0;
        while (i < expected.Length && i < actual.Length && expected[i] == actual[i])
        {
            i++;
        }

        string Around(string text) => text[Math.Max(0, i - 40)..Math.Min(text.Length, i + 60)];
        return $"expected «{Around(expected)}» but was «{Around(actual)}»";
    }
}
