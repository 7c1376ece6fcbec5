using Synthesis.Extract;
using Synthesis.Extract.Pdf;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Extract;

public class TablePdfTests
{
    private static readonly string[][] Homes =
    [
        ["Home", "Places", "Cost", "Rating"],
        ["Ash House", "4", "3,120", "Good"],
        ["Beech House", "6", "2,950", "Good"],
        ["Cedar House", "3", "4,010", "Outstanding"],
    ];

    [Fact]
    public async Task Cells_inside_a_grid_are_read_row_by_row()
    {
        var page = new PdfDraft().Page().Grid([60, 180, 260, 340, 460], [100, 120, 140, 160, 180]).Rows([65, 185, 265, 345], 114, 20, Homes);
        Assert.Equal(Homes, await OnlyTable(page));
    }

    [Fact]
    public async Task A_column_outside_the_last_vertical_rule_belongs_to_the_table()
    {
        var page = new PdfDraft().Page();
        foreach (var y in (double[])[100, 120, 140, 160, 180])
        {
            page.Rule(60, y, 460, y);
        }

        page.Rule(180, 100, 180, 180).Rule(260, 100, 260, 180).Rule(340, 100, 340, 180).Rows([65, 185, 265, 345], 114, 20, Homes);
        Assert.Equal(Homes, await OnlyTable(page));
    }

    [Fact]
    public async Task Rows_that_no_rule_parts_are_rows_where_they_hold_figures()
    {
        var page = new PdfDraft().Page().Grid([60, 180, 260, 340], [100, 120, 180]).Rows([65, 185, 265], 114, 16,
            ["Home", "Places", "Cost"], ["Ash House", "4", "3,120"], ["Beech House", "6", "2,950"], ["Cedar House", "3", "4,010"]);
        var rows = await OnlyTable(page);
        Assert.Equal(4, rows.Count);
        Assert.Equal(["Cedar House", "3", "4,010"], rows[3]);
    }

    [Fact]
    public async Task Lines_of_prose_in_a_cell_stay_one_cell()
    {
        var page = new PdfDraft().Page().Grid([60, 250, 460], [100, 120, 180]).Text(65, 114, "What we found").Text(255, 114, "What we will do")
            .Lines(65, 134, "Too few homes take young", "people who need help at", "night and at weekends").Lines(255, 134, "We will buy places with", "our neighbours and will", "train more carers");
        var rows = await OnlyTable(page);
        Assert.Equal(["Too few homes take young people who need help at night and at weekends", "We will buy places with our neighbours and will train more carers"], rows[1]);
    }

    [Fact]
    public async Task Columns_without_rules_are_cells_by_their_white_strips_and_a_heading_may_stand_over_several()
    {
        var page = new PdfDraft().Page().Text(60, 90, "Places were as follows in each year, and their number rose in every kind of home we use.")
            .Text(205, 120, "Numbers of homes in each year").Rows([60, 200, 260, 320], 136, 16,
                ["Kind", "2020", "2021", "2022"], ["Fostering", "210", "215", "231"], ["Residential", "31", "33", "38"], ["Supported", "12", "15", "19"]);
        var rows = await OnlyTable(page);
        Assert.Equal(["Residential", "31", "33", "38"], rows[^2]);
        Assert.Equal(["Kind", "2020", "2021", "2022"], rows[^4]);
    }

    [Fact]
    public async Task A_table_that_goes_on_over_the_page_is_one_table_and_its_header_stands_once()
    {
        var page = new PdfDraft().Page().Grid([60, 180, 260, 340, 460], [700, 720, 740]).Rows([65, 185, 265, 345], 714, 20, Homes[0], Homes[1])
            .Page().Grid([60, 180, 260, 340, 460], [100, 120, 140, 160]).Rows([65, 185, 265, 345], 114, 20, Homes[0], Homes[2], Homes[3]);
        Assert.Equal(Homes, await OnlyTable(page));
    }

    [Fact]
    public void An_axis_counts_in_even_steps_and_years_and_row_numbers_do_not_make_one()
    {
        Assert.True(ChartAxis.In([["0%", "a"], ["20%", "b"], ["40%", "c"], ["60%", "d"], ["80%", "e"]]));
        Assert.False(ChartAxis.In([["2016", "a"], ["2018", "b"], ["2020", "c"], ["2022", "d"], ["2024", "e"]]));
        Assert.False(ChartAxis.In([["1", "a"], ["2", "b"], ["3", "c"], ["4", "d"], ["5", "e"]]));
        Assert.False(ChartAxis.In([["10", "a"], ["25", "b"], ["40", "c"], ["42", "d"], ["80", "e"]]));
    }

    [Fact]
    public async Task Two_columns_of_prose_are_not_a_table()
    {
        string[] left = ["Every child should have a", "home close to the people", "they love and the school", "they know, and this plan", "says how we shall make", "enough of those homes,", "and who will pay for it."];
        string[] right = ["We asked young people in", "our care what they want", "from a home. They told us", "that they want to stay in", "one place, to see friends", "and to be asked before", "anything is decided."];
        var document = await new PdfDraft().Page().Lines(60, 100, left).Lines(320, 100, right).ReadAsync();
        Assert.DoesNotContain(document.Blocks, b => b.Kind == BlockKind.Table);
        Assert.Equal(string.Join(' ', left) + "\n\n" + string.Join(' ', right), document.Text);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> OnlyTable(PdfDraft draft) =>
        Assert.Single((await draft.ReadAsync()).Blocks, b => b.Kind == BlockKind.Table).Rows!;
}
