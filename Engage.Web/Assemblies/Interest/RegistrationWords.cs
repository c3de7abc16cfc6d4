using Engage.Domain.Assemblies;

namespace Engage.Web.Assemblies.Interest;

/// <summary>How screens say where a registration stands.</summary>
public static class RegistrationWords
{
    /// <summary>Where it stands.</summary>
    public static string Of(RegistrationState state) => state switch
    {
        RegistrationState.Unconfirmed => "E-mail address not confirmed yet",
        RegistrationState.InPool => "Registered",
        _ => "Withdrawn",
    };

    /// <summary>The colour of its tag.</summary>
    public static string Colour(RegistrationState state) => state switch
    {
        RegistrationState.Unconfirmed => "yellow",
        RegistrationState.InPool => "green",
        _ => "grey",
    };

    /// <summary>How somebody registered.</summary>
    public static string Of(RegistrationChannel channel) => channel switch
    {
        RegistrationChannel.Web => "on this site",
        RegistrationChannel.Telephone => "by telephone",
        _ => "on paper",
    };

    /// <summary>What the draw meant, for staff.</summary>
    public static string Of(SeatState seat) => seat switch
    {
        SeatState.Undrawn => "Not drawn yet",
        SeatState.NotSelected => "Not selected",
        SeatState.Alternate => "Alternate",
        SeatState.Offered => "Seat offered",
        SeatState.Confirmed => "Member",
        SeatState.Declined => "Declined",
        _ => "Seat given up",
    };

    /// <summary>Where a person stands, told to themselves.</summary>
    public static string Tell(Registration person, Assembly assembly, string? selectionDay) => (person.State, person.Seat) switch
    {
        (RegistrationState.Withdrawn, _) => "You have withdrawn. We do not ask you to do anything else.",
        (RegistrationState.Unconfirmed, _) => "Please confirm your e-mail address with the link we sent you. Only then can you be chosen.",
        (_, SeatState.Undrawn) => $"You are registered. The panel of {assembly.PanelSize} people is drawn at random so that it mirrors the area{(selectionDay is null ? "" : $", from {selectionDay}")}. We will write to you either way.",
        (_, SeatState.NotSelected) => "The panel has been drawn, and this time you were not chosen. Thank you for offering.",
        (_, SeatState.Alternate) => "You were drawn as an alternate: if a member cannot come, we may ask you to step in.",
        (_, SeatState.Offered) => "You were drawn for the panel. Please tell us whether you take your seat.",
        (_, SeatState.Confirmed) => "You are a member of the assembly.",
        (_, SeatState.Declined) => "You told us that you do not take a seat, or we did not hear from you in time.",
        _ => "You have given your seat up.",
    };
}
