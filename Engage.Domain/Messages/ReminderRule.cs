namespace Engage.Domain.Messages;

/// <summary>A reminder of a session.</summary>
/// <param name="Slot">Which one: 7-days or 1-day.</param>
/// <param name="At">When it is sent.</param>
/// <param name="ExpiresAt">When the session begins: it is never sent from then on.</param>
public sealed record Reminder(string Slot, DateTimeOffset At, DateTimeOffset ExpiresAt);

/// <summary>
/// Reminders go out seven days and one day before a session, at the time on the wall at which it begins, whatever the
/// clocks do in between; at night they wait for the morning.
/// </summary>
public static class ReminderRule
{
    private static readonly (string Slot, int Days)[] Slots = [("7-days", 7), ("1-day", 1)];

    /// <summary>The reminders still to be sent.</summary>
    /// <param name="startsLocal">When the session begins, on the wall of its zone.</param>
    public static IReadOnlyList<Reminder> Of(DateTime startsLocal, TimeZoneInfo zone, DateTimeOffset now)
    {
        var starts = WallClock.Instant(startsLocal, zone);
        return
        [
            .. Slots.Select(slot => new Reminder(slot.Slot, WallClock.Instant(QuietHours.MorningAfter(startsLocal.AddDays(-slot.Days)), zone), starts))
                .Where(reminder => reminder.At > now && reminder.At < starts),
        ];
    }
}
