namespace Synthesis.Tag.Learn;

/// <summary>What one label is taught.</summary>
/// <param name="Name">The label.</param>
/// <param name="Targets">For each row the probability, 0 to 1, that the label holds.</param>
/// <param name="Weights">For each row how much it counts, at least 0: 0 where nothing is known of it, more than 1 where a person decided.</param>
public sealed record LabelTargets(string Name, float[] Targets, float[] Weights);

/// <summary>How to learn.</summary>
public sealed record LearningOptions
{
    /// <summary>Whether each row has exactly one of the labels: probabilities then sum to 1, and the weights of the first label hold for all.</summary>
    public bool Exclusive { get; init; }

    /// <summary>The strengths of the rows against the penalty (C) to choose from by cross-validation, ascending; with one there is nothing to choose.</summary>
    public IReadOnlyList<double> Strengths { get; init; } = [1, 4];

    /// <summary>Parts of the cross-validation, at least 2; held-out scores calibrate the probabilities.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>For each row the group it belongs to, such as its strategy: rows of a group are held out together. Null where each row stands alone.</summary>
    public IReadOnlyList<int>? Groups { get; init; }

    /// <summary>Whether yes and no of a label get the same total weight in training; calibration takes the rows as they are.</summary>
    public bool Balance { get; init; }

    /// <summary>Features in fewer rows than this are left out.</summary>
    public int FewestRows { get; init; } = 2;

    /// <summary>A label with fewer rows (in weight) of yes or of no than this is not learnt, unless labels are exclusive.</summary>
    public double FewestExamples { get; init; } = 4;

    /// <summary>How small the gradient must become, relative to that of no weights at all.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Draws the parts and the order of visits.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads; the result is the same for any number.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;
}

/// <summary>How the learning of one label went.</summary>
/// <param name="Name">The label.</param>
/// <param name="Learnt">False where there were too few examples: the label then gets its share of the rows as every text's probability.</param>
/// <param name="Members">What its score is made of and how much each counts, as <c>logistic C=4</c>.</param>
/// <param name="GradientNorm">Relative length of the gradient where the search ended, the worse of the two regressions.</param>
/// <param name="Converged">Whether the searches met their tolerance.</param>
/// <param name="HeldOut">The probability given to each training row by a model that had not seen it or its group.</param>
/// <param name="HeldOutLoss">Mean cross-entropy of these, in nats.</param>
public sealed record LabelFit(string Name, bool Learnt, IReadOnlyDictionary<string, double> Members, double GradientNorm, bool Converged, IReadOnlyList<double> HeldOut, double HeldOutLoss);
