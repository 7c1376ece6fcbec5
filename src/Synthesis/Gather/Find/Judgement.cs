namespace Synthesis.Gather.Find;

/// <summary>A page or file as a site sent it.</summary>
/// <param name="Address">Where it came from.</param>
/// <param name="Body">Its bytes.</param>
public sealed record WebCopy(Uri Address, ReadOnlyMemory<byte> Body);

/// <summary>What a copy is worth to the review.</summary>
public enum Standing
{
    /// <summary>It is not what is looked for, or could not be read.</summary>
    Other,

    /// <summary>It is, and says no period.</summary>
    Undated,

    /// <summary>It is, and its period has ended.</summary>
    Ended,

    /// <summary>It is, and in date.</summary>
    InDate,
}

/// <summary>What reading and screening say of one or more copies that were published as one.</summary>
/// <param name="Standing">What they are worth.</param>
/// <param name="Kind">The kind that screening gave.</param>
/// <param name="Title">Their title, or null.</param>
/// <param name="Authorities">Codes of the authorities they speak for; empty where none is named.</param>
/// <param name="Start">First day of their period, or null.</param>
/// <param name="End">Last day, or null.</param>
/// <param name="IsPage">Whether the bytes are a web page, whose links can be followed.</param>
/// <param name="Extension">The ending that a file of these bytes has, such as <c>.pdf</c>.</param>
/// <param name="Text">Their main text.</param>
public sealed record Judgement(
    Standing Standing, string Kind, string? Title, IReadOnlyList<string> Authorities, DateOnly? Start, DateOnly? End, bool IsPage, string Extension, string Text);

/// <summary>Reads and screens copies as one publication, in the order given.</summary>
public delegate Task<Judgement> Judge(IReadOnlyList<WebCopy> copies, CancellationToken cancellation);

/// <summary>The last day of the span of time that a title names, or null.</summary>
public delegate DateOnly? TitleEnd(string title);
