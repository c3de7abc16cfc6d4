using System.Net;
using Engage.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Data.Responses;
using Engage.Web.Pages.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Engage.Tests.Pages.Surveys;

/// <summary>A database that cannot take any more: the page still holds what was sent.</summary>
public sealed class BusyTests : IAsyncDisposable
{
    private readonly SiteFactory _site = new SiteFactory().With(services =>
    {
        var inner = services.Last(s => s.ServiceType == typeof(ResponseStore));
        services.RemoveAll<ResponseStore>();
        services.AddSingleton(p => new MoodyStore((ResponseStore)(inner.ImplementationFactory?.Invoke(p) ?? ActivatorUtilities.CreateInstance(p, inner.ImplementationType!))));
        services.AddSingleton<ResponseStore>(p => p.GetRequiredService<MoodyStore>());
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_cannot_be_saved_stays_on_the_page_and_is_sent_again_by_a_button(bool isBusy)
    {
        var survey = await _site.OpenSurveyAsync(Make.Text("first"), Make.YesNo("second"));
        using var resident = _site.NewResident();
        Mood(isBusy ? new StoreBusyException("busy") : new StoreUnavailableException("full"));

        var refused = await resident.FillInAsync($"/surveys/{survey.Slug}/questions/first", ("answer", "Three \"long\"\nlines"));
        Mood(null);
        var reply = await resident.SendFormAsync(refused.Page, refused.Path, []);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal("5", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal($"/surveys/{survey.Slug}/questions/second", reply.Path);
        Assert.Equal("""{"first":"Three \"long\"\nlines"}""", await _site.ReadAsync(db => db.Drafts.Select(d => d.Answers).SingleAsync()));
    }

    [Fact]
    public async Task A_refused_submission_can_be_tried_again_and_makes_one_row()
    {
        var survey = await _site.OpenSurveyAsync(Make.YesNo("first"));
        using var resident = _site.NewResident();
        var check = await resident.AnswerAsync(survey, ("first", "yes"));
        Mood(new StoreBusyException("busy"));

        var refused = await resident.SendFormAsync(check.Page, check.Path, []);
        Mood(null);
        var receipt = await resident.SendFormAsync(refused.Page, refused.Path, []);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector($"input[type=hidden][name={CheckAnswersModel.ResponseField}]"));
        Assert.Equal($"/surveys/{survey.Slug}/receipt", receipt.Path);
        Assert.Equal(1, await _site.ReadAsync(db => db.Responses.CountAsync()));
    }

    [Fact]
    public async Task A_reply_lost_after_the_row_was_written_finds_its_own_row()
    {
        var survey = await _site.OpenSurveyAsync(Make.YesNo("first"));
        using var resident = _site.NewResident();
        var check = await resident.AnswerAsync(survey, ("first", "yes"));
        Mood(new StoreUnavailableException("server away"), afterWriting: true);

        var refused = await resident.SendFormAsync(check.Page, check.Path, []);
        Mood(null);
        var receipt = await resident.SendFormAsync(refused.Page, refused.Path, []);

        Assert.Equal($"/surveys/{survey.Slug}/receipt", receipt.Path);
        Assert.Equal(receipt.Page.QuerySelector(".engage-reference")!.TextContent, await _site.ReadAsync(db => db.Responses.Select(r => r.Reference).SingleAsync()));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private void Mood(Exception? refusal, bool afterWriting = false)
    {
        var store = _site.Services.GetRequiredService<MoodyStore>();
        (store.Refusal, store.AfterWriting) = (refusal, afterWriting);
    }

    /// <summary>The real store, which refuses to write when told to.</summary>
    private sealed class MoodyStore(ResponseStore inner) : ResponseStore
    {
        public Exception? Refusal { get; set; }

        public bool AfterWriting { get; set; }

        public override Task<Draft?> FindDraftAsync(string id, CancellationToken cancellationToken = default) => inner.FindDraftAsync(id, cancellationToken);

        public override Task SaveDraftAsync(Draft draft, CancellationToken cancellationToken = default) => Refusal is null ? inner.SaveDraftAsync(draft, cancellationToken) : Task.FromException(Refusal);

        public override async Task<SubmitOutcome> SubmitAsync(Response response, Draft draft, CancellationToken cancellationToken = default)
        {
            if (Refusal is not null && !AfterWriting) { throw Refusal; }
            var outcome = await inner.SubmitAsync(response, draft, cancellationToken);
            return Refusal is null ? outcome : throw Refusal;
        }

        public override Task DeleteDraftAsync(string id, CancellationToken cancellationToken = default) => inner.DeleteDraftAsync(id, cancellationToken);

        public override Task<int> DeleteDraftsBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken = default) => inner.DeleteDraftsBeforeAsync(time, cancellationToken);

        public override Task<int> SubmitManyAsync(IReadOnlyList<Response> responses, CancellationToken cancellationToken = default) => inner.SubmitManyAsync(responses, cancellationToken);

        public override Task<bool> SaveEqualityAsync(string responseId, string equality, CancellationToken cancellationToken = default) => inner.SaveEqualityAsync(responseId, equality, cancellationToken);

        public override IAsyncEnumerable<Response> ReadAsync(string surveyId, long afterNumber = 0, CancellationToken cancellationToken = default) => inner.ReadAsync(surveyId, afterNumber, cancellationToken);

        public override IAsyncEnumerable<(long Number, string Equality)> ReadEqualityAsync(string surveyId, long lastNumber, CancellationToken cancellationToken = default) => inner.ReadEqualityAsync(surveyId, lastNumber, cancellationToken);

        public override Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancellationToken = default) => inner.CountsAsync(cancellationToken);
    }
}
