using System.Text.Json;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.App;

public sealed class AgreeCommandTests
{
    private static readonly string[] Figures = ["percent", "cohen_kappa", "fleiss_kappa", "krippendorff_alpha", "krippendorff_alpha_ordinal", "gwet_ac1", "gwet_ac2"];

    [Fact]
    public async Task Codings_in_long_form_give_an_object_a_code_with_every_property_and_one_over_all()
    {
        using var folder = new TestFolder();
        var rows = Enumerable.Range(0, 40).SelectMany(u => new[] { $"u{u},a,x,{u % 3}", $"u{u},b,x,{(u % 7 == 0 ? 0 : u % 3)}", $"u{u},a,y,1" });
        var file = folder.Write("codings.csv", "\uFEFFunit,coder,code,value\r\n" + string.Join("\r\n", rows));

        var run = await SynthesisProgram.RunAsync("agree", file, "--json", "--scale", "0|1|2");

        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal(["x", "y", "(overall)"], run.Lines.Select(l => l.GetProperty("code").GetString()));
        Assert.All(run.Lines, l => Assert.All(Figures, f => Assert.True(l.GetProperty(f) is { ValueKind: JsonValueKind.Null or JsonValueKind.Object })));
        Assert.All(Figures, f => Assert.Equal(2, run.Lines[0].GetProperty(f).GetProperty("ci95").GetArrayLength()));
        Assert.Equal("one coder (a): there is nobody to agree with", Assert.Single(run.Lines[1].GetProperty("warnings").EnumerateArray()).GetString());
        Assert.Equal(run.Output, (await SynthesisProgram.RunAsync("agree", file, "--json", "--scale", "0|1|2")).Output);
    }

    [Theory]
    [InlineData("unit,coder,code\nu,a,x", 2, "there is no column 'value'")]
    [InlineData("unit,coder,code,value\nu,,x,1\nu,a,x,1\nu,b,x,1", 1, "line 2: a coding needs a unit, a coder and a code")]
    [InlineData("unit,coder,code,value\nu,a,x,1\nu,a,x,2\nu,b,x,1", 0, "line 3: a coded 'u' on x before; the first coding counts")]
    [InlineData("unit,coder,code,value\nu,a,x,\nu,b,x,1", 0, "")]
    [InlineData("unit,coder,code,value\n", 0, "")]
    public async Task What_is_wrong_with_a_file_is_named_by_line(string csv, int exit, string message)
    {
        using var folder = new TestFolder();

        var run = await SynthesisProgram.RunAsync("agree", folder.Write("codings.csv", csv), "--json");

        Assert.Equal(exit, run.Exit);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [SharedFact("real", "labelled-text", "agreement")]
    public async Task Real_codings_are_worked_out_in_seconds()
    {
        var run = await SynthesisProgram.RunAsync("agree", Project.SharedAt("real", "labelled-text", "agreement", "manifestos.csv"), "--json");

        Assert.Equal(10816, Assert.Single(run.Lines).GetProperty("units").GetInt32());
    }
}
