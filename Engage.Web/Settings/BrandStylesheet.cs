using System.Security.Cryptography;
using System.Text;

namespace Engage.Web.Settings;

/// <summary>
/// The body's colour as a stylesheet of one rule. Its address carries a fingerprint, so that browsers may keep it for
/// a year; one without custom properties keeps the colour built into the styles.
/// </summary>
public sealed class BrandStylesheet
{
    private readonly byte[] _css;

    /// <summary>Makes the stylesheet of a body's settings.</summary>
    public BrandStylesheet(BodySettings body)
    {
        _css = Encoding.UTF8.GetBytes($":root{{--govuk-brand-colour:{Colour.TryParse(body.BrandColour)}}}");
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(_css))[..10];
    }

    /// <summary>What changes when the colour does.</summary>
    public string Fingerprint { get; }

    /// <summary>The address pages link to.</summary>
    public string Address => $"/brand.css?v={Fingerprint}";

    /// <summary>Answers a request for it.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var isCurrent = context.Request.Query["v"] == Fingerprint;
        context.Response.Headers.CacheControl = isCurrent ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.ContentType = "text/css; charset=utf-8";
        context.Response.ContentLength = _css.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(_css).AsTask();
    }
}
