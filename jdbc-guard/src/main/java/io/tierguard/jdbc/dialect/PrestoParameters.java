package io.tierguard.jdbc.dialect;

/** The connection properties of presto-jdbc 0.296 and of the versions before it. */
final class PrestoParameters {

    /** All of them, in URL and properties. */
    static final Parameters ALL = Parameters.of("Presto", """
            accessToken applicationNamePrefix clientTags customHeaders disableCompression externalAuthentication
            externalAuthenticationRedirectHandlers externalAuthenticationTimeout externalAuthenticationTokenCache
            followRedirects KerberosConfigPath KerberosCredentialCachePath KerberosKeytabPath KerberosPrincipal
            KerberosRemoteServiceName KerberosUseCanonicalHostname password protocols queryInterceptors sessionProperties
            SSL SSLKeyStorePassword SSLKeyStorePath SSLKeyStoreType SSLTrustStorePassword SSLTrustStorePath
            SSLTrustStoreType timeZoneId user validateNextUriSource
            """, "extraCredentials", "httpProxy socksProxy");

    private PrestoParameters() {}
}
