package io.tierguard.jdbc.dialect;

import java.util.Locale;
import java.util.Set;

/** The connection parameters of redshift-jdbc42 2.3, whose names it takes in any case. */
final class RedshiftParameters {

    /** Keys in the URL and beside it. Those of federated logins have the driver call another server first. */
    static final Parameters ALL = Parameters.of("Redshift", """
            allowEncodingChanges applicationName assumeMinServerVersion authMech autosave binaryTransfer
            binaryTransferDisable binaryTransferEnable blockingRowsMode cancelSignalTimeout cleanupSavepoints
            compression connectionTimezone connectTimeout currentSchema databaseMetadataCacheFields
            databaseMetadataCacheFieldsMiB databaseMetadataCurrentDbOnly defaultRowFetchSize disableColumnSanitiser
            disableIsValidQuery dsiLogLevel enableFetchRingBuffer enableGeneratedName enableMultiSqlSupport
            enableStatementCache enableTableTypes escapeSyntaxCallMode fetchRingBufferSize hideUnprivilegedObjects
            hostRecheckSeconds iamDisableCache idc_client_display_name loadBalanceHosts loginTimeout logLevel logPath logServerErrorDetail
            logUnclosedConnections maxLogFileCount maxLogFileSize maxResultBuffer maxWarningCount options
            overrideSchemaPatternType password preferPq preferQueryMode preparedStatementCacheQueries
            preparedStatementCacheSizeMiB prepareThreshold protocolVersion pwd queryGroup
            raiseExceptionOnSilentRollback readOnly readOnlyMode receiveBufferSize reWriteBatchedInserts
            reWriteBatchedInsertsSize sendBufferSize socketTimeout ssl sslCert sslFactory sslFactoryArg
            sslHostnameVerifier sslKey sslMode sslPassword sslPasswordCallback sslRootCert sslTruststorePath
            statementCloseTimeout stringType targetServerType tcpKeepAlive uid unknownLength user
            """, "dbname host port", """
            accessKeyId authProfile autoCreate clusterId dbGroups dbGroupsFilter dbUser endpointUrl forceLowercase
            groupFederation iamAuth iamDuration identity_namespace iniFile
            iniSection isServerless plugin_name profile providerName region secretAccessKey serverlessAcctId
            serverlessWorkGroup sessionToken socketFactory socketFactoryArg stsEndpointUrl token_type
            webIdentityToken
            """);

    /** Of {@link #ALL}, those that do nothing where they are false; a data source that was given a URL names them. */
    private static final Set<String> FLAGS = Set.of("iamauth", "groupfederation", "isserverless");

    /** Refuses a parameter that moves the target or is not known. */
    static void check(String name, String value, String place) {
        if (!FLAGS.contains(name.toLowerCase(Locale.ENGLISH)) || !value.equalsIgnoreCase("false")) {
            ALL.check(name, value, place);
        }
    }

    private RedshiftParameters() {}
}
