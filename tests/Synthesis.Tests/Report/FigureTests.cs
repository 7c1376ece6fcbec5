using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Synthesis.Gather;
using Synthesis.Report.Figures;
using Synthesis.Synthesise;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Report;

public sealed class FigureTests
{
    public static TheoryData<string> Populations => ["england", "sample"];

    [Theory]
    [MemberData(nameof(Populations))]
    public void Every_authority_of_any_day_has_a_tile_of_its_own(string corpus)
    {
        var population = Population.Read(Project.At("corpus", corpus, "authorities.csv"));
        var tiles = TileLayout.Read(Project.At("corpus", corpus, TileLayout.FileName), population);
        var days = population.Authorities.SelectMany(a => new[] { a.Start, a.End, a.End?.AddDays(1) }).OfType<DateOnly>().Append(new DateOnly(2030, 1, 1)).Distinct();

        Assert.All(days, day =>
        {
            var places = population.AsAt(day).Select(a => tiles.Tiles[a.Code]).Select(t => (t.Column, t.Row)).ToList();
            Assert.Equal(places.Count, places.Distinct().Count());
        });
        Assert.All(tiles.Tiles.Values, t => Assert.Matches("^[A-Z]{2,4}$", t.Label));
    }

    [Fact]
    public void A_map_on_which_two_share_a_tile_is_refused()
    {
        using var folder = new TestFolder();
        var population = new Population([Made("A"), Made("B")]);

        var refused = Assert.Throws<PopulationException>(() => TileLayout.Read(folder.Write("tiles.csv", "gss_code,column,row,label\nA,1,2,AA\nB,1,2,BB\n"), population));

        Assert.Contains("B stands on the tile of A", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_codes_map_what_nobody_answered_is_not_drawn_as_not_there()
    {
        var tiles = new TileLayout("ABC".Select((c, i) => (Code: $"{c}", Column: i)).ToDictionary(c => c.Code, c => new Tile(c.Column, 0, c.Code + c.Code)));
        var row = new CoverageRow("a.b", "Something", [new Share(0, 1, "all")], [], [], []) { Unanswered = ["of-b"] };
        var run = Runs.Of("x") with { Tiles = tiles, Authorities = [Made("A"), Made("B"), Made("C")], Coded = [new CodedStrategy("of-a", null, ["A"], []), new CodedStrategy("of-b", null, ["B"], [])] };

        var map = CodeMap.Of(run, row, "table")!;

        Assert.Contains("not there in 1; not answered yet in 1; no strategy counted in 1", map.Alternative, StringComparison.Ordinal);
        Assert.Contains("B: not answered yet", map.Drawing.Shapes.OfType<Box>().Select(b => b.Tip));
    }

    [Fact]
    public void A_drawing_as_svg_is_well_formed_and_says_what_it_shows()
    {
        var drawing = ReportRuns.Every(Runs.Hostile).Figures.Single().Drawing;
        using var bytes = new MemoryStream();
        Svg.WriteFile(new FigureText("A title", "What it shows"), drawing, bytes);

        var svg = XDocument.Parse(Encoding.UTF8.GetString(bytes.ToArray())).Root!;

        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal("What it shows", svg.Elements().Single(e => e.Name.LocalName == "desc").Value);
        Assert.Contains(svg.Elements(), e => e.Name.LocalName == "text" && e.Value == Runs.Hostile);
    }

    [Fact]
    public void A_metafile_says_its_own_length_and_ends_where_it_should()
    {
        var emf = Emf.Of(ReportRuns.Every("Ä🙂 text").Figures.Single().Drawing);
        var (at, records, last) = (0, 0, 0);
        while (at < emf.Length)
        {
            (last, records) = (BinaryPrimitives.ReadInt32LittleEndian(emf.AsSpan(at)), records + 1);
            var size = BinaryPrimitives.ReadInt32LittleEndian(emf.AsSpan(at + 4));
            Assert.True(size >= 8 && size % 4 == 0, $"record {records} is {size} long");
            at += size;
        }

        Assert.Equal((emf.Length, 14), (at, last));
        Assert.Equal((emf.Length, records), (BinaryPrimitives.ReadInt32LittleEndian(emf.AsSpan(48)), BinaryPrimitives.ReadInt32LittleEndian(emf.AsSpan(52))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Words_on_every_paint_can_be_read(bool light)
    {
        string Colour(Paint paint) => light ? Palette.Light(paint) : Palette.Dark(paint);

        Nothing.Wrong(Enum.GetValues<Paint>().Where(p => p is not (Paint.None or Paint.Ink or Paint.Soft or Paint.Line or Paint.Reversed or Paint.Dark))
            .Select(p => (Paint: p, Ratio: Contrast(Colour(p), Colour(Palette.On(p))))).Where(p => p.Ratio < 4.5).Select(p => $"{p.Paint}: {p.Ratio:0.0}"));
    }

    private static double Contrast(string one, string other)
    {
        double[] both = [Luminance(one), Luminance(other)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }

    private static double Luminance(string colour) => new[] { (1, 0.2126), (3, 0.7152), (5, 0.0722) }.Sum(c => Convert.ToInt32(colour.Substring(c.Item1, 2), 16) / 255.0 is var v && v <= 0.04045 ? c.Item2 * v / 12.92 : c.Item2 * Math.Pow((v + 0.055) / 1.055, 2.4));

    private static Authority Made(string code) => new(code, code, code, [], null, null, null, null, null, []);
}
