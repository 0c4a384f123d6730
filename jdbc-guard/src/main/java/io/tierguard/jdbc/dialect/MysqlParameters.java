package io.tierguard.jdbc.dialect;

/** The connection properties of Connector/J 26.10 and of the versions before it. */
final class MysqlParameters {

    /** All of them, in URL, properties and the blocks of single hosts. */
    static final Parameters ALL = Parameters.of(
                    "MySQL",
                    """
            allowLoadLocalInfile allowLoadLocalInfileInPath allowMultiQueries allowNanAndInf allowPublicKeyRetrieval
            allowReplicaDownConnections allowSourceDownConnections allowUrlInLocalInfile alwaysSendSetIsolation
            authenticationOpenidConnectCallbackHandler authenticationPlugins authenticationWebAuthnCallbackHandler
            autoClosePStmtStreams autoGenerateTestcaseScript autoReconnect autoReconnectForPools autoSlowLog
            blobsAreStrings blobSendChunkSize cacheCallableStmts cacheDefaultTimeZone cacheDefaultTimezone
            cachePrepStmts cacheResultSetMetadata cacheServerConfiguration callableStmtCacheSize characterEncoding
            characterSetResults clientCertificateKeyStorePassword clientCertificateKeyStoreType
            clientCertificateKeyStoreUrl clientInfoProvider clobberStreamingResults clobCharacterEncoding
            compensateOnDuplicateKeyUpdateCounts connectionAttributes connectionCollation
            connectionLifecycleInterceptors connectionTimeZone serverTimezone connectTimeout continueBatchOnError
            createDatabaseIfNotExist customCharsetMapping databaseTerm defaultAuthenticationPlugin defaultFetchSize
            detectCustomCollations disabledAuthenticationPlugins disconnectOnExpiredPasswords
            dontCheckOnDuplicateKeyUpdateInSQL dontTrackOpenResources dumpQueriesOnException elideSetAutoCommits
            emptyStringsConvertToZero emulateLocators emulateUnsupportedPstmts enableEscapeProcessing
            enablePacketDebug enableQueryTimeouts exceptionInterceptors explainSlowQueries failOverReadOnly
            fallbackToSystemKeyStore fallbackToSystemTrustStore fipsCompliantJsse forceConnectionTimeZoneToSession
            functionsNeverReturnBlobs gatherPerfMetrics generateSimpleParameterMetadata
            getProceduresReturnsFunctions ha.enableJMX haEnableJMX ha.loadBalanceStrategy haLoadBalanceStrategy
            holdResultsOpenOverStatementClose idTokenFile ignoreNonTxTables includeInnodbStatusInDeadlockExceptions
            includeThreadDumpInDeadlockExceptions includeThreadNamesAsStatementComment initialTimeout
            interactiveClient jdbcCompliantTruncation KeyManagerFactoryProvider keyStoreProvider
            largeRowSizeThreshold ldapServerHostname loadBalanceAutoCommitStatementRegex
            loadBalanceAutoCommitStatementThreshold loadBalanceBlocklistTimeout loadBalanceConnectionGroup
            loadBalanceExceptionChecker loadBalanceHostRemovalGracePeriod loadBalancePingTimeout
            loadBalanceSQLExceptionSubclassFailover loadBalanceSQLStateFailover
            loadBalanceValidateConnectionOnSwapServer localSocketAddress locatorFetchBufferSize logger
            logSlowQueries logXaCommands maintainTimeStats maxAllowedPacket maxByteArrayAsHex maxQuerySizeToLog
            maxReconnects maxRows metadataCacheSize netTimeoutForStreamingResults noAccessToProcedureBodies
            noDatetimeStringSync nullDatabaseMeansCurrent nullCatalogMeansCurrent ociConfigFile ociConfigProfile
            openTelemetry overrideSupportsIntegrityEnhancementFacility packetDebugBufferSize padCharsWithSpace
            paranoid password password1 password2 password3 passwordCharacterEncoding pedantic
            pinGlobalTxToPhysicalConnection populateInsertRowWithDefaultValues prepStmtCacheSize
            prepStmtCacheSqlLimit preserveInstants priority processEscapeCodesForPrepStmts profilerEventHandler
            profileSQL queriesBeforeRetrySource queryInfoCacheFactory parseInfoCacheFactory queryInterceptors
            queryTimeoutKillsConnection readFromSourceWhenNoReplicas readOnlyPropagatesToServer reconnectAtTxEnd
            replicationConnectionGroup reportMetricsIntervalMillis requireSSL resourceId resultSetSizeThreshold
            retriesAllDown rewriteBatchedStatements rollbackOnPooledClose scrollTolerantForwardOnly
            secondsBeforeRetrySource selfDestructOnPingMaxOperations selfDestructOnPingSecondsLifetime
            sendFractionalSeconds sendFractionalSecondsForTime serverAffinityOrder serverConfigCacheFactory
            serverRSAPublicKeyFile sessionVariables slowQueryThresholdMillis slowQueryThresholdNanos socketTimeout
            sslContextProvider sslMode strictUpdates tcpKeepAlive tcpNoDelay tcpRcvBuf tcpSndBuf tcpTrafficClass
            tinyInt1isBit tlsCiphersuites enabledSSLCipherSuites tlsVersions enabledTLSProtocols traceProtocol
            trackSessionState transformedBitIsBoolean treatMysqlDatetimeAsTimestamp treatUtilDateAsTimestamp
            trustCertificateKeyStorePassword trustCertificateKeyStoreType trustCertificateKeyStoreUrl
            trustManagerFactoryProvider type ultraDevHack useAffectedRows useColumnNamesInFindColumn
            useCompression useCursorFetch useHostsInPrivileges useInformationSchema useLocalSessionState
            useLocalTransactionState useNanosForElapsedTime useOldAliasMetadataBehavior useOnlyServerErrorMessages
            useReadAheadInput user useServerPrepStmts useSSL useStreamLengthsInPrepStmts useUnbufferedInput
            useUsageAdvisor verifyServerCertificate yearIsDateType zeroDateTimeBehavior
            xdevapi.asyncResponseTimeout xdevapiAsyncResponseTimeout xdevapi.auth xdevapiAuth
            xdevapi.connect-timeout xdevapiConnectTimeout xdevapi.connection-attributes
            xdevapiConnectionAttributes xdevapi.compression xdevapiCompression xdevapi.compression-algorithms
            xdevapiCompressionAlgorithms xdevapi.compression-extensions xdevapiCompressionExtensions
            xdevapi.fallback-to-system-keystore xdevapiFallbackToSystemKeyStore
            xdevapi.fallback-to-system-truststore xdevapiFallbackToSystemTrustStore
            xdevapi.ssl-keystore-password xdevapiSslKeystorePassword xdevapi.ssl-keystore-type
            xdevapiSslKeystoreType xdevapi.ssl-keystore xdevapiSslKeystore xdevapi.ssl-mode xdevapiSslMode
            xdevapi.ssl-truststore-password xdevapiSslTruststorePassword xdevapi.ssl-truststore-type
            xdevapiSslTruststoreType xdevapi.ssl-truststore xdevapiSslTruststore xdevapi.tls-ciphersuites
            xdevapiTlsCiphersuites xdevapi.tls-versions xdevapiTlsVersions

            allowMasterDownConnections allowSlaveDownConnections autoDeserialize cacheServerConfig capitalizeTypeNames
            enableDebug jdbcCompliantTruncationForReads loadBalanceBlacklistTimeout loadBalanceStrategy
            queriesBeforeRetryMaster readFromMasterWhenNoSlaves relaxAutoCommit secondsBeforeRetryMaster
            useDynamicCharsetInfo useGmtMillisForDatetimes useJDBCCompliantTimezoneShift useLegacyDatetimeCode
            useTimezone useUnicode
            timezone useBulkStmts
            authenticationFidoCallbackHandler disableMariaDbDriver dumpMetadataOnColumnNotFound dynamicCalendars
            loadBalanceEnableJMX noTimezoneConversionForDateType noTimezoneConversionForTimeType
            nullNamePatternMatchesAll replicationEnableJMX retainStatementAfterResultSetClose roundRobinLoadBalance
            runningCTS13 statementInterceptors strictFloatingPoint useBlobToStoreUTF8OutsideBMP useDirectRowUnpack
            useFastDateParsing useFastIntParsing useFractionalSeconds useJvmCharsetConverters useOldUTF8Behavior
            useSqlStateCodes useSSPSCompatibleTimezoneShift utf8OutsideBmpExcludedColumnNamePattern
            utf8OutsideBmpIncludedColumnNamePattern
            """,
                    "dbname dnsSrv host port protocol socketFactory",
                    "address namedPipePath path propertiesTransform socksProxyHost socksProxyPort socksProxyRemoteDns"
                            + " useConfigs xdevapi.dns-srv xdevapiDnsSrv")
            .passing(CopiedParameters.OF_MYSQL_CLIENTS);

    private MysqlParameters() {}
}
