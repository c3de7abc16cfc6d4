using Engage.Domain;
using Engage.Domain.Coding;
using Engage.Domain.Surveys;
using Engage.Web.Coding;
using Engage.Web.Data.Responses;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Engage.Web.Data.Demo;

/// <summary>
/// Codes the comments of the demonstration as two made-up people would: what the rule suggests, less what each overlooks. The
/// slips depend on the seed and the answer alone, so an interrupted coding is finished as it was begun.
/// </summary>
/// <param name="services">The site's services.</param>
/// <param name="survey">The survey, with its comments in place.</param>
internal sealed class DemoCoding(IServiceProvider services, Survey survey)
{
    private const string Question = "comments", First = "analyst@engage.example", Second = "editor2@engage.example";
    private const long Seed = 20260121;
    private const int QuotesWanted = 8, FewCodedTwice = 10;

    private readonly EngageDb _db = services.GetRequiredService<EngageDb>();

    /// <summary>Codes a part of the comments, with the second coder, the decisions and some quotes when it is the whole.</summary>
    /// <param name="share">The part, from 0 to 1.</param>
    /// <param name="now">When it was done.</param>
    public async Task RunAsync(double share, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        using var cache = new MemoryCache(new MemoryCacheOptions());
        var answers = await new WrittenAnswers(services.GetRequiredService<ResponseStore>(), cache).ListAsync(survey, Question, cancellationToken);
        var book = await BookAsync(now.AddDays(-1), cancellationToken);
        var version = book.InUse!;
        var known = (await _db.CodedAnswers.AsNoTracking().Where(c => c.CodebookId == book.Id && c.Round == CodingRound.First).Select(c => c.ResponseNumber).ToListAsync(cancellationToken)).ToHashSet();
        var part = answers.OrderBy(a => a.Id, StringComparer.Ordinal).Take((int)(share * answers.Count)).ToList();
        var texts = await WrittenAnswers.TextsAsync(_db, [.. part.Select(a => a.Number)], Question, cancellationToken);
        var rules = new KeywordRules(version.Themes);
        var drawn = DoubleCodingSample.Draw([.. answers.Select(a => a.Id)], book.Seed);

        var twice = 0;
        foreach (var answer in part.Where(a => !known.Contains(a.Number)))
        {
            var chance = new SeededRandom(DoubleCodingSample.PlaceOf(answer.Id, Seed));
            var meant = rules.Suggest(texts[answer.Number]).Select(s => s.Theme.Code).ToList();
            var first = Given(meant, 0.04, 0, version, chance);
            Code(book, answer, CodingRound.First, first, First, now);
            // Where coding has only begun, the second coder has done the first few of those drawn, and nothing is settled.
            if (!drawn.Contains(answer.Id) || (share < 1 && ++twice > FewCodedTwice)) { continue; }
            var second = Given(meant, 0.04, 0.05, version, chance);
            Code(book, answer, CodingRound.Second, second, Second, now.AddHours(20));
            if (share >= 1 && !first.ToHashSet(StringComparer.Ordinal).SetEquals(second)) { Code(book, answer, CodingRound.Settled, meant, Second, now.AddHours(26)); }
        }
        if (share >= 1 && !await _db.Quotes.AnyAsync(q => q.CodebookId == book.Id, cancellationToken)) { Quote(book, part, texts, rules, now.AddHours(28)); }
        if (!await _db.Concerns.AnyAsync(c => c.CodebookId == book.Id, cancellationToken)) { Flag(book, part, texts, now.AddHours(1), isHandled: share >= 1); }
        await _db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Codebook> BookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await _db.Codebooks.SingleOrDefaultAsync(c => c.SurveyId == survey.Id && c.QuestionCode == Question, cancellationToken) is { } known) { return known; }
        var book = new Codebook(NewId.Make(), survey.Id, Question, Seed, now, First);
        foreach (var theme in Theme.Read(DemoFiles.Text("precept.codebook.json"))) { book.Put(theme, now, First); }
        book.Freeze(now.AddHours(5), Second);
        _db.Codebooks.Add(book);
        services.GetRequiredService<AuditTrail>().Record(_db, Second, "codebook-frozen", $"survey:{survey.Slug}/{Question}", "Demonstration.");
        return book;
    }

    /// <summary>What a person gives who now and then overlooks a theme, some more often than others, or sees one that nobody else sees.</summary>
    private static List<string> Given(List<string> meant, double overlooked, double more, CodebookVersion version, SeededRandom chance)
    {
        var order = version.Themes.Select(t => t.Code).ToList();
        var given = meant.Where(code => chance.NextDouble() >= overlooked + (more * (order.IndexOf(code) % 5))).ToList();
        if (chance.NextDouble() < overlooked / 2) { given.Add(version.Themes[chance.Next(version.Themes.Count)].Code); }
        return given;
    }

    private void Code(Codebook book, WrittenAnswer answer, CodingRound round, IEnumerable<string> themes, string coder, DateTimeOffset at) =>
        _db.CodedAnswers.Add(new CodedAnswer { CodebookId = book.Id, ResponseNumber = answer.Number, Round = round }.Give(book.InUse!, themes, coder, at));

    /// <summary>A comment that tells of a danger.</summary>
    private void Flag(Codebook book, IEnumerable<WrittenAnswer> answers, IReadOnlyDictionary<long, string> texts, DateTimeOffset at, bool isHandled)
    {
        if (answers.FirstOrDefault(a => texts[a.Number].Contains("followed on her way", StringComparison.OrdinalIgnoreCase)) is not { } answer) { return; }
        var concern = new Concern { CodebookId = book.Id, ResponseNumber = answer.Number, RaisedBy = First, RaisedAt = at };
        if (isHandled) { concern.Handle("Passed to the Local Policing Unit, which had a report of it already.", Second, at.AddHours(2)); }
        _db.Concerns.Add(concern);
    }

    /// <summary>The first short comment of each theme, without its places; one is left waiting for somebody to clear it.</summary>
    private void Quote(Codebook book, IEnumerable<WrittenAnswer> answers, IReadOnlyDictionary<long, string> texts, KeywordRules rules, DateTimeOffset at)
    {
        var places = new Redaction(services.GetRequiredService<Places.GazetteerSource>().Current.Areas.Select(a => a.Name));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            var text = texts[answer.Number];
            if (taken.Count >= QuotesWanted || text.Length is < 60 or > 180 || text.Contains('\n', StringComparison.Ordinal) || !text.EndsWith('.') || !text.Any(char.IsLower) || !char.IsUpper(text[0])) { continue; }
            if (rules.Suggest(text) is not [{ Theme.Code: var theme }] || !taken.Add(theme)) { continue; }
            var quote = new Quote { Id = NewId.Make(), CodebookId = book.Id, ResponseNumber = answer.Number, Theme = theme, Text = Redaction.Apply(text, places.Find(text)), ProposedBy = First, ProposedAt = at };
            if (taken.Count < QuotesWanted) { quote.Clear(Second, at.AddHours(1)); }
            _db.Quotes.Add(quote);
        }
    }
}
