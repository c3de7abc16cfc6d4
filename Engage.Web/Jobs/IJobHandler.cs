namespace Engage.Web.Jobs;

/// <summary>How far a job is.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="Message">What is being done now, for staff.</param>
public sealed record JobProgress(int Percent, string? Message = null);

/// <summary>Does one kind of job. Registered as scoped; each run has its own scope.</summary>
public interface IJobHandler
{
    /// <summary>The kind it does, as given to <see cref="JobQueue.EnqueueAsync"/>.</summary>
    string Kind { get; }

    /// <summary>
    /// Does the job and returns what it made, such as an address. It may run again from the beginning after a crash, so
    /// its effects come last and together.
    /// </summary>
    /// <exception cref="JobFailedException">It cannot be done; the message is for staff.</exception>
    Task<string?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken);
}

/// <summary>A job cannot be done, and trying again would not help; the message is a sentence for staff.</summary>
public sealed class JobFailedException(string message, Exception? inner = null) : Exception(message, inner);
