using Engage.Web.Pdf.Writing;

namespace Engage.Web.Pdf.Layout;

/// <summary>Where the next thing is drawn: the page, the height on it, and the element it belongs to.</summary>
internal sealed class PageFlow
{
    private readonly List<PageContent> _pages = [];
    private readonly List<double> _ends = [];

    public PageFlow(StructureElement element)
    {
        Element = element;
        NewPage();
    }

    public IReadOnlyList<PageContent> Pages => _pages;

    public PageContent Page => _pages[^1];

    /// <summary>Points from the top of the page.</summary>
    public double Y { get; set; }

    public StructureElement Element { get; private set; }

    public double Remaining => PageStyle.Bottom - Y;

    public bool IsAtTop => Y <= PageStyle.Top;

    public void NewPage()
    {
        if (_pages.Count > 0) { _ends.Add(Y); }
        _pages.Add(new PageContent(PageStyle.PaperHeight));
        Y = PageStyle.Top;
    }

    /// <summary>Goes to the next page unless so much room is left, or nothing is on this one.</summary>
    public void Need(double height)
    {
        if (height > Remaining && !IsAtTop) { NewPage(); }
    }

    /// <summary>Space between two blocks; none at the top of a page.</summary>
    public void Space(double height)
    {
        if (!IsAtTop) { Y += height; }
    }

    /// <summary>What is drawn until the result is disposed belongs to a new element below the current one.</summary>
    public Scope In(string tag) => In(new StructureElement(tag, Element), isNew: true);

    /// <summary>What is drawn until the result is disposed belongs to the element.</summary>
    /// <param name="isNew">It is to be added below the current one.</param>
    public Scope In(StructureElement element, bool isNew)
    {
        var before = Element;
        if (isNew) { before.Add(element); }
        Element = element;
        return new Scope(this, before);
    }

    /// <summary>A mark to which <see cref="SinceMark"/> counts back.</summary>
    public (int Page, double Y, int Ground) Mark() => (_pages.Count - 1, Y, Page.GroundCount);

    /// <summary>The stretch of each page from the mark to here, with its place among the grounds of the page.</summary>
    public IEnumerable<(PageContent Page, double Top, double Bottom, int Ground)> SinceMark((int Page, double Y, int Ground) mark)
    {
        for (var i = mark.Page; i < _pages.Count; i++)
        {
            var isFirst = i == mark.Page;
            yield return (_pages[i], isFirst ? mark.Y : PageStyle.Top, i == _pages.Count - 1 ? Y : _ends[i], isFirst ? mark.Ground : 0);
        }
    }

    /// <summary>Gives the flow back to the element before.</summary>
    internal readonly ref struct Scope(PageFlow flow, StructureElement before)
    {
        public void Dispose() => flow.Element = before;
    }
}
