using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synthesis.App.Web.Pages;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <summary>What a person looks for.</summary>
/// <param name="Words">The words.</param>
/// <param name="Authority">Only of this authority, or null.</param>
/// <param name="Region">Only of this region, or null.</param>
/// <param name="Status">Only of this status, or null.</param>
internal sealed record Wanted(string? Words, string? Authority, string? Region, string? Status);

/// <summary>Search over the texts of all publications; it knows nothing of decisions.</summary>
internal sealed class SearchRoutes(Bench bench) : IDisposable
{
    internal const int Most = 100;

    private readonly Lock gate = new();
    private (IReadOnlyList<BenchStrategy> Of, SearchIndex Index)? made;

    internal void Map(IEndpointRouteBuilder app) => app.MapGet("/search", (HttpContext context, string? q, string? authority, string? region, string? status) =>
    {
        var wanted = new Wanted(Text(q), Text(authority), Text(region), Text(status));
        var found = wanted.Words is null ? null : Index().Find(wanted.Words, Names(wanted), Most);
        return new RazorComponentResult<SearchPage>(new { Bench = bench, Person = Gate.Of(context), Wanted = wanted, Found = (object?)found });
    });

    public void Dispose() => made?.Index.Dispose();

    private static string? Text(string? given) => given?.Trim() is { Length: > 0 and < 300 } text ? text : null;

    private HashSet<string> Names(Wanted wanted) => [.. bench.Now.Strategies.Where(s => (wanted.Authority is null || s.Authorities.Contains(wanted.Authority)) && (wanted.Region is null || s.Regions.Contains(wanted.Region))
        && (wanted.Status is null || s.Selected.Screening.Status.ToString() == wanted.Status)).Select(s => s.Name)];

    /// <summary>Whether publications have the same texts, every page of them.</summary>
    internal static bool HaveSameTexts(IReadOnlyList<BenchStrategy> some, IReadOnlyList<BenchStrategy> others) => TextsOf(some).SequenceEqual(TextsOf(others));

    private static IEnumerable<(string, string, string?)> TextsOf(IReadOnlyList<BenchStrategy> strategies) => strategies.SelectMany(s => s.Selected.Publication.Pages.Select(p => (s.Name, p.Path, p.Sha256)));

    /// <summary>The index over the publications as they are; made when it is first asked for, and again only where they are others.</summary>
    private SearchIndex Index()
    {
        lock (gate)
        {
            var now = bench.Now.Strategies;
            if (made is { } known && (known.Of == now || HaveSameTexts(known.Of, now)))
            {
                return known.Index;
            }

            // The one before may still be in use; it goes when nobody uses it.
            var index = SearchIndex.Of(now.Select(s => (s.Name, bench.Reading(store => store.Documents(s.Selected.Publication.Pages.Select(p => p.Path))))));
            made = (now, index);
            return index;
        }
    }
}
