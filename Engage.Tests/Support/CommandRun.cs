using Engage.Web.Commands;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Support;

/// <summary>What a command printed and returned.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error);

/// <summary>Runs commands in this process on a data folder and database of its own.</summary>
public sealed class CommandRun : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engage-").FullName;

    /// <summary>The environment the program believes to run in.</summary>
    public string EnvironmentName { get; init; } = "Production";

    /// <summary>The data folder.</summary>
    public string Folder => _folder;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await using var services = Services();
        await DatabaseStartup.PrepareAsync(services);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs a command; the data folder is added.</summary>
    public Task<CommandResult> RunAsync(params string[] args) => RunWithInputAsync("", args);

    /// <summary>Runs a command that reads its input.</summary>
    public async Task<CommandResult> RunWithInputAsync(string input, params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        using var reader = new StringReader(input);
        var code = await CommandLine.InvokeAsync([.. args, "--data-dir", _folder], output, error, reader, [$"--environment={EnvironmentName}"]);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Writes a file to hand to a command.</summary>
    /// <returns>Its path.</returns>
    public string File(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Writes a file of exact bytes.</summary>
    public string File(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Asks the database.</summary>
    public async Task<T> ReadAsync<T>(Func<EngageDb, Task<T>> read)
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<EngageDb>());
    }

    /// <summary>The storage alone, on this folder.</summary>
    public ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", _folder)]).Build();
        return new ServiceCollection().AddEngageData(configuration).AddEngageIdentity().AddSingleton<IConfiguration>(configuration).BuildServiceProvider();
    }
}
