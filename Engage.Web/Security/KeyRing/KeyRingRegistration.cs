using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engage.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Engage.Web.Security.KeyRing;

/// <summary>Registers the key ring by which cookies and tokens are protected.</summary>
public static class KeyRingRegistration
{
    /// <summary>The setting that names a PKCS#12 file; its certificate encrypts the keys in the database.</summary>
    public const string CertificateSetting = "DataProtection:CertificateFile";

    private const string PasswordSetting = "DataProtection:CertificatePassword";

    /// <summary>Keeps the key ring in the database, encrypted when a certificate is configured, with a loud warning when none is.</summary>
    /// <exception cref="DatabaseRefusedException">The certificate cannot be read.</exception>
    public static IServiceCollection AddEngageKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("Engage");
        services.AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory>((options, scopes) => options.XmlRepository = new DatabaseKeyRepository(scopes));

        if (configuration[CertificateSetting] is { Length: > 0 } file)
        {
            protection.ProtectKeysWithCertificate(Read(file, configuration[PasswordSetting]));
        }
        else
        {
            services.AddHostedService<OpenKeysWarning>();
        }
        return services;
    }

    private static X509Certificate2 Read(string file, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException($"The certificate named by {CertificateSetting} cannot be read; check it and {PasswordSetting}.", e);
        }
    }

    /// <summary>Says at each start, outside Development, that whoever reads the database can make sign-in cookies.</summary>
    private sealed class OpenKeysWarning(IHostEnvironment environment, ILogger<OpenKeysWarning> log) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            if (!environment.IsDevelopment())
            {
                log.LogWarning("The keys that protect sign-in cookies lie unencrypted in the database: set {Setting} to a certificate of your own.", CertificateSetting);
            }
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
