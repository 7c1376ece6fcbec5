namespace Synthesis.SampleWeb.Content;

/// <summary>Documents that share words with a sufficiency strategy and are none, written for this web.</summary>
public static class DecoyText
{
    /// <summary>The yearly assessment of childcare places.</summary>
    public static Writing Childcare(Dice dice, string council, string name, int year) => Made(dice, $"Childcare Sufficiency Assessment {year}", council, name, year,
        ("Summary", ["There is [enough|sufficient] childcare in most parts of {name}; [gaps remain in {2-6} wards|we are watching {2-6} wards closely].", "Since the entitlements for working parents grew, demand for places for the under-twos has [jumped|risen by {8-30} per cent].",
            "Parents asked for [more hours before school|holiday clubs] and [lower fees|places for disabled children]."]),
        ("Demand for childcare", ["{name} has about {6-40},000 children under five.", "[Birth rates are falling|Fewer babies were born in {year}], but new houses will bring {100-900} families by next year.", "{55-90} per cent of eligible two-year-olds take up their funded hours."]),
        ("Supply of childcare", ["{40-300} childminders, {20-120} day nurseries and {15-90} pre-schools offer {3-14},000 places between them.", "{5-30} childminders have [left|deregistered] since last year and {1-12} nurseries have opened.", "Quality is high: {90-99} per cent of providers are judged good or outstanding."]),
        ("Gaps and the market", ["Gap analysis by ward shows a shortfall of {20-180} places for babies.", "Providers told us that [recruiting staff|wages] is the greatest pressure on the market.", "We will [offer start-up grants|work with schools] so that supply meets demand."]));

    /// <summary>A corporate parenting strategy, with a page on places to live.</summary>
    public static Writing CorporateParenting(Dice dice, string council, string name, string span, int year) => Made(dice, $"Corporate Parenting Strategy {span}".Trim(), council, name, year,
        ("Foreword", ["All of us, councillors and officers alike, are parents to the children in our care.", "[The promise|Our pledge] was rewritten by young people in {year}."]),
        ("Our promise", ["We will [listen|turn up], keep our word and [celebrate|mark] birthdays and results.", "Every child will have a [mentor|champion] among senior officers.", "We will [fight for|press for] places at good schools."]),
        ("Health and learning", ["{60-90} per cent of health checks were done in time.", "The virtual school follows {200-900} pupils and [attendance is better than last year|exclusions have fallen].", "Care leavers are offered [apprenticeships|free leisure passes]."]),
        ("A place to live", ["A sufficiency strategy of its own says how we find homes.", "[Most|Two thirds] of our children live with foster carers and we want more of them to live [in {name}|nearby].", "We will reduce the number of moves."]),
        ("How we are held to account", ["The corporate parenting board meets [six|four] times a year and [half of its seats belong to young people|is chaired by the leader].", "A yearly report goes to full council."]));

    /// <summary>A housing strategy with a chapter on care leavers.</summary>
    public static Writing Housing(Dice dice, string council, string name, string span, int year) => Made(dice, $"Housing Strategy {span}", council, name, year,
        ("Introduction", ["This strategy is about homes of every tenure in {name}.", "Prices are {6-13} times what people earn and {1-9},000 households are on the register."]),
        ("Building more homes", ["The local plan foresees {300-1400} homes a year.", "[A third|Forty per cent] should be affordable.", "Brownfield land comes first."]),
        ("Homelessness", ["{200-900} households approached us in {year}.", "Temporary accommodation costs £{2-19} million a year."]),
        ("Care leavers", ["Young people who leave our care have [first call on|priority for] one-bedroom flats.", "The sufficiency strategy for children in care sets out the numbers; we supply {10-60} flats a year towards them.", "Supported accommodation is commissioned with children's services."]),
        ("Action plan", ["Bring {20-90} empty homes back into use.", "Retrofit {100-900} council homes."]));

    /// <summary>A year's progress on a strategy.</summary>
    public static Writing AnnualUpdate(Dice dice, string council, string name, string title, int year) => Made(dice, $"{title}: annual update {year}", council, name, year,
        ("What has happened since last year", ["Of {12-30} actions {5-12} are complete.", "[The number of in-house carers rose by {2-20}|Carer numbers stood still].", "{1-3} new homes [are on site|opened their doors]."]),
        ("What comes next", ["The plan itself is not changed by this update.", "[Tenders|Recruitment] will start in the autumn."]));

    /// <summary>A strategy in two pages.</summary>
    public static Writing Summary(Dice dice, string council, string name, string title, int year) => Made(dice, $"{title}: executive summary", council, name, year,
        ("On a page", ["Near. Steady. Kind.", "{180-900} children. {40-90} carers needed.", "More small homes. Fewer long journeys. Better matching.", "Full document: see the council's website."]));

