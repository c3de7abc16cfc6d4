using System.Globalization;

namespace Engage.Web.Commands;

/// <summary>Tells how far long work has come: nothing in the first two seconds, then a line every two.</summary>
internal sealed class CommandProgress(TextWriter error, TimeProvider time, string what)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private long _last = time.GetTimestamp();

    /// <summary>So much is done.</summary>
    public void Report(int done)
    {
        if (time.GetElapsedTime(_last) < Interval) { return; }
        _last = time.GetTimestamp();
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done:N0} {what}"));
    }
}
