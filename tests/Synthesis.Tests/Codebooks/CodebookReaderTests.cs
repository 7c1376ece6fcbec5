using Synthesis.Codebooks;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Codebooks;

/// <summary>Strict loading: each case changes one thing of a valid codebook and names the line and the words of the refusal.</summary>
public sealed class CodebookReaderTests : IDisposable
{
    private readonly CodebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_unchanged_codebook_is_read_whole()
    {
        var codebook = folder.Read();

        Assert.Equal(["water.level", "water.any", "life.frogs"], codebook.Codes.Select(c => c.Id));
        Assert.Equal([Choose.One, Choose.None, Choose.Text], codebook.Codes.Select(c => c.Choose));
        Assert.Equal(["all", "water.any"], codebook["life.frogs"].Of);
        Assert.Equal(["all"], codebook["water.any"].Of);
        Assert.Equal(["present"], codebook["water.any"].Signals[0].Accept.Time);
        Assert.Equal(["affirmed"], codebook["water.any"].Signals[0].Accept.Polarity);
        Assert.Equal(["water.any"], codebook.ImpliedBy("life.frogs"));
        Assert.Equal(64, codebook.Hash.Length);
        Assert.Equal("notice", codebook.Screening?.Target);
    }

    [Fact]
    public void A_codebook_reads_the_lists_and_statements_of_the_one_it_shares_and_each_code_its_source()
    {
        folder.With("../large/codebook.yml", """
            id: large
            title: Another
            version: "1.0"
            shares: small
            source: made for tests
            scope: pages about ponds
            unit: page
            themes: [{id: water, title: Water, origin: a priori}]
            codes:
              - id: water.pond
                theme: water
                title: A pond
                source: paragraph 4
                why: Frogs need one.
                today: Ponds are looked after by the parish.
                definition: The page speaks of a pond.
                signals: [{id: pond, all: [[$ponds], [$own]]}]
            """);
        folder.With("../large/lexicons.yml", "own: [ours, $waters]\n");

        var codebook = CodebookReader.Read(folder.Of("../large"));

        Assert.Equal(["ponds", "waters", "own"], codebook.Lexicons.Keys);
        Assert.NotEmpty(codebook.Statements.Triggers);
        Assert.Equal(("paragraph 4", "Frogs need one.", "Ponds are looked after by the parish."), (codebook.Codes[0].Source, codebook.Codes[0].Why, codebook.Codes[0].Today));
        var before = codebook.Hash;
        folder.Changed("lexicons.yml", "tarn", "tarns");
        Assert.NotEqual(before, CodebookReader.Read(folder.Of("../large")).Hash);
    }

    [Fact]
    public void A_codebook_is_named_by_its_folder_with_or_without_a_slash_or_by_its_file()
    {
        Assert.Equal("small", CodebookReader.Read(folder.At + "/").Id);
        Assert.Equal("small", CodebookReader.Read(folder.Of("codebook.yml")).Id);
    }

    [Theory]

    // keys
    [InlineData("version: \"1.0\"", "verison: \"1.0\"", "verison", "unknown key 'verison': write 'version'")]
    [InlineData("near: 5", "neer: 5", "neer", "unknown key 'neer': write 'near'")]
    [InlineData("unit: page", "colour: blue", "colour: blue", "unknown key 'colour': write one of id, title")]
    [InlineData("{id: life, title: Life, origin: emergent}", "{id: life, title: Life, origins: emergent}", "origins", "write 'origin'")]
    [InlineData("title: A small codebook", "title:", "title:|1", "'title' is missing or empty: write 'title: …'")]
    [InlineData("unit: page", "title: Again", "title: Again", "the YAML cannot be read")]

    [InlineData("unit: page", "unit: page\nshares: large", "shares: large", "there is no codebook 'large' beside this one: write the name of a folder next to it")]
    [InlineData("unit: page", "unit: page\nshares: ../small", "shares: ../small", "there is no codebook '../small' beside this one")]

