using System.Net;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Jobs;
using Engage.Web.Security;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Assemblies.Draws;

/// <summary>An assembly on the site, with its people and its officers.</summary>
internal sealed class DrawSite(StaffSite site)
{
    private static int _made;

    public AssemblyProgramme Programme { get; private set; } = null!;

    public Assembly Assembly { get; private set; } = null!;

    public string Staff => $"/staff/assemblies/{Programme.Slug}/{Assembly.Slug}/selection";

    public string Public => $"/assemblies/{Programme.Slug}/{Assembly.Slug}";

    /// <summary>Makes an assembly at an address of its own with forty people.</summary>
    public static async Task<DrawSite> MakeAsync(StaffSite site, AssemblyPhase phase = AssemblyPhase.Selecting, int people = 40, SelectionTargets? targets = null)
    {
        var made = new DrawSite(site);
        var now = site.Clock.GetUtcNow();
        (made.Programme, made.Assembly) = MakeAssemblies.ToDraw(now, $"a{Interlocked.Increment(ref _made)}", phase, targets: targets);
        var registrations = MakeAssemblies.People(made.Assembly, now, site.Services.GetRequiredService<ContactCipher>(), site.Services.GetRequiredService<ContactHash>(), people);
        await site.WriteAsync(db => MakeAssemblies.KeepAsync(db, made.Programme, made.Assembly, registrations));
        return made;
    }

    /// <summary>Two officers draw a panel through the pages.</summary>
    public async Task<(Resident First, Resident Second)> DrawAsync(string digits = "417")
    {
        var (first, _) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await site.SignedInAsync(StaffRoles.Editor);
        await AnnounceAsync(first);
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        await first.FillInAsync($"{Staff}/draws/1/randomness", ("Randomness", digits));
        var reply = await second.FillInAsync($"{Staff}/draws/1/randomness", ("Randomness", digits));
        Assert.Contains($"Panel {int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)} is drawn", reply.Page.Body!.TextContent, StringComparison.Ordinal);
        return (first, second);
    }

