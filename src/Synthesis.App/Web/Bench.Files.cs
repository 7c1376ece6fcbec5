using Synthesis.App.Commands;
using Synthesis.Review;
using Synthesis.Store;

namespace Synthesis.App.Web;

/// <content>What goes in and out as files.</content>
internal sealed partial class Bench
{
    /// <summary>The decisions that a person may take out: all, where they may see all; else their own of this round.</summary>
    internal IReadOnlyList<Decision> Exported(Person person)
    {
        var sight = SightOf(person);
        return [.. Now.Book.All().Select(k => k.Decision).Where(d => sight.SeesAllOthers || (d.Coder == person.Name && d.Round == sight.Known.Round.Name))];
    }

    /// <summary>Imports a file as the command line does.</summary>
    internal Task ImportAsync(Person person, string path, bool acceptClose, bool changedMind, TextWriter said) => ChangeAsync(store =>
    {
        ImportCommand.Import(review, [path], acceptClose, changedMind, Now.Round.Name, said, remarks: said);
        store.Write([new Writing(new Act(person.Name, "import", Path.GetExtension(path)), [])]);
    });
}
