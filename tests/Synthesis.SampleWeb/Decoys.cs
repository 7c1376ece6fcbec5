using Synthesis.SampleWeb.Content;

namespace Synthesis.SampleWeb;

/// <summary>What an authority publishes that a hasty reader takes for its strategy.</summary>
public static class Decoys
{
    /// <summary>The decoys of <paramref name="plan"/>, whose strategies are dealt; <paramref name="neighbour"/> is an authority that its pages link.</summary>
    public static IEnumerable<Publication> Of(WebOptions options, Plan plan, Plan neighbour)
    {
        var (authority, dice, asAt) = (plan.Authority, plan.Dice.For("decoys"), options.AsAt);
        var (council, name, code) = (authority.OfficialName, authority.Name, authority.Code);
        var strategy = plan.Newest;
        var called = strategy?.Title ?? "Sufficiency strategy for children in care";
        Publication Made(Role role, string kind, string title, string shelf, Format format, Place place, int daysAgo, Func<Writing> write) =>
            new($"{code}:{kind}", role, title, title, Phrases.Slug(title), shelf, format, place, asAt.AddDays(-daysAgo), [code], write);
        Format File(string kind) => dice.For("format " + kind).Pick([Format.Pdf, Format.Pdf, Format.Page]);
        Dice Text(string kind) => dice.For("text " + kind);

        for (var year = asAt.Year - 1; year >= asAt.Year - dice.For("childcare").Between(1, 3); year--)
        {
            var of = year;
            yield return Made(Role.Childcare, $"childcare-{of}", $"Childcare Sufficiency Assessment {of}", "early-years", File("childcare"), Place.Own, 100 + (365 * (asAt.Year - 1 - of)), () => DecoyText.Childcare(Text($"childcare {of}"), council, name, of));
        }

        if (dice.For("corporate").Chance(0.6))
        {
            var span = $"{asAt.Year - 2}-{asAt.Year + 1}";
            yield return Made(Role.CorporateParenting, "corporate-parenting", $"Corporate Parenting Strategy {span}", "children-in-care", dice.For("corporate form").Pick([Format.Pdf, Format.Pages]), Place.Own, 500, () => DecoyText.CorporateParenting(Text("corporate"), council, name, span, asAt.Year - 2));
        }

        if (dice.For("housing").Chance(0.5))
        {
            var span = $"{asAt.Year - 3} to {asAt.Year + 2}";
            yield return Made(Role.Housing, "housing", $"Housing Strategy {span}", "housing", File("housing"), Place.Own, 800, () => DecoyText.Housing(Text("housing"), council, name, span, asAt.Year - 3));
        }

        if (dice.For("news").Chance(0.7))
        {
            var item = DecoyText.News(Text("news"), council, name, called, asAt.Year);
            yield return Made(Role.News, "news", item.Title, "news", Format.Page, Place.Own, 200, () => DecoyText.News(Text("news"), council, name, called, asAt.Year));
        }

        if (dice.For("disclosure").Chance(0.4))
        {
            yield return Made(Role.Disclosure, "disclosure", "Children's placements: costs and providers (request for information)", "transparency", Format.Page, Place.Own, 300, () => DecoyText.Disclosure(Text("disclosure"), council, name, asAt.Year));
        }

        if (dice.For("tender").Chance(0.3))
        {
            yield return Made(Role.Tender, "tender", "Children's residential and fostering framework: contract notice", "commissioning", Format.Page, Place.National, 90, () => DecoyText.Tender(Text("tender"), council, name, asAt.Year));
        }

        if (dice.For("procedures").Chance(0.35))
        {
            yield return Made(Role.Procedures, "procedures", "The sufficiency duty: placements for looked after children", "children-in-care", Format.Page, Place.Procedures, 400, () => DecoyText.Procedures(Text("procedures"), council, name, asAt.Year));
        }

        if (dice.For("guidance").Chance(0.3))
        {
            yield return new Publication("guidance", Role.Guidance, "Planning enough homes for children: guidance for local authorities", "National guidance", "planning-enough-homes", "children-in-care", Format.Pdf, Place.National, new DateOnly(2019, 3, 4), [], () => DecoyText.Guidance(new Dice(options.Seed).For("guidance")));
        }

        if (dice.For("minutes").Chance(0.6))
        {
            yield return Made(Role.Minutes, "minutes", called, "democracy", Format.Page, Place.Portal, 260, () => DecoyText.Minutes(Text("minutes"), council, name, called, asAt.Year));
            if (dice.For("draft").Chance(0.6))
            {
                var made = strategy is { Given: null }
                    ? strategy
                    : StrategyMaker.Make(dice.For("drafted"), "", [authority], Status.Current, asAt, Place.Portal);
                var mark = dice.For("mark").Pick(["DRAFT v4", "Draft for consultation", "DRAFT – not council policy", "Consultation draft version 0.6"]);
                var draft = StrategyMaker.Again(made, Text("draft"), mark, 0);
                yield return draft with
                {
                    Key = $"{code}:draft", Role = Role.Draft, Status = Status.None, Period = null, Format = Format.Pdf, Place = Place.Portal, Shelf = "democracy", LinkText = $"Appendix A - {draft.Title}", Slug = "appendix-a", FileName = "Appendix A",
                    Published = asAt.AddDays(-262), Owners = [code],
                };
            }
        }

        if (strategy is { Role: Role.Strategy, Place: Place.Own } && dice.For("update").Chance(0.25))
        {
            yield return Made(Role.AnnualUpdate, "update", $"{called}: annual update {asAt.Year - 1}", strategy.Shelf, Format.Pdf, Place.Own, 240, () => DecoyText.AnnualUpdate(Text("update"), council, name, called, asAt.Year - 1));
        }

        if (strategy is { Role: Role.Strategy, Place: Place.Own } && dice.For("summary").Chance(0.2))
        {
            yield return Made(Role.ExecutiveSummary, "summary", $"{called}: executive summary", strategy.Shelf, Format.Pdf, Place.Own, 340, () => DecoyText.Summary(Text("summary"), council, name, called, asAt.Year - 1));
        }

        if (neighbour.Newest is { Place: Place.Own } theirs && !theirs.Owners.Contains(code) && dice.For("neighbour").Chance(0.15))
        {
            yield return theirs with { Role = Role.Neighbour, Place = Place.Other, Shelf = "children-in-care", LinkText = $"{neighbour.Authority.Name}: {theirs.Title}" };
        }
    }
}