    /// <summary>Begins a draw, waits for its lottery and announces it for half an hour from now.</summary>
    public async Task AnnounceAsync(Resident officer)
    {
        await officer.FillInAsync($"{Staff}/draws/new", ("Alternates", "2"));
        await FinishJobsAsync();
        var at = TimeZoneInfo.ConvertTime(site.Clock.GetUtcNow().AddMinutes(30), Programme.Zone);
        string Text(string format) => at.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        var reply = await officer.FillInAsync($"{Staff}/draws/1/announce", ("At.Day", Text("%d")), ("At.Month", Text("%M")), ("At.Year", Text("yyyy")), ("At.Time", Text("H:mm")), ("Kind", "Digits"), ("How", "Dice in the library"));
        Assert.Contains("The draw is announced", reply.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Does what is queued; the site's own worker may be faster.</summary>
    public async Task FinishJobsAsync()
    {
        var worker = ActivatorUtilities.CreateInstance<JobWorker>(site.Services);
        while (await site.ReadAsync(db => db.Jobs.AnyAsync(j => j.State == JobState.Queued || j.State == JobState.Running))) { await worker.RunOneAsync(CancellationToken.None); }
    }

    /// <summary>The members drawn, in order, and then the alternates.</summary>
    public Task<List<SeatOffer>> OffersAsync() => site.ReadAsync(async db => (await db.SeatOffers.AsNoTracking().Where(o => o.AssemblyId == Assembly.Id).ToListAsync()).OrderBy(o => o.As).ThenBy(o => o.Order).ToList());

    /// <summary>The link that a member's message carries.</summary>
    public string LinkOf(SeatOffer offer, string act = SeatMessages.Act, string? person = null) =>
        $"{Public}/seat/{site.Services.GetRequiredService<ActLinks>().Make(act, person ?? offer.RegistrationId, SeatMessages.Subject(offer), offer.AnswerBy!.Value)}";
}

/// <summary>Setting quotas through the page.</summary>
public sealed class TargetsPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Quotas_are_typed_in_one_form_and_mistakes_stand_beside_their_box()
    {
        var made = await DrawSite.MakeAsync(site);
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var path = $"{made.Staff}/targets";

        var reply = await editor.FillInAsync(path, ("Min[sex.female]", "4"), ("Max[sex.female]", "3"), ("Max[trust.no]", "many"));
        Assert.Equal(["Trust in the police, Does not trust: enter the most seats as a whole number, such as 3"], reply.Messages);
        Assert.Equal("many", reply.Page.GetElementById("Max_trust_no_")!.GetAttribute("value"));
        Assert.Equal("4", reply.Page.GetElementById("Min_sex_female_")!.GetAttribute("value"));

        reply = await editor.FillInAsync(path, ("Min[sex.female]", "4"), ("Max[sex.female]", "3"));
        Assert.Equal(["Sex, Female: the most seats, 3, must not be less than the fewest, 4.", "Sex: the fewest seats sum to 7, and the panel has 6."], reply.Messages);

        reply = await editor.FillInAsync(path, ("Min[sex.female]", "2"), ("Max[sex.female]", "4"), ("Min[sex.male]", "2"), ("Max[sex.male]", "4"), ("Population[trust.no]", "12,345"));
        Assert.Empty(reply.Page.QuerySelectorAll(".govuk-error-summary"));
        var targets = await site.ReadAsync(async db => (await db.Assemblies.AsNoTracking().SingleAsync(a => a.Id == made.Assembly.Id)).Targets);
        Assert.Equal([(2, 4), (2, 4)], targets.Find("sex")!.Values.Select(v => (v.Min, v.Max)));
        Assert.Equal(12_345, targets.Find("trust")!.Find("no")!.Population);
    }

    [Fact]
    public async Task Once_people_have_registered_questions_are_locked_and_quotas_are_not()
    {
        var made = await DrawSite.MakeAsync(site);
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var page = await editor.GetPageAsync($"{made.Staff}/targets");
        Assert.Contains("People have begun to register", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[name=Census]"));
        Assert.Null((await editor.GetPageAsync($"{made.Staff}/targets/sex")).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"{made.Staff}/targets/new")).Status);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.PostAsync($"{made.Staff}/targets/sex", ("__RequestVerificationToken", token), ("Name", "Sex"), ("Question", "?"), ("Labels[0]", "Women"), ("Labels[1]", "Men"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.PostAsync($"{made.Staff}/targets/sex?handler=Delete", ("__RequestVerificationToken", token))).Status);
    }

