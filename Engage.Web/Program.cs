var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();
var app = builder.Build();
app.MapStaticAssets();
app.MapRazorPages();
app.Run();

/// <summary>The entry point; public so that tests can host it.</summary>
public partial class Program;
