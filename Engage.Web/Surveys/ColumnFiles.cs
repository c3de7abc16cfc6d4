using System.Globalization;
using Engage.Domain.Statistics;
using Engage.Web.Data;

namespace Engage.Web.Surveys;

/// <summary>
/// The columns of large surveys as files in the data folder, so that a start need not read every response. They hold nothing
/// that the responses do not; a file that is missing, damaged or of another version of the survey is made anew, so they may be deleted at any time.
/// </summary>
public sealed class ColumnFiles(DataDirectory directory, ILogger<ColumnFiles> log)
{
    // Rows that a start reads again are cheap beside writing the file each minute.
    private const double WorthWritingAgain = 1.1;

    /// <summary>From so many responses there is a file.</summary>
    public int From { get; init; } = ColumnSnapshot.WorthKeepingFrom;

    /// <summary>The columns of a survey; null when there is no file, or none that fits.</summary>
    /// <param name="surveyId">The survey.</param>
    /// <param name="shape">What the columns are to hold.</param>
    public ResponseColumns? Read(string surveyId, ColumnShape shape)
    {
        try
        {
            using var file = new BufferedStream(File.OpenRead(PathOf(surveyId)), 1 << 16);
            return ColumnSnapshot.Read(file) is var (store, basis) && shape.Over(store) is { } columns && BasisOf(shape, columns) == basis ? columns : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes the columns of a survey when that is worth it; takes the file of a small one away.</summary>
    /// <param name="surveyId">The survey.</param>
    /// <param name="shape">What the columns hold.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="isReadAnew">Whether they were made from all responses: an older file, if there is one, was of no use.</param>
    public void Keep(string surveyId, ColumnShape shape, ResponseColumns columns, bool isReadAnew)
    {
        var path = PathOf(surveyId);
        try
        {
            if (columns.Count < From) { File.Delete(path); }
            else if (isReadAnew || !IsRecent(path, shape, columns)) { Write(path, shape, columns); }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "The columns of survey {Survey} could not be written to their file; they will be read from the responses again.", surveyId);
        }
    }

    private static void Write(string path, ColumnShape shape, ResponseColumns columns)
    {
        var temporary = path + ".new";
        using (var file = File.Create(temporary)) { ColumnSnapshot.Write(file, columns.Store, BasisOf(shape, columns)); }
        File.Move(temporary, path, overwrite: true);
    }

    private static bool IsRecent(string path, ColumnShape shape, ResponseColumns columns)
    {
        using var file = File.Exists(path) ? File.OpenRead(path) : null;
        return file is not null && ColumnSnapshot.ReadBasis(file)?.Split('\n') is [var kept, _, var count, _]
            && kept == shape.Mark && int.Parse(count, CultureInfo.InvariantCulture) is var rows && rows <= columns.Count && columns.Count < rows * WorthWritingAgain;
    }

    private static string BasisOf(ColumnShape shape, ResponseColumns columns) =>
        string.Create(CultureInfo.InvariantCulture, $"{shape.Mark}\n{columns.LastNumber}\n{columns.Count}\n{columns.CountEquality()}");

    private string PathOf(string surveyId) => directory.PathOf(Path.Combine("columns", surveyId + ".columns"));
}
