namespace Synthesis;

/// <summary>How much an <see cref="Issue"/> matters to whoever reads the result.</summary>
public enum Severity
{
    /// <summary>Worth knowing; the result is whole.</summary>
    Info,

    /// <summary>The result may be incomplete or wrong in the place named.</summary>
    Warning,

    /// <summary>What is named could not be read or done; the rest of the run is unharmed.</summary>
    Error,
}

/// <summary>
/// Something about the input that a person should know: bad input is data, and is kept, counted and shown rather than thrown.
/// </summary>
/// <param name="Code">A stable kebab-case name, such as <c>type-mismatch</c>, for scripts and counts.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">One sentence that says what is wrong and what to do.</param>
/// <param name="Where">The place in the source, such as <c>pages 3, 4</c>; null where it is the whole of it.</param>
public sealed record Issue(string Code, Severity Severity, string Message, string? Where = null);
