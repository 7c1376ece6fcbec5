using System.Globalization;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.App;

/// <summary><c>synthesis learn</c> as scripts see it.</summary>
public sealed class LearnCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_prints_one_object_with_every_property_and_writes_predictions_in_the_order_of_the_test_file()
    {
        var (train, test) = (folder.Write("train.csv", Rows(0, 60, "label", Single)), folder.Write("test.csv", "\uFEFF" + Rows(60, 12, "label", Single).Replace("\n", "\r\n", StringComparison.Ordinal)));

        var run = await SynthesisProgram.RunAsync("learn", "--train", train, "--test", test, "--predictions", folder.At("out.csv"), "--json");

        Assert.Equal((0, ""), (run.Exit, run.Errors));
        var line = Assert.Single(run.Lines);
        Assert.Equal(["n_train", "n_test", "labels", "macro_f1", "accuracy", "kappa", "ece", "train_seconds", "test_seconds"], line.EnumerateObject().Select(p => p.Name));
        Assert.Equal((60, 12, 1.0), (line.GetProperty("n_train").GetInt32(), line.GetProperty("n_test").GetInt32(), line.GetProperty("macro_f1").GetDouble()));
        Assert.Equal(["boats", "farms", "music"], line.GetProperty("labels").EnumerateObject().Select(p => p.Name));
        var written = await File.ReadAllLinesAsync(folder.At("out.csv"));
        Assert.Equal("text,true,predicted,probability", written[0]);
        Assert.Equal(Enumerable.Range(60, 12).Select(i => $"{Text(i)},{Single(i)},{Single(i)}"), written[1..].Select(l => l[..l.LastIndexOf(',')]));
        Assert.All(written[1..], l => Assert.InRange(double.Parse(l[(l.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture), 0.34, 1));
    }

    [Fact]
    public async Task The_same_files_and_seed_give_the_same_predictions_on_one_processor_and_on_all()
    {
        var (train, test) = (folder.Write("train.csv", Rows(0, 60, "label", Single)), folder.Write("test.csv", Rows(60, 12, "label", Single)));
        foreach (var processors in new[] { 1, 2, 5 })
        {
            await SynthesisProgram.RunAsync(["learn", "--train", train, "--test", test, "--predictions", folder.At($"{processors}.csv")], null,
                new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = $"{processors}" });
        }

        Assert.Equal(await File.ReadAllBytesAsync(folder.At("1.csv")), await File.ReadAllBytesAsync(folder.At("2.csv")));
        Assert.Equal(await File.ReadAllBytesAsync(folder.At("1.csv")), await File.ReadAllBytesAsync(folder.At("5.csv")));
    }

    [Fact]
    public async Task Several_labels_a_text_and_columns_of_other_names_are_read()
    {
        static string Both(int i) => i % 6 == 0 ? "music|boats" : Single(i);
        var (train, test) = (folder.Write("train.csv", Rows(0, 90, "topics", Both)), folder.Write("test.csv", Rows(90, 18, "topics", Both)));

        var run = await SynthesisProgram.RunAsync("learn", "--train", train, "--test", test, "--label", "topics", "--json");

        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal(6, run.Lines[0].GetProperty("labels").GetProperty("boats").GetProperty("n").GetInt32());
        Assert.True(run.Lines[0].GetProperty("macro_f1").GetDouble() > 0.75);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "", "is empty" },
        { "text,label\n", "has no rows" },
        { "words,label\nx,a\n", "has no column 'text': it has 'words', 'label'; name one with --text" },
        { "text,kind\nx,a\n", "has no column 'label'" },
        { "text,label\n\"never closed,a\n", "a quotation mark that is never closed" },
        { "text,label\none, two,a\n", "line 2: the row has 3 fields and the first row names 2" },
        { "text,label\nx,a\ny,b\n", "There are 2 texts to learn from: at least 10 are needed" },
        { "text,label\n" + string.Concat(Enumerable.Repeat("x,a\n", 12)), "Every text to learn from has the label 'a'" },
        { "text,label\n" + string.Concat(Enumerable.Repeat("x,a\ny,b\n", 6)) + "z,\n", "Text 13 of those to learn from has no label" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_file_that_cannot_be_used_is_named_with_what_is_wrong(string train, string says)
    {
        var run = await SynthesisProgram.RunAsync("learn", "--train", folder.Write("train.csv", train), "--test", folder.Write("test.csv", Rows(0, 12, "label", Single)), "--predictions", folder.At("out.csv"), "--json");

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("out.csv")));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_and_a_missing_file_are_named()
    {
        var good = folder.Write("train.csv", Rows(0, 60, "label", Single));

        var bytes = await SynthesisProgram.RunAsync("learn", "--train", good, "--test", folder.Write("test.csv", [.. "text,label\ncaf"u8, 0xE9, .. ",a\n"u8]));
        var missing = await SynthesisProgram.RunAsync("learn", "--train", folder.At("none.csv"), "--test", good);

        Assert.Equal((2, 2), (bytes.Exit, missing.Exit));
        Assert.Contains("is not UTF-8", bytes.Errors, StringComparison.Ordinal);
        Assert.Contains("There is no file", missing.Errors, StringComparison.Ordinal);
    }

    private static string Single(int i) => (i % 3) switch { 0 => "boats", 1 => "farms", _ => "music" };

    private static string Text(int i)
    {
        string[] tails = ["at noon", "as before", "for once", "in the end", "by the wall"];
        return (i % 3) switch { 0 => $"{i} boats sailed {tails[i % 5]}", 1 => $"{i} cows grazed {tails[i % 5]}", _ => $"{i} fiddlers played {tails[i % 5]}" } + (i % 6 == 0 ? " to a fiddle played aboard" : "");
    }

    private static string Rows(int from, int count, string label, Func<int, string> of) =>
        $"text,{label}\n" + string.Concat(Enumerable.Range(from, count).Select(i => $"{Text(i)},{of(i)}\n"));
}
