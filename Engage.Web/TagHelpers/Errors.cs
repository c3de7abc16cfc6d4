using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.TagHelpers;

/// <summary>Reads the messages out of the model state.</summary>
public static class Errors
{
    /// <summary>The first message of a field, or null.</summary>
    public static string? FirstOf(ModelStateDictionary? state, string name) =>
        state is not null && state.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? TextOf(entry.Errors[0]) : null;

    /// <summary>Every field's messages in the order of the form; the name is empty for a message about the whole page.</summary>
    public static IEnumerable<(string Name, string Text)> All(ModelStateDictionary state) =>
        state.SelectMany(pair => pair.Value?.Errors.Select(error => (pair.Key, TextOf(error))) ?? []).Distinct();

    // A binding exception's own text is for programmers.
    private static string TextOf(ModelError error) => string.IsNullOrEmpty(error.ErrorMessage) ? "Check this answer" : error.ErrorMessage;
}
