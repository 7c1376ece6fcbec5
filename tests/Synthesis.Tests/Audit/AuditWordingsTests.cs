using Synthesis.Audit;
using Synthesis.Extract;
using Synthesis.Screen;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Audit;

/// <summary>Faults of the kinds that are worded freely, in many wordings, each beside a twin in which nothing is wrong. The strategy runs from April 2026 to March 2029.</summary>
public class AuditWordingsTests
{
    private static readonly IReadOnlyList<string>[] Children =
    [
        ["Placement type", "2023", "2024", "2025", "2026"], ["Foster care", "207", "206", "214", "219"], ["Children's homes", "31", "38", "29", "34"],
        ["Other arrangements", "62", "60", "59", "65"], ["All children", "300", "304", "302", "318"],
    ];

    /// <summary>A number told in two ways, or a sentence that differs from the table above it.</summary>
    [Theory]
    [InlineData("There are 26 children's homes in the borough.|Twenty-three of the 36 homes were rated good.", "There are 26 children's homes in the borough.|Twenty-three of the 26 homes were rated good.")]
    [InlineData("The service has 83 in-house fostering households.|Our 38 in-house fostering households look after 120 children.", "The service has 83 in-house fostering households.|Our 83 in-house fostering households look after 120 children.")]
    [InlineData("We spoke with 54 young people in the spring.|Most of the 45 young people asked for more notice of a move.", "We spoke with 54 young people in the spring.|Most of the 54 young people asked for more notice of a move.")]
    [InlineData("Ten providers run homes here, with 71 beds in all.|All 17 beds are within five miles of a town, and the 71 are seldom empty.", "Ten providers run homes here, with 71 beds in all.|All 71 beds are within five miles of a town.")]
    [InlineData("The fostering team approved 42 carers in the year.|The recruitment of 24 carers in the year was the best for a decade.", "The fostering team approved 42 carers in the year.|The recruitment of 42 carers in the year was the best for a decade.")]
    [InlineData("Sixteen homes are registered in the county.|Of the eighteen homes in the county, nine belong to one company.", "Sixteen homes are registered in the county.|Of the sixteen homes in the county, nine belong to one company.")]
    [InlineData("Registered beds in the city: 48|The 84 registered beds in the city are shared by four companies.", "Registered beds in the city: 48|The 48 registered beds in the city are shared by four companies.")]
    [InlineData("The number of care leavers in touch with us is 173.|The 137 care leavers in touch with us were sent a survey.", "The number of care leavers in touch with us is 173.|The 173 care leavers in touch with us were sent a survey.")]
    [InlineData("Forty-one families were helped by the edge of care team.|Half of the 14 families helped by the edge of care team had teenagers.", "Forty-one families were helped by the edge of care team.|Half of the 41 families helped by the edge of care team had teenagers.")]
    [InlineData("We commission 65 supported lodgings placements.|These 56 supported lodgings placements are all in the town.", "We commission 65 supported lodgings placements.|These 65 supported lodgings placements are all in the town.")]
    [InlineData("The panel saw 128 requests in the year.|Of those 182, a third were withdrawn.", "The panel saw 128 requests in the year.|Of those 128, a third were withdrawn.")]
    [InlineData("1,064 children receive a service.|In all 1,604 children receive a service.", "1,064 children receive a service.|In all 1,064 children receive a service.")]
    [InlineData("Twelve organisations took part in the event.|The twenty-one organisations gave their views on the draft, and the twelve who led were thanked.", "Twelve organisations took part in the event.|The twelve organisations gave their views on the draft.")]
    [InlineData("There are 95 places in local homes.|We hold contracts for 40 of the 59 places.", "There are 95 places in local homes.|We hold contracts for 40 of the 95 places.")]
    [InlineData("A total of 76 children live in residential care.|Thirty of the 67 children in residential care are teenagers.", "A total of 76 children live in residential care.|Thirty of the 76 children in residential care are teenagers.")]
    [InlineData("We have two homes with nine beds between them.|Eleven members of staff look after the six beds in our two homes, and nine children.", "We have two homes with nine beds between them.|Last year we bought 19 placements more than the year before, and 91 searches failed.")]
    [InlineData("We have 214 approved fostering households.|These 241 approved fostering households offer 380 places.", "We have 214 approved fostering households.|These 214 approved fostering households offer 380 places.")]
    [InlineData("There were 93 admissions to care in 2025/26.|The 39 admissions to care in 2025/26 came mostly from two wards.", "There were 93 admissions to care in 2025/26.|The 93 admissions to care in 2025/26 came mostly from two wards.")]
    [InlineData("Thirty-two providers are on the framework.|Twelve of the 23 providers on the framework have never made us an offer.", "Thirty-two providers are on the framework.|Twelve of the 32 providers on the framework have never made us an offer.")]
    [InlineData("Care leavers supported by the team: 246|The team supports 264 care leavers.", "Care leavers supported by the team: 246|The team supports 246 care leavers.")]
    [InlineData("Some people think there are few homes. The borough has 27 children's homes, and all but two are private.|The 29 children's homes in the borough have 110 beds.", "The borough has 27 children's homes, and all but two are private.|The 27 children's homes in the borough have 110 beds.")]
    [InlineData("Our own three homes have 14 beds.|The 41 beds in our own homes are always full.", "Our own three homes have 14 beds.|The 14 beds in our own homes are always full.")]
    [InlineData("In March we consulted 68 children.|Among the 86 children were nine who live in children's homes.", "In March we consulted 68 children.|Among the 68 children were nine who live in children's homes.")]
    [InlineData("A fifth of the 85 referrals to the service in 2025 were refused.|There were 58 referrals to the service in 2025.", "A fifth of the 58 referrals to the service in 2025 were refused.|There were 58 referrals to the service in 2025.")]
    [InlineData("The edge of care service worked with 132 families.|Of the 123 families, nine in ten stayed together.", "The edge of care service worked with 132 families.|Of the 132 families, nine in ten stayed together.")]
    [InlineData("We bought 52 placements from agencies.|The cost of the 25 placements from agencies was £2 million.", "We bought 52 placements from agencies.|The cost of the 52 placements from agencies was £2 million.")]
    [InlineData("Seventy-four carers answered our survey.|All 47 carers who answered praised the training, and half of the 47 carers would foster again.", "Seventy-four carers answered our survey.|Half of the 74 carers would foster again.")]
    [InlineData("There are fifteen homes in the county.|Ten of the fifteen homes are good.|Four of the 13 homes have a vacancy.", "There are fifteen homes in the county.|Ten of the fifteen homes are good.|Four of the 15 homes have a vacancy.")]
    [InlineData("1,208 children are known to the service.|Of the 1,280 children known to the service, 300 are in care.", "1,208 children are known to the service.|Of the 1,208 children known to the service, 300 are in care.")]
    [InlineData("The waiting list has 61 children.|We will clear the waiting list of 16 children by June.", "The waiting list has 61 children.|We will recruit 16 carers by June.")]
    [InlineData("Sixty-five per cent of 96 young people asked for more choice.|Most of our 69 young people were asked in person.", "Sixty-five per cent of 96 young people asked for more choice.|Most of our 96 young people were asked in person.")]
    public void A_number_told_in_two_ways_is_found(string faulty, string clean) => Told(Numbers, faulty, clean, "contradiction/number");

