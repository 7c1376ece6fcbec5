using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Synthesis.Benchmarks.ReaderBenchmarks).Assembly).Run(args);
