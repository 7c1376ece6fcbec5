using BenchmarkDotNet.Running;
using Synthesis.Benchmarks;

if (args is ["make-review", var folder])
{
    await LargeReview.MakeAsync(ReaderBenchmarks.Root(), folder);
    return;
}

if (args is ["report", var into, var strategies])
{
    LargeReport.Write(ReaderBenchmarks.Root(), into, int.Parse(strategies, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

if (args is ["crawl", var review, var seed, .. var rest])
{
    await PracticeCrawl.RunAsync(review, ulong.Parse(seed, System.Globalization.CultureInfo.InvariantCulture), !rest.Contains("--no-faults"), [.. rest.Where(r => r[0] != '-')]);
    return;
}

if (args is ["retag", var tagged])
{
    await Retagging.RunAsync(ReaderBenchmarks.Root(), tagged);
    return;
}

if (args is ["ablate", var decided, .. var parts])
{
    Ablations.Run(ReaderBenchmarks.Root(), decided, parts);
    return;
}

if (args is ["learning-across", .. var hands])
{
    int Option(string name, int otherwise) => Array.IndexOf(hands, name) is >= 0 and var at ? int.Parse(hands[at + 1], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
    await LearningAcross.RunAsync(ReaderBenchmarks.Root(), [.. hands.TakeWhile(h => h[0] != '-')], Option("--coded", 8), Option("--draws", 10));
    return;
}

if (args is ["audit", var planted, .. var shown])
{
    await PlantedFaults.RunAsync(ReaderBenchmarks.Root(), planted, shown.Contains("--all"));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ReaderBenchmarks).Assembly).Run(args);