    [Theory]
    [InlineData("On 31 March 2026 we looked after 381 children.", "On 31 March 2026 we looked after 318 children.")]
    [InlineData("At the end of March 2026 there were 318 children in care. Two years before, there were 340.", "At the end of March 2026 there were 318 children in care. Two years before, there were 304.")]
    [InlineData("We look after 318 children, which is 61 more than a year ago.", "We look after 318 children, which is 16 more than a year ago.")]
    [InlineData("Children's homes were the placement of 43 children in March 2026.", "Children's homes were the placement of 34 children in March 2026.")]
    [InlineData("Foster care is where 291 of our children live.", "Foster care is where 219 of our children live.")]
    [InlineData("The number in foster care rose from 207 in 2023 to 291 in 2026.", "The number in foster care rose from 207 in 2023 to 219 in 2026.")]
    [InlineData("In March 2025, 203 children were in our care in all.", "In March 2025, 302 children were in our care in all.")]
    [InlineData("There were 83 children in children's homes in 2024.", "There were 38 children in children's homes in 2024.")]
    [InlineData("Children's homes had 34 of our children, up by 5 on the year. Other arrangements were made for 56.", "Children's homes had 34 of our children, up by 5 on the year. Other arrangements were made for 65.")]
    [InlineData("The number of children in foster care has fallen by 12, from 207 to 219.", "The number of children in foster care has risen by 12, from 207 to 219.")]
    [InlineData("Foster care fell from 207 to 219 over four years.", "Foster care grew from 207 to 219 over four years.")]
    [InlineData("The number of children in care went down from 300 in 2023 to 318 in 2026.", "The number of children in care went up from 300 in 2023 to 318 in 2026.")]
    [InlineData("In 2026 there were 318 children, 81 more than in 2023.", "In 2026 there were 318 children, 18 more than in 2023.")]
    [InlineData("Other arrangements serve 56 children now.", "Other arrangements serve 65 children now.")]
    [InlineData("At 31 March 2024 we cared for 340 children.", "At 31 March 2024 we cared for 304 children.")]
    [InlineData("By 31 March 2026 the number of children in care had reached 381.", "By 31 March 2026 the number of children in care had reached 318.")]
    [InlineData("We had 308 children in care in 2025, at the end of the year.", "We had 302 children in care in 2025, at the end of the year.")]
    [InlineData("Of our 318 children, 291 live with foster carers and 34 in children's homes.", "Of our 318 children, 219 live with foster carers and 34 in children's homes.")]
    [InlineData("Children's homes: 43 children in 2026.", "Children's homes: 34 children in 2026.")]
    [InlineData("The total rose from 300 to 381 in three years.", "The total rose from 300 to 318 in three years.")]
    [InlineData("In care in all: 318 children, of whom 219 in foster care and 56 in other arrangements.", "In care in all: 318 children, of whom 219 in foster care and 65 in other arrangements.")]
    [InlineData("Between 2025 and 2026 the number of children rose by 61, to 318.", "Between 2025 and 2026 the number of children rose by 16, to 318.")]
    [InlineData("A year earlier there were 320 children in care, against 318 at 31 March 2026.", "A year earlier there were 302 children in care, against 318 at 31 March 2026.")]
    [InlineData("The number of children in children's homes fell from 29 to 34 last year.", "The number of children in children's homes rose from 29 to 34 last year.")]
    [InlineData("Foster care was used for 270 children in 2023.", "Foster care was used for 207 children in 2023.")]
    [InlineData("In 2025 foster care had 241 of our children.", "In 2025 foster care had 214 of our children.")]
    [InlineData("Residential care peaked in 2024, when 83 children were in children's homes.", "Residential care peaked in 2024, when 38 children were in children's homes.")]
    [InlineData("On the last day of March 2026 we were responsible for 381 children.", "On the last day of March 2026 we were responsible for 318 children.")]
    [InlineData("The number of children in care has decreased from 300 to 318.", "The number of children in care has increased from 300 to 318.")]
    [InlineData("Foster care numbers are up from 214 to 291 in a year.", "Foster care numbers are up from 214 to 219 in a year.")]
    public void A_sentence_that_differs_from_its_table_is_found(string faulty, string clean) => Told(BesideTable, faulty, clean, "contradiction/number", "contradiction/direction");

