using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Synthesis.Codebooks;

namespace Synthesis.Gather.Find;

/// <summary>A form on a page.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="Post">Whether it is posted.</param>
/// <param name="Fields">What is sent with it, in order, as the page has it: hidden fields, choices and the button's own name.</param>
/// <param name="Text">The name of the field that a person would write into.</param>
/// <param name="Words">Words by which a person would know what it is for.</param>
internal sealed record WebForm(Uri Action, bool Post, IReadOnlyList<(string Name, string Value)> Fields, string Text, string Words)
{
    /// <summary>The forms of a page into which words can be written.</summary>
    internal static IEnumerable<WebForm> Of(IHtmlDocument html, Uri from)
    {
        foreach (var form in html.Forms)
        {
            var inputs = form.QuerySelectorAll("input[name], select[name], textarea[name], button[name]").ToList();
            var text = inputs.FirstOrDefault(i => i.LocalName == "input" && Type(i) is "search") ?? inputs.FirstOrDefault(i => i.LocalName == "input" && Type(i) is "text" or "");
            if (text is null || inputs.Any(i => Type(i) is "password" or "file") || WebAddress.Link(from, form.GetAttribute("action") is { Length: > 0 } action ? action : from.AbsoluteUri) is not { } to)
            {
                continue;
            }

            var fields = new List<(string, string)>();
            var pressed = false;
            foreach (var input in inputs)
            {
                var name = input.GetAttribute("name")!;
                if (name.Length == 0 || input == text)
                {
                    continue;
                }

                switch (Type(input))
                {
                    case "submit" or "image" or "button" when input.LocalName is "input" or "button":
                        if (!pressed && Type(input) is "submit")
                        {
                            fields.Add((name, input.GetAttribute("value") ?? ""));
                            pressed = true;
                        }

                        break;
                    case "checkbox" or "radio":
                        if (input.HasAttribute("checked"))
                        {
                            fields.Add((name, input.GetAttribute("value") ?? "on"));
                        }

                        break;
                    case "reset":
                        break;
                    default:
                        fields.Add((name, input is IHtmlSelectElement select ? select.Value ?? "" : input.GetAttribute("value") ?? ""));
                        break;
                }
            }

            var words = string.Join(' ', new[] { form.Id, form.ClassName, form.GetAttribute("role"), form.GetAttribute("action"), form.GetAttribute("aria-label"), text.Id, text.GetAttribute("name"),
                text.GetAttribute("placeholder"), text.GetAttribute("aria-label"), text.GetAttribute("title"), Type(text), form.TextContent.Length < 400 ? form.TextContent : "" });
            yield return new WebForm(to, string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase), fields, text.GetAttribute("name")!, WebAddress.Separated(words));
        }
    }

    /// <summary>The form by which a site is searched: the one that the terms of the rules speak for most, or null.</summary>
    internal static WebForm? Search(IEnumerable<WebForm> forms, GatherRules rules)
    {
        double Points(WebForm form)
        {
            var found = rules.Terms.Find(Word.Split(form.Words));
            return rules.SearchWords.Count(found.ContainsKey) - 2 * rules.NotSearchWords.Count(found.ContainsKey) - (form.Fields.Count(f => f.Value.Length == 0) * 0.1);
        }

        return forms.Select(f => (Form: f, Points: Points(f))).Where(f => f.Points > 0).OrderByDescending(f => f.Points).Select(f => f.Form).FirstOrDefault();
    }

    /// <summary>The question that the form with these words in it is.</summary>
    internal Ask Asking(string words)
    {
        var sent = string.Join('&', Fields.Append((Name: Text, Value: words)).Select(f => $"{Encoded(f.Name)}={Encoded(f.Value)}"));
        return Post ? new Ask(Action, sent) : new Ask(new UriBuilder(Action) { Query = sent }.Uri);
    }

    private static string Encoded(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static string Type(IElement input) => input.LocalName switch
    {
        "input" => (input.GetAttribute("type") ?? "text").ToLowerInvariant(),
        "button" => (input.GetAttribute("type") ?? "submit").ToLowerInvariant(),
        _ => input.LocalName,
    };
}
