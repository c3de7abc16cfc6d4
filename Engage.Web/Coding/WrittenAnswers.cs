using System.Text.Json;
using Engage.Domain.Coding;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Data.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Engage.Web.Coding;

/// <summary>
/// Finds the answers to a free-text question. Which responses hold one is remembered and extended by what came since; the
/// words are read from the response each time and kept nowhere else.
/// </summary>
public sealed class WrittenAnswers(ResponseStore store, IMemoryCache cache)
{
    // A response that was taken out is forgotten by then at the latest.
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);

    /// <summary>Which responses of a survey hold an answer to a question.</summary>
    public async Task<IReadOnlyList<WrittenAnswer>> ListAsync(Survey survey, string questionCode, CancellationToken cancellationToken = default)
    {
        var key = KeyOf(survey, questionCode);
        var known = cache.Get<Known>(key) ?? new Known(0, []);
        var (last, added) = (known.Last, new List<WrittenAnswer>());
        await foreach (var response in store.ReadAsync(survey.Id, known.Last, cancellationToken))
        {
            last = response.Number;
            if (TextIn(response.Answers, questionCode) is not null) { added.Add(new WrittenAnswer(response.Number, response.Id)); }
        }
        if (last == known.Last) { return known.Answers; }

        using var entry = cache.CreateEntry(key);
        var now = new Known(last, [.. known.Answers, .. added]);
        entry.AbsoluteExpirationRelativeToNow = RememberedFor;
        entry.Value = now;
        return now.Answers;
    }

    /// <summary>Forgets what was remembered, as when a response turns out to be gone.</summary>
    public void Forget(Survey survey, string questionCode) => cache.Remove(KeyOf(survey, questionCode));

    /// <summary>The words of one answer; null when the response is gone or has none.</summary>
    public static async Task<string?> TextAsync(EngageDb db, long number, string questionCode, CancellationToken cancellationToken = default) =>
        await db.Responses.Where(r => r.Number == number).Select(r => r.Answers).SingleOrDefaultAsync(cancellationToken) is { } answers ? TextIn(answers, questionCode) : null;

    /// <summary>The words of some answers, by the number of their response.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> TextsAsync(EngageDb db, IReadOnlyCollection<long> numbers, string questionCode, CancellationToken cancellationToken = default)
    {
        var rows = await db.Responses.Where(r => numbers.Contains(r.Number)).Select(r => new { r.Number, r.Answers }).ToListAsync(cancellationToken);
        return rows.Select(r => (r.Number, Text: TextIn(r.Answers, questionCode))).Where(r => r.Text is not null).ToDictionary(r => r.Number, r => r.Text!);
    }

    private static (Type, string, string) KeyOf(Survey survey, string questionCode) => (typeof(WrittenAnswers), survey.Id, questionCode);

    // A question keeps its code and its shape through all versions of a survey, so the version need not be known.
    private static string? TextIn(string answers, string questionCode)
    {
        using var document = JsonDocument.Parse(answers);
        return document.RootElement.TryGetProperty(questionCode, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
    }

    private sealed record Known(long Last, IReadOnlyList<WrittenAnswer> Answers);
}
