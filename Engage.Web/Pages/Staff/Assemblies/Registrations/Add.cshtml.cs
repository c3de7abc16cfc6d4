using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Invitations;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Registrations;

/// <summary>An officer keys in a registration that came by telephone or on paper; it counts as confirmed.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class AddModel(EngageDb db, HouseholdCodes codes, RegistrationDesk desk, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    private static readonly string[] Confirmations = ["lives", "age", "no-office"];

    /// <summary>Made with the form: sent twice, it is one registration.</summary>
    [BindProperty]
    public string NewId { get; set; } = "";

    /// <summary>How it came in.</summary>
    [BindProperty]
    public string? Channel { get; set; }

    /// <summary>The code of the letter.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What the person said about taking part.</summary>
    [BindProperty]
    public IReadOnlyList<string> Eligible { get; set; } = [];

    /// <summary>Name, address, number.</summary>
    [BindProperty]
    public PersonFields Given { get; set; } = new();

    /// <summary>What the person needs.</summary>
    [BindProperty]
    public NeedsFields Fields { get; set; } = new();

    /// <summary>The ways it can come in.</summary>
    public static IEnumerable<ChoiceItem> Channels { get; } = [new(nameof(RegistrationChannel.Telephone), "By telephone"), new(nameof(RegistrationChannel.Paper), "On paper")];

    /// <summary>The name of a question's field.</summary>
    public static string FieldOf(TargetFeature feature) => $"feature-{feature.Code}";

    /// <summary>What was answered to a question in the form just sent.</summary>
    public string? AnswerTo(TargetFeature feature) => Request.HasFormContentType ? Request.Form[FieldOf(feature)].ToString() : null;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindOpenAsync()) { return NotFound(); }
        NewId = Data.NewId.Make();
        return Page();
    }

    /// <summary>Registers the person.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindOpenAsync() || !PublicId.IsWellFormed(NewId)) { return NotFound(); }
        if (await Db.Registrations.FindAsync([NewId], HttpContext.RequestAborted) is { } before) { return before.AssemblyId == Assembly.Id ? Finished() : NotFound(); }
        var answers = Answers();
        var isChannel = Enum.TryParse<RegistrationChannel>(Channel, out var channel) && channel is RegistrationChannel.Telephone or RegistrationChannel.Paper;
        if (!isChannel) { ModelState.AddModelError(nameof(Channel), "Select how it came in"); }
        if (!Confirmations.All(Eligible.Contains)) { ModelState.AddModelError(nameof(Eligible), "Only people of whom all three are true can take part"); }
        Given.Judge(ModelState, nameof(Given));
        var needs = Fields.Judge(ModelState, nameof(Fields));
        var household = (await codes.FindAsync(Assembly, Code, HttpContext.RequestAborted)).Household;
        if (household is null) { ModelState.AddModelError(nameof(Code), "Check the code. It may be mistyped, or two people of the household have used it"); }
        if (!ModelState.IsValid || household is null || needs is null) { return Page(); }

        var entry = new RegistrationEntry(NewId, household.Id, answers, Given.CleanName, Given.GivenEmail, Given.GivenTelephone, needs, channel);
        var isKept = false;
        await Db.WriteAsync(
            async db =>
            {
                isKept = await desk.RegisterAsync(Programme, Assembly, entry, HttpContext.RequestAborted);
                if (isKept) { audit.Record(db, Actor, "registration-keyed-in", $"registration:{NewId}", $"Came {RegistrationWords.Of(channel)}; counts as confirmed."); }
            },
            HttpContext.RequestAborted);
        return isKept ? Finished() : Wrong(nameof(Code), "Two people of the household have used this code");
    }

    private IActionResult Finished() => Done($"{Root}/registrations/{NewId}", $"Registered. The reference is {RegistrationReference.Of(NewId)}: please tell the person.");

    private Dictionary<string, string> Answers()
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var feature in Assembly.Targets.Features)
        {
            if (feature.Find(AnswerTo(feature)) is { } value) { answers[feature.Code] = value.Code; }
            else { ModelState.AddModelError(FieldOf(feature), $"Select an answer to “{feature.Question}”"); }
        }
        return answers;
    }

    private async Task<bool> FindOpenAsync() => await FindAsync() && Assembly.IsRegistrationOpenOn(Today);
}