    [Theory]
    [InlineData("We look after 437 children. At the end of December, 162 children (47%) were placed outside the borough.", "We look after 437 children. At the end of December, 162 children (37%) were placed outside the borough.")]
    [InlineData("Of the 318 children, 219 (59%) were in foster care.", "Of the 318 children, 219 (69%) were in foster care.")]
    [InlineData("17% are in children's homes (118 of the 1,046).", "11% are in children's homes (118 of the 1,046).")]
    [InlineData("Some 45 per cent of them, 27 of 36, are local.", "Some 75 per cent of them, 27 of 36, are local.")]
    [InlineData("A quarter (27 of the 36) are local.", "Three quarters (27 of the 36) are local.")]
    [InlineData("A third of placements, 24 of 48, were made in an emergency.", "Half of placements, 24 of 48, were made in an emergency.")]
    [InlineData("43 of our 97 children in residential care, or 54%, live far away.", "43 of our 97 children in residential care, or 44%, live far away.")]
    [InlineData("There are 62 children in residential care. Of these, 39 (73%) were living elsewhere.", "There are 62 children in residential care. Of these, 39 (63%) were living elsewhere.")]
    [InlineData("Some 24 out of 60 carers (60%) are over sixty.", "Some 24 out of 60 carers (40%) are over sixty.")]
    [InlineData("Twelve of the 48 homes (35%) are rated outstanding.", "Twelve of the 48 homes (25%) are rated outstanding.")]
    [InlineData("We placed 30 of 120 children (35 per cent) with relatives.", "We placed 30 of 120 children (25 per cent) with relatives.")]
    [InlineData("Two thirds (15 of 45) of the referrals had an offer.", "One third (15 of 45) of the referrals had an offer.")]
    [InlineData("In all 80 of the 200 beds are empty, which is 60% of them.", "In all 80 of the 200 beds are empty, which is 40% of them.")]
    [InlineData("Fourteen per cent (34 of 241) live in homes, and 35% (48 of 241) with relatives.", "Fourteen per cent (34 of 241) live in homes, and 20% (48 of 241) with relatives.")]
    [InlineData("Half of our homes (4 of 16) have a vacancy.", "A quarter of our homes (4 of 16) have a vacancy.")]
    [InlineData("90 of the 150 young people, 50%, were consulted.", "90 of the 150 young people, 60%, were consulted.")]
    [InlineData("Sixteen of our 64 carers (35%) are new.", "Sixteen of our 64 carers (25%) are new.")]
    [InlineData("Of the 90 beds in the county, 36 (50%) are ours.", "Of the 90 beds in the county, 36 (40%) are ours.")]
    [InlineData("We found that 55% of children (33 of 80) had moved.", "We found that 41% of children (33 of 80) had moved.")]
    [InlineData("A total of 21 out of 70 (40 per cent) had a vacancy.", "A total of 21 out of 70 (30 per cent) had a vacancy.")]
    [InlineData("Three fifths (20 of 80) were teenagers.", "One quarter (20 of 80) were teenagers.")]
    [InlineData("44 of 110 children, which is 30%, are boys.", "44 of 110 children, which is 40%, are boys.")]
    [InlineData("There were 150 referrals. Of these, 60 (50%) led to a placement.", "There were 150 referrals. Of these, 60 (40%) led to a placement.")]
    [InlineData("12% of placements - 30 of 150 - broke down.", "20% of placements - 30 of 150 - broke down.")]
    [InlineData("Children placed out of area number 70 out of 200, or 53%.", "Children placed out of area number 70 out of 200, or 35%.")]
    [InlineData("Of 48 young people, 12 (52%) said so.", "Of 48 young people, 12 (25%) said so.")]
    [InlineData("Half the homes (7 of 28) have a waiting list.", "A quarter of the homes (7 of 28) have a waiting list.")]
    [InlineData("The 45 siblings placed apart are 28% of the 180 siblings in care, and the 90 placed together half.", "The 45 siblings placed apart are 25% of the 180 siblings in care.")]
    [InlineData("27% (9 of 45) of offers were local.", "20% (9 of 45) of offers were local.")]
    [InlineData("We consulted 60 children; 45 of the 60 (57%) want to stay.", "We consulted 60 children; 45 of the 60 (75%) want to stay.")]
    [InlineData("Local homes took 18 of 120 children (51%).", "Local homes took 18 of 120 children (15%).")]
    public void A_percentage_that_does_not_fit_is_found(string faulty, string clean) => Told(Numbers, faulty, clean, "table/percentage");

