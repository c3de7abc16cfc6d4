namespace Engage.Web.Data;

/// <summary>The database is too busy for one more write now; the site answers 503 with Retry-After and nothing is lost.</summary>
public sealed class StoreBusyException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The database cannot be written at all now (disk full, damaged, server away); nothing of this write was kept for certain.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The program cannot work with what it found; the message is one sentence for the person at the console.</summary>
public sealed class DatabaseRefusedException(string message, Exception? inner = null) : Exception(message, inner);
