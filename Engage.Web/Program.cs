using Engage.Web.Commands;

return await Terminal.RunAsync(args);

/// <summary>The entry point; public so that tests can host it.</summary>
public partial class Program;