    [Fact]
    public async Task Categories_come_from_the_census_from_a_file_and_by_hand()
    {
        var made = await DrawSite.MakeAsync(site, AssemblyPhase.Preparing, people: 0, targets: SelectionTargets.None);
        await site.WriteAsync(async db =>
        {
            if (await db.PopulationCounts.AnyAsync(c => c.AreaCode == "unit-a")) { return; }
            db.PopulationCounts.AddRange(
                new("unit-a", "disability", "yes", 2_000, "Census"), new("unit-a", "disability", "no", 8_000, "Census"), new("east", "sex", "female", 51, "Census"), new("east", "sex", "male", 49, "Census"));
        });
        await PlacesOnceAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var path = $"{made.Staff}/targets";

        var page = await editor.GetPageAsync(path);
        await editor.SendFormAsync(page, path, [("Census", "disability"), ("Census", "sex"), ("Flex", "1")], "main form[action*=Census]");
        await editor.FillInAsync($"{path}/new", ("Name", "Trust in the police"), ("Question", "How much do you trust the police?"), ("Labels[0]", "A lot"), ("Labels[1]", "Not at all"));

        var targets = await TargetsAsync(made);
        Assert.Equal(["disability", "sex", "trust-in-the-police"], targets.Features.Select(f => f.Code).Order(StringComparer.Ordinal));
        // A fifth of six seats is 1.2, four fifths 4.8; one seat of room.
        Assert.Equal([(0, 3), (3, 6)], targets.Find("disability")!.Values.Select(v => (v.Min, v.Max)));
        Assert.EndsWith("; figures of East Testshire", targets.Find("sex")!.Source, StringComparison.Ordinal);
        Assert.Equal([("a-lot", 0, 6), ("not-at-all", 0, 6)], targets.Find("trust-in-the-police")!.Values.Select(v => (v.Code, v.Min, v.Max)));

        using var file = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("feature,value,min,max\nDisability,Yes,1,2\nDisability,No,4,5\nSocial grade,ABC1,3,3\nSocial grade,C2DE,3,3\n"), "Upload", "targets.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}?handler=Import") { Content = file };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        Assert.Equal(HttpStatusCode.Redirect, (await editor.Http.SendAsync(request)).StatusCode);
        targets = await TargetsAsync(made);
        Assert.Equal([(1, 2), (4, 5)], targets.Find("disability")!.Values.Select(v => (v.Min, v.Max)));
        Assert.Equal(["abc1", "c2de"], targets.Find("social-grade")!.Values.Select(v => v.Code));
    }

    [Fact]
    public async Task Small_numbers_of_the_pool_are_hidden_from_those_who_do_not_see_people()
    {
        var targets = new SelectionTargets([.. MakeAssemblies.Targets().Features, new TargetFeature("tenure", "Tenure", "?", null, null, [new("own", "Owner", null, 0, 6), new("rent", "Renter", null, 0, 6), new("free", "Rent free", null, 0, 6)])]);
        var made = await DrawSite.MakeAsync(site, targets: targets);
        await site.WriteAsync(async db =>
        {
            var people = await db.Registrations.Where(r => r.AssemblyId == made.Assembly.Id).OrderBy(r => r.Pseudonym).ToListAsync();
            for (var i = 0; i < people.Count; i++) { people[i].FeaturesJson = people[i].FeaturesJson.Replace("}", $",\"tenure\":\"{(i < 2 ? "free" : i < 15 ? "rent" : "own")}\"}}", StringComparison.Ordinal); }
        });
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        string[] Column(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelector("#figures-tenure")!.ParentElement!.QuerySelectorAll("tbody tr").Select(r => r.Children[2].TextContent)];
        Assert.Equal(["25", "13", "2"], Column(await editor.GetPageAsync(made.Staff)));
        // The two would follow from the other numbers, so the next smallest is hidden with them.
        Assert.Equal(["25", "hidden", "hidden"], Column(await viewer.GetPageAsync(made.Staff)));
    }

    private Task<SelectionTargets> TargetsAsync(DrawSite made) => site.ReadAsync(async db => (await db.Assemblies.AsNoTracking().SingleAsync(a => a.Id == made.Assembly.Id)).Targets);

    private async Task PlacesOnceAsync()
    {
        if (!await site.ReadAsync(db => db.Areas.AnyAsync())) { await site.PlacesAsync(); }
    }
}

