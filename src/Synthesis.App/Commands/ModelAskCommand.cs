using System.CommandLine;
using System.Globalization;
using System.Text;
using Synthesis.Codebooks;
using Synthesis.Review.Model;

namespace Synthesis.App.Commands;

/// <summary><c>synthesis model ask</c>: sends text to an endpoint, which beside it only <c>audit --model</c> does.</summary>
internal static class ModelAskCommand
{
    internal const string KeyVariable = "SYNTHESIS_MODEL_KEY";

    internal static Command Create()
    {
        var (what, codebook, options, all) = (ModelCommand.ReviewOrFiles(), CommonOptions.Codebook(required: false), ModelOptions.Create(), ModelCommand.All());
        var endpoint = new Option<string>("--endpoint") { Description = "An endpoint that speaks the OpenAI-compatible chat protocol, such as http://localhost:11434/v1. Text of the documents is sent there and nowhere else.", Required = true, HelpName = "URL" };
        var keyFile = new Option<string?>("--key-file") { Description = $"A file that holds the key. Left out: the environment variable {KeyVariable}, if it is set. The key is never kept nor shown.", HelpName = "FILE" };
        var into = new Option<string?>("--out") { Description = "For files: where answers are kept, as JSON Lines that 'tag --answers' and 'model import' read. A review keeps its own.", HelpName = "FILE" };
        var atOnce = new Option<int>("--jobs") { Description = "How many requests are under way at once.", DefaultValueFactory = _ => 4, HelpName = "N" };
        var perMinute = new Option<int?>("--per-minute") { Description = "How many requests are begun in a minute at most.", HelpName = "N" };
        var timeOut = new Option<int>("--timeout") { Description = "How many seconds an answer may take.", DefaultValueFactory = _ => 300, HelpName = "SECONDS" };
        var tries = new Option<int>("--tries") { Description = "How many times a request is tried where the endpoint is in trouble or asks for time.", DefaultValueFactory = _ => 5, HelpName = "N" };
        var stream = new Option<bool>("--stream") { Description = "Ask for answers word by word, which keeps long ones from being cut off on the way." };
        var maxTokens = new Option<long?>("--max-tokens") { Description = "Stop before more tokens than this are sent and received. The same command goes on with what is left.", HelpName = "N" };
        var maxCost = new Option<double?>("--max-cost") { Description = "Stop before it costs more than this, by the prices given.", HelpName = "MONEY" };
        var priceIn = new Option<double>("--price-in") { Description = "Price of a million tokens sent.", HelpName = "MONEY" };
        var priceOut = new Option<double>("--price-out") { Description = "Price of a million tokens received.", HelpName = "MONEY" };
        var command = new Command("ask", "Ask a model about a review's strategies, or about files. Each answer is kept as it comes: stopped anywhere, the same command goes on from there, and what was answered is not asked again.")
        { what, endpoint, keyFile, codebook, into, all, atOnce, perMinute, timeOut, tries, stream, maxTokens, maxCost, priceIn, priceOut };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = options.SettingsOf(parsed);
            var asked = Settings(parsed.GetValue(endpoint)!, Key(parsed.GetValue(keyFile))) with
            {
                AtOnce = Whole(parsed.GetValue(atOnce), 1, 64, "--jobs"), PerMinute = parsed.GetValue(perMinute) is { } n ? Whole(n, 1, 100_000, "--per-minute") : null,
                InAll = TimeSpan.FromSeconds(Whole(parsed.GetValue(timeOut), 1, 86_400, "--timeout")), Tries = Whole(parsed.GetValue(tries), 1, 20, "--tries"), Stream = parsed.GetValue(stream),
            };
            var budget = new AskingBudget(parsed.GetValue(maxTokens), parsed.GetValue(maxCost), parsed.GetValue(priceIn), parsed.GetValue(priceOut));
            if (budget.Cost is not null && budget is { PriceIn: 0, PriceOut: 0 })
            {
                throw new UsageException("--max-cost needs prices to count by: give --price-in and --price-out.");
            }

            if (parsed.GetValue(what) is [var folder] && OpenReview.Is(folder))
            {
                using var review = OpenReview.At(folder);
                var whole = true;
                foreach (var (prompting, open) in ModelCommand.OpenOf(review, options, parsed, settings, parsed.GetValue(all), note: true).ToList())
                {
                    if (open.Count > 0)
                    {
                        review.Store.AddSending(Asking.Begun(asked, settings, open));
                    }

                    var result = await RunAsync(prompting, open, asked, settings, budget, a => review.Store.AddModelAnswers([a]), cancellation);
                    if (result is not null)
                    {
                        review.Store.AddSending(result.Sending);
                        budget = Left(budget, result.Sending);
                    }

                    cancellation.ThrowIfCancellationRequested();

                    whole &= result is null or { Sending.Left: 0 };
                }

                return whole ? Program.Done : Program.NotAll;
            }

            var file = parsed.GetValue(into) ?? throw new UsageException("Say where the answers are to be kept: --out FILE (a review keeps its own).");
            var way = options.PromptingOf(parsed, CodebookReader.Read(ProjectFiles.Find(parsed.GetValue(codebook) ?? CommonOptions.DefaultCodebook)));
            var known = (File.Exists(file) ? BatchFile.Read(file, null, settings.Parameters).Answers : []).ToLookup(a => a.Request, StringComparer.Ordinal);
            var todo = Outstanding.Of(way, ModelCommand.ModelRequests(way, await ModelCommand.DocumentsAsync(parsed.GetValue(what)!, cancellation)), settings, options.RepeatsOf(parsed), known);
            var cut = File.Exists(file) && File.ReadAllBytes(file) is { Length: > 0 } before && before[^1] != (byte)'\n';
            await using var answers = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
            answers.Write(cut ? "\n"u8 : []);
            var done = await RunAsync(way, todo, asked, settings, budget, a =>
            {
                answers.Write(BatchFile.Line(a));
                answers.Flush(flushToDisk: true);
            }, cancellation);
            cancellation.ThrowIfCancellationRequested();
            return done is null or { Sending.Left: 0 } ? Program.Done : Program.NotAll;
        });
        return command;
    }

    private static async Task<AskingResult?> RunAsync(Prompting prompting, IReadOnlyList<OpenRequest> open, EndpointSettings endpoint, ModelSettings model, AskingBudget budget, Action<ModelAnswer> keep, CancellationToken cancellation)
    {
        if (open.Count == 0)
        {
            Console.WriteLine($"{prompting.Codebook.Id}: everything was answered before; nothing is sent.");
            return null;
        }

        await Console.Error.WriteLineAsync($"synthesis: {open.Count} requests go to {endpoint}.");
        var result = await Output.WithProgressAsync(progress => Asking.RunAsync(prompting, open, endpoint, model, budget, keep, TimeProvider.System, progress, cancellation));
        var (sending, faults, reached) = result;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{prompting.Codebook.Id}: {sending.Answered} answers from {sending.Endpoint} ({sending.Sent} requests sent, {sending.TokensIn:N0} tokens sent, {sending.TokensOut:N0} received{(sending.Cost > 0 ? $", cost {sending.Cost:0.0000}" : "")}); {sending.Left} are still to be asked."));
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync($"synthesis: {fault}.");
        }

        if (reached)
        {
            await Console.Error.WriteLineAsync("synthesis: the budget is used up; what was answered is kept, and the same command with a new budget goes on with the rest.");
        }

        return result;
    }

    private static AskingBudget Left(AskingBudget budget, Sending used) => budget with
    {
        Tokens = budget.Tokens is { } t ? Math.Max(0, t - used.TokensIn - used.TokensOut) : null, Cost = budget.Cost is { } c ? Math.Max(0, c - used.Cost) : null,
    };

    /// <summary>The endpoint at an address, which must not be an open line where a key is sent.</summary>
    internal static EndpointSettings Settings(string address, string? key)
    {
        try
        {
            return new EndpointSettings(EndpointSettings.AddressOf(address, key is not null)) { Key = key };
        }
        catch (FormatException e)
        {
            throw new UsageException($"--endpoint: {e.Message}.");
        }
    }

    /// <summary>The key from a file or the environment, or null.</summary>
    internal static string? Key(string? file)
    {
        var key = (file is null ? Environment.GetEnvironmentVariable(KeyVariable) : File.ReadAllText(file, Encoding.UTF8))?.Trim();
        return key is not { Length: > 0 } ? file is null ? null : throw new UsageException($"'{file}' holds no key.")
            : key.All(c => c is > ' ' and < '\u007f') && key.Length is >= 8 and <= 4096 ? key
            : throw new UsageException($"{(file is null ? KeyVariable : $"'{file}'")} holds no key: one line of at least eight letters, digits and signs is wanted.");
    }

    private static int Whole(int given, int least, int most, string name) => given >= least && given <= most ? given : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{name} is a whole number from {least} to {most}, not {given}."));
}
