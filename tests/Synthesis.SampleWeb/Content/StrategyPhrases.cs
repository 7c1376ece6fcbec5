namespace Synthesis.SampleWeb.Content;

/// <summary>What made strategies say, chapter by chapter: patterns for <see cref="Phrases"/>, written for this web.</summary>
internal static class StrategyPhrases
{
    public static readonly string[] Foreword =
    [
        "[When I took on|Since I took on|Holding] this portfolio I have met children who have moved [four|five|six] times before their [tenth|twelfth|eleventh] birthday, and each move was one too many.",
        "[Every child in {name}|Each of our children] deserves [a front door they can call their own|a place where somebody waits up for them|a home in which they can make a mess and be forgiven].",
        "The last {2-5} years have been [hard|testing|unkind]: bills have risen, carers have retired and the [children who come to us|young people we look after] bring needs that are more tangled than before.",
        "We do not pretend that [money|a document] alone will put this right. [Partners in health|Schools|Our neighbours], foster carers and those who run homes have to pull with us.",
        "I am [proud of|grateful to] the young people of the {panel}, who [read three versions of these pages|tore up our first draft and told us to start with home] and made them better.",
        "What follows says plainly what we have, what we lack and what we shall do about it.",
        "If you [run a home|offer a spare room|manage a service] within an hour of {town}, we want to hear from you.",
        "My thanks go to the [social workers|commissioners|teams] who make [matches at short notice|phone calls long after the office has closed].",
    ];

    public static readonly string[] Duty =
    [
        "The law asks {we} to see to it, as far as we reasonably can, that there are enough places to live [in our area|near at hand] for the children we look after. That is section 22G of the Children Act 1989, and the guidance of 2010 spells it out.",
        "[Enough|Sufficient] is not a head count. A bed is of no use to a child whose brother, school and [grandmother|football team] are fifty miles from it.",
        "The duty takes in children [on the edge of care|who may yet be kept at home] as well: help that comes early keeps some of them out of care altogether.",
        "We have to think of the number of providers, and of the [range|spread] of what they offer, and of [how near it all lies|whether it lies where families live].",
        "[Officers|We] have read the duty together with those on care leavers up to twenty-five and on unaccompanied children.",
        "These pages stand beside the [corporate plan|council plan] and the [corporate parenting pledge|promise to children in care]; where they seem to differ, [the pledge wins|ask us].",
    ];

    public static readonly string[] Context =
    [
        "{name} [covers|takes in] {80-900} square miles [from {town} to the {river}|on both banks of the {river}] and is home to about {60-600},000 people, of whom [a fifth|a quarter|one in five] are under eighteen.",
        "On 31 March {data} we looked after {count} children, [{less} a year earlier|against {less} twelve months before].",
        "That is {rate} for every ten thousand under eighteen; [our statistical neighbours|places like us] stand at {50-90} and England at {60-75}.",
        "[Boys make up|Some] {52-60} per cent of the group{boys}, and [the largest age band is ten to fifteen|four in ten are between ten and fifteen].",
        "{9-60} children had come to this country [alone|without parents], {4-20} more than [three years ago|in {base}].",
        "[Roughly|About|Close to] {20-45} per cent live more than twenty miles from where they [grew up|used to live].",
        "{40-78} children have an education, health and care plan, and [waiting times for assessments remain long|most of those plans name a school outside mainstream].",
        "Our forecast [expects|looks for] between {countless} and {countmore} children in care by 2030, [depending on how well early help works|if nothing else changes].",
        "[Neglect|Abuse or neglect] is the first reason for coming into care in {55-75} per cent of cases.",
        "Placement stability is [fair|mixed|not what we want]: {8-14} per cent of children lived in three or more places during the year.",
    ];

    public static readonly string[] Fostering =
    [
        "Of every ten children we look after, [six|seven] live with foster families, which is [where most of them say they wish to be|where we should like more to be].",
        "In-house we had {60-320} fostering households in {data}; {5-40} left in the year and {3-30} joined.",
        "[Retirement|Age] is the chief reason for leaving. [A third of our carers are past sixty|The typical carer is in her late fifties].",
        "Groups of brothers and sisters are [the hardest to place|often split for want of a spare bedroom]: {4-30} sets were parted last year.",
        "Independent agencies care for {20-45} per cent of our fostered children and cost [nearly twice as much|half as much again] each week.",
        "A [mockingbird constellation|cluster of carers around a hub home] has been running in {town} since {base} and we will open {1-4} more.",
        "Fees were lifted by {3-12} per cent in {data}, and carers who take teenagers receive [an extra payment|a retainer].",
        "Kinship carers look after {30-120} children, and most of them tell us that [they came to it overnight|nobody had explained what help there was].",
        "[Recruitment|Finding carers] now runs jointly with {3-9} neighbouring councils under one [brand|telephone number].",
        "Not every approved place is free: {10-40} were kept empty because of the [needs of a child already there|carer's own circumstances].",
    ];

