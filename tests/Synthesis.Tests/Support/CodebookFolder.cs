using Synthesis.Codebooks;

namespace Synthesis.Tests.Support;

/// <summary>A small valid codebook in a folder of its own, in which a test changes one thing; removed when disposed.</summary>
internal sealed class CodebookFolder : IDisposable
{
    private const string Codebook = """
        id: small
        title: A small codebook
        version: "1.0"
        source: made for tests
        scope: pages about ponds
        unit: page
        themes:
          - {id: water, title: Water, origin: a priori}
          - {id: life, title: Life, origin: emergent}
        changes:
          - {when: "2024", what: Begun, why: To try the reader}
        codes:
          - id: water.level
            theme: water
            title: Level of the water
            definition: The page says how high the water stands.
            values:
              choose: one
              list:
                - {id: high, title: High, terms: [brimming]}
                - {id: low, title: Low, terms: [shallow]}
            scale: [low, high]
            signals:
              - id: stands
                weight: 0.8
                all:
                  - [water stands, $ponds]
                  - [high, low]
                near: 5
                not: [weather]
                not-near: {terms: [forecast], words: 3}
                in: [paragraph, list-item]
                value: high
            examples:
              - {text: The water stands high today., values: [high]}
          - id: water.any
            theme: water
            title: Water at all
            definition: The page speaks of water.
            signals:
              - id: water
                all: [[water]]
                accept: {time: [present]}
          - id: life.frogs
            theme: life
            title: Frogs
            definition: The page speaks of frogs.
            values:
              choose: text
            implies: [water.any]
            of: [all, water.any]
            signals:
              - id: frog
                all: [[frog*]]
                capture: after
        tables:
          - id: main
            title: Ponds
            sections:
              - {title: Water, codes: [water.level, water.any]}
              - {title: Life, codes: [life.frogs]}

        """;

    private const string Lexicons = """
        ponds: [pond, mere, tarn]
        waters: [$ponds, lake]

        """;

    private const string Statements = """
        triggers:
          - {axis: polarity, value: negated, terms: [no, never], reach: forward, words: 4}
          - {axis: time, value: future, terms: [will], reach: forward}
        pseudo: [no doubt]
        stops: [but]
        own: [we]
        about:
          residential: [$ponds]
          other: [street]

        """;

    private const string Screen = """
        target: notice
        otherwise: leaflet
        threshold: 3
        kinds:
          - id: notice
            title: Notice
            clues:
              - {in: title, points: 5, terms: [notice]}
          - id: leaflet
            title: Leaflet
            clues:
              - {in: body, points: 1, most-words: 50}
        period:
          year-starts: 04-01
          lead: [this notice]
          not: [review]
          longest-years: 10
        bodies: ["{name} Council"]

        """;

    private readonly string root = Path.Combine(Path.GetTempPath(), "synthesis-codebook-" + Guid.NewGuid().ToString("N"));

    internal CodebookFolder()
    {
        Directory.CreateDirectory(At);
        File.WriteAllText(Of("codebook.yml"), Codebook);
        File.WriteAllText(Of("lexicons.yml"), Lexicons);
        File.WriteAllText(Of("statements.yml"), Statements);
        File.WriteAllText(Of("screen.yml"), Screen);
    }

    /// <summary>The codebook's folder.</summary>
    internal string At => Path.Combine(root, "small");

    internal string Of(string file) => Path.Combine(At, file);

    /// <summary>Writes a codebook of the test's own instead.</summary>
    internal CodebookFolder With(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(file))!);
        File.WriteAllText(Of(file), text);
        return this;
    }

    /// <summary>Writes a codebook about ponds, of one theme <c>p</c>, with these codes instead; they may be indented as one likes.</summary>
    internal CodebookFolder Ponds(string codes) => With("codebook.yml", $$"""
        id: small
        title: Ponds
        version: "1"
        source: made for tests
        scope: ponds
        unit: page
        themes: [{id: p, title: P, origin: a priori}]
        codes:

        """ + codes);

    /// <summary>Takes a file away.</summary>
    internal CodebookFolder Without(string file)
    {
        File.Delete(Of(file));
        return this;
    }

    /// <summary>Replaces the one place in which <paramref name="old"/> stands.</summary>
    internal CodebookFolder Changed(string file, string old, string changed)
    {
        var text = File.ReadAllText(Of(file));
        Assert.Equal(2, text.Split(old).Length);
        return With(file, text.Replace(old, changed, StringComparison.Ordinal));
    }

    /// <summary>The 1-based line on which <paramref name="text"/> stands for the last time.</summary>
    internal int LineOf(string file, string text) => 1 + Array.FindLastIndex(File.ReadAllLines(Of(file)), l => l.Contains(text, StringComparison.Ordinal));

    internal Codebook Read() => CodebookReader.Read(At);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
