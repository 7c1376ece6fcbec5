namespace Synthesis.SampleWeb.Faults;

/// <summary>The site vouches for itself; where HTTP does not redirect to HTTPS it can be had by that.</summary>
public sealed class CertificateOfItself : IFault
{
    /// <inheritdoc/>
    public string Name => "certificate-of-itself";

    /// <inheritdoc/>
    public string? Family => "certificate";

    /// <inheritdoc/>
    public Certificate? Certified(Plan? plan, string host) => plan is not null && plan.Faults.Contains(Name) && Own(plan, host) ? new Certificate(new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2060, 1, 1, 0, 0, 0, TimeSpan.Zero), OfItself: true) : null;

    /// <inheritdoc/>
    public string? Bars(World world, Plan plan, Uri address) =>
        plan.Faults.Contains(Name) && Own(plan, address.Host) && world.MannersOf(plan).Secures ? $"{address.Host} has a certificate that nobody trusted signed and sends visitors from HTTP to HTTPS" : null;

    private static bool Own(Plan plan, string host) => Plan.Bare(host) == plan.BareHost || host == plan.Mirror;
}