    // ids
    [InlineData("id: small", "id: large", "id: large", "the id 'large' is not the folder's name: write 'id: small'")]
    [InlineData("- id: water.any", "- id: water.level", "- id: water.level", "the code 'water.level' stands twice: rename or remove one")]
    [InlineData("{id: low, title: Low, terms: [shallow]}", "{id: high, title: Low, terms: [shallow]}", "terms: [shallow]", "has the value 'high' twice: rename or remove one")]
    [InlineData("- id: frog\n        all: [[frog*]]\n", "- id: frog\n        all: [[frog*]]\n      - id: frog\n        all: [[toad*]]\n", "- id: frog", "has the signal 'frog' twice: rename one")]
    [InlineData("{id: life, title: Life", "{id: water, title: Life", "title: Life, origin", "the theme 'water' stands twice: rename or remove one")]
    [InlineData("title: Ponds\n    sections:", "title: Ponds\n    sections: []\n  - id: main\n    title: Ponds\n    sections:", "- id: main", "the table 'main' stands twice: rename or remove one")]

    // references
    [InlineData("implies: [water.any]", "implies: [water.none]", "implies", "'water.none' is no code of this codebook: write the id of a code")]
    [InlineData("implies: [water.any]", "implies:\n      - water.any\n      - water.none", "- water.none", "'water.none' is no code")]
    [InlineData("implies: [water.any]", "implies: [life.frogs]", "implies", "'implies' of life.frogs leads back to itself")]
    [InlineData("title: Water at all", "title: Water at all\n    implies: [life.frogs]", "implies: [life.frogs]", "leads back to itself: take one of the references out")]
    [InlineData("title: Water at all", "title: Water at all\n    of: [life.frogs]", "of: [life.frogs]", "'of' of water.any leads back to itself")]
    [InlineData("of: [all, water.any]", "of:\n      - all\n      - water.none", "- water.none", "'water.none' is no code to count against: write 'all' or the id of a code")]
    [InlineData("of: [all, water.any]", "of: []", "of: []", "write 'of: [all]'")]
    [InlineData("theme: life", "theme: lives", "theme: lives", "'lives' is no theme: write one of water, life")]
    [InlineData("codes: [life.frogs]", "codes: [life.toads]", "codes: [life.toads]", "'life.toads' is no code of this codebook")]

    // terms
    [InlineData("[brimming]", "['']", "['']", "an entry of a list of texts is empty")]
    [InlineData("[brimming]", "['-']", "['-']", "a term is empty: write a word")]
    [InlineData("[brimming]", "[_ water]", "[_ water]", "begin and end it with a word")]
    [InlineData("[brimming]", "[... water]", "[... water]", "begin and end it with a word")]
    [InlineData("[brimming]", "[water ...]", "[water ...]", "begin and end it with a word")]
    [InlineData("[brimming]", "[full & deep]", "[full & deep]", "'&' in the term 'full & deep' cannot be read")]
    [InlineData("[brimming]", "[full||deep]", "[full||deep]", "cannot be read: a word has letters and digits")]
    [InlineData("[brimming]", "[br*mming]", "[br*mming]", "cannot be read: a word has letters and digits, may end in *")]
    [InlineData("[brimming]", "[a.b]", "[a.b]", "cannot be read")]
    [InlineData("[water stands, $ponds]", "[water stands, $lakes]", "$lakes", "'$lakes' names no list of lexicons.yml: write one of $ponds, $waters")]

    // values
    [InlineData("value: high", "value: middling", "value: middling", "'middling' is no value of water.level: write one of high, low")]
    [InlineData("values: [high]}", "values: [middling]}", "middling", "'middling' is no value of water.level: write one of high, low")]
    [InlineData("scale: [low, high]", "scale: [low, middling, high]", "scale", "'middling' is no value of water.level")]
    [InlineData("scale: [low, high]", "scale:\n      - low\n      - middling", "- middling", "'middling' is no value of water.level")]
    [InlineData("all: [[water]]", "all: [[water]]\n        value: high", "value: high", "water.any has no values: take 'value' out")]
    [InlineData("all: [[water]]", "all: [[water]]\n        capture: after", "capture: after|1", "'capture' is only for a code with 'choose: text'")]
    [InlineData("      choose: text", "      choose: many", "choose: many", "chooses many of no values: write 'list:'")]
    [InlineData("choose: text", "choose: any", "choose: any", "'any' is no value of 'choose': write one of one, many, text")]

