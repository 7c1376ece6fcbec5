using System.Text;
using Synthesis.Extract;

namespace Synthesis.Tests.Extract;

/// <summary>Reads pages that tests write out.</summary>
internal static class HtmlPage
{
    internal const string Prose = "We looked after four hundred children at the end of March, and too few of them had a home within twenty miles of where they grew up. ";

    internal static Reading Read(string html) => Read(Encoding.UTF8.GetBytes(html));

    internal static Reading Read(byte[] bytes) =>
        new HtmlReader(new ReadingLimits()).ReadAsync(new SourceBytes("page.html", bytes, "text/html"), CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>The page's text as every later stage sees it.</summary>
    internal static string Text(string html) => DocumentText.Assemble(Read(html).Blocks).Text;

    /// <summary>Its blocks, one a line: kind, level and text.</summary>
    internal static string Blocks(string html) =>
        string.Join("\n", DocumentText.Assemble(Read(html).Blocks).Blocks.Select(b => $"{b.Kind}{b.Level} {b.Text}"));

    /// <summary>Several paragraphs of prose, none the same.</summary>
    internal static string Paragraphs(int n) => string.Concat(Enumerable.Range(1, n).Select(i => $"<p>Part {i}. {Prose}</p>"));
}
