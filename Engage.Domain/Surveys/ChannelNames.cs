namespace Engage.Domain.Surveys;

/// <summary>What people call the channels.</summary>
public static class ChannelNames
{
    /// <summary>The name of a channel on screens and in reports.</summary>
    public static string Of(Channel channel) => channel switch
    {
        Channel.Web => "Web",
        Channel.HouseholdCode => "Web, with a household code",
        Channel.ConfirmedEmail => "Web, with a confirmed e-mail address",
        Channel.Paper => "Paper",
        Channel.Telephone => "Telephone",
        Channel.FaceToFace => "Face to face",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}
