namespace Synthesis.Extract;

/// <summary>Programs that read more kinds of document where they are installed.</summary>
public static class OptionalPrograms
{
    /// <summary>Whether scanned pages can be read.</summary>
    public static bool HasTesseract => ChildProgram.Find("tesseract") is not null;

    /// <summary>Whether DOC, ODT, RTF and their like can be read.</summary>
    public static bool HasLibreOffice => ChildProgram.Find("soffice") is not null;
}
