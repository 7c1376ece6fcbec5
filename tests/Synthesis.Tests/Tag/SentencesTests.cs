using FsCheck;
using FsCheck.Fluent;
using Synthesis.Tag;
using Synthesis.Tests.Support;

namespace Synthesis.Tests.Tag;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One pond. Two ponds.", "One pond.|Two ponds.")]
    [InlineData("  One pond.   Two ponds ", "One pond.|Two ponds")]
    [InlineData("Is it deep? No! It is shallow.", "Is it deep?|No!|It is shallow.")]
    [InlineData("We help families, e.g. foster care, early.", "We help families, e.g. foster care, early.")]
    [InlineData("We help families, e.g. Foster carers.", "We help families, e.g. Foster carers.")]
    [InlineData("See No. 5 on the list. It is new.", "See No. 5 on the list.|It is new.")]
    [InlineData("The answer was no. We went home.", "The answer was no.|We went home.")]
    [InlineData("Mr. Smith and Cllr. Jones met Dr. Who. They spoke.", "Mr. Smith and Cllr. Jones met Dr. Who.|They spoke.")]
    [InlineData("Our lead is J. B. Smith of the board. She writes.", "Our lead is J. B. Smith of the board.|She writes.")]
    [InlineData("J. Smith wrote it. We read it.", "J. Smith wrote it.|We read it.")]
    [InlineData("It cost £3.5 million. That was dear.", "It cost £3.5 million.|That was dear.")]
    [InlineData("Numbers rose by 4.5%. They fell later.", "Numbers rose by 4.5%.|They fell later.")]
    [InlineData("She said “we will wait.” Then she left.", "She said “we will wait.”|Then she left.")]
    [InlineData("It was full (in part.) “Nobody came.”", "It was full (in part.)|“Nobody came.”")]
    [InlineData("Places were short.3 They still are.", "Places were short.3|They still are.")]
    [InlineData("The year 2020. It was long.", "The year 2020.|It was long.")]
    [InlineData("• one pond • two ponds ▪ three", "• one pond|• two ponds|▪ three")]
    [InlineData("We bought homes, cars etc. Ofsted came.", "We bought homes, cars etc.|Ofsted came.")]
    [InlineData("We bought homes, cars etc. in a year.", "We bought homes, cars etc. in a year.")]
    [InlineData("The plan ran to Dec. Then it ended.", "The plan ran to Dec.|Then it ended.")]
    [InlineData("It opened on Dec. 4 at noon.", "It opened on Dec. 4 at noon.")]
    [InlineData("1. Open a home", "1. Open a home")]
    [InlineData("We do not own homes; we buy places.", "We do not own homes; we buy places.")]
    [InlineData("More ponds... And more.", "More ponds...|And more.")]
    [InlineData("visit www.example.org. Then call.", "visit www.example.org.|Then call.")]
    [InlineData("", "")]
    [InlineData(" \u00A0 ", "")]
    public void Prose_is_cut_where_a_reader_would_cut_it(string text, string sentences) =>
        Assert.Equal(sentences, string.Join('|', Sentences.Split(text).Take(20).Select(s => text[s.Start..s.End])));

    [Fact]
    public void Rows_of_a_table_are_its_lines_without_the_empty_ones()
    {
        const string text = "Home\tPlaces\n\n  \nMill Lane\t4";

        Assert.Equal(["Home\tPlaces", "Mill Lane\t4"], Sentences.Rows(text).Select(r => text[r.Start..r.End]));
    }

    [Fact]
    public void Sentences_stand_in_order_do_not_overlap_and_cover_every_character_that_is_not_white() =>
        Prop.ForAll(Texts.Any.ToArbitrary(), text =>
        {
            var covered = new bool[text.Length];
            var last = 0;
            foreach (var (start, end) in Sentences.Split(text).Take(text.Length + 1))
            {
                if (start < last || end <= start || char.IsWhiteSpace(text[start]) || char.IsWhiteSpace(text[end - 1]))
                {
                    return false;
                }

                covered.AsSpan(start, end - start).Fill(true);
                last = end;
            }

            return Enumerable.Range(0, text.Length).All(i => covered[i] || char.IsWhiteSpace(text[i]));
        }).Check(Texts.Fixed);
}
