using System.CommandLine;
using Engage.Domain.Places;
using Engage.Web.Data;
using Engage.Web.Data.Places;

namespace Engage.Web.Commands;

/// <summary>Says where a postcode lies.</summary>
internal sealed class FindAreaCommand : EngageCommand
{
    private readonly Argument<string> _postcode = new("POSTCODE") { Description = "A full postcode, in any case, with or without its space" };

    /// <summary>Names the argument.</summary>
    public FindAreaCommand() : base("find-area", "Says in which areas a postcode lies, from the postcodes brought in.", "find-area CW72UA", "find-area \"cw7 2ua\"") => Add(_postcode);

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.Read;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var raw = arguments.GetRequiredValue(_postcode);
        if (!Postcode.TryNormalise(raw, out var postcode)) { throw new BadInputException($"\"{raw}\" is not a full postcode, such as CW7 2UA."); }

        var source = context.Services.GetRequiredService<GazetteerSource>();
        await source.RefreshAsync(cancellationToken);
        var places = source.Current;
        if (places.FindPostcode(postcode) is not { } place)
        {
            throw new CannotBeDoneException($"{Postcode.Format(postcode)} is not among the {places.PostcodeCount:N0} postcodes known.");
        }

        await context.WriteJsonAsync(new
        {
            postcode = Postcode.Format(postcode),
            localAuthority = Describe(places, place.LocalAuthorityCode),
            localPolicingUnit = Describe(places, place.LocalPolicingUnitCode),
            policingCommunity = Describe(places, place.CommunityCode),
        });
        return ExitCode.Done;
    }

    private static object? Describe(Gazetteer places, string? code) => places.Find(code) is { } area ? new { area.Code, area.Name } : null;
}
