package io.tierguard.jdbc.dialect;

import java.util.Set;
import java.util.TreeSet;

/** The connection properties of Oracle's driver 23.26 and of the versions before it. */
final class OracleParameters {

    /** Beside the URL. */
    static final Parameters IN_PROPERTIES = Parameters.of("Oracle", """
            AccumulateBatchResult autoCommit com.sun.jndi.ldap.connect.timeout com.sun.jndi.ldap.read.timeout
            defaultExecuteBatch defaultNChar defaultRowPrefetch disableDefineColumnType DMSName DMSType fixedString
            includeSynonyms internal_logon javax.net.ssl.keyStore javax.net.ssl.keyStorePassword
            javax.net.ssl.keyStoreType javax.net.ssl.trustStore javax.net.ssl.trustStorePassword
            javax.net.ssl.trustStoreType JDBCDriverCharSetId mapStringParameterToCHAR oracle.jdbc.accessToken
            oracle.jdbc.AccumulateBatchResult oracle.jdbc.allowedLogonVersion oracle.jdbc.allowMixingJdbcAndNamedBinds
            oracle.jdbc.allowSingleShardTransactionSupport oracle.jdbc.applicationContext oracle.jdbc.autoCommit
            oracle.jdbc.autoCommitSpecCompliant oracle.jdbc.azureCredentials oracle.jdbc.azureDatabaseApplicationIdUri
            oracle.jdbc.backwardCompatibileUpdateableResultSet oracle.jdbc.checkAuthResponseOnError
            oracle.jdbc.clientCertificate oracle.jdbc.clientCertificatePassword oracle.jdbc.clientId
            oracle.jdbc.clientSecret oracle.jdbc.com.sun.jndi.ldap.connect.timeout
            oracle.jdbc.com.sun.jndi.ldap.read.timeout oracle.jdbc.commitOption oracle.jdbc.commitSelectOnAutocommit
            oracle.jdbc.configurationProviders oracle.jdbc.continueBatchOnError oracle.jdbc.convertNcharLiterals
            oracle.jdbc.createDescriptorUseCurrentSchemaForSchemaName oracle.jdbc.databaseStateRequirement
            oracle.jdbc.dcnOptions oracle.jdbc.debugJDWP oracle.jdbc.defaultConnectionValidation
            oracle.jdbc.defaultExecuteBatch oracle.jdbc.defaultLobPrefetchSize oracle.jdbc.defaultNChar
            oracle.jdbc.defaultRowPrefetch oracle.jdbc.diagnostic.bufferSize oracle.jdbc.diagnostic.debugSQL
            oracle.jdbc.diagnostic.debugTenant oracle.jdbc.diagnostic.enableDiagnoseFirstFailure
            oracle.jdbc.diagnostic.enableLogging oracle.jdbc.diagnostic.enableObservability
            oracle.jdbc.diagnostic.enableSensitiveDiagnostics oracle.jdbc.diagnostic.loggerName
            oracle.jdbc.diagnostic.permitSensitiveDiagnostics oracle.jdbc.diagnostic.writeLogsToDiagnoseFirstFailure
            oracle.jdbc.disabledBugFixes oracle.jdbc.disableDefineColumnType oracle.jdbc.DMSName
            oracle.jdbc.DMSStatementCachingMetrics oracle.jdbc.DMSStatementMetrics oracle.jdbc.DMSType
            oracle.jdbc.DRCPConnectionClass oracle.jdbc.DRCPConnectionPurity oracle.jdbc.DRCPMultiplexingInRequestAPIs
            oracle.jdbc.DRCPPLSQLCallback oracle.jdbc.DRCPTagName oracle.jdbc.driverNameAttribute
            oracle.jdbc.editionName oracle.jdbc.enableACSupport oracle.jdbc.enableDataInLocator
            oracle.jdbc.enableErrorUrl oracle.jdbc.enableImplicitRequests oracle.jdbc.enableProviderOverride
            oracle.jdbc.enableQueryResultCache oracle.jdbc.enableReadDataInLocator oracle.jdbc.enableResultSetCache
            oracle.jdbc.enableSSSCursor oracle.jdbc.enableTempLobRefCnt oracle.jdbc.enableTGSupport
            oracle.jdbc.fanEnabled oracle.jdbc.fetchSizeTuning oracle.jdbc.fixedString
            oracle.jdbc.implicitStatementCacheSize oracle.jdbc.inbandNotification oracle.jdbc.includeSynonyms
            oracle.jdbc.internal_logon oracle.jdbc.J2EE13Compliant oracle.jdbc.JDBCDriverCharSetId
            oracle.jdbc.JDBCStandardBehavior oracle.jdbc.jsonDefaultGetObjectType
            oracle.jdbc.LobStreamPosStandardCompliant oracle.jdbc.localhostName oracle.jdbc.loginTimeout
            oracle.jdbc.mapDateToTimestamp oracle.jdbc.mapStringParameterToCHAR oracle.jdbc.maxBatchMemory
            oracle.jdbc.maxCachedBufferSize oracle.jdbc.newPassword oracle.jdbc.ociCompartment oracle.jdbc.ociConfigFile
            oracle.jdbc.ociDatabase oracle.jdbc.ociIamUrl oracle.jdbc.ociProfile oracle.jdbc.ociTenancy
            oracle.jdbc.ons.protocol oracle.jdbc.ons.walletfile oracle.jdbc.ons.walletpassword
            oracle.jdbc.parameterMetadataCacheIncludeParsing oracle.jdbc.parameterMetadataCacheSize
            oracle.jdbc.parameterMetadataPreprocess oracle.jdbc.password oracle.jdbc.passwordAuthentication
            oracle.jdbc.prelim_auth oracle.jdbc.processEscapes oracle.jdbc.protocol oracle.jdbc.provider.accessToken
            oracle.jdbc.provider.endUserSecurityContext oracle.jdbc.provider.json oracle.jdbc.provider.password
            oracle.jdbc.provider.tlsConfiguration oracle.jdbc.provider.traceEventListener oracle.jdbc.provider.username
            oracle.jdbc.proxyClientName oracle.jdbc.queryResultCacheMaxLag oracle.jdbc.queryResultCacheMaxSize
            oracle.jdbc.readOnlyInstanceAllowed oracle.jdbc.ReadTimeout oracle.jdbc.redirectUri
            oracle.jdbc.remarksReporting oracle.jdbc.remoteConfigurationFiltering
            oracle.jdbc.replay.protectedRequestSizeLimit oracle.jdbc.RessourceManagerId oracle.jdbc.restrictGetTables
            oracle.jdbc.retainLobPrefetchData oracle.jdbc.RetainV9LongBindBehavior oracle.jdbc.sendAllDataForValueLobs
            oracle.jdbc.sendBooleanAsNativeBoolean oracle.jdbc.sendBooleanInPLSQL
            oracle.jdbc.serverTelemetryLoggingEnabled oracle.jdbc.serverTelemetryTracesEnabled
            oracle.jdbc.sessionFixUpParams oracle.jdbc.SetFloatAndDoubleUseBinary oracle.jdbc.sqlErrorTranslationFile
            oracle.jdbc.ssl.keyManagerFactory.algorithm oracle.jdbc.ssl.trustManagerFactory.algorithm
            oracle.jdbc.StreamChunkSize oracle.jdbc.strictASCIIConversion oracle.jdbc.TcpNoDelay oracle.jdbc.tenantId
            oracle.jdbc.thinForceDNSLoadBalancing oracle.jdbc.timestampTzInGmt oracle.jdbc.timezoneAsRegion
            oracle.jdbc.tokenAuthentication oracle.jdbc.tokenLocation oracle.jdbc.transactionPriority
            oracle.jdbc.use1900AsYearForTime oracle.jdbc.UseDRCPMultipletag oracle.jdbc.useFetchSizeWithLongColumn
            oracle.jdbc.useNio oracle.jdbc.user oracle.jdbc.useThreadLocalBufferCache oracle.jdbc.v$session.ename
            oracle.jdbc.v$session.iname oracle.jdbc.v$session.machine oracle.jdbc.v$session.osuser
            oracle.jdbc.v$session.process oracle.jdbc.v$session.program oracle.jdbc.v$session.terminal
            oracle.jdbc.vectorDefaultGetObjectType oracle.jdbc.XAThroughSessionlessTransactions
            oracle.net.allow_weak_crypto oracle.net.authentication_services oracle.net.CONNECT_TIMEOUT
            oracle.net.connectionIdPrefix oracle.net.crypto_checksum_client oracle.net.crypto_checksum_types_client
            oracle.net.crypto_seed oracle.net.disableOob oracle.net.DOWN_HOSTS_TIMEOUT oracle.net.encryption_client
            oracle.net.encryption_types_client oracle.net.external_authentication oracle.net.eztls oracle.net.keepAlive
            oracle.net.kerberos5_cc_name oracle.net.kerberos5_mutual_authentication oracle.net.KerberosJaasLoginModule
            oracle.net.KerberosRealm oracle.net.ldap.security.authentication oracle.net.ldap.security.credentials
            oracle.net.ldap.security.principal oracle.net.ldap.ssl.keyManagerFactory.algorithm
            oracle.net.ldap.ssl.keyStore oracle.net.ldap.ssl.keyStorePassword oracle.net.ldap.ssl.keyStoreType
            oracle.net.ldap.ssl.ssl_context_protocol oracle.net.ldap.ssl.supportedCiphers
            oracle.net.ldap.ssl.supportedVersions oracle.net.ldap.ssl.trustManagerFactory.algorithm
            oracle.net.ldap.ssl.trustStore oracle.net.ldap.ssl.trustStorePassword oracle.net.ldap.ssl.trustStoreType
            oracle.net.ldap.ssl.walletLocation oracle.net.ldap.ssl.walletPassword oracle.net.networkCompression
            oracle.net.networkCompressionLevels oracle.net.networkCompressionThreshold oracle.net.oldSyntax
            oracle.net.OUTBOUND_CONNECT_TIMEOUT oracle.net.profile oracle.net.proxyRemoteDNS
            oracle.net.radius_challenge_response_handler oracle.net.seps_wallet_location oracle.net.seps_wallet_password
            oracle.net.setFIPSMode oracle.net.SNIIgnoreList oracle.net.socksRemoteDNS oracle.net.ssl_allow_weak_dn_match
            oracle.net.ssl_certificate_alias oracle.net.ssl_certificate_thumbprint oracle.net.ssl_cipher_suites
            oracle.net.ssl_context_protocol oracle.net.ssl_pem_private_key_index oracle.net.ssl_server_cert_dn
            oracle.net.ssl_server_dn_match oracle.net.ssl_version oracle.net.sslContextCacheSize
            oracle.net.TCP_KEEPCOUNT oracle.net.TCP_KEEPIDLE oracle.net.TCP_KEEPINTERVAL oracle.net.useJCEAPI
            oracle.net.useSNI oracle.net.useTcpFastOpen oracle.net.useZeroCopyIO oracle.net.wallet_location
            oracle.net.wallet_password oracle.net.websocketPassword oracle.net.websocketUser password prelim_auth
            processEscapes protocol remarksReporting RessourceManagerId restrictGetTables SetFloatAndDoubleUseBinary
            ssl.keyManagerFactory.algorithm ssl.trustManagerFactory.algorithm useFetchSizeWithLongColumn user
            v$session.ename v$session.iname v$session.machine v$session.osuser v$session.process v$session.program
            v$session.terminal

            defaultBatchValue oracle.jdbc.FastConnectionFailover oracle.jdbc.V8Compatible SetBigStringTryClob
            cachePrepStmts prepStmtCacheSize prepStmtCacheSqlLimit useServerPrepStmts
            """, "", """
            database OCIEnvHandle OCIErrHandle OCISvcCtxHandle oracle.jdbc.config.file oracle.jdbc.database
            oracle.jdbc.OCIEnvHandle oracle.jdbc.OCIErrHandle oracle.jdbc.OCISvcCtxHandle
            oracle.jdbc.preferredInstanceName oracle.jdbc.provider.connectionString oracle.jdbc.sqlTranslationProfile
            oracle.jdbc.targetInstanceName oracle.jdbc.targetServiceName oracle.jdbc.targetShardingKey
            oracle.jdbc.targetSuperShardingKey oracle.jdbc.useShardingDriverConnection
            oracle.jdbc.useTrueCacheDriverConnection oracle.net.httpsProxyHost oracle.net.httpsProxyPort
            oracle.net.socksProxyHost oracle.net.socksProxyPort oracle.net.tns_admin server
            """);

