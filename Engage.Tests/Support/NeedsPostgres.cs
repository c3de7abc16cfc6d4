using Xunit.Abstractions;
using Xunit.Sdk;

namespace Engage.Tests.Support;

/// <summary>On a class: its tests are skipped, and say so, where there is no PostgreSQL, unless ENGAGE_REQUIRE_ALL is 1.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NeedsPostgresAttribute : Attribute;

/// <summary>A test that a class shares with others for each database; whether it is skipped depends on the class that runs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Engage.Tests.Support.DatabaseFactDiscoverer", "Engage.Tests")]
public sealed class DatabaseFactAttribute : FactAttribute;

/// <summary>Finds the tests marked <see cref="DatabaseFactAttribute"/>.</summary>
public sealed class DatabaseFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    /// <inheritdoc />
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new DatabaseTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>One such test in one class.</summary>
public sealed class DatabaseTestCase : XunitTestCase
{
    /// <summary>For the deserialiser.</summary>
    [Obsolete("For the deserialiser.")]
    public DatabaseTestCase()
    {
    }

    /// <summary>As xunit makes its own.</summary>
    public DatabaseTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    /// <inheritdoc />
    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgresAttribute)).Any() && !PostgresServer.IsAvailable && !IsRequired
            ? "skipped: needs PostgreSQL"
            : base.GetSkipReason(factAttribute);

    private static bool IsRequired => Environment.GetEnvironmentVariable("ENGAGE_REQUIRE_ALL") is "1";
}
