using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Engage.Web.TagHelpers;

/// <summary>Reads the messages out of the model state, in the order of the page's fields.</summary>
public static class Errors
{
    private static readonly object _fields = new();

    /// <summary>Notes that the page has a field, so that the summary can name it in its place and link to its id.</summary>
    public static void NoteField(HttpContext? context, string name, string id)
    {
        if (context is null) { return; }
        if (context.Items[_fields] is not List<(string Name, string Id)> fields) { context.Items[_fields] = fields = []; }
        fields.Add((name, id));
    }

    /// <summary>The first message of a field, or null.</summary>
    public static string? FirstOf(ModelStateDictionary? state, string name) =>
        state is not null && state.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? TextOf(entry.Errors[0]) : null;

    /// <summary>
    /// Every message: first those of the page's fields in their order, each with its field's id, then the others. Model
    /// state itself is in the order of the alphabet.
    /// </summary>
    public static IEnumerable<(string? Id, string Text)> InOrder(ModelStateDictionary state, HttpContext? context)
    {
        var fields = context?.Items[_fields] as List<(string Name, string Id)> ?? [];
        var faulty = state.Where(pair => pair.Value?.Errors.Count > 0).ToList();
        return faulty
            .Select(pair => (Place: fields.FindIndex(field => field.Name == pair.Key), pair.Value!.Errors))
            .OrderBy(fault => fault.Place < 0 ? int.MaxValue : fault.Place)
            .SelectMany(fault => fault.Errors.Select(error => (fault.Place < 0 ? null : fields[fault.Place].Id, TextOf(error))))
            .Distinct();
    }

    // A binding exception's own text is for programmers.
    private static string TextOf(ModelError error) => string.IsNullOrEmpty(error.ErrorMessage) ? "Check this answer" : error.ErrorMessage;
}
