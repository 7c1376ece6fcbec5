namespace Synthesis.Codebooks;

/// <summary>A codebook that cannot be used. The message names file and line and says what to write instead.</summary>
public sealed class CodebookException : Exception
{
    /// <summary>Makes the exception for a place in a file.</summary>
    /// <param name="file">The file, as the user knows it.</param>
    /// <param name="line">1-based line, or 0 for the whole file.</param>
    /// <param name="message">What is wrong and what to write instead.</param>
    public CodebookException(string file, int line, string message)
        : base(line > 0 ? $"{file}, line {line}: {message}" : $"{file}: {message}")
    {
        (File, Line) = (file, line);
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>1-based line, or 0 for the whole file.</summary>
    public int Line { get; }
}