    [Theory]
    [InlineData("Both homes were judged good in 2019.", "Both homes were judged good in 2025.")]
    [InlineData("All six homes were rated good at their latest inspection, in the spring of 2018.", "All six homes were rated good at their latest inspection, in the spring of 2025.")]
    [InlineData("In 2018/19 this was the reason for 46% of refusals.", "In 2024/25 this was the reason for 46% of refusals.")]
    [InlineData("At 31 March 2019, 38 of the 44 young people in residential care were placed elsewhere.", "At 31 March 2025, 38 of the 44 young people in residential care were placed elsewhere.")]
    [InlineData("There were 22 registered places in the borough at 30 September 2018.", "There were 22 registered places in the borough at 30 September 2025.")]
    [InlineData("The average placement cost £4,200 a week in 2017/18.", "The average placement cost £4,200 a week in 2025/26.")]
    [InlineData("Our count of vacancies in June 2018 found 12 empty beds.", "Our count of vacancies in June 2025 found 12 empty beds.")]
    [InlineData("A survey of carers in 2017 had 84 replies.", "A survey of carers in 2025 had 84 replies.")]
    [InlineData("The latest figures, for 2018, show 31 children in residential care.", "The latest figures, for 2025, show 31 children in residential care.")]
    [InlineData("As at December 2018 we had 140 fostering households.", "As at December 2025 we had 140 fostering households.")]
    [InlineData("Some 52% of children were placed within 20 miles (March 2018).", "Some 52% of children were placed within 20 miles (March 2025).")]
    [InlineData("In the autumn of 2018 three beds out of 37 were taken by other councils.", "In the autumn of 2025 three beds out of 37 were taken by other councils.")]
    [InlineData("We spent £9.4 million on placements in 2018-19.", "We spent £9.4 million on placements in 2024-25.")]
    [InlineData("Ofsted data for 2019 list eleven homes and 46 beds.", "Ofsted data for 2025 list eleven homes and 46 beds.")]
    [InlineData("Every home was judged good or better in Q3 2018.", "Every home was judged good or better in Q3 2025.")]
    [InlineData("The 2018 needs assessment puts the number of teenagers in care at 88.", "Our first home opened in 2018 with four beds, and the Act of 1989 has 108 sections.")]
    [InlineData("By our last count, in May 2018, there were 61 beds.", "By our last count, in May 2025, there were 61 beds.")]
    [InlineData("The borough had 14 homes on 1 April 2019.", "The borough had 14 homes on 1 April 2025.")]
    [InlineData("Sixty per cent of placements were out of the area in 2017.", "Sixty per cent of placements were out of the area in 2025.")]
    [InlineData("Data from 2016/17 show that 31% of children moved twice or more.", "Data from 2024/25 show that 31% of children moved twice or more.")]
    [InlineData("The average fee is £3,900 a week (2018/19 prices).", "The average fee is £3,900 a week (2025/26 prices).")]
    [InlineData("Our homes were all inspected in 2018 and rated good.", "Our homes were all inspected in 2025 and rated good.")]
    [InlineData("We asked 40 young people in 2017 what they wanted.", "We asked 40 young people in 2025 what they wanted.")]
    [InlineData("Numbers in care stood at 420 in March 2019.", "Numbers in care stood at 420 in March 2025.")]
    [InlineData("Of 83 requests in 2018, 12 had no offer.", "Of 83 requests in 2025, 12 had no offer.")]
    [InlineData("There are 120 carers (source: annual return, 2018).", "There are 120 carers (source: annual return, 2025).")]
    [InlineData("None of the homes had a vacancy when we looked in July 2018.", "None of the homes had a vacancy when we looked in July 2025.")]
    [InlineData("The rate per 10,000 was 71 in 2019.", "The rate per 10,000 was 71 in 2025.")]
    [InlineData("Forty-five care leavers were in settled homes in 2018-19.", "Forty-five care leavers were in settled homes in 2024-25.")]
    [InlineData("In winter 2018 the waiting list had 19 names.", "In winter 2025 the waiting list had 19 names.")]
    [InlineData("The market survey of 2018 counted 9 companies.", "The council closed its last home in 2018.")]
    public void A_figure_older_than_the_period_is_found(string faulty, string clean) => Told(Currency, faulty, clean, "currency/old-figure", "currency/old-data");

