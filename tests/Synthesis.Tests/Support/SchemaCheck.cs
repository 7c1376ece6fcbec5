using System.Text.Json;
using System.Text.RegularExpressions;

namespace Synthesis.Tests.Support;

/// <summary>Checks JSON against a JSON Schema, as far as our own schemas go: it fails on a keyword that it does not know.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly string[] Known = ["$schema", "$ref", "$defs", "title", "description", "type", "required", "additionalProperties", "properties", "items", "enum", "const", "pattern", "minimum", "oneOf"];

    /// <summary>What does not hold, in words.</summary>
    internal IReadOnlyList<string> Faults(JsonElement value) => Faults(root, value, "$");

    private List<string> Faults(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var to))
        {
            return Faults(root.GetProperty("$defs").GetProperty(to.GetString()!["#/$defs/".Length..]), value, at);
        }

        var faults = schema.EnumerateObject().Where(p => !Known.Contains(p.Name)).Select(p => $"the schema's '{p.Name}' is not known here").ToList();
        if (schema.TryGetProperty("oneOf", out var several))
        {
            var tried = several.EnumerateArray().Select(s => Faults(s, value, at)).ToList();
            if (tried.Count(t => t.Count == 0) != 1)
            {
                faults.Add($"{at} fits {tried.Count(t => t.Count == 0)} of the forms: {tried.MinBy(t => t.Count)!.FirstOrDefault()}");
            }
        }

        if (schema.TryGetProperty("type", out var type) && !(type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : new[] { type }.AsEnumerable()).Any(t => Is(value, t.GetString()!)))
        {
            faults.Add($"{at} is {value.ValueKind}, not {type}");
            return faults;
        }

        if ((schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value)) || (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value))))
        {
            faults.Add($"{at} is {value}");
        }

        if ((schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!)) || (schema.TryGetProperty("minimum", out var least) && value.GetDouble() < least.GetDouble()))
        {
            faults.Add($"{at} is {value}");
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            faults.AddRange(value.EnumerateArray().SelectMany((v, i) => Faults(items, v, $"{at}[{i}]")));
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            faults.AddRange(schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _)).Select(r => $"{at} has no {r}") : []);
            foreach (var property in value.EnumerateObject())
            {
                faults.AddRange(schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var own) ? Faults(own, property.Value, $"{at}.{property.Name}")
                    : !schema.TryGetProperty("additionalProperties", out var others) ? [] : others.ValueKind == JsonValueKind.False ? [$"{at} has '{property.Name}'"] : Faults(others, property.Value, $"{at}.{property.Name}"));
            }
        }

        return faults;
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };
}
