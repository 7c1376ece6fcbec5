using Microsoft.AspNetCore.Http;
using Synthesis.SampleWeb.Sites;

namespace Synthesis.SampleWeb.Faults;

/// <summary>Every page, that of the strategy too, links a PDF file of three gigabytes, which is made while it is sent.</summary>
public sealed class HugeFile : IFault
{
    /// <inheritdoc/>
    public string Name => "huge-file";

    private const long Size = 3L << 30;

    /// <inheritdoc/>
    public IEnumerable<(string Address, string Text)> Entrances(CouncilSite site) => site.Plan.Faults.Contains(Name) ? [("/media/sufficiency-strategy-full.pdf", "Sufficiency strategy with all appendices")] : [];

    /// <inheritdoc/>
    public Answer? Before(Scene scene) => scene.At(this) is not null && scene.Asked.Path == "/media/sufficiency-strategy-full.pdf" ? new Answer(200, null, []) { Instead = StreamAsync } : null;

    private static async Task StreamAsync(HttpContext context, CancellationToken stop)
    {
        context.Response.ContentType = "application/pdf";
        context.Response.ContentLength = Size;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var block = new byte[1 << 16];
        "%PDF-1.7\n"u8.CopyTo(block);
        try
        {
            for (var sent = 0L; sent < Size && !stop.IsCancellationRequested; sent += block.Length)
            {
                await context.Response.Body.WriteAsync(block, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The visitor has gone, as it should.
        }
    }
}
