using System.Net;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Tests.Pages.Assemblies;
using Engage.Tests.Pages.Assemblies.Draws;
using Engage.Tests.Pages.Staff;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.My;

/// <summary>What a participant sees of the draw, and answering there.</summary>
public sealed class MyDrawTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task A_participant_sees_their_tickets_the_outcome_and_takes_their_seat()
    {
        var made = await DrawSite.MakeAsync(site);
        await made.DrawAsync();
        var offer = (await made.OffersAsync())[0];
        var me = await PersonAsync(offer.RegistrationId);
        var visitor = await site.ParticipantAsync(EmailOf(me));
        var path = $"/my/{me.Id}/draw";

        var lottery = LotteryDocument.Read(await visitor.Http.GetByteArrayAsync($"{made.Public}/draw/1/lottery.json")).Document!;
        var place = lottery.People.Select(p => p.Pseudonym).ToList().IndexOf(me.Pseudonym);
        var text = (await visitor.GetPageAsync(path)).Body!.TextContent;
        Assert.Contains(me.Pseudonym, text, StringComparison.Ordinal);
        Assert.Contains($"You are on {lottery.Tickets(place).Count} of 1,000 panels", text, StringComparison.Ordinal);
        Assert.Contains("Panel 417 was drawn. It is one of yours.", text, StringComparison.Ordinal);

        Assert.Equal(["Select if you take your seat"], (await visitor.FillInAsync(path)).Messages);
        Assert.Contains("You have taken your seat.", (await visitor.FillInAsync(path, ("Answer", "confirm"))).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SeatState.Confirmed, (await PersonAsync(me.Id)).Seat);
        Assert.Contains("Your seat goes to somebody else.", (await visitor.FillInAsync(path)).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SeatState.GivenUp, (await PersonAsync(me.Id)).Seat);
        Assert.Equal(1, (await made.OffersAsync()).Count(o => o.As == DrawnAs.Alternate && o.State == OfferState.Offered));
    }

    [Fact]
    public async Task Nobody_sees_or_answers_for_anybody_else()
    {
        var made = await DrawSite.MakeAsync(site);
        await made.DrawAsync("500");
        var offers = await made.OffersAsync();
        var (me, other) = (await PersonAsync(offers[0].RegistrationId), await PersonAsync(offers[1].RegistrationId));
        var visitor = await site.ParticipantAsync(EmailOf(me));
        var token = (await visitor.GetPageAsync($"/my/{me.Id}/draw")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/my/{other.Id}/draw")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/my/{other.Id}/draw", ("__RequestVerificationToken", token), ("Answer", "decline"))).Status);
        Assert.Equal(OfferState.Offered, (await made.OffersAsync())[1].State);
        Assert.StartsWith("/my/sign-in", (await site.NewVisitor().GetAsync($"/my/{me.Id}/draw")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_draw_is_announced_there_is_nothing_to_see()
    {
        var made = await DrawSite.MakeAsync(site);
        var me = await site.ReadAsync(db => db.Registrations.AsNoTracking().FirstAsync(r => r.AssemblyId == made.Assembly.Id && r.Pseudonym == "K007"));
        var visitor = await site.ParticipantAsync("person7@example.org");

        Assert.Contains("No draw that you are part of has been announced yet.", (await visitor.GetPageAsync($"/my/{me.Id}/draw")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("/draw", string.Join(' ', (await visitor.GetPageAsync($"/my/{me.Id}")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href"))), StringComparison.Ordinal);
    }

    // MakeAssemblies gives person 7 the pseudonym K007.
    private static string EmailOf(Registration person) => $"person{int.Parse(person.Pseudonym[1..], System.Globalization.CultureInfo.InvariantCulture)}@example.org";

    private Task<Registration> PersonAsync(string id) => site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id));
}
