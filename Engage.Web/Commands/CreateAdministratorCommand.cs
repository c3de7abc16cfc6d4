using System.CommandLine;
using System.Security.Cryptography;
using Engage.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Commands;

/// <summary>Makes the first administrator of an installation, or one more.</summary>
internal sealed class CreateAdministratorCommand : EngageCommand
{
    private const int GeneratedLength = 20;

    // Without the letters and digits that are taken for one another.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz", Capitals = "ABCDEFGHJKLMNPQRSTUVWXYZ", Digits = "23456789", Signs = "-_+=";

    private readonly Option<string> _email;
    private readonly Option<string> _name;
    private readonly Option<bool> _passwordFromInput;

    /// <summary>Names the options.</summary>
    public CreateAdministratorCommand() : base(
        "create-administrator",
        "Makes a staff account with the role Administrator. The password is made up and printed once, or read from standard input. Refuses when the account exists.",
        "create-administrator --email jo@example.org --name \"Jo Bloggs\"",
        "create-administrator --email jo@example.org --name \"Jo Bloggs\" --password-from-input < password.txt")
    {
        _email = AddOption<string>("--email", "The e-mail address to sign in with", isRequired: true, "ADDRESS");
        _name = AddOption<string>("--name", "The name colleagues see", isRequired: true, "NAME");
        _passwordFromInput = AddOption<bool>("--password-from-input", "Read the password from the first line of standard input instead of making one up");
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var (email, name) = (arguments.GetRequiredValue(_email).Trim(), arguments.GetRequiredValue(_name).Trim());
        if (name is not { Length: > 0 and <= StaffAccount.MaxNameLength }) { throw new BadInputException($"The name must have 1 to {StaffAccount.MaxNameLength} characters."); }
        if (!System.Net.Mail.MailAddress.TryCreate(email, out var address) || !string.Equals(address.Address, email, StringComparison.Ordinal)) { throw new BadInputException($"\"{email}\" is not an e-mail address."); }

        var isGenerated = !arguments.GetValue(_passwordFromInput);
        var password = isGenerated ? Generate() : await context.Input.ReadLineAsync(cancellationToken);
        if (string.IsNullOrEmpty(password)) { throw new BadInputException("Standard input gives no password."); }

        await CreateAsync(context, email, name, password, cancellationToken);
        await context.NoteAsync($"The administrator {email} was made.{(isGenerated ? " The password is shown this once; change it after signing in." : "")}");
        await context.WriteJsonAsync(new { email, name, role = StaffRoles.Administrator, password = isGenerated ? password : null });
        return ExitCode.Done;
    }

    private static async Task CreateAsync(CommandContext context, string email, string name, string password, CancellationToken cancellationToken)
    {
        var users = context.Services.GetRequiredService<UserManager<StaffAccount>>();
        var account = new StaffAccount(email, name, context.Services.GetRequiredService<TimeProvider>().GetUtcNow()) { EmailConfirmed = true };
        // Account, role and audit entry together or not at all.
        await context.Db.WriteAsync(async _ =>
        {
            if (await users.FindByEmailAsync(email) is not null) { throw new CannotBeDoneException($"There is an account {email} already; nothing was changed."); }
            Check(await users.CreateAsync(account, password));
            Check(await users.AddToRoleAsync(account, StaffRoles.Administrator));
            context.NoteInAudit("account-created", $"account:{account.Id}");
        }, cancellationToken);
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded) { throw new BadInputException(string.Join(" ", result.Errors.Select(e => e.Description))); }
    }

    private static string Generate()
    {
        // One of each kind, so that any usual rule is met; the rest of any kind; then mixed.
        Span<char> password = stackalloc char[GeneratedLength];
        RandomNumberGenerator.GetItems(Letters + Capitals + Digits, password);
        (password[0], password[1], password[2], password[3]) = (Pick(Letters), Pick(Capitals), Pick(Digits), Pick(Signs));
        RandomNumberGenerator.Shuffle(password);
        return password.ToString();
    }

    private static char Pick(string from) => from[RandomNumberGenerator.GetInt32(from.Length)];
}
