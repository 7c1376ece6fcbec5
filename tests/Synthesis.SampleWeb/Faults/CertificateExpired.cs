namespace Synthesis.SampleWeb.Faults;

/// <summary>The certificate of the site expired; where HTTP does not redirect to HTTPS the site can be had by that.</summary>
public sealed class CertificateExpired : IFault
{
    /// <inheritdoc/>
    public string Name => "certificate-expired";

    /// <inheritdoc/>
    public string? Family => "certificate";

    /// <inheritdoc/>
    public Certificate? Certified(Plan? plan, string host) => plan is not null && plan.Faults.Contains(Name) && Own(plan, host) ? new Certificate(new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)) : null;

    /// <inheritdoc/>
    public string? Bars(World world, Plan plan, Uri address) =>
        plan.Faults.Contains(Name) && Own(plan, address.Host) && world.MannersOf(plan).Secures ? $"{address.Host} has a certificate that expired and sends visitors from HTTP to HTTPS" : null;

    private static bool Own(Plan plan, string host) => Plan.Bare(host) == plan.BareHost || host == plan.Mirror;
}
