using System.Text.Json;
using System.Text.Json.Serialization;
using Engage.Web.Mail.Smtp;

namespace Engage.Web.Mail.Transports;

/// <summary>Access tokens for relays that take no passwords, by the client credentials grant (RFC 6749, 4.4), kept until shortly before they end.</summary>
internal sealed class SmtpTokens(IHttpClientFactory clients, MailSettings settings, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _one = new(1, 1);
    private string? _token;
    private DateTimeOffset _until;

    /// <summary>A token that still holds.</summary>
    /// <exception cref="SmtpFailure">None is given.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        var isMine = false;
        try
        {
            await _one.WaitAsync(cancellationToken);
            isMine = true;
            if (_token is not null && time.GetUtcNow() < _until) { return _token; }
            var reply = await AskAsync(cancellationToken);
            (_token, _until) = (reply.AccessToken, time.GetUtcNow() + TimeSpan.FromSeconds(reply.ExpiresIn) - Margin);
            return _token;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException or OperationCanceledException)
        {
            throw new SmtpFailure(SmtpPhase.Connect, 0, "No access token was given for the relay.", e);
        }
        finally
        {
            if (isMine) { _one.Release(); }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<TokenReply> AskAsync(CancellationToken cancellationToken)
    {
        var smtp = settings.Smtp;
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", smtp.ClientId),
            KeyValuePair.Create("client_secret", smtp.ClientSecret), KeyValuePair.Create("scope", smtp.Scope),
        ]);
        using var client = clients.CreateClient(nameof(SmtpTokens));
        using var reply = await client.PostAsync(smtp.TokenAddress, form, cancellationToken);
        reply.EnsureSuccessStatusCode();
        return await reply.Content.ReadFromJsonAsync<TokenReply>(cancellationToken) ?? throw new JsonException("The reply is empty.");
    }

    private sealed record TokenReply([property: JsonPropertyName("access_token"), JsonRequired] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