    [Theory]
    [InlineData("This strategy covers April 2025 to March 2028.", "This strategy covers April 2026 to March 2029.")]
    [InlineData("Our priorities for 2027-2030 are set out below.", "Our priorities for 2026-2029 are set out below.")]
    [InlineData("What we will do from 2027/28 to 2029/30 follows.", "What we will do from 2026/27 to 2028/29 follows.")]
    [InlineData("It explains what the Council intends to do during 2028-2031.", "It should be read with the Early Help Strategy 2025-2028.")]
    [InlineData("This document sets out our plans for the years 2025 to 2028.", "It follows the strategy that ran from 2023 to 2026.")]
    [InlineData("This is a three-year plan, from April 2027 to March 2030.", "This is a three-year plan, from April 2026 to March 2029.")]
    [InlineData("This strategy will be in force until March 2030.", "This strategy will be in force until March 2029.")]
    [InlineData("The strategy begins in April 2026 and ends in March 2031.", "The strategy begins in April 2026 and ends in March 2029.")]
    [InlineData("Over the period 2027-2030 we will open two homes.", "Over the period 2026-2029 we will open two homes.")]
    [InlineData("This five-year strategy says how we will meet our duty.", "This three-year strategy says how we will meet our duty.")]
    [InlineData("The plan runs to the end of March 2031.", "The plan runs to the end of March 2029.")]
    [InlineData("The commissioning intentions for 2025-2028 are in section 7.", "The Corporate Parenting Strategy 2025-2028 is in section 7.")]
    [InlineData("This strategy expires in March 2028.", "The Youth Justice Plan 2025-2028 is kept beside it.")]
    [InlineData("We adopted this strategy for 2026-2030.", "Spending fell between 2021 and 2024.")]
    [InlineData("This strategy applies from 1 April 2027 to 31 March 2030.", "The projection uses records from April 2021 to March 2026.")]
    [InlineData("Our sufficiency strategy for 2025 to 2028 has five priorities.", "The Housing Strategy 2024 to 2027 has five priorities.")]
    [InlineData("This strategy describes our aims for 2027 to 2030.", "This strategy describes our aims for 2026 to 2029.")]
    [InlineData("It covers the four years from April 2026 to March 2030.", "It covers the three years from April 2026 to March 2029.")]
    [InlineData("The Council will do the following in 2025-2028: our actions.", "The Council agreed the Local Plan 2025-2028.")]
    [InlineData("The period of this plan is 1 April 2025 to 31 March 2028.", "The period of this plan is 1 April 2026 to 31 March 2029.")]
    [InlineData("Our vision for 2026-2031 is simple: this strategy puts children first.", "Our vision for 2026-2029 is simple: this strategy puts children first.")]
    [InlineData("This strategy takes effect on 1 April 2026 and runs until 31 March 2028.", "This strategy takes effect on 1 April 2026 and runs until 31 March 2029.")]
    [InlineData("We publish this four-year strategy with our partners.", "We publish this three-year strategy with our partners.")]
    [InlineData("In this plan, for 2024 to 2027, we set out what we need.", "In this plan, for 2026 to 2029, we set out what we need.")]
    [InlineData("Between April 2027 and March 2030 this strategy guides what we buy.", "Between April 2026 and March 2029 this strategy guides what we buy.")]
    [InlineData("The life of this strategy, 2025-2028, is short.", "The life of this strategy, 2026-2029, is short.")]
    [InlineData("Sufficiency strategy 2027-2030: summary for young people.", "Sufficiency strategy 2026-2029: summary for young people.")]
    [InlineData("The action plan for 2025/26 to 2027/28 has twelve actions.", "The action plan for 2026/27 to 2028/29 has twelve actions.")]
    [InlineData("This document is for the years 2026 to 2030.", "This document is for the years 2026 to 2029.")]
    [InlineData("It is a strategy for 2025-28.", "It is a strategy for 2026-29.")]
    [InlineData("The strategy, which lasts until March 2031, has three aims.", "The strategy, which lasts until March 2029, has three aims.")]
    public void A_period_told_in_two_ways_is_found(string faulty, string clean) => Told(Currency, faulty, clean, "currency/conflict", "currency/length");

