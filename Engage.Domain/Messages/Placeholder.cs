namespace Engage.Domain.Messages;

/// <summary>Something a message fills in.</summary>
/// <param name="Name">As templates and callers write it.</param>
/// <param name="Sample">What the preview of a template shows.</param>
/// <param name="IsLink">An address of this site such as /my/papers, or of a host in the settings; otherwise plain words.</param>
/// <param name="IsOptional">A paragraph whose optional words are missing is left out.</param>
public sealed record Placeholder(string Name, string Sample, bool IsLink = false, bool IsOptional = false);
