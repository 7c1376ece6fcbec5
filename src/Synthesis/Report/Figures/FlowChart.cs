using Synthesis.Report.Parts;
using Synthesis.Synthesise;

namespace Synthesis.Report.Figures;

/// <summary>Draws the selection flow in the manner of PRISMA 2020 (Page and others 2021, BMJ 372:n71): what came in goes down, what was left out goes to the right.</summary>
public static class FlowChart
{
    private const double Phase = 26, Gap = 26, Left = 44, Middle = 290, Between = 46, Right = 330, Size = 12, Step = 16;

    /// <summary>The figure of a selection flow.</summary>
    public static FigurePart Of(SelectionFlow flow)
    {
        CountRow? Find(string code) => flow.Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Code == code);
        string Told(CountRow row) => $"{row.Title} (n = {row.Count})";
        var routes = flow.Sections.SelectMany(s => s.Rows).Where(r => r.Level == 0 && r.Code.StartsWith("route:", StringComparison.Ordinal)).ToList();
        IEnumerable<string> Parts(params string[] codes) => codes.Select(Find).OfType<CountRow>().Select(Told);
        var reasons = flow.Sections.SelectMany(s => s.Rows).Where(r => r.Code.StartsWith("left-out:", StringComparison.Ordinal) && r.Count > 0).Select(Told);
        (string Phase, IReadOnlyList<string> Down, IReadOnlyList<string> Aside)[] steps =
        [
            ("Identification", [.. Parts("sources"), .. routes.Select(r => $"{r.Title}: {r.Count}")], [.. Parts("folded", "joined")]),
            ("Identification", [.. Parts("publications")], [.. Parts("unreadable")]),
            ("Screening", [.. Parts("screened")], [.. Parts("excluded"), .. reasons]),
            ("Included", [.. Parts("included", "authorities")], []),
        ];

        var shapes = new List<Shape>();
        var (y, phase) = (2d, 2d);
        for (var i = 0; i < steps.Length; i++)
        {
            var down = Math.Max(Height(steps[i].Down, Middle), i + 1 == steps.Length ? 66 : 0);
            var height = Math.Max(down, Height(steps[i].Aside, Right));
            Write(shapes, steps[i].Down, Left, y, Middle, down, i == steps.Length - 1 ? Paint.Present : Paint.Ground);
            if (steps[i].Aside.Count > 0)
            {
                var aside = Height(steps[i].Aside, Right);
                shapes.Add(new Stroke(Left + Middle, y + (Math.Min(down, aside) / 2), Left + Middle + Between, y + (Math.Min(down, aside) / 2), Paint.Ink, 1.2, Arrow: true));
                Write(shapes, steps[i].Aside, Left + Middle + Between, y, Right, aside, Paint.None);
            }

            if (i + 1 < steps.Length)
            {
                shapes.Add(new Stroke(Left + (Middle / 2), y + down, Left + (Middle / 2), y + height + Gap, Paint.Ink, 1.2, Arrow: true));
            }

            if (i + 1 == steps.Length || steps[i + 1].Phase != steps[i].Phase)
            {
                shapes.Add(new Box(1, phase, Phase, y + height - phase, Paint.Scale2));
                shapes.Add(new Words(1 + (Phase / 2) + 4, (phase + y + height) / 2, steps[i].Phase, Size, Anchor.Middle, Bold: true) { Upwards = true });
                phase = y + height + Gap;
            }

            y += height + Gap;
        }

        return new FigurePart("flow-chart", $"{flow.Title}, as at {Html.Day(flow.AsAt)}", new Drawing(Left + Middle + Between + Right + 2, y - Gap + 2, shapes),
            "A flow chart from the top down. " + string.Join(" ", steps.Select(s => string.Join("; ", s.Down) + (s.Aside.Count == 0 ? "." : $". To the side: {string.Join("; ", s.Aside)}."))), flow.Id);
    }

    private static IReadOnlyList<string> Lines(string text, double width) => Lettering.Lines(text, Size, width - 20);

    private static double Height(IReadOnlyList<string> texts, double width) => texts.Count == 0 ? 0 : texts.Sum(t => (Lines(t, width).Count * Step) + 3) + 13;

    private static void Write(List<Shape> shapes, IReadOnlyList<string> texts, double x, double y, double width, double height, Paint fill)
    {
        shapes.Add(new Box(x, y, width, height, fill, Paint.Ink));
        var at = y + 18;
        foreach (var text in texts)
        {
            foreach (var line in Lines(text, width))
            {
                shapes.Add(new Words(x + 10, at, line, Size, Paint: fill == Paint.Present ? Paint.Reversed : Paint.Ink));
                at += Step;
            }

            at += 3;
        }
    }
}
