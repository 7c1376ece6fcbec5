namespace Synthesis.Tests.Support;

/// <summary>Compares an output with a reviewed file in <c>tests/Synthesis.Tests/Expected</c>, which changes only with <c>UPDATE_EXPECTED=1</c>.</summary>
internal static class Expected
{
    internal static void Matches(string name, string actual) => Same(actual, "tests", "Synthesis.Tests", "Expected", name + ".txt");

    /// <summary>Compares with a reviewed file anywhere in the project.</summary>
    internal static void Same(string actual, params string[] place)
    {
        var path = Project.At(place);
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"There is no reviewed output at {path}: run the tests with UPDATE_EXPECTED=1, read what was written, and commit it.");
        var expected = File.ReadAllText(path);
        Assert.True(expected == actual,
            $"The output differs from the reviewed {path} at {FirstDifference(expected, actual)}. Run with UPDATE_EXPECTED=1, read the change, and commit it if it is right.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        var i = was.Zip(now).TakeWhile(p => p.First == p.Second).Count();
        return $"line {i + 1}:\nexpected: {(i < was.Length ? was[i] : "(end)")}\nactual:   {(i < now.Length ? now[i] : "(end)")}\n";
    }
}
