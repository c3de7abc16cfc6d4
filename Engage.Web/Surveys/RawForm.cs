using Engage.Domain.Surveys;

namespace Engage.Web.Surveys;

/// <summary>Reads a posted form as the domain judges it.</summary>
public static class RawForm
{
    /// <summary>The form of a request; an empty one when it has none.</summary>
    public static async Task<RawAnswer> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType) { return RawAnswer.Empty; }
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return new RawAnswer(form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))));
    }
}