/// <summary>Holding a draw through the pages of staff.</summary>
public sealed class DrawPagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Nothing_is_public_before_the_draw_is_announced_and_the_hash_is_before_it_is_held()
    {
        var made = await DrawSite.MakeAsync(site);
        var (officer, _) = await site.SignedInAsync(StaffRoles.Editor);
        var visitor = site.NewVisitor();
        await officer.FillInAsync($"{made.Staff}/draws/new", ("Alternates", "2"));
        await made.FinishJobsAsync();

        Assert.Contains("No draw has been announced yet", (await visitor.GetPageAsync($"{made.Public}/draw")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{made.Public}/draw/1/lottery.json")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{made.Public}/draw/1/check")).Status);
        // Before it is announced, and before its moment, nobody can enter anything.
        Assert.Equal($"{made.Staff}/draws/1", (await officer.GetAsync($"{made.Staff}/draws/1/randomness")).Path);
    }

    [Fact]
    public async Task A_draw_is_held_by_two_officers_and_anybody_can_check_it()
    {
        var made = await DrawSite.MakeAsync(site);
        await made.DrawAsync();
        var visitor = site.NewVisitor();
        var draw = await site.ReadAsync(db => db.PanelDraws.AsNoTracking().SingleAsync(d => d.AssemblyId == made.Assembly.Id));

        var page = await visitor.GetPageAsync($"{made.Public}/draw");
        Assert.Contains("Panel 417 was drawn", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(draw.PublishedSha256!, page.Body.TextContent, StringComparison.Ordinal);
        var lottery = await visitor.Http.GetByteArrayAsync($"{made.Public}/draw/1/lottery.json");
        Assert.Equal(draw.PublishedSha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(lottery)));
        Assert.NotNull(DrawRecord.Read(await visitor.Http.GetByteArrayAsync($"{made.Public}/draw/1/draw.json")));

        var check = await visitor.FillInAsync($"{made.Public}/draw/1/check");
        Assert.Contains("Everything that could be checked is right.", check.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, check.Page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_check_refuses_a_file_with_one_changed_byte()
    {
        var made = await DrawSite.MakeAsync(site);
        await made.DrawAsync("003");
        var visitor = site.NewVisitor();
        var lottery = await visitor.Http.GetByteArrayAsync($"{made.Public}/draw/1/lottery.json");

        var untouched = await CheckAsync(visitor, made, lottery);
        Assert.Contains("Everything that could be checked is right.", untouched.Page.Body!.TextContent, StringComparison.Ordinal);
        // Seeded: a byte here and there of the whole file, whatever it stands in.
        var random = new Engage.Domain.SeededRandom(20270120);
        for (var i = 0; i < 5; i++)
        {
            var changed = lottery.ToArray();
            var at = random.Next(changed.Length);
            changed[at] ^= 1;
            var reply = await CheckAsync(visitor, made, changed);
            Assert.True(reply.Page.Body!.TextContent.Contains("Your file does not stand up to the check.", StringComparison.Ordinal), $"Byte {at} of seed 20270120 was changed unseen.");
        }
        Assert.Contains("is no lottery", (await CheckAsync(visitor, made, "rubbish"u8.ToArray())).Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_who_entered_the_digits_cannot_confirm_them()
    {
        var made = await DrawSite.MakeAsync(site);
        var (officer, _) = await site.SignedInAsync(StaffRoles.Editor);
        await made.AnnounceAsync(officer);
        var early = await officer.GetPageAsync($"{made.Staff}/draws/1");
        Assert.DoesNotContain("Enter the randomness", early.Body!.TextContent, StringComparison.Ordinal);
        var token = (await officer.GetPageAsync("/staff/security")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await officer.PostAsync($"{made.Staff}/draws/1/randomness", ("__RequestVerificationToken", token), ("Randomness", "417"));
        Assert.Null((await DrawAsync(made)).Randomness);

        site.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(["Enter the 3 digits that were drawn, such as 007"], (await officer.FillInAsync($"{made.Staff}/draws/1/randomness", ("Randomness", "41"))).Messages);
        await officer.FillInAsync($"{made.Staff}/draws/1/randomness", ("Randomness", "417"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync($"{made.Staff}/draws/1/randomness", ("__RequestVerificationToken", token), ("Randomness", "417"))).Status);
        Assert.Equal(DrawState.Announced, (await DrawAsync(made)).State);
    }

    [Fact]
    public async Task A_draw_is_announced_for_the_future_only()
    {
        var made = await DrawSite.MakeAsync(site);
        var (officer, _) = await site.SignedInAsync(StaffRoles.Editor);
        await officer.FillInAsync($"{made.Staff}/draws/new", ("Alternates", "0"));
        await made.FinishJobsAsync();

        var reply = await officer.FillInAsync($"{made.Staff}/draws/1/announce", ("At.Day", "1"), ("At.Month", "1"), ("At.Year", "2027"), ("At.Time", "9:00"));

        Assert.Equal(["The draw must be in the future: the lottery is published before the randomness exists", "Select where the randomness will come from"], reply.Messages);
    }

    [Fact]
    public async Task Impossible_quotas_show_the_smallest_change_which_is_taken_over_with_a_reason()
    {
        var made = await DrawSite.MakeAsync(site, people: 3);
        var (officer, _) = await site.SignedInAsync(StaffRoles.Editor);
        Assert.Contains("The panel has 6 seats, and 3 people can be drawn.", (await officer.GetPageAsync(made.Staff)).Body!.TextContent, StringComparison.Ordinal);

        var other = await DrawSite.MakeAsync(site, targets: new SelectionTargets([new TargetFeature("sex", "Sex", "?", null, null, [new("female", "Female", null, 3, 3), new("male", "Male", null, 2, 2), new("other", "Other", null, 1, 1)])]));
        Assert.Contains("Sex, Other: at least 1 wanted, 0 in the pool.", (await officer.GetPageAsync(other.Staff)).Body!.TextContent, StringComparison.Ordinal);
        await officer.FillInAsync($"{other.Staff}/draws/new", ("Alternates", "0"));
        await other.FinishJobsAsync();
        var page = await officer.GetPageAsync($"{other.Staff}/draws/1");
        Assert.Contains("Sex, Other: at least 0 instead of 1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Enter why the quotas are changed"], (await officer.FillInAsync($"{other.Staff}/draws/1/relax", ("Reason", ""))).Messages);

        var reply = await officer.FillInAsync($"{other.Staff}/draws/1/relax", ("Reason", "Nobody registered."));
        await other.FinishJobsAsync();
        Assert.Equal($"{other.Staff}/draws/2", reply.Path);
        Assert.Equal(DrawState.Ready, (await site.ReadAsync(db => db.PanelDraws.AsNoTracking().SingleAsync(d => d.AssemblyId == other.Assembly.Id && d.Number == 2))).State);
    }

    [Fact]
    public async Task A_draw_given_up_in_public_says_why()
    {
        var made = await DrawSite.MakeAsync(site);
        var (officer, _) = await site.SignedInAsync(StaffRoles.Editor);
        await made.AnnounceAsync(officer);

        await officer.FillInAsync($"{made.Staff}/draws/1/give-up", ("Reason", "The hall burnt down."));

        Assert.Contains("The hall burnt down.", (await site.NewVisitor().GetPageAsync($"{made.Public}/draw")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_key_in_what_people_without_e_mail_say()
    {
        var made = await DrawSite.MakeAsync(site);
        var (officer, _) = await made.DrawAsync();
        var offers = await made.OffersAsync();

        await officer.FillInAsync($"{made.Staff}/seats/{offers[0].Id}", ("Answer", "confirm"));
        var list = await officer.FillInAsync($"{made.Staff}/seats/{offers[1].Id}", ("Answer", "decline"));

        var text = list.Page.Body!.TextContent;
        Assert.Contains("keyed in by", text, StringComparison.Ordinal);
        Assert.Contains("Person ", text, StringComparison.Ordinal);
        var after = await made.OffersAsync();
        Assert.Equal((OfferState.Confirmed, OfferState.Declined), (after[0].State, after[1].State));
        Assert.Equal(1, after.Count(o => o.As == DrawnAs.Alternate && o.State == OfferState.Offered));
    }

    private Task<PanelDraw> DrawAsync(DrawSite made) => site.ReadAsync(db => db.PanelDraws.AsNoTracking().SingleAsync(d => d.AssemblyId == made.Assembly.Id));

    private static async Task<Reply> CheckAsync(Resident visitor, DrawSite made, byte[] lottery)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(lottery), "Lottery", "lottery.json" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{made.Public}/draw/1/check") { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await Reply.ReadAsync(await visitor.Http.SendAsync(request), "check");
    }
}

/// <summary>Answering by the link in a message, and attacks on it.</summary>
public sealed class SeatLinkTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Opening_the_link_changes_nothing_and_shows_nothing_of_the_person()
    {
        var made = await DrawSite.MakeAsync(site);
        await made.DrawAsync();
        var offer = (await made.OffersAsync())[0];
        var person = await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.Id == offer.RegistrationId));

        var page = await site.NewVisitor().GetPageAsync(made.LinkOf(offer));

        Assert.Equal(OfferState.Offered, (await made.OffersAsync())[0].State);
        var text = page.DocumentElement.OuterHtml.Replace(made.LinkOf(offer), "", StringComparison.Ordinal);
        foreach (var secret in new[] { person.Pseudonym, person.Id, "Person ", "@example.org" }) { Assert.DoesNotContain(secret, text, StringComparison.Ordinal); }
    }

    [Fact]
    public async Task The_seat_is_taken_and_given_up_by_the_link()
    {
        var made = await DrawSite.MakeAsync(site);
        await made.DrawAsync();
        var offers = await made.OffersAsync();
        var visitor = site.NewVisitor();

        Assert.Equal(["Select if you take your seat"], (await visitor.FillInAsync(made.LinkOf(offers[0]))).Messages);
        Assert.Contains("You are a member of the assembly.", (await visitor.FillInAsync(made.LinkOf(offers[0]), ("Answer", "confirm"))).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Your seat goes to somebody else.", (await visitor.FillInAsync(made.LinkOf(offers[1]), ("Answer", "decline"))).Page.Body!.TextContent, StringComparison.Ordinal);
        // Saying it twice is saying it once; changing one's mind afterwards is too late: the seat is somebody else's.
        Assert.Contains("You are a member", (await visitor.FillInAsync(made.LinkOf(offers[0]), ("Answer", "confirm"))).Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no longer yours", (await visitor.FillInAsync(made.LinkOf(offers[1]), ("Answer", "confirm"))).Page.Body!.TextContent, StringComparison.Ordinal);

        var after = await made.OffersAsync();
        Assert.Equal((OfferState.Confirmed, OfferState.Declined), (after[0].State, after[1].State));
        Assert.Equal(6, after.Count(o => o.HoldsSeat));
    }

    [Fact]
    public async Task Altered_links_and_those_for_something_else_do_nothing()
    {
        var made = await DrawSite.MakeAsync(site);
        await made.DrawAsync();
        var other = await DrawSite.MakeAsync(site);
        var offers = await made.OffersAsync();
        var good = made.LinkOf(offers[0]);
        var middle = good.Length - 20;
        string[] bad =
        [
            good[..middle] + (good[middle] == 'A' ? 'B' : 'A') + good[(middle + 1)..], good + "A", good[..^1], $"{made.Public}/seat/x",
            made.LinkOf(offers[0], "confirm-place"), made.LinkOf(offers[0], person: offers[1].RegistrationId),
            good.Replace(made.Public, other.Public, StringComparison.Ordinal),
        ];
        var visitor = site.NewVisitor();

        foreach (var link in bad)
        {
            Assert.Contains("This link does not work", (await visitor.GetPageAsync(link)).Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("This link does not work", (await visitor.PostAsync(link, ("Answer", "confirm"))).Page.Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.All((await made.OffersAsync()).Where(o => o.As == DrawnAs.Member), o => Assert.Equal(OfferState.Offered, o.State));
    }

    [Fact]
    public async Task After_the_date_the_link_is_dead_even_if_nobody_has_looked_yet()
    {
        var made = await DrawSite.MakeAsync(site);
        await made.DrawAsync();
        var offer = (await made.OffersAsync())[0];
        var link = made.LinkOf(offer);
        var visitor = site.NewVisitor();

        site.Clock.Set(offer.AnswerBy!.Value);

        Assert.Contains("This link does not work", (await visitor.GetPageAsync(link)).Body!.TextContent, StringComparison.Ordinal);
        await visitor.PostAsync(link, ("Answer", "confirm"));
        Assert.Equal(OfferState.Offered, (await made.OffersAsync())[0].State);
    }

    [Fact]
    public async Task A_form_on_another_site_cannot_answer()
    {
        var made = await DrawSite.MakeAsync(site);
        await made.DrawAsync();
        var offer = (await made.OffersAsync())[0];
        var visitor = site.NewVisitor();
        visitor.SecFetchSite = "cross-site";

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(made.LinkOf(offer), ("Answer", "decline"))).Status);
        Assert.Equal(OfferState.Offered, (await made.OffersAsync())[0].State);
    }
}
