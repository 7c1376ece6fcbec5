using Synthesis.App;
using Synthesis.App.Web;

namespace Synthesis.Tests.App.Web;

public sealed class ListeningTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.7")]
    public void Wider_than_this_machine_is_refused_unless_TLS_or_a_proxy_is_named(string address)
    {
        Assert.Contains("in clear", Assert.Throws<UsageException>(() => Listening.Of(address, 0, null, null)).Message, StringComparison.Ordinal);
        Assert.Equal(address, Listening.Of(address, 0, null, "review.example").Address.ToString());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("::1")]
    [InlineData("localhost")]
    public void This_machine_is_listened_on_without_being_asked_for_more(string address) => Assert.True(System.Net.IPAddress.IsLoopback(Listening.Of(address, 0, null, null).Address));

    [Fact]
    public void What_is_no_address_port_or_certificate_is_said_in_one_sentence()
    {
        Assert.Contains("no address", Assert.Throws<UsageException>(() => Listening.Of("everywhere", 0, null, null)).Message, StringComparison.Ordinal);
        Assert.Contains("no port", Assert.Throws<UsageException>(() => Listening.Of("127.0.0.1", 70000, null, null)).Message, StringComparison.Ordinal);
        Assert.Contains("no certificate", Assert.Throws<UsageException>(() => Listening.Of("0.0.0.0", 0, "/nowhere/none.pfx", null)).Message, StringComparison.Ordinal);
    }
}