    [Theory]
    [InlineData("It will be reviewed in October 2025.", "It will be reviewed in October 2027.")]
    [InlineData("Review point: autumn 2023.", "Review point: autumn 2027.")]
    [InlineData("The whole document will be reviewed in February 2025.", "The whole document will be reviewed in February 2028.")]
    [InlineData("Review date: March 2025", "Review date: March 2028")]
    [InlineData("Date of next review: 1 September 2024.", "Date of next review: 1 September 2027.")]
    [InlineData("In January 2025 this strategy will be reviewed by the Board.", "In January 2028 this strategy will be reviewed by the Board.")]
    [InlineData("The strategy is due for review by December 2024.", "The strategy is due for review by December 2027.")]
    [InlineData("We will take stock of it in the summer of 2025.", "We will take stock of it in the summer of 2027.")]
    [InlineData("A mid-point review takes place in June 2024.", "A mid-point review takes place in June 2027.")]
    [InlineData("Cabinet will look at it again in May 2025.", "Cabinet will look at it again in May 2028.")]
    [InlineData("The strategy will be refreshed in spring 2025.", "The strategy will be refreshed in spring 2028.")]
    [InlineData("We shall revisit this plan in November 2024.", "We shall revisit this plan in November 2027.")]
    [InlineData("Next scheduled review: Q2 2025.", "Next scheduled review: Q2 2028.")]
    [InlineData("The first annual review is planned for April 2025.", "The first annual review is planned for April 2027.")]
    [InlineData("It comes up for review in 2024.", "A review of fostering in 2024 led to higher allowances.")]
    [InlineData("An interim review will be presented to Scrutiny in March 2025.", "Care plans were reviewed in March 2025.")]
    [InlineData("The next review of the strategy is on 31 March 2025.", "The next review of the strategy is on 31 March 2028.")]
    [InlineData("Review: June 2024.", "Review: June 2027.")]
    [InlineData("By autumn 2024 the strategy will have been reviewed.", "By autumn 2027 the strategy will have been reviewed.")]
    [InlineData("We plan a full review of this strategy in 2024/25.", "We plan a full review of this strategy in 2027/28.")]
    [InlineData("The Board will review progress and the strategy itself in May 2025.", "The Board will review progress and the strategy itself in May 2028.")]
    [InlineData("To be reviewed: 30 September 2025", "To be reviewed: 30 September 2027")]
    [InlineData("The strategy is to be looked at afresh in March 2024, at its review.", "The strategy is to be looked at afresh in March 2028, at its review.")]
    [InlineData("The date set for the review is 5 January 2025.", "The date set for the review is 5 January 2028.")]
    [InlineData("Reviewed annually; next in April 2025.", "Reviewed annually; next in April 2027.")]
    [InlineData("A half-way review is due in October 2024.", "A half-way review is due in October 2027.")]
    [InlineData("We will return to it in the spring of 2024.", "We will return to it in the spring of 2028.")]
    [InlineData("The Director will carry out a review of this strategy by March 2025.", "The Director will carry out a review of this strategy by March 2028.")]
    [InlineData("It is timetabled for review in July 2024.", "It is timetabled for review in July 2027.")]
    [InlineData("This plan will next be reviewed in December 2024.", "This plan will next be reviewed in December 2027.")]
    [InlineData("Scrutiny will receive the review of the strategy in June 2025.", "Scrutiny received a report on vacancies in June 2025.")]
    public void A_review_before_the_start_is_found(string faulty, string clean) => Told(Currency, faulty, clean, "currency/review-before-start", "currency/review-past");

