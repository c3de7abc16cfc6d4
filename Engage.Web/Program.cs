using Engage.Web;

#pragma warning disable RS0030 // The one place that knows the console; everything else is given a writer.
return await Site.RunAsync(args, Console.Error);
#pragma warning restore RS0030

/// <summary>The entry point; public so that tests can host it.</summary>
public partial class Program;
