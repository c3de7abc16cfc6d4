using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Engage.Web.Mail.Transports;

/// <summary>The bearer token of a request to GOV.UK Notify: a JSON Web Token with HS256 that names the service and the second.</summary>
internal static class NotifyToken
{
    private static readonly string Header = WebEncoders.Base64UrlEncode("""{"typ":"JWT","alg":"HS256"}"""u8);

    /// <summary>Makes one.</summary>
    public static string Make(string serviceId, string secret, DateTimeOffset now)
    {
        var claims = string.Create(CultureInfo.InvariantCulture, $$"""{"iss":"{{serviceId}}","iat":{{now.ToUnixTimeSeconds()}}}""");
        var signed = $"{Header}.{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}";
    }
}
