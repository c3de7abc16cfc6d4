using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>Says for everybody who is on no panel which quotas stand in the way: those of the smallest change that would let a panel have them.</summary>
internal static class UnselectableMembers
{
    /// <summary>Explains each member of the types that cannot be selected, in the order of the pool.</summary>
    public static IReadOnlyList<Unselectable> Explain(PanelModel model, bool[] canBeSelected, SearchLimits limits)
    {
        var because = new Dictionary<int, string>();
        List<Unselectable> members = [];
        for (var i = 0; i < model.Types.TypeOf.Count; i++)
        {
            var type = model.Types.TypeOf[i];
            if (canBeSelected[type]) { continue; }
            if (!because.TryGetValue(type, out var reason)) { because[type] = reason = Reason(model, type, limits); }
            members.Add(new Unselectable(model.Types.Pool.Members[i].Id, reason));
        }
        return members;
    }

    private static string Reason(PanelModel model, int type, SearchLimits limits)
    {
        if (limits.AreReached) { return "No panel that meets the quotas has this person."; }
        return QuotaRelaxation.Find(model, type, limits) is { Changes.Count: > 0 } relaxation
            ? $"No panel that meets the quotas has this person; one would with {string.Join("; ", relaxation.Changes)}."
            : "No panel has this person, whatever the quotas within their limits of change.";
    }
}
