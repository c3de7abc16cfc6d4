using System.Globalization;

namespace Engage.Web.Data.Sqlite;

/// <summary>Keeps a second program from writing to the same database. The system lets go of it when the program dies, however it dies.</summary>
internal static class LockFile
{
    /// <summary>Takes the lock; closing the stream lets go of it.</summary>
    /// <exception cref="DatabaseRefusedException">Another program has it, or the folder cannot be written.</exception>
    public static FileStream Take(SqliteFile file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.LockPath)!);
            var stream = new FileStream(file.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            stream.SetLength(0);
            // For the person who looks for the other program; nothing reads it.
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            stream.Flush();
            return stream;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DatabaseRefusedException($"The data folder cannot be written: {Path.GetDirectoryName(file.LockPath)}.", e);
        }
        catch (IOException e) when (File.Exists(file.LockPath))
        {
            throw new DatabaseRefusedException(
                $"Another Engage program is writing to {file.FullPath}; stop it first, or name another folder with --data-dir (SQLite serves one program, PostgreSQL several).", e);
        }
        catch (IOException e)
        {
            throw new DatabaseRefusedException($"The data folder cannot be written: {Path.GetDirectoryName(file.LockPath)}.", e);
        }
    }
}
