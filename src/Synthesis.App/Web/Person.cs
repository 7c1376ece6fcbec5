using System.Security.Cryptography;
using System.Text;

namespace Synthesis.App.Web;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Name">The coder's name.</param>
/// <param name="Leads">Whether this person leads the review.</param>
/// <param name="Token">The token of the cookie.</param>
internal sealed record Person(string Name, bool Leads, string Token)
{
    /// <summary>What a form or script of a page shown to this person sends back, so that no other site's can write.</summary>
    internal string Proof => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Token), "write"u8));

    /// <summary>A new token: 256 bits by chance, fit for an address.</summary>
    internal static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>What the store keeps of a token.</summary>
    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
