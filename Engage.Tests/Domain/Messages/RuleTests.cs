using Engage.Domain.Messages;

namespace Engage.Tests.Domain.Messages;

/// <summary>When messages go out, by hand.</summary>
public sealed class RuleTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly DateTimeOffset Now = new(2027, 1, 20, 12, 0, 0, TimeSpan.Zero);

    // Clocks go forward on 28 March 2027 and back on 31 October 2027, both at 01:00 UTC.
    [Theory]
    [InlineData("2027-03-28T10:00", "2027-03-21T10:00Z", "2027-03-27T10:00Z")] // the session at 09:00 UTC, the reminders still at 10 on the wall
    [InlineData("2027-10-31T10:00", "2027-10-24T09:00Z", "2027-10-30T09:00Z")]
    [InlineData("2027-11-01T10:00", "2027-10-25T09:00Z", "2027-10-31T10:00Z")]
    [InlineData("2027-06-15T07:30", "2027-06-08T07:00Z", "2027-06-14T07:00Z")] // 07:30 waits for 08:00, in summer 07:00 UTC
    [InlineData("2027-06-15T21:00", "2027-06-09T07:00Z", "2027-06-15T07:00Z")] // 21:00 waits for the next morning, which is before the session
    [InlineData("2027-03-29T01:30", "2027-03-22T08:00Z", "2027-03-28T07:00Z")] // 28 March has no 01:30
    public void Reminders_keep_the_time_on_the_wall_and_the_night_quiet(string starts, string week, string day)
    {
        var reminders = ReminderRule.Of(Local(starts), London, Now);

        Assert.Equal([("7-days", Instant(week)), ("1-day", Instant(day))], reminders.Select(r => (r.Slot, r.At)));
        Assert.All(reminders, r => Assert.Equal(Engage.Domain.WallClock.Instant(Local(starts), London), r.ExpiresAt));
    }

    [Fact]
    public void What_is_past_is_not_reminded_of()
    {
        var starts = Local("2027-01-23T12:00");
        Assert.Equal(["1-day"], ReminderRule.Of(starts, London, Now).Select(r => r.Slot));
        Assert.Empty(ReminderRule.Of(starts, London, Now.AddDays(2)));
        Assert.Empty(ReminderRule.Of(starts, London, Now.AddDays(4)));
    }

    [Fact]
    public void No_reminder_waits_for_a_morning_after_the_session_began()
    {
        // The day before at 03:00 waits for 08:00; the session is over by 08:00 of its own day, but that reminder is a day earlier.
        Assert.All(ReminderRule.Of(Local("2027-06-15T03:00"), London, Now), r => Assert.True(r.At < r.ExpiresAt));
    }

    [Theory]
    [InlineData("2027-01-20T20:59Z", false)]
    [InlineData("2027-01-20T21:00Z", true)]
    [InlineData("2027-01-20T07:59Z", true)]
    [InlineData("2027-01-20T08:00Z", false)]
    [InlineData("2027-07-20T20:00Z", true)] // 21:00 in summer
    [InlineData("2027-07-20T07:00Z", false)]
    public void Nights_are_those_of_the_wall(string instant, bool isNight) => Assert.Equal(isNight, QuietHours.Hold(Instant(instant), London));

    [Fact]
    public void Retries_come_after_1_5_15_60_and_240_minutes_a_fifth_earlier_or_later()
    {
        foreach (var (attempt, minutes) in new[] { (1, 1.0), (2, 5), (3, 15), (4, 60), (5, 240), (6, 240) })
        {
            Assert.Equal(minutes * 0.8, Wait(attempt, 0), 6);
            Assert.Equal(minutes, Wait(attempt, 0.5), 6);
            Assert.Equal(minutes * 1.2, Wait(attempt, 1), 6);
        }
    }

    [Fact]
    public void A_message_is_given_up_after_a_day_or_when_it_expires()
    {
        // 1 + 5 + 15 + 60 minutes and five times four hours are 21 hours 21 minutes: a tenth try; four more hours are over a day.
        Assert.NotNull(RetryRule.Next(9, null, Now, 0.5));
        Assert.Null(RetryRule.Next(10, null, Now, 0.5));
        Assert.Null(RetryRule.Next(1, Now.AddSeconds(50), Now, 0.5));
        Assert.NotNull(RetryRule.Next(1, Now.AddSeconds(70), Now, 0.5));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(1)]
    [InlineData(3000)]
    public void No_minute_holds_more_than_the_rate(int perMinute)
    {
        var (allowance, sent) = (new RelayAllowance { Relay = "x" }, new List<DateTimeOffset>());
        for (var at = Now; at < Now.AddMinutes(5); at = at.AddMilliseconds(500))
        {
            var count = allowance.Available(10_000, perMinute, null, at);
            allowance.Take(count);
            sent.AddRange(Enumerable.Repeat(at, count));
        }

        var most = sent.Max(first => sent.Count(at => at >= first && at < first.AddMinutes(1)));
        Assert.InRange(most, perMinute * 0.9, perMinute);
    }

    [Fact]
    public void A_day_holds_no_more_than_the_relay_takes_and_begins_in_utc()
    {
        var allowance = new RelayAllowance { Relay = "x" };
        allowance.Take(allowance.Available(70, null, 100, Now));
        Assert.Equal(30, allowance.Available(70, null, 100, Now.AddHours(11)));
        allowance.Take(30);
        Assert.Equal(0, allowance.Available(70, null, 100, Now.AddHours(11.9)));
        Assert.Equal(70, allowance.Available(70, null, 100, Now.AddHours(12)));
    }

    [Fact]
    public void A_clock_set_back_gives_nothing_twice()
    {
        var allowance = new RelayAllowance { Relay = "x" };
        allowance.Take(allowance.Available(100, 30, null, Now));
        Assert.Equal(0, allowance.Available(100, 30, null, Now.AddHours(-1)));
    }

    [Theory]
    [InlineData("550 5.1.1 <jo.bloggs@example.org>: unknown", "550 5.1.1 <[address]>: unknown")]
    [InlineData("no such user jo%40example.org here", "no such user [address] here")]
    [InlineData("line\r\nbreak\u001b[31m", "line  break [31m")]
    public void Replies_are_kept_without_addresses(string reply, string kept) => Assert.Equal(kept, MessageAttempt.Redact(reply));

    [Theory]
    [InlineData("jo@example.org", true)]
    [InlineData("jo.o'neil+x@sub.example.co.uk", true)]
    [InlineData("jo@localhost", false)]
    [InlineData("jo@@example.org", false)]
    [InlineData(".jo@example.org", false)]
    [InlineData("jo@-example.org", false)]
    [InlineData("jo@example.org\r\n", false)]
    [InlineData("\"jo\"@example.org", false)]
    [InlineData("jö@example.org", false)]
    [InlineData("a,b@example.org", false)]
    public void Only_one_plain_address_is_usable(string address, bool isUsable) => Assert.Equal(isUsable, EmailAddress.IsUsable(address));

    private static double Wait(int attempt, double chance) => (RetryRule.Next(attempt, null, Now, chance)!.Value - Now).TotalMinutes;

    private static DateTime Local(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
