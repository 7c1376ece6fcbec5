using Synthesis.Gather;
using Synthesis.Gather.Find;
using Synthesis.Gather.Web;

namespace Synthesis.Tests.Gather.Find;

public sealed class CertificateTests
{
    [Fact]
    public async Task A_site_whose_certificate_does_not_hold_is_asked_by_plain_http_and_the_finding_says_so()
    {
        using var country = new SmallCountry();
        var distrusting = new Distrusting(country.Web);

        var found = (await country.GatherAsync(distrusting, only: "E06990002")).Findings.Single();

        Assert.Equal((Outcome.InDate, "http"), (found.Outcome, found.Publications[0].Pages[0].Scheme));
        Assert.Equal((Faults.Certificate, "https://www.harrowmere.gov.uk/"), Assert.Single(found.Issues.Select(i => (i.Code, i.Where))));
        Assert.Equal(1, distrusting.Refused);
    }

    /// <summary>A web on which no certificate holds, and which answers by http what it has for https.</summary>
    private sealed class Distrusting(IFetcher web) : IFetcher
    {
        private int refused;

        internal int Refused => refused;

        public async Task<Exchange> FetchAsync(Ask ask, CancellationToken cancellation)
        {
            if (ask.Address.Scheme == Uri.UriSchemeHttps)
            {
                Interlocked.Increment(ref refused);
                return new Exchange(ask, ask.Address, 0, new Dictionary<string, string>(), default, DateTimeOffset.UnixEpoch, 1, null, new Issue(Faults.Certificate, Severity.Error, "The site's certificate does not hold: it is expired."));
            }

            var secure = new UriBuilder(ask.Address) { Scheme = Uri.UriSchemeHttps, Port = 443 }.Uri;
            return await web.FetchAsync(ask with { Address = secure }, cancellation) with { Asked = ask, Address = ask.Address };
        }
    }
}
