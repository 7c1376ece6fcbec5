using System.CommandLine;
using System.Globalization;
using Synthesis.Codebooks;
using Synthesis.Review.Model;

namespace Synthesis.App.Commands;

/// <summary>Options that say how a model is asked, and how they are read.</summary>
internal sealed record ModelOptions(Option<string?> Model, Option<string[]> Set, Option<string> By, Option<int> Section, Option<int> Repeats)
{
    internal static ModelOptions Create() => new(
        new Option<string?>("--model") { Description = "The model, as the endpoint knows it; for answers from elsewhere, what you call it: left out, what the answers say, else the one model that requests were exported for. It is the coder's name.", HelpName = "NAME" },
        new Option<string[]>("--set") { Description = "A further property of each request, such as max_tokens=8000 or seed=1; 'temperature=none' takes out what is usual (temperature=0), 'response_format=none' the answer's schema. Another value makes another coder.", HelpName = "NAME=VALUE" },
        new Option<string>("--by") { Description = "Which codes are asked for together: all, theme or code.", DefaultValueFactory = _ => "all", HelpName = "GROUP" },
        SectionOption(),
        new Option<int>("--repeats") { Description = "How many times each request is answered; more than half of them decide.", DefaultValueFactory = _ => 1, HelpName = "N" });

    internal static Option<int> SectionOption() => new("--section")
    {
        Description = "How long a part of a document may be that is sent at once, in tokens, counted as three letters each. A longer document is sent in several parts; nothing is cut.",
        DefaultValueFactory = _ => Prompting.UsualSection,
        HelpName = "TOKENS",
    };

    internal void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Model, Set, By, Section, Repeats])
        {
            command.Options.Add(option);
        }
    }

    internal Prompting PromptingOf(ParseResult parsed, Codebook codebook)
    {
        var (by, section) = (parsed.GetValue(By)!, SectionOf(parsed, Section));
        return new Prompting(codebook, PromptTemplate.For(codebook), by switch
        {
            "all" => Grouping.All,
            "theme" => Grouping.Theme,
            "code" => Grouping.Code,
            _ => throw new UsageException($"'{by}' is no group of codes: write --by all, theme or code."),
        }, section);
    }

    internal ModelSettings SettingsOf(ParseResult parsed, string? otherwise = null) =>
        new(parsed.GetValue(Model) ?? otherwise ?? throw new UsageException("Say which model is asked: --model NAME."), ParametersOf(parsed));

    internal string ParametersOf(ParseResult parsed)
    {
        try
        {
            return ModelSettings.ParametersOf(parsed.GetValue(Set) ?? []);
        }
        catch (FormatException e)
        {
            throw new UsageException($"--set: {e.Message}.");
        }
    }

    internal int RepeatsOf(ParseResult parsed) => parsed.GetValue(Repeats) is > 0 and <= 25 and var n ? n : throw new UsageException("--repeats is a whole number from 1 to 25.");

    internal static int SectionOf(ParseResult parsed, Option<int> option) =>
        parsed.GetValue(option) is >= 200 and <= 1_000_000 and var n ? n : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--section is a number of tokens from 200 to 1000000, not {parsed.GetValue(option)}."));
}
