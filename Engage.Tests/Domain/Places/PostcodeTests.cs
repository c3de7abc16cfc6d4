using Engage.Domain.Places;

namespace Engage.Tests.Domain.Places;

public sealed class PostcodeTests
{
    [Theory]
    [InlineData("CW7 2UA", "CW72UA")]
    [InlineData(" cw72ua ", "CW72UA")]
    [InlineData("C W 7-2 U.A", "CW72UA")]
    [InlineData("M1 1AE", "M11AE")]
    [InlineData("B33 8TH", "B338TH")]
    [InlineData("W1A 0AX", "W1A0AX")]
    [InlineData("EC1A 1BB", "EC1A1BB")]
    [InlineData("DN55 1PT", "DN551PT")]
    [InlineData("GIR 0AA", "GIR0AA")]
    [InlineData("W1M 8LH", "W1M8LH")]
    public void Full_postcode_is_read_however_it_is_typed(string raw, string expected)
    {
        Assert.True(Postcode.TryNormalise(raw, out var postcode));
        Assert.Equal(expected, postcode);
    }

    [Theory]
    [InlineData("CW7 OAA", "CW70AA")] // O for the digit of the inward part
    [InlineData("CWIO 0AA", "CW100AA")] // I and O for the district
    [InlineData("CW1O IAA", "CW101AA")]
    [InlineData("S014 3AB", "SO143AB")] // 0 for the second letter of the area
    [InlineData("C07 9AB", "CO79AB")] // no district begins with 0, so a letter was meant
    [InlineData("0X1 1AA", "OX11AA")]
    [InlineData("1P1 1AA", "IP11AA")]
    [InlineData("W1O 4AA", "W104AA")] // no outward part ends in O
    public void Letter_and_digit_slips_are_put_right_where_only_one_can_stand(string raw, string expected)
    {
        Assert.True(Postcode.TryNormalise(raw, out var postcode));
        Assert.Equal(expected, postcode);
    }

    [Theory]
    [InlineData("P15 1AA", "P151AA")] // could be P15 or PI5: as typed
    [InlineData("CO1 1AA", "CO11AA")]
    public void Doubtful_position_is_left_as_typed(string raw, string expected)
    {
        Assert.True(Postcode.TryNormalise(raw, out var postcode));
        Assert.Equal(expected, postcode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CW7")]
    [InlineData("CW7 2U")]
    [InlineData("CW7 2UAA B")]
    [InlineData("CW77 22UA")]
    [InlineData("QW7 2UA")] // no area begins with Q, V or X
    [InlineData("CW7 2CK")] // the inward part has no C, I, K, M, O or V
    [InlineData("CW7 UUA")]
    [InlineData("777 2UA")]
    [InlineData("CW7 2UÀ")]
    [InlineData("NPT 1AA")]
    [InlineData("CJ7 2UA")]
    [InlineData("C 2UA")]
    [InlineData("12345")]
    public void Anything_else_is_no_postcode(string? raw) => Assert.False(Postcode.TryNormalise(raw, out _));

    [Fact]
    public void Postcode_is_shown_with_its_space()
    {
        Assert.Equal("CW7 2UA", Postcode.Format("CW72UA"));
        Assert.Equal("M1 1AE", Postcode.Format("M11AE"));
    }

    [Theory]
    [InlineData("M11AE")]
    [InlineData("CW72UA")]
    [InlineData("EC1A1BB")]
    public void Key_gives_back_the_postcode(string postcode) => Assert.Equal(postcode, Postcode.Unpack(Postcode.Pack(postcode)));

    [Fact]
    public void Keys_sort_as_the_texts_do()
    {
        string[] postcodes = ["CH11AB", "M11AE", "CW100AA", "CW10AA", "CW1A1AA", "W1A0AX", "WA11AA"];
        Assert.Equal(postcodes.Order(StringComparer.Ordinal), postcodes.OrderBy(p => Postcode.Pack(p)));
    }
}
