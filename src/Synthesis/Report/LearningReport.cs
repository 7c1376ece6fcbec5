using System.Globalization;
using CsvHelper;
using Synthesis.Tag.Learn;

namespace Synthesis.Report;

/// <summary>What <c>synthesis learn</c> tells: a classifier trained on one labelled file and scored on another.</summary>
/// <param name="Trained">How many texts it learnt from.</param>
/// <param name="Tested">How many it was scored on.</param>
/// <param name="Scores">How it did.</param>
/// <param name="TrainSeconds">Time to learn, features included.</param>
/// <param name="TestSeconds">Time to label the others, features included.</param>
public sealed record LearningReport(int Trained, int Tested, LabelScores Scores, double TrainSeconds, double TestSeconds)
{
    /// <summary>One object, as <c>synthesis learn --json</c> prints it.</summary>
    public byte[] Json() => JsonLines.Line(json =>
    {
        json.WriteNumber("n_train", Trained);
        json.WriteNumber("n_test", Tested);
        json.WriteStartObject("labels");
        foreach (var (name, score) in Scores.Labels)
        {
            json.WriteStartObject(name);
            json.WriteNumber("precision", Math.Round(score.Precision, 6));
            json.WriteNumber("recall", Math.Round(score.Recall, 6));
            json.WriteNumber("f1", Math.Round(score.F1, 6));
            json.WriteNumber("n", score.Count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteNumber("macro_f1", Math.Round(Scores.MacroF1, 6));
        json.WriteNumber("accuracy", Math.Round(Scores.Accuracy, 6));
        JsonLines.WriteNumber(json, "kappa", Scores.Kappa is { } kappa ? Math.Round(kappa, 6) : null);
        json.WriteNumber("ece", Math.Round(Scores.CalibrationError, 6));
        json.WriteNumber("train_seconds", Math.Round(TrainSeconds, 3));
        json.WriteNumber("test_seconds", Math.Round(TestSeconds, 3));
    });

    /// <summary>The same for people.</summary>
    public string Text()
    {
        static string Line(string name, params ReadOnlySpan<string> cells)
        {
            var line = name.PadRight(28);
            foreach (var cell in cells)
            {
                line += cell.PadLeft(11);
            }

            return line + "\n";
        }

        static string Number(double? number) => number?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
        return string.Create(CultureInfo.InvariantCulture, $"Learnt from {Trained} texts in {TrainSeconds:0.0} s, labelled {Tested} others in {TestSeconds:0.0} s.\n\n")
            + Line("label", "precision", "recall", "F1", "texts")
            + string.Concat(Scores.Labels.Select(l => Line(l.Key, Number(l.Value.Precision), Number(l.Value.Recall), Number(l.Value.F1), l.Value.Count.ToString(CultureInfo.InvariantCulture))))
            + $"\nmacro F1 {Number(Scores.MacroF1)}, accuracy {Number(Scores.Accuracy)}, kappa {Number(Scores.Kappa)}, calibration error {Number(Scores.CalibrationError)}\n";
    }

    /// <summary>Writes each text with what it is and what it was taken for, in the order given.</summary>
    public static void WritePredictions(IReadOnlyList<LabelledText> truth, IReadOnlyList<Prediction> predictions, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        void Row(params ReadOnlySpan<string> fields)
        {
            foreach (var field in fields)
            {
                csv.WriteField(field);
            }

            csv.EndRecord();
        }

        Row("text", "true", "predicted", "probability");
        foreach (var (text, prediction) in truth.Zip(predictions))
        {
            Row(text.Text, text.Label, string.Join('|', prediction.Labels), prediction.Probability.ToString("0.000000", CultureInfo.InvariantCulture));
        }
    }
}