    /// <summary>A report with its minute, as a committee's page shows it.</summary>
    public static Writing Minutes(Dice dice, string council, string name, string title, int year) => Made(dice, $"Agenda item: {title}", council, name, year,
        ("Report", ["The Cabinet Member [introduced|presented] a report of the Director of Children's Services that [asked Cabinet to agree|sought approval of] the document at Appendix A.",
            "In discussion members [said that prices had doubled|asked what a placement costs]; the Director [replied that some weeks cost more than £10,000|promised figures in writing].", "A member [asked|wondered] whether neighbours were doing better with homes of their own."]),
        ("Resolved", ["That the document be [approved|adopted subject to changes|noted] and that the Director be authorised to make [minor|textual] amendments.", "Reasons: the council has a statutory duty. Options considered: to do nothing (rejected)."]));

    /// <summary>A request for information and its answer.</summary>
    public static Writing Disclosure(Dice dice, string council, string name, int year) => Made(dice, $"FOI {dice.Between(1000, 9999)}: children's placements", council, name, year,
        ("Request", ["Please tell me, for each of the last five years: how many children in care you placed out of area; the average weekly cost of fostering and of residential placements; how many providers declined; whether you own children's homes; and a copy of your sufficiency strategy."]),
        ("Response", ["We hold part of what you ask for. [Answers would take longer than eighteen hours to compile|Costs are withheld as commercially sensitive] (section [12|43]).", "Published plans can be found on our website."]));

    /// <summary>A notice of a tender for a framework.</summary>
    public static Writing Tender(Dice dice, string council, string name, int year) => Made(dice, "Contract notice: Children's residential and fostering framework", council, name, year,
        ("Scope", ["{council}, acting with {3-16} other authorities, invites applications to a [flexible|dynamic] framework for the placement of looked after children.", "Lots: fostering; residential; supported accommodation; [parent and child|complex needs]."]),
        ("Value and dates", ["Estimated value £{20-400},000,000 without VAT. Contract dates: 1 April {year} for four years with an option of four more.", "Apply through the procurement portal."]));

    /// <summary>The strategy's news item.</summary>
    public static Writing News(Dice dice, string council, string name, string title, int year) => Made(dice, dice.Pick([$"New plan for children's homes gets the go-ahead", $"Cabinet backs {title}", "More homes for children in care on the way"]), council, name, year,
        ("", ["[Councillors|Cabinet members] have [agreed|backed] plans to find more homes for children in care.", "The {title} will [guide|steer] spending on fostering and children's homes over the next few years.",
            "“We want our children close to home,” said the cabinet member.", "Could you foster? Call 01632 960{100-999}."]));

    /// <summary>A chapter of a procedures manual about the duty.</summary>
    public static Writing Procedures(Dice dice, string council, string name, int year) => Made(dice, "The sufficiency duty: placements for looked after children", council, name, year,
        ("Scope of this chapter", ["This chapter is for [social workers|practitioners] in {name} who look for a placement.", "It explains the duty to secure enough accommodation under section 22G of the Children Act 1989."]),
        ("What the duty means in practice", ["Look first [within the area|near to home]; record why if a placement is at a distance.", "The duty asks for a [range|spread] of accommodation and providers that meets the needs of looked after children, so far as is reasonably practicable.", "Commissioners publish a strategy; practitioners [do not write it but supply its evidence|tell commissioners about unmet need]."]),
        ("Further information", ["See also: placement planning; placements out of area; approval of external placements."]));

    /// <summary>Guidance to the whole country.</summary>
    public static Writing Guidance(Dice dice) => Made(dice, "Planning enough homes for children: guidance for local authorities", "Department for Better Homes", "England", 2019,
        ("Who this is for", ["This guidance is for directors of children's services and lead members in every authority.", "It [explains|describes] what a sufficiency strategy should contain."]),
        ("What authorities should do", ["Each authority should publish a strategy, keep it current and [share it with providers|consult providers].", "Authorities should [analyse need|forecast demand] by age, need and place.", "They should [work together in regions|consider regional commissioning]."]),
        ("Template", ["Foreword. Needs. Supply. Gaps. Intentions. Governance."]));

    private static Writing Made(Dice dice, string title, string council, string name, int year, params (string Heading, string[] Patterns)[] chapters)
    {
        var facts = new Dictionary<string, string> { ["council"] = council, ["name"] = name, ["title"] = title.Replace("Agenda item: ", "", StringComparison.Ordinal), ["year"] = year.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        return new Writing(title, [council], [], [.. chapters.Select(c => new Chapter(c.Heading, [.. c.Patterns.Select(p => new Paragraph(Phrases.Say(p, dice, facts)))]))], title);
    }
}
