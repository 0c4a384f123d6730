package io.tierguard.jdbc.dialect;

/** The connection parameters of pgjdbc 42.7 and of the versions before it. */
final class PostgresParameters {

    /** Keys that the URL takes, with those that name the target. */
    static final Parameters IN_URL =
            Parameters.of("PostgreSQL", """
            adaptiveFetch adaptiveFetchMaximum adaptiveFetchMinimum allowEncodingChanges ApplicationName
            assumeMinServerVersion authenticationPluginClassName autosave binaryTransfer binaryTransferDisable
            binaryTransferEnable cancelSignalTimeout channelBinding classLoaderStrategy cleanupSavepoints
            connectExecutor connectExecutorArg connectTimeout convertBooleanToNumeric currentSchema
            databaseMetadataCacheFields databaseMetadataCacheFieldsMiB defaultRowFetchSize disableColumnSanitiser
            escapeSyntaxCallMode flushCacheOnDdl groupStartupParameters gssEncMode gsslib gssResponseTimeout
            gssUseDefaultCreds hideUnprivilegedObjects hostRecheckSeconds jaasApplicationName jaasLogin
            kerberosServerName loadBalanceHosts localSocketAddress loggerFile loggerLevel loginTimeout
            logServerErrorDetail logUnclosedConnections maxResultBuffer maxSendBufferSize options password
            pemKeyAlgorithm preferQueryMode preparedStatementCacheQueries preparedStatementCacheSizeMiB
            prepareThreshold protocolVersion queryTimeout quoteReturningIdentifiers readOnly readOnlyMode
            receiveBufferSize replication requireAuth reWriteBatchedInserts reWriteBatchedInsertsSize
            scramMaxIterations sendBufferSize socketTimeout ssl sslcert sslfactory sslfactoryarg
            sslhostnameverifier sslkey sslmode sslNegotiation sslpassword sslpasswordcallback sslResponseTimeout
            sslrootcert sspiServiceClass stringtype targetServerType tcpKeepAlive tcpNoDelay unknownLength user
            useSpnego xmlFactoryFactory

            charSet compatible logLevel databaseName portNumber serverName
            characterEncoding schema serverTimezone TimeZone useUnicode
            """, "PGDBNAME PGHOST PGPORT", "service socketFactory socketFactoryArg");

    /** Keys beside the URL: here the short names do nothing in the versions that were read, and mislead. */
    static final Parameters IN_PROPERTIES = new Parameters(
            IN_URL.dialect(),
            IN_URL.harmless(),
            IN_URL.read(),
            Parameters.of("", "", "", "dbname host port service socketFactory socketFactoryArg")
                    .moving());

    private PostgresParameters() {}
}
