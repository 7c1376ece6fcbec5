using System.Text.RegularExpressions;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Conventions;

/// <summary>Reads the sources, and holds them to the rules of the house.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] Stages = ["Codebooks", "Gather", "Extract", "Screen", "Tag", "Review", "Synthesise", "Rate", "Audit", "Report", "Store"];

    [Fact]
    public void A_stage_names_only_what_stands_to_its_left()
    {
        Nothing.Wrong(Library().SelectMany(f => Arrows(f.Stage, f.Code).Select(to => $"{f.Name} is of {f.Stage} and names {to}")));
    }

    [Theory]
    [InlineData("Screen", "using Synthesis.Tag;", "Tag")]
    [InlineData("Screen", "var x = Synthesis.Report.JsonLines.Of(y);", "Report")]
    [InlineData("Screen", "var x = global::Synthesis.Tag.Tagger.Tag(y);", "Tag")]
    [InlineData("Screen", "var x = Tag.Tagger.Tag(y);", "Tag")]
    [InlineData("Screen", "using T = Synthesis.Tag.Tagger;", "Tag")]
    [InlineData("Gather", "using static Synthesis.Extract.Extractor;", "Extract")]
    [InlineData("Tag", "Pipeline.Write(x);", "Pipeline")]
    public void An_arrow_to_the_right_is_seen_however_it_is_written(string stage, string code, string to)
    {
        Assert.Equal([to], Arrows(stage, code));
    }

    [Theory]
    [InlineData("Tag", "using Synthesis.Extract; using Synthesis.Codebooks;")]
    [InlineData("Screen", "/// <see cref=\"Synthesis.Tag.Tagger\"/>\nvar text = \"Synthesis.Tag\";")]
    [InlineData("Report", "tagging.Tag.Length")]
    public void An_arrow_to_the_left_a_comment_and_a_text_are_none(string stage, string code)
    {
        Assert.Empty(Arrows(stage, code));
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        Nothing.Wrong(Sources("src", "tests").Where(f => f.Namespace is not null && f.Namespace != f.Folder).Select(f => $"{f.Name} is in {f.Namespace}, its folder is {f.Folder}"));
    }

    [Fact]
    public void The_library_asks_no_clock_no_chance_and_no_environment()
    {
        Nothing.Wrong(Library().Where(f => f.Name != "src/Synthesis/Extract/ChildProgram.cs")
            .SelectMany(f => Banned().Matches(f.Code).Select(m => $"{f.Name} names {m.Value}: pass in a TimeProvider, a seed or a value")));
    }

    [Fact]
    public void Only_the_place_that_starts_child_programs_asks_for_the_search_path()
    {
        var child = Library().Single(f => f.Name == "src/Synthesis/Extract/ChildProgram.cs");

        Assert.Equal(["Environment.GetEnvironmentVariable"], Banned().Matches(child.Code).Select(m => m.Value).Distinct());
        Assert.Contains("GetEnvironmentVariable(\"PATH\")", File.ReadAllText(Project.At(child.Name)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_static_in_the_library_changes()
    {
        Nothing.Wrong(Library().SelectMany(f => ChangingStatic().Matches(f.Code).Select(m => $"{f.Name}: {m.Value.Trim()}")));
    }

    [Fact]
    public void No_type_bears_the_name_of_a_stage()
    {
        Nothing.Wrong(Sources("src").SelectMany(f => TypeName().Matches(f.Code).Select(m => m.Groups[1].Value).Where(Stages.Contains).Select(t => $"{f.Name} declares {t}")));
    }

    [Fact]
    public void No_type_is_named_for_a_layer()
    {
        Nothing.Wrong(Sources("src").SelectMany(f => LayerWord().Matches(f.Code).Select(m => $"{f.Name} declares {m.Groups[1].Value}")));
    }

    private static IEnumerable<string> Arrows(string stage, string source)
    {
        var code = Bare(source);
        var own = Array.IndexOf(Stages, stage);
        foreach (var other in Stages.Where((s, i) => s != stage && s != "Codebooks" && i > own))
        {
            if (Regex.IsMatch(code, $@"(?<![\w.])(global::)?(Synthesis\.)?{other}\.[A-Z]|\bSynthesis\.{other}\b"))
            {
                yield return other;
            }
        }

        if (Regex.IsMatch(code, @"(?<![\w.])(Synthesis\.)?Pipeline\."))
        {
            yield return "Pipeline";
        }
    }

    private static IEnumerable<(string Name, string Stage, string Code)> Library() => Sources("src")
        .Where(f => f.Name.StartsWith("src/Synthesis/", StringComparison.Ordinal) && f.Folder.Contains('.', StringComparison.Ordinal))
        .Select(f => (f.Name, f.Folder.Split('.')[1], f.Code));

    private static IEnumerable<(string Name, string Folder, string? Namespace, string Code)> Sources(params string[] roots)
    {
        foreach (var file in roots.SelectMany(r => Directory.EnumerateFiles(Project.At(r), "*.cs", SearchOption.AllDirectories)))
        {
            var name = Path.GetRelativePath(Project.Root, file).Replace('\\', '/');
            if (!name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal))
            {
                var text = File.ReadAllText(file);
                var folder = string.Join('.', Path.GetDirectoryName(name)!.Replace('\\', '/').Split('/').Skip(1));
                yield return (name, folder, Namespace().Match(text) is { Success: true } m ? m.Groups[1].Value : null, Bare(text));
            }
        }
    }

    /// <summary>Source without comments and texts.</summary>
    private static string Bare(string source) => CommentOrText().Replace(source, m => m.Value[0] == '/' ? " " : "\"\"");

    [GeneratedRegex("""(//[^\n]*|/\*.*?\*/|\"\"\".*?\"\"\"|@"(""|[^"])*"|"(\\.|[^"\\\n])*"|'(\\.|[^'\\])')""", RegexOptions.Singleline)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"^namespace\s+([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"DateTime(Offset)?\.(UtcNow|Now|Today)|Random\.Shared|new Random\(\)|Guid\.NewGuid|Environment\.GetEnvironmentVariable|Environment\.TickCount|Stopwatch\.StartNew|TimeProvider\.System")]
    private static partial Regex Banned();

    [GeneratedRegex(@"^\s*(public|internal|private|protected)\s+static\s+(?!readonly|partial|class|async|implicit|explicit|extern)[\w<>\[\],? ]+\s+\w+\s*(=[^>]|;|\{\s*get;\s*(private |internal )?set;)", RegexOptions.Multiline)]
    private static partial Regex ChangingStatic();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(\w*(?:Manager|Helper|Utils?|Processor|Entity)\b)")]
    private static partial Regex LayerWord();
}
