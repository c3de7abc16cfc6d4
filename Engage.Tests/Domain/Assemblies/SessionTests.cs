using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Expenses;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Messages;

namespace Engage.Tests.Domain.Assemblies;

public sealed class SessionTests
{
    private static readonly SelectionTargets _targets = new([new("age", "Age", "How old are you?", null, null, [new("young", "Under 40", null, 1, 2), new("old", "40 and over", null, 1, 2)])]);

    private static Session Planned(DateTime? starts = null, int capacity = 3)
    {
        var start = starts ?? new DateTime(2027, 3, 6, 10, 0, 0, DateTimeKind.Unspecified);
        return new Session("s", "a", "Europe/London", "Session 1", start, start.AddHours(4), capacity);
    }

    [Fact]
    public void The_day_before_the_clocks_change_reminds_at_the_same_wall_time()
    {
        // The clocks go forward at 01:00Z on Sunday 28 March 2027: ten in the morning is 09:00Z then and 10:00Z the day before.
        var session = Planned(new DateTime(2027, 3, 28, 10, 0, 0, DateTimeKind.Unspecified));

        var reminders = ReminderRule.Of(session.StartsAt, session.Zone, new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(new DateTimeOffset(2027, 3, 28, 9, 0, 0, TimeSpan.Zero), session.Start);
        Assert.Equal(new DateTimeOffset(2027, 3, 27, 10, 0, 0, TimeSpan.Zero), reminders.Single(r => r.Slot == "1-day").At);
        Assert.Equal(new DateTimeOffset(2027, 3, 21, 10, 0, 0, TimeSpan.Zero), reminders.Single(r => r.Slot == "7-days").At);
        Assert.All(reminders, r => Assert.Equal(session.Start, r.ExpiresAt));
    }

    [Fact]
    public void Only_what_people_have_to_know_raises_the_version_of_the_appointment()
    {
        var session = Planned();
        Assert.True(session.Place("Hall", "1 Street", "Ramp", null));
        Assert.Equal(1, session.Sequence);

        session.Describe("Another title", isPublic: true);
        session.Resize(10);
        Assert.False(session.Retime(session.StartsAt, session.EndsAt));
        Assert.False(session.Place("Hall", "1 Street", "Ramp at the back", null));
        Assert.Equal(1, session.Sequence);

        Assert.True(session.Retime(session.StartsAt.AddHours(1), session.EndsAt.AddHours(1)));
        session.Cancel("Snow");
        Assert.Equal(3, session.Sequence);
        Assert.Throws<InvalidOperationException>(() => session.Cancel("Again"));
    }

    [Fact]
    public void A_place_goes_to_the_first_in_line_who_keeps_the_quotas()
    {
        InLine[] seated = [Person("a", 1, "young"), Person("b", 2, "young")];
        InLine[] waiting = [Person("c", 3, "young"), Person("d", 5, "old"), Person("e", 4, "old")];

        // Two young people are the most; of the older ones e asked before d.
        Assert.Equal("e", WaitingList.Next(waiting, seated, _targets, panelSize: 4, capacity: 4));
    }

    [Fact]
    public void No_place_stays_empty_for_want_of_somebody_who_fits_and_outsiders_count_in_no_quota()
    {
        InLine[] seated = [Person("a", 1, "young"), Person("b", 2, "young")];

        Assert.Equal("c", WaitingList.Next([Person("d", 4, "young"), Person("c", 3, "young")], seated, _targets, 4, 4));
        Assert.Equal("x", WaitingList.Next([Person("c", 3, "young"), new InLine("x", 9, null)], seated, _targets, 4, 4));
        Assert.Null(WaitingList.Next([], seated, _targets, 4, 4));
    }

    [Theory]
    [InlineData(4, 2)] // As many places as seats: the quota itself.
    [InlineData(3, 2)] // 2 * 3 / 4 = 1.5, rounded up.
    [InlineData(2, 1)] // 2 * 2 / 4 = 1.
    [InlineData(9, 2)] // More places do not widen a quota.
    public void Quotas_shrink_with_the_places(int capacity, int most) => Assert.Equal(most, WaitingList.Most(_targets.Features[0].Values[0], 4, capacity));

    [Theory]
    [InlineData(240, 48)]
    [InlineData(96, 48)]
    [InlineData(10, 5)]
    public void An_offer_is_held_for_two_days_or_half_of_what_is_left(int hoursToGo, int hoursHeld)
    {
        var now = new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(now.AddHours(hoursHeld), OfferRule.Until(now, now.AddHours(hoursToGo)));
    }

    [Theory]
    [InlineData("../../etc/passwd", "etc-passwd", false)]
    [InlineData("..\\..\\windows\\system32\\evil.pdf", "evil.pdf", true)]
    [InlineData("../../../etc/passwd.pdf", "passwd.pdf", true)]
    [InlineData("Données d’été \"final\"; rm -rf.pdf", "Donnees-d-ete-final-rm-rf.pdf", true)]
    [InlineData("a\r\nSet-Cookie: x.pdf", "a-Set-Cookie-x.pdf", true)]
    [InlineData("....", "paper.pdf", true)]
    [InlineData(null, "paper.pdf", true)]
    [InlineData("CON.pdf", "CON.pdf", true)]
    public void A_name_keeps_nothing_of_a_path_or_a_header(string? given, string expected, bool isWhole)
    {
        var name = UploadedFile.SafeName(given);

        if (isWhole) { Assert.Equal(expected, name); }
        Assert.Matches("^[A-Za-z0-9-]+\\.pdf$", name);
    }

    [Fact]
    public void What_a_file_is_shows_in_its_bytes()
    {
        Assert.Null(UploadedFile.PaperProblem("%PDF-1.7\nbody\n%%EOF\n"u8));
        Assert.NotNull(UploadedFile.PaperProblem("<html><script>alert(1)</script></html>"u8));
        Assert.NotNull(UploadedFile.PaperProblem("GIF89a %PDF-1.7 %%EOF"u8));
        Assert.NotNull(UploadedFile.PaperProblem("%PDF-1.7 cut off"u8));
        Assert.NotNull(UploadedFile.PaperProblem([]));
        Assert.Equal("image/png", UploadedFile.Photo([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0]).Type);
        Assert.Equal("image/jpeg", UploadedFile.Photo([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]).Type);
        Assert.NotNull(UploadedFile.Photo("<svg onload=alert(1)>"u8).Problem);
        Assert.NotNull(UploadedFile.Photo(new byte[UploadedFile.MaxPhoto + 1]).Problem);
    }

    [Fact]
    public void A_speaker_is_published_only_with_a_declaration()
    {
        var speaker = new Speaker { Id = "x", ProgrammeId = "p" };
        Assert.Throws<InvalidOperationException>(() => speaker.Publish(DateTimeOffset.UnixEpoch));

        speaker.Declare("None.", new DateOnly(2027, 1, 4));
        speaker.Publish(DateTimeOffset.UnixEpoch);
        Assert.True(speaker.IsPublished);

        speaker.Declare("", null);
        Assert.False(speaker.IsPublished);
    }

    [Fact]
    public void Nobody_decides_on_their_own_entry()
    {
        var claim = new Claim { Id = "c", AssemblyId = "a", Kind = ClaimKind.Travel, Pence = 1_250, EnteredBy = "editor@office.example", EnteredAt = DateTimeOffset.UnixEpoch }.For("r");

        Assert.False(claim.MayBeDecidedBy("EDITOR@office.example"));
        Assert.Throws<InvalidOperationException>(() => claim.Approve("editor@office.example", DateTimeOffset.UnixEpoch));
        claim.Approve("second@office.example", DateTimeOffset.UnixEpoch);
        Assert.Throws<InvalidOperationException>(() => claim.Refuse("third@office.example", DateTimeOffset.UnixEpoch, "No"));
        claim.Export(1);
        claim.Forget();
        Assert.Equal((null, 1_250, 1), (claim.RegistrationId, claim.Pence, claim.Batch));
    }

    private static InLine Person(string id, long turn, string age) => new(id, turn, new Dictionary<string, string>(StringComparer.Ordinal) { ["age"] = age });
}