    private static void Told(Func<string, IEnumerable<AuditFinding>> audit, string faulty, string clean, params string[] rules)
    {
        Assert.Empty(audit(clean).Where(f => rules.Contains(f.Rule)).Select(f => $"in '{clean}': {f.Message}"));
        Assert.True(audit(faulty).Any(f => rules.Contains(f.Rule)), $"nothing found in '{faulty}'");
    }

    private static Draft DraftOf(string text, bool table = false) => Draft.Of(Documents.Of(
    [
        new(BlockKind.Heading, "Placement Sufficiency Strategy 2026-2029", 1), new(BlockKind.Heading, "1. Our children", 2),
        .. table ? (FoundBlock[])[new(BlockKind.Caption, "Table 1: Children looked after at 31 March"), new(BlockKind.Table, string.Join('\n', Children.Select(r => string.Join('\t', r))), Rows: Children)] : [],
        .. text.Split('|').Select(t => new FoundBlock(BlockKind.Paragraph, t)),
    ]), DraftMarkup.Unknown);

    private static IEnumerable<AuditFinding> Numbers(string text) => Numbers(DraftOf(text));

    private static IEnumerable<AuditFinding> BesideTable(string text) => Numbers(DraftOf(text, table: true));

    private static IEnumerable<AuditFinding> Numbers(Draft draft)
    {
        var told = Tellings.Of(draft, MadeDraft.Rules).Where(t => !t.InTable).ToList();
        return [.. ToldTwice.Of(draft, MadeDraft.Rules, told), .. TableSlips.Of(draft, MadeDraft.Rules, told, SentenceShares.Of(draft, MadeDraft.Rules, told).Right), .. SaidNumbers.Of(draft, MadeDraft.Rules), .. RowSayings.Of(draft, MadeDraft.Rules), .. Directions.Of(draft), .. SentenceShares.Of(draft, MadeDraft.Rules, told).Findings];
    }

    private static IEnumerable<AuditFinding> Currency(string text)
    {
        var draft = DraftOf(text);
        var screening = new Screening("made.docx", Codes.Screening.Target, 0.9, draft.Document.Title, [], PeriodFinder.Find(Codes.Screening, draft.Document).Period, Synthesis.Screen.Currency.Current, []);
        return CurrencyAudit.Of(draft, Codes.Screening, screening, MadeDraft.Rules, [], MadeDraft.AsAt).Findings;
    }
}
