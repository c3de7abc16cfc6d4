using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Priorities;

namespace Engage.Tests.Domain.Priorities;

/// <summary>The way of a local priority: proposed, decided by one, approved by another, followed up.</summary>
public sealed class LocalPriorityTests
{
    private static readonly DateTimeOffset _now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly _today = new(2027, 3, 1);

    [Fact]
    public void One_officer_decides_and_another_approves()
    {
        var priority = Decided();

        Assert.Equal(PriorityStatus.Decided, priority.Status);
        Assert.Null(priority.PublishedAt);
        Assert.Throws<InvalidOperationException>(() => priority.Approve(1, _now, "FIRST@office.example"));
        priority.Approve(1, _now.AddHours(1), "second@office.example");

        Assert.Equal((PriorityStatus.Agreed, "second@office.example", true), (priority.Status, priority.ApprovedBy, priority.IsCurrent));
        Assert.Equal([PriorityStatus.Proposed, PriorityStatus.Decided, PriorityStatus.Agreed], priority.Entries.Select(e => e.Status));
        Assert.Equal([false, false, true], priority.Entries.Select(e => e.IsPublic));
    }

    [Fact]
    public void Without_evidence_nothing_is_approved() => Assert.Throws<InvalidOperationException>(() => Decided().Approve(0, _now, "second@office.example"));

    [Fact]
    public void Other_words_want_another_decision_and_what_is_public_keeps_its_words()
    {
        var priority = Decided();

        priority.Reword(PriorityKind.Priority, "Officers walk the market square.", null, _now, "first@office.example");

        Assert.Equal(PriorityStatus.Proposed, priority.Status);
        Assert.Throws<InvalidOperationException>(() => priority.Approve(1, _now, "second@office.example"));
        Decide(priority);
        priority.Approve(1, _now, "second@office.example");
        Assert.Throws<InvalidOperationException>(() => priority.Reword(PriorityKind.Priority, "Something else.", null, _now, "first@office.example"));
        Assert.Throws<InvalidOperationException>(() => Decide(priority));
    }

    [Fact]
    public void What_is_sent_back_is_a_proposal_and_what_is_left_aside_is_over()
    {
        var priority = Decided();

        priority.SendBack("The figure is of all of Cheshire.", _now, "second@office.example");
        Assert.Equal((PriorityStatus.Proposed, true), (priority.Status, priority.IsOpen));
        priority.LeaveAside("It is the council’s to do.", _now, "first@office.example");

        Assert.Equal((PriorityStatus.NotTakenUp, false), (priority.Status, priority.IsOpen));
        Assert.Throws<InvalidOperationException>(() => Decide(priority));
        Assert.Throws<ArgumentException>(() => Decided().SendBack(" ", _now, "second@office.example"));
    }

    [Fact]
    public void A_review_is_overdue_from_the_day_after_until_it_is_moved_or_over()
    {
        var priority = Decided();
        Assert.False(priority.IsOverdueOn(new DateOnly(2028, 1, 1)));
        priority.Approve(1, _now, "second@office.example");

        Assert.Equal([false, true], new[] { new DateOnly(2027, 9, 30), new DateOnly(2027, 10, 1) }.Select(priority.IsOverdueOn));
        priority.Report(PriorityStatus.UnderWay, "Walks have begun.", new DateOnly(2027, 12, 31), _now.AddDays(1), "first@office.example");
        Assert.False(priority.IsOverdueOn(new DateOnly(2027, 10, 1)));
        Assert.Throws<ArgumentException>(() => priority.Report(PriorityStatus.Done, " ", null, _now, "first@office.example"));
        priority.Report(PriorityStatus.Done, "They walk each week.", null, _now.AddDays(2), "first@office.example");

        Assert.Null(priority.ReviewOn);
        Assert.False(priority.IsOverdueOn(new DateOnly(2030, 1, 1)));
        priority.Report(PriorityStatus.Ended, "The plan ended.", null, _now.AddDays(3), "first@office.example");
        Assert.Throws<InvalidOperationException>(() => priority.Report(PriorityStatus.UnderWay, "Again.", null, _now, "first@office.example"));
        Assert.Equal(6, priority.Entries.Count);
    }

    [Fact]
    public void A_decision_needs_reasons_an_owner_and_a_day_to_come()
    {
        var priority = Proposal();

        Assert.Throws<ArgumentException>(() => priority.Decide("", "", "Chief Inspector", _today.AddDays(1), _today, _now, "first@office.example"));
        Assert.Throws<ArgumentException>(() => priority.Decide("Because.", "", "", _today.AddDays(1), _today, _now, "first@office.example"));
        Assert.Throws<ArgumentException>(() => priority.Decide("Because.", "", "Chief Inspector", _today, _today, _now, "first@office.example"));
        Assert.Throws<ArgumentException>(() => new LocalPriority("id", 1, "unit-a", PriorityKind.Priority, new string('x', LocalPriority.MaxStatementLength + 1), "", _now, "x"));
    }

    [Fact]
    public void An_action_that_is_late_says_why_and_may_move()
    {
        var action = new PriorityAction("a", "p", 1, "A desk in the library", "Sergeant", new DateOnly(2027, 6, 30), null, _now, "first@office.example");

        Assert.Equal([false, true], new[] { new DateOnly(2027, 6, 30), new DateOnly(2027, 7, 1) }.Select(action.IsOverdueOn));
        Assert.Throws<ArgumentException>(() => action.Report(ProgressStatus.Late, "", null, _now, "first@office.example"));
        action.Report(ProgressStatus.Late, "The library is being rebuilt.", new DateOnly(2027, 9, 30), _now, "first@office.example");

        Assert.Equal((ProgressStatus.Late, new DateOnly(2027, 9, 30), false), (action.Status, action.DueNow, action.IsOverdueOn(new DateOnly(2027, 9, 30))));
        action.Report(ProgressStatus.Dropped, "The library closed.", null, _now, "first@office.example");
        Assert.False(action.IsOverdueOn(new DateOnly(2030, 1, 1)));
    }

    private static LocalPriority Proposal() => new("id", 12, "unit-a", PriorityKind.Priority, "Officers walk the town centre.", "Proposed by rule.", _now, "first@office.example");

    private static void Decide(LocalPriority priority) => priority.Decide("Residents named it most.", "Speeding.", "Chief Inspector, Aston", new DateOnly(2027, 9, 30), _today, _now, "first@office.example");

    private static LocalPriority Decided()
    {
        var priority = Proposal();
        Decide(priority);
        return priority;
    }
}
