using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Engage.Benchmarks.Load;
using Engage.Benchmarks.Mail;
using Engage.Benchmarks.Sortition;
using Engage.Benchmarks.Statistics;

switch (args)
{
    case [LoadCommand.Name, ..]:
        return await LoadCommand.RunAsync(args[1..], Console.Out, Console.Error);
    case [StatisticsCommand.Name, ..]:
        return await StatisticsCommand.RunAsync(args[1..], Console.Out, Console.Error);
    case [BaselineServer.Name, ..]:
        return await BaselineServer.RunAsync(args[1..]);
    case [MailCommand.Name]:
        return await MailCommand.RunAsync(Console.Out);
    case [SortitionCommand.Name, ..]:
        return await SortitionCommand.RunAsync(args[1..], Console.Out);
    default:
        // In this process: the project that BenchmarkDotNet would otherwise make knows nothing of the solution's build rules.
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly).Run(args, config);
        return 0;
}
