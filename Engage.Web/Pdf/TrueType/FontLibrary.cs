namespace Engage.Web.Pdf.TrueType;

/// <summary>The fonts built into this assembly, read once.</summary>
internal static class FontLibrary
{
    public static readonly Lazy<TrueTypeFont> Regular = Load("SourceSans3-Regular");
    public static readonly Lazy<TrueTypeFont> Bold = Load("SourceSans3-Bold");
    public static readonly Lazy<TrueTypeFont> Italic = Load("SourceSans3-Italic");
    public static readonly Lazy<TrueTypeFont> BoldItalic = Load("SourceSans3-BoldItalic");

    /// <summary>Has what the others lack: many scripts and symbols.</summary>
    public static readonly Lazy<TrueTypeFont> Fallback = Load("DejaVuSans");

    private static Lazy<TrueTypeFont> Load(string name) => new(() =>
    {
        var resource = $"fonts/{name}.ttf";
        using var stream = typeof(FontLibrary).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing: the build of the assets makes it.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new TrueTypeFont(file);
    });
}