    public static readonly string[] Residential =
    [
        "{resident} of our children lived in a children's home at the end of March {data}[|, most of them older than twelve|, and only a few of them within our boundary].",
        "The council runs {homes} homes of its own with {beds} beds; [occupancy is about|they were on average] {70-97} per cent [full|taken].",
        "There are {4-60} privately owned homes in {name}. [More than half of their beds are taken by other authorities|Few of the children in them are ours], which [brings children here whom we did not place|leaves our own to travel].",
        "The [average|mean] weekly price of a residential place rose from £{3100-4200} in {base} to £{4700-6900} in {data}, [a rise that no budget foresaw|faster than anything else we buy].",
        "At the dear end we pay more than £{9-16},000 a week for [a handful of|{2-9}] young people whose needs nobody else would meet.",
        "[On the day of need|When a home is wanted in a hurry] we [send out|make] up to {20-140} enquiries and receive [two|one or two|no] offers.",
        "Ofsted judged {70-92} per cent of the homes we use to be good or [better|outstanding].",
        "[Too many|{3-15}] children were [for a time in|moved through] arrangements that were not registered, and [each case is reported to the director every week|we will not accept that as normal].",
        "What the market builds is [homes for one or two|solo homes], while what we chiefly want is [small homes for three or four|homes of four with a school nearby].",
        "[Homes for children with autism and a learning disability|Places for girls who have been exploited|Homes that can work with violence] are the ones we [lack|cannot find] most.",
        "A [block contract|block booking] for {4-14} beds with a [local charity|not-for-profit provider] began in {base} and has kept {3-12} children [near {town}|within the area].",
        "Building on [the old school site|a former hostel] at {town}, two homes will [open|take their first children] in {next}.",
    ];

    public static readonly string[] Older =
    [
        "At sixteen [the picture|everything] changes: {20-90} young people live in supported accommodation, {4-30} of them [outside the area|with providers we hardly know].",
        "Since the rules changed every provider for sixteen and seventeen year olds has to register with Ofsted, and [{2-9} have left the market|some chose to close instead].",
        "Care leavers [wait|are waiting] on average {4-14} months for a flat of their own; the housing department has agreed to put aside {10-60} a year.",
        "Staying put works well for {15-50} young people, though [carers lose money by it|the allowance has not kept up].",
        "Separated young people ask for [shared houses close to a college|places near others who speak their language].",
        "We [will end|have ended] the use of bed and breakfast for this age group[ save for one night in an emergency|].",
        "Secure places are [rarely needed and never to be had|a national matter]: we asked for one {2-9} times in {data} and got it {1-2} times.",
    ];

    public static readonly string[] Permanence =
    [
        "Adoption is arranged through {agency}, the regional agency, which placed {5-40} of our children in {data}.",
        "[Special guardianship|Guardianship orders] let {10-60} children leave care in {data} and stay with people they know.",
        "The wait between placement order and match is {150-400} days, [shorter|longer] than the year before.",
        "Short breaks keep disabled children [with their families|at home]; {40-180} families used them, and {8-40} are on a waiting list for overnight stays.",
        "Early permanence, by which a baby lives from the start with those who may adopt, is [still rare here|used for about one baby in six].",
    ];

    public static readonly string[] Gaps =
    [
        "Set against what we expect to need by {last}, we are short of {15-60} fostering households[|, chiefly for teenagers].",
        "[Residential places|Beds in children's homes] within twenty miles fall short by {6-30}; for [complex needs|emergencies] there is [nothing at all|next to nothing].",
        "[We found no shortage|There is enough] of [supported lodgings|places for babies], and we shall not buy more.",
        "Parent and child places are [scarce|all outside the area], so that {3-14} assessments were done far from [family|support].",
        "The [mental health of children|emotional wellbeing of children in care] is the thread that runs through every [breakdown|move] we looked into.",
        "[What we do not know|Gaps in what we know]: why offers are refused is not written down in [a third|half] of cases.",
        "[Demand|Need] rises most for [those of fourteen and over|boys of fourteen to sixteen], supply most for [younger children|those of primary age].",
    ];

    public static readonly string[] Voice =
    [
        "[Don't move me in school term|Tell me the truth about why I have to move|Let me see the house before I live in it], [said|wrote] a [girl|boy] of {11-16}.",
        "The {panel} put [three|four] things first: [stay near my school|keep us together|know my worker], a say in [the choice of home|who comes to live with us] and [wifi that works|a pet].",
        "[In a survey|Asked by questionnaire], {60-93} per cent of children [said that they felt safe|agreed that they had an adult to trust] where they live, and {7-30} per cent [did not know why they lived there|would rather be nearer home].",
        "Young inspectors [visited|have visited] {4-18} homes and their reports go to [the board|members] unedited.",
        "[Parents|Birth parents] asked us above all for [visits that do not need three buses|honest letters].",
    ];

