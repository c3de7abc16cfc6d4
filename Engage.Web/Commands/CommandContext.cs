using System.Text.Encodings.Web;
using System.Text.Json;
using Engage.Web.Data;
using Engage.Web.Security;

namespace Engage.Web.Commands;

/// <summary>What a command works with: the site's services in one scope, its input and its two outputs.</summary>
internal sealed class CommandContext(IServiceProvider services, TextWriter output, TextWriter error, TextReader input)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // for people and files, never for a page
    };

    /// <summary>The site's services.</summary>
    public IServiceProvider Services => services;

    /// <summary>The database, brought up to date.</summary>
    public EngageDb Db => services.GetRequiredService<EngageDb>();

    /// <summary>Where results go.</summary>
    public TextWriter Output => output;

    /// <summary>Where notes, progress and problems go.</summary>
    public TextWriter Error => error;

    /// <summary>What is typed or piped in.</summary>
    public TextReader Input => input;

    /// <summary>Counts work done and tells of it now and then.</summary>
    /// <param name="what">What is counted, such as "lines read".</param>
    public CommandProgress StartProgress(string what) => new(error, services.GetRequiredService<TimeProvider>(), what);

    /// <summary>Writes a result for programs to read.</summary>
    public Task WriteJsonAsync(object result) => output.WriteLineAsync(JsonSerializer.Serialize(result, Json));

    /// <summary>Writes a result for programs to read into a file, or to the output when there is none.</summary>
    /// <exception cref="BadInputException">The file cannot be written.</exception>
    public Task WriteJsonAsync(object result, FileInfo? file, CancellationToken cancellationToken) => file is null
        ? WriteJsonAsync(result)
        : WriteFileAsync(file, JsonSerializer.SerializeToUtf8Bytes(result, Json), cancellationToken);

    /// <summary>Writes a sentence for the person at the terminal.</summary>
    public Task NoteAsync(string sentence) => error.WriteLineAsync(sentence);

    /// <summary>Notes an action for the audit trail; it is kept with what the command writes next, and not when it writes nothing.</summary>
    public void NoteInAudit(string action, string subject) => services.GetRequiredService<AuditTrail>()
        .Record(Db, "command line", action, subject.Length <= AuditEntry.MaxLength ? subject : subject[..AuditEntry.MaxLength]);

    /// <summary>Opens a file the caller named.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static FileStream OpenFile(FileInfo file)
    {
        try
        {
            return new FileStream(file.FullName, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.SequentialScan });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"There is no file {file.FullName}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The file {file.FullName} cannot be read.", e);
        }
    }

    /// <summary>Writes a file the caller named, whole or not at all; one that is there is replaced.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public static Task WriteFileAsync(FileInfo file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteFileAsync(file, async stream => await stream.WriteAsync(content, cancellationToken), cancellationToken);

    /// <summary>Writes a file the caller named piece by piece, whole or not at all; one that is there is replaced.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public static async Task WriteFileAsync(FileInfo file, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var beside = $"{file.FullName}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write)) { await write(stream); }
            cancellationToken.ThrowIfCancellationRequested();
            File.Move(beside, file.FullName, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The file {file.FullName} cannot be written.", e);
        }
        finally
        {
            if (File.Exists(beside)) { File.Delete(beside); }
        }
    }
}