    // signals
    [InlineData("weight: 0.8", "weight: 1", "weight: 1", "'1' is no value of 'weight': write a number from 0.05 to 0.99")]
    [InlineData("weight: 0.8", "weight: 0.01", "weight: 0.01", "write a number from 0.05 to 0.99")]
    [InlineData("weight: 0.8", "weight: often", "weight: often", "write a number from 0.05 to 0.99")]
    [InlineData("near: 5", "near: 0", "near: 0", "write a number from 1 to 200")]
    [InlineData("words: 3}", "words: 90}", "words: 90", "write a number from 1 to 50")]
    [InlineData("in: [paragraph, list-item]", "in: [paragraph, picture]", "picture", "'picture' is no kind of block: write one of heading, paragraph, list-item, table, caption, footnote")]
    [InlineData("accept: {time: [present]}", "accept: {time: [yesterday]}", "yesterday", "'yesterday' cannot be read on time: write one or more of present, past, future, conditional")]
    [InlineData("accept: {time: [present]}", "accept: {tense: [present]}", "tense", "unknown key 'tense'")]
    [InlineData("all: [[water]]", "all: []", "all: []", "the signal 'water' has no terms to find: write 'all:'")]
    [InlineData("all: [[water]]", "all: [[]]", "all: [[]]", "the signal 'water' has no terms to find")]
    [InlineData("\n        all: [[water]]", "", "- id: water\n", "the signal 'water' has no terms to find")]

    [InlineData("theme: life", "theme: life\n    scope: lakes", "scope: lakes", "'lakes' is no value of 'scope': write one of any, residential, other")]

    // types
    [InlineData("not: [weather]", "not: weather", "not: weather", "a list is wanted: write [one, another]")]
    [InlineData("all: [[water]]", "all: water", "all: water", "'all' must be a list of groups")]
    [InlineData("all: [[water]]", "all: [water]", "all: [water]", "a list is wanted")]
    [InlineData("title: Frogs", "title: [Frogs]", "title: [Frogs]", "'title' must be a text")]
    [InlineData("not-near: {terms: [forecast], words: 3}", "not-near: [forecast]", "not-near", "'not-near' must hold keys: terms, words")]
    [InlineData("changes:\n  - {when: \"2024\", what: Begun, why: To try the reader}", "changes: none", "changes: none", "'changes' must be a list: begin each entry with '- '")]
    [InlineData("  - {id: water, title: Water, origin: a priori}", "  - water", "  - water", "an entry of 'themes' must hold keys: id, title, origin")]
    [InlineData("scope: pages about ponds", "scope: pages: ponds", "scope: pages: ponds", "the YAML cannot be read")]
    [InlineData("all: [[frog*]]", "all: [[*frog]]", "*frog", "a text that begins with * cannot be read: quote it")]
    public void A_fault_in_the_codebook_is_refused_on_its_line(string old, string changed, string line, string message)
    {
        folder.Changed("codebook.yml", old, changed);

        Refused("codebook.yml", line, message);
    }

    [Theory]
    [InlineData("lexicons.yml", "ponds: [pond, mere, tarn]", "ponds: [pond, m&re, tarn]", "m&re", "'m&re' in the term 'm&re' cannot be read")]
    [InlineData("lexicons.yml", "[$ponds, lake]", "[$seas, lake]", "$seas", "'$seas' names no list above: write one of $ponds, or move that list up")]
    [InlineData("lexicons.yml", "ponds: [pond, mere, tarn]\nwaters: [$ponds, lake]", "- pond\n- lake", "- pond", "write 'name: [term, term]'")]
    [InlineData("lexicons.yml", "waters: [$ponds, lake]", "waters: lake", "waters", "a list is wanted")]
    [InlineData("statements.yml", "pseudo: [no doubt]", "psuedo: [no doubt]", "psuedo", "unknown key 'psuedo': write 'pseudo'")]
    [InlineData("statements.yml", "axis: time, value: future", "axis: tense, value: future", "tense", "'tense' is no value of 'axis': write one of polarity, time, whose")]
    [InlineData("statements.yml", "axis: time, value: future", "axis: time, value: soon", "soon", "'soon' is no value of 'value': write one of present, past, future, conditional")]
    [InlineData("statements.yml", "reach: forward}", "reach: around}", "around", "'around' is no value of 'reach': write one of forward, backward, sentence, heading")]
    [InlineData("statements.yml", "[$ponds]", "[$seas]", "$seas", "'$seas' names no list of lexicons.yml")]
    [InlineData("statements.yml", "stops: [but]", "stops: [but...]", "but...", "cannot be read")]
    [InlineData("screen.yml", "target: notice", "target: poster", "target: poster", "'poster' is no kind: write one of notice, leaflet")]
    [InlineData("screen.yml", "- id: leaflet", "- id: notice", "- id: notice", "the kind 'notice' stands twice: rename or remove one")]
    [InlineData("screen.yml", "year-starts: 04-01", "year-starts: 1 April", "1 April", "'1 April' is no day of a year: write month and day, as 04-01")]
    [InlineData("screen.yml", "year-starts: 04-01", "year-starts: 13-01", "13-01", "is no day of a year")]
    [InlineData("screen.yml", "in: title, points: 5", "in: cover, points: 5", "cover", "'cover' is no value of 'in': write one of title, lead, headings, body")]
    [InlineData("screen.yml", "points: 5", "points: 50", "points: 50", "write a number from -20 to 20")]
    [InlineData("screen.yml", "longest-years: 10", "longest-year: 10", "longest-year", "unknown key 'longest-year': write 'longest-years'")]
    public void A_fault_in_another_file_is_refused_there_on_its_line(string file, string old, string changed, string line, string message)
    {
        folder.Changed(file, old, changed);

        Refused(file, line, message);
    }

