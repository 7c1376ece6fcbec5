using System.Text;
using Synthesis.Extract;
using Synthesis.Gather;
using Synthesis.Review;
using Synthesis.Tests.Support;

namespace Synthesis.Benchmarks;

/// <summary>A review as large as a national one: a strategy of 40 pages for each authority of England, its pages those of the samples over and over, no two files alike.</summary>
internal static class LargeReview
{
    internal const int Pages = 40;
    private const int LinesOfPage = 46, LettersOfLine = 92;

    private static readonly DateOnly AsAt = new(2024, 6, 1);

    /// <summary>Writes <c>review.yml</c> and the sources into a folder.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="folder">The review's folder.</param>
    internal static async Task MakeAsync(string root, string folder)
    {
        var paragraphs = await ParagraphsAsync(Path.Combine(root, "corpus", "sample", "strategies"));
        var sources = Directory.CreateDirectory(Path.Combine(folder, "sources")).FullName;
        var authorities = Population.Read(Path.Combine(root, "corpus", "england", "authorities.csv")).AsAt(AsAt);
        for (var i = 0; i < authorities.Count; i++)
        {
            var name = new string([.. authorities[i].Name.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) ? c : '-')]);
            await File.WriteAllBytesAsync(Path.Combine(sources, name + ".pdf"), Strategy(authorities[i].OfficialName, i, paragraphs));
        }

        var settings = new ReviewSettings("How large may a review be?", "corpus/england/authorities.csv", "corpus/england/ofsted_grades.csv",
            ["outstanding", "good", "requires improvement", "inadequate"], AsAt, ["sources"], [], ["codebooks/sufficiency-2022"], [], 0.25, 1);
        await File.WriteAllTextAsync(Path.Combine(folder, ReviewSettings.FileName), settings.ToYaml());
    }

    private static async Task<List<string>> ParagraphsAsync(string samples)
    {
        using var extractor = await Extractor.CreateAsync(new ReadingLimits(), CancellationToken.None);
        var paragraphs = new List<string>();
        await foreach (var document in Pipeline.ExtractAsync(SourceFolder.List([samples]), extractor, Environment.ProcessorCount, null, CancellationToken.None))
        {
            paragraphs.AddRange(document.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem && b.Text.All(char.IsAscii)).Select(b => b.Text));
        }

        return paragraphs;
    }

    /// <summary>Begins at a paragraph of its own and tells its authority's name now and then, as strategies do.</summary>
    private static byte[] Strategy(string authority, int number, List<string> paragraphs)
    {
        var at = number * 7;
        var lines = new Queue<string>();
        var pages = new List<string>();
        for (var page = 1; page <= Pages; page++)
        {
            while (lines.Count < LinesOfPage)
            {
                foreach (var line in Wrapped(at % 11 == 0 ? $"{authority}: {paragraphs[at % paragraphs.Count]}" : paragraphs[at % paragraphs.Count]).Append(""))
                {
                    lines.Enqueue(line);
                }

                at++;
            }

            var cover = page > 1 ? "" : Pdf.Line(60, 40, $"{authority} Sufficiency Strategy for Children in Care 2023 to 2026", 15, 2);
            pages.Add(cover + Pdf.Lines(60, 70, Enumerable.Range(0, LinesOfPage).Select(_ => lines.Dequeue()), 10, 15) + Pdf.Line(290, 800, $"{page}", 9));
        }

        return Pdf.Of(pages, $"/Title ({authority} Sufficiency Strategy for Children in Care 2023 to 2026)".Replace("’", "'", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length >= LettersOfLine)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        yield return line.ToString();
    }
}
