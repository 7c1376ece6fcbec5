using Synthesis.Review;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Review;

public sealed class MergingTests
{
    private static readonly Decision Absent = new("s", "demand.change", "anna", "1", Answer.Absent, [], null, null);
    private static readonly Decision Unclear = Absent with { Status = Answer.Unclear };
    private static readonly Decision Present = Absent with { Status = Answer.Present, Values = ["increasing"] };

    [Fact]
    public void Files_of_several_coders_are_put_together_and_coders_who_differ_are_no_conflict()
    {
        var merge = Merging.Of([Absent], [("b.csv", [Present with { Coder = "ben" }]), ("c.csv", [Unclear with { Coder = "cem" }, Absent])]);

        Assert.Equal(["ben", "cem"], merge.Added.Select(d => d.Coder));
        Assert.Empty(merge.Conflicts);
        Assert.Equal(1, merge.Known);
    }

    [Fact]
    public void An_answer_that_contradicts_what_stands_is_a_conflict_and_is_not_taken()
    {
        var merge = Merging.Of([Absent], [("late.csv", [Present]), ("later.csv", [Present with { Values = [] }])]);

        Assert.Empty(merge.Added);
        Assert.Equal([("late.csv", Answer.Absent, Answer.Present), ("later.csv", Answer.Absent, Answer.Present)], merge.Conflicts.Select(c => (c.From, c.Here.Status, c.There.Status)));
    }

    [Fact]
    public void Files_contradict_each_other_too_and_the_first_is_taken()
    {
        var merge = Merging.Of([], [("a.csv", [Absent]), ("b.csv", [Unclear])]);

        Assert.Equal(Answer.Absent, Assert.Single(merge.Added).Status);
        Assert.Equal("b.csv", Assert.Single(merge.Conflicts).From);
    }

    [Fact]
    public void A_file_that_holds_what_stands_and_goes_on_is_a_change_of_mind()
    {
        Assert.Equal([Answer.Unclear, Answer.Present], Merging.Of([Absent], [("a.csv", [Absent, Unclear, Present])]).Added.Select(d => d.Status));
        Assert.Empty(Merging.Of([Absent, Unclear], [("a.csv", [Absent, Present])]).Added);
    }

    [Fact]
    public void The_same_file_a_second_time_changes_nothing()
    {
        Decision[] file = [Absent, Unclear, Present];

        var merge = Merging.Of(Merging.Of([], [("a.csv", file)]).Added, [("a.csv", file)]);

        Assert.Empty(merge.Added);
        Assert.Empty(merge.Conflicts);
        Assert.Equal(3, merge.Known);
    }

    [Fact]
    public async Task The_program_lists_conflicts_side_by_side_keeps_what_stands_and_takes_a_changed_mind_when_told()
    {
        using var folder = new TestFolder();
        await SampleReview.MakeAsync(folder, "review");
        Assert.Equal(0, (await SynthesisProgram.HereAsync("run", folder.At("review"), "--jobs", "2")).Exit);
        const string Header = "strategy,code,coder,round,status,values,quote,note\n";
        folder.Write("anna.csv", Header + "oxcleave-homes-for-children,demand.acute,anna,1,absent,,,\n");
        folder.Write("ben.csv", Header + "oxcleave-homes-for-children,demand.acute,ben,1,unclear,,,hm\n");
        folder.Write("anna-2.csv", Header + "oxcleave-homes-for-children,demand.acute,anna,1,unclear,,,=1+1\n");

        var first = await SynthesisProgram.HereAsync("import", folder.At("review"), folder.At("anna.csv"), folder.At("ben.csv"));
        var again = await SynthesisProgram.HereAsync("import", folder.At("review"), folder.At("anna.csv"), folder.At("ben.csv"));
        var conflict = await SynthesisProgram.HereAsync("import", folder.At("review"), folder.At("anna-2.csv"));
        var told = await SynthesisProgram.HereAsync("import", folder.At("review"), folder.At("anna-2.csv"), "--changed-mind");

        Assert.Equal((0, "2 decisions added, 0 were there already, 0 refused.\n"), (first.Exit, first.Output));
        Assert.Equal((0, "0 decisions added, 2 were there already, 0 refused.\n"), (again.Exit, again.Output));
        Assert.Equal((1, "0 decisions added, 0 were there already, 0 refused.\n"), (conflict.Exit, conflict.Output));
        Assert.Contains("absent here, unclear in the file", conflict.Errors, StringComparison.Ordinal);
        Assert.Contains("oxcleave-homes-for-children,demand.acute,anna,1,absent,,,," + folder.At("anna-2.csv") + ",unclear,,,\"'=1+1\"", File.ReadAllText(folder.At("review", "reports", "conflicts.csv")), StringComparison.Ordinal);
        Assert.Equal((0, "1 decisions added, 0 were there already, 0 refused.\n"), (told.Exit, told.Output));
        var assign = await SynthesisProgram.HereAsync("assign", folder.At("review"));
        Assert.True(assign.Exit == 0, assign.Errors);
        Assert.Equal(["all.csv", "anna.csv", "ben.csv"], Directory.EnumerateFiles(folder.At("review", "assignments")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        var agree = await SynthesisProgram.HereAsync("agree", folder.At("review"), "--json");
        Assert.Contains(agree.Lines, l => l.GetProperty("code").GetString() == "demand.acute" && l.GetProperty("between").GetString() == "people");
    }
}