    [Fact]
    public void A_circle_through_several_codes_is_refused_at_its_first_code()
    {
        folder.Changed("codebook.yml", "title: Water at all", "title: Water at all\n    implies: [water.level]")
            .Changed("codebook.yml", "title: Level of the water", "title: Level of the water\n    implies: [life.frogs]");

        Refused("codebook.yml", "implies: [life.frogs]", "'implies' of water.level leads back to itself");
    }

    [Fact]
    public void A_folder_without_a_codebook_is_refused_by_the_name_of_the_file_that_is_missing()
    {
        File.Delete(folder.Of("codebook.yml"));

        var refusal = Assert.Throws<CodebookException>(folder.Read);

        Assert.Equal((folder.Of("codebook.yml"), 0), (refusal.File, refusal.Line));
        Assert.Contains("name a folder that holds codebook.yml", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_nothing_is_refused_even_beside_a_codebook()
    {
        var refusal = Assert.Throws<CodebookException>(() => CodebookReader.Read(folder.Of("no-such-file.yml")));

        Assert.Contains("no-such-file.yml", refusal.File, StringComparison.Ordinal);
        Assert.Contains("there is no codebook here", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a remark\n")]
    [InlineData("- a\n- list\n")]
    public void An_empty_codebook_is_refused(string text)
    {
        folder.With("codebook.yml", text);

        var refusal = Assert.Throws<CodebookException>(folder.Read);

        Assert.Equal((folder.Of("codebook.yml"), 1), (refusal.File, refusal.Line));
        Assert.Contains("write keys such as 'id:' at the left margin", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_codebook_itself_is_needed()
    {
        folder.Changed("codebook.yml", "$ponds", "pond");
        foreach (var file in (string[])["lexicons.yml", "statements.yml", "screen.yml"])
        {
            File.Delete(folder.Of(file));
        }

        var codebook = folder.Read();

        Assert.Null(codebook.Screening);
        Assert.Empty(codebook.Statements.Triggers);
    }

    [Fact]
    public void The_hash_changes_with_any_file_and_with_nothing_else()
    {
        var first = folder.Read().Hash;
        var again = folder.Read().Hash;

        folder.Changed("lexicons.yml", "tarn", "loch");

        Assert.Equal(first, again);
        Assert.NotEqual(first, folder.Read().Hash);
    }

    /// <param name="file">The file that is refused.</param>
    /// <param name="line">Text that stands on the line (for the last time), or text with |n for the n-th line that ends with it.</param>
    /// <param name="message">Words of the message.</param>
    private void Refused(string file, string line, string message)
    {
        var refusal = Assert.Throws<CodebookException>(folder.Read);
        var lines = File.ReadAllLines(folder.Of(file));
        var wanted = line.EndsWith('\n') ? 1 + Array.FindIndex(lines, l => l.EndsWith(line.TrimEnd(), StringComparison.Ordinal))
            : line.Contains('|', StringComparison.Ordinal) && !line.Contains("||", StringComparison.Ordinal) ? Nth(lines, line[..^2], line[^1] - '0')
            : folder.LineOf(file, line);

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Equal((folder.Of(file), wanted), (refusal.File, refusal.Line));
    }

    private static int Nth(string[] lines, string text, int n) =>
        lines.Select((l, i) => (Line: l, At: i + 1)).Where(l => l.Line.TrimEnd().EndsWith(text, StringComparison.Ordinal)).Select(l => l.At).ElementAt(n - 1);
}
