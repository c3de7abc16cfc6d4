using System.Runtime.InteropServices;

namespace Engage.Web.Data.Places;

/// <summary>What must happen to one postcode.</summary>
internal enum PostcodeChangeKind
{
    Unchanged,
    Added,
    Changed,
    Removed,
}

/// <summary>One postcode that differs, or does not, between a file and what is kept.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PostcodeChange(PostcodeChangeKind Kind, ulong Key, ushort Area);

/// <summary>Walks a file and what is kept side by side, both in order, so that only differences are written.</summary>
internal sealed class PostcodeChanges(PostcodeTable file, PostcodeTable kept, bool removes)
{
    /// <summary>Each postcode of either, in order; of doubles in the file, the first.</summary>
    public IEnumerable<PostcodeChange> Walk()
    {
        var (f, k) = (0, 0);
        while (f < file.Count || k < kept.Count)
        {
            if (f > 0 && f < file.Count && file.Key(f) == file.Key(f - 1))
            {
                f++;
            }
            else if (k == kept.Count || (f < file.Count && file.Key(f) < kept.Key(k)))
            {
                yield return new(PostcodeChangeKind.Added, file.Key(f), file.Area(f));
                f++;
            }
            else if (f == file.Count || kept.Key(k) < file.Key(f))
            {
                if (removes) { yield return new(PostcodeChangeKind.Removed, kept.Key(k), kept.Area(k)); }
                k++;
            }
            else
            {
                yield return new(file.Area(f) == kept.Area(k) ? PostcodeChangeKind.Unchanged : PostcodeChangeKind.Changed, file.Key(f), file.Area(f));
                f++;
                k++;
            }
        }
    }

    /// <summary>How many there are of each kind.</summary>
    public IReadOnlyDictionary<PostcodeChangeKind, int> Count()
    {
        var counts = new int[4];
        foreach (var change in Walk()) { counts[(int)change.Kind]++; }
        return Enum.GetValues<PostcodeChangeKind>().ToDictionary(k => k, k => counts[(int)k]);
    }
}
