using Synthesis.Extract;

namespace Synthesis.Review.Exchange;

/// <summary>Something that a format cannot carry, or that was carried in another way.</summary>
/// <param name="What">What it is.</param>
/// <param name="Count">How many.</param>
/// <param name="How">What became of it.</param>
public sealed record Loss(string What, int Count, string How);

/// <summary>A decision with the time it was made.</summary>
/// <param name="At">UTC, as <c>2024-06-01T10:00:00Z</c>.</param>
/// <param name="Decision">The decision.</param>
public sealed record DatedDecision(string At, Decision Decision);

/// <summary>A document that goes into an exchange file.</summary>
/// <param name="Strategy">Short name of its strategy.</param>
/// <param name="Document">Its text.</param>
/// <param name="Original">The bytes it was read from, or null where they are not at hand or not a PDF.</param>
public sealed record ExchangeDocument(string Strategy, Document Document, Func<byte[]>? Original);

/// <summary>An authority that goes into an exchange file.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Variables">What is known of it: region, type, grade, status and expiry of its strategy; unknown ones left out.</param>
/// <param name="Paths">The documents of its strategies.</param>
public sealed record ExchangeCase(string Code, string Name, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<string> Paths);

/// <summary>An exchange file that cannot be used; the message says what and what to do.</summary>
public sealed class ExchangeException : Exception
{
    /// <summary>Makes the exception with one clear sentence.</summary>
    public ExchangeException(string message)
        : base(message)
    {
    }
}
