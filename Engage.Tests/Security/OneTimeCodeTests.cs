using Engage.Web.Security.SecondFactor;

namespace Engage.Tests.Security;

/// <summary>Codes of authenticator apps.</summary>
public sealed class OneTimeCodeTests
{
    // "12345678901234567890" in base 32: the key of RFC 6238, appendix B.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        Assert.Equal(code, OneTimeCode.At(Key, OneTimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_one_step_off(int seconds, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = OneTimeCode.At(Key, OneTimeCode.StepAt(now.AddSeconds(seconds)));

        Assert.Equal(isTaken, OneTimeCode.Match(Key, code, now, lastStep: 0) is not null);
    }

    [Fact]
    public void A_step_used_before_is_not_taken_again()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = OneTimeCode.StepAt(now);

        Assert.Equal(step, OneTimeCode.Match(Key, "005 924", now, step - 1));
        Assert.Null(OneTimeCode.Match(Key, "005924", now, step));
    }

    [Fact]
    public void A_new_key_has_160_bits_and_is_another_each_time()
    {
        Assert.Matches("^[A-Z2-7]{32}$", OneTimeCode.NewKey());
        Assert.NotEqual(OneTimeCode.NewKey(), OneTimeCode.NewKey());
    }

    [Fact]
    public void The_address_for_apps_names_office_and_person()
    {
        Assert.Equal($"otpauth://totp/Testshire%20OPCC%3Apat%40office.example?secret={Key}&issuer=Testshire%20OPCC&digits=6", OneTimeCode.Address("Testshire OPCC", "pat@office.example", Key));
    }

    [Fact]
    public void The_drawing_has_no_inline_style_and_is_named()
    {
        var svg = QrCode.Draw("otpauth://totp/x", "QR <code>").Value!;

        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"QR &lt;code&gt;\"", svg, StringComparison.Ordinal);
        // The finder patterns begin every code: seven dark modules in the first row, inside a margin of four.
        Assert.Contains("d=\"M4 4h7v1h-7z", svg, StringComparison.Ordinal);
    }
}
