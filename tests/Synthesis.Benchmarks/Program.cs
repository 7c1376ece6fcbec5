using BenchmarkDotNet.Running;
using Synthesis.Benchmarks;

if (args is ["make-review", var folder])
{
    await LargeReview.MakeAsync(ReaderBenchmarks.Root(), folder);
    return;
}

if (args is ["ablate", var review])
{
    Ablations.Run(ReaderBenchmarks.Root(), review);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ReaderBenchmarks).Assembly).Run(args);
