using System.Text;
using Engage.Domain.Surveys;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>A definition as a person gives it: a file, or pasted text.</summary>
public sealed class DefinitionUpload
{
    /// <summary>The most bytes of a definition.</summary>
    public const int MaxSize = 1024 * 1024;

    /// <summary>The most bytes of a request that carries one.</summary>
    public const int MaxRequest = 4 * MaxSize;

    /// <summary>The file chosen.</summary>
    public IFormFile? File { get; set; }

    /// <summary>The text pasted.</summary>
    public string? Text { get; set; }

    /// <summary>Reads and proves it. Text read from a file is kept in the box, to be mended there.</summary>
    /// <returns>What came of it; null when nothing was given.</returns>
    public async Task<DefinitionOutcome?> ReadAsync(CancellationToken cancellationToken)
    {
        if (File is not { Length: > 0 }) { return string.IsNullOrWhiteSpace(Text) ? null : SurveyDefinition.Parse(Text); }

        using var bytes = new MemoryStream();
        await File.CopyToAsync(bytes, cancellationToken);
        var outcome = SurveyDefinition.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        Text = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        return outcome;
    }
}
