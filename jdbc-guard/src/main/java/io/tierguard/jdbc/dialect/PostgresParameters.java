package io.tierguard.jdbc.dialect;

/**
 * The connection parameters of pgjdbc 42.7 and of the versions before it, and of drivers made from it.
 *
 * @param inUrl keys that the URL takes, with those that name the target
 * @param inProperties keys beside the URL: here the short names do nothing in the versions that were read, and mislead
 */
record PostgresParameters(Parameters inUrl, Parameters inProperties) {

    private static final String HARMLESS = """
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
            schema TimeZone
            """;

    private static final String TARGET = "PGDBNAME PGHOST PGPORT";
    private static final String MOVING = "service socketFactory socketFactoryArg";

    static final PostgresParameters OWN = of("PostgreSQL", "", "");

    static final PostgresParameters YUGABYTE = of(
            "YugabyteDB",
            "failed-host-reconnect-delay-secs fallback-to-topology-keys-only yb-servers-refresh-interval",
            "load-balance topology-keys");

    private static PostgresParameters of(String dialect, String harmless, String moving) {
        String allHarmless = HARMLESS + " " + harmless;
        String allMoving = MOVING + " " + moving;
        return new PostgresParameters(
                withCopied(Parameters.of(dialect, allHarmless, TARGET, allMoving)),
                withCopied(Parameters.of(dialect, allHarmless, TARGET, allMoving + " dbname host port")));
    }

    private static Parameters withCopied(Parameters own) {
        return own.passing(CopiedParameters.OF_LIBPQ).passing(CopiedParameters.OF_MYSQL);
    }
}