    /** Behind a question mark, where a property's name may stand as well as a short one. */
    static final Parameters IN_URL = new Parameters(
            IN_PROPERTIES.dialect(),
            with(IN_PROPERTIES.harmless(), """
            enable failover load_balance recv_buf_size send_buf_size sdu source_route retry_count retry_delay
            connect_timeout transport_connect_timeout ssl_server_cert_dn wallet_location encryption_client
            encryption_types_client crypto_checksum_client crypto_checksum_types_client pool_connection_class
            pool_purity service_tag connection_id_prefix keystore_type keystore_password keystore truststore_type
            truststore_password truststore ssl_version ssl_ciphers ssl_server_dn_match allow_weak_crypto
            ssl_certificate_alias ssl_certificate_thumbprint authenticate_bind_method authenticate_bind
            directory_server_type token_auth token_location password_auth oci_iam_url oci_tenancy oci_compartment
            oci_database oci_config_file oci_profile azure_db_app_id_uri tenant_id client_id client_certificate
            redirect_uri
            """),
            IN_PROPERTIES.read(),
            with(IN_PROPERTIES.moving(), "https_proxy https_proxy_port TNS_ADMIN"));

    private OracleParameters() {}

    private static Set<String> with(Set<String> names, String more) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(names);
        all.addAll(Parameters.of("", more, "", "").harmless());
        return all;
    }
}
