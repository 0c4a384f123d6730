package io.tierguard.jdbc.dialect;

/** The connection properties of trino-jdbc 484 and of the versions before it. */
final class TrinoParameters {

    /** All of them, in URL and properties. */
    static final Parameters ALL = Parameters.of(
            "Trino", """
            accessToken applicationNamePrefix assumeLiteralNamesInMetadataCallsForNonConformingClients
            assumeLiteralUnderscoreInMetadataCallsForNonConformingClients assumeNullCatalogMeansCurrentCatalog clientInfo
            clientTags disableCompression disallowLocalRedirect encoding explicitPrepare externalAuthentication
            externalAuthenticationRedirectHandlers externalAuthenticationTimeout externalAuthenticationTokenCache
            extraCredentials extraHeaders hostnameInCertificate httpLoggingLevel KerberosConfigPath
            KerberosConstrainedDelegation KerberosCredentialCachePath KerberosDelegation KerberosKeytabPath
            KerberosPrincipal KerberosRemoteServiceName KerberosServicePrincipalPattern KerberosUseCanonicalHostname
            locale oauth2ClientId oauth2ClientSecret oauth2Scope password path resourceEstimates roles schema sessionProperties sessionUser source SSLKeyStorePassword
            SSLKeyStorePath SSLKeyStoreType SSLTrustStorePassword SSLTrustStorePath SSLTrustStoreType
            SSLUseSystemKeyStore SSLUseSystemTrustStore SSLVerification timeout timezone traceToken user
            validateConnection
            """, "catalog SSL", "dnsResolver dnsResolverContext httpProxy oauth2TokenEndpoint socksProxy");

    private TrinoParameters() {}
}