    public static readonly string[] Market =
    [
        "[Spot purchase|Buying one place at a time] accounts for {35-80} per cent of what we spend on residential care, which [gives us little say|suits neither side].",
        "We belong to a framework of {5-18} councils [for fostering and residential care|known as {framework}], which is to be [re-let|opened again] in {next}.",
        "[Twice|Four times] a year we meet providers [at {town}|in the council chamber] and share what we expect to need in the [coming|next] {6-18} months.",
        "Provider visits found [staff turnover|pay] to be the worst [worry|headache], before [planning permission|energy bills].",
        "A position statement for [providers|the market] accompanies these pages and is brought up to date every [spring|autumn].",
        "Neighbours buy in the same streets: [{2-6} councils compete for each bed|bidding against one another helps nobody].",
        "We look [not only at price|beyond the fee]: quality visits, [what children tell us|complaints] and Ofsted's letters decide whether we go on placing.",
        "[Large groups|Companies backed by investors] own {30-70} per cent of the beds in the region, and [profit margins trouble us|some carry heavy debt].",
    ];

    public static readonly string[] Intentions =
    [
        "[Open|Buy and open] {2-6} small homes of our own by {last}, the first near {town}",
        "Raise the number of in-house fostering households by {10-70} [net|after those who leave]",
        "[Let|Award] a block contract for {4-16} residential beds with the [voluntary sector|not-for-profit sector]",
        "Cut the share of children placed more than twenty miles away to {10-24} per cent",
        "[Set up|Start] an edge-of-care team that works evenings and weekends",
        "[Agree|Write] with the health board who pays for therapy in [children's homes|complex placements]",
        "Bring [at least|no fewer than] {6-25} children back from homes far away, each with a plan of their own",
        "Join the regional care co-operative when it [opens|is set up]",
        "Offer [loans for loft rooms|grants for extensions] to carers who take brothers and sisters",
        "[Train|Hire] {6-30} carers for [emergencies at night|young people leaving custody]",
        "Find {10-50} flats a year for care leavers together with housing associations",
        "Publish what we need every [six months|quarter] so that providers build the right thing",
        "Give each child who moves a [named friend of the family|life story book] within [a month|six weeks]",
        "Review every placement that costs more than £{6-9},000 a week [monthly|every four weeks]",
    ];

    public static readonly string[] Money =
    [
        "Placements cost £{18-92} million in {data}, [{4-22} per cent above|an overspend of {4-22} per cent on] the budget.",
        "Homes take {40-62} per cent of that money and look after {8-17} per cent of the children.",
        "[Savings|Avoided costs] of £{1-6}.{1-9} million are expected by {last} from [more of our own homes|more carers of our own]; [they are not certain|they hang on recruitment].",
        "Capital of £{2-9}.{1-9} million has been set aside for [buying houses|new homes], half of it matched by the department.",
        "[Inflation|Price rises] in the independent sector ran at {7-16} per cent a year, far above [what councils receive|general inflation].",
    ];

    public static readonly string[] Governance =
    [
        "The {board} receives a report [each quarter|twice a year] and [the corporate parenting panel|scrutiny] sees it too.",
        "An officer is named against each line of the action plan; [red lines|those that slip] are [taken to the director|explained in public].",
        "[We shall look at the whole again|These pages will be gone through again] every [January|summer] and reissued if [the facts have moved|much has changed].",
        "Risks are few and large: [prices|carers], [workforce|planning consent] and [what neighbours do|the national reforms].",
        "Success will be [measured|told] by {8-20} figures, listed in the appendix with where they stood in {data}.",
    ];

    public static readonly string[] Progress =
    [
        "[Of the {20-34} actions of the plan before this|Looking back at the last plan], {9-18} are done, {3-9} are late and [the rest were dropped|two were given up].",
        "Between {early} and {data} the number of [children in homes|teenagers in residential care] went from {20-50} to {51-90}; the target had been to bring it down.",
        "[Two homes were opened|One home was opened and another closed] and the [assessment service|edge-of-care service] was set up, though later than planned.",
        "The promised [fifty|forty] new fostering households [did not come|came to nineteen in the end].",
    ];

    public static readonly string[] Area =
    [
        "{12-160} of the children we look after come from {area}, [a rise of {2-20}|{2-20} fewer than before|much as in {base}].",
        "[There is one children's home here, in private hands|No children's home stands here|Two homes for three children each stand here].",
        "{3-40} foster families live in {area} and [half of them|most] are open to [any age|younger children].",
        "Schools [have room|are full] and the bus to {town} takes {15-70} minutes.",
        "Family support workers see {20-200} households [a month|in a quarter], [chiefly for|often because of] [debt|domestic abuse|parental mental health].",
        "{2-19} young people from {area} live in supported accommodation, {1-9} of them [where they grew up|in another district].",
        "[House prices|Rents] make [buying a home|a spare room] [hard|rare] here.",
        "Police report {4-90} missing episodes of children [in care|placed here by others].",
    ];

    public static readonly string[] Actions =
    [
        "Recruit foster carers for teenagers", "Open the first new home", "Renew the fostering framework", "Refresh the data set", "Map unused approvals", "Agree joint funding with health",
        "Re-let supported accommodation", "Bring children nearer home", "Strengthen matching", "Hold provider forums", "Write the market position statement", "Extend the hub of carers", "Reduce use of unregistered settings",
    ];
}
