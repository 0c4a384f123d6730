package io.tierguard.jdbc.dialect;

/** The options of mariadb-java-client 4.0 and of the versions before it. */
final class MariadbParameters {

    /** All of them, in URL and properties. */
    static final Parameters ALL = Parameters.of(
                    "MariaDB", """
            allowLocalInfile allowMultiQueries allowPublicKeyRetrieval autocommit blankTableNameMeta cacheCodecs
            cachePrepStmts connectionAttributes connectionCollation connectionTimeZone connectTimeout
            createDatabaseIfNotExist credentialType defaultFetchSize deferCertificateValidation disablePipeline
            disconnectOnExpiredPasswords dumpQueriesOnException enabledSslCipherSuites enabledSslProtocolSuites
            fallbackToSystemKeyStore fallbackToSystemTrustStore forceConnectionTimeZoneToSession
            galeraAllowedState geometryDefaultType includeInnodbStatusInDeadlockExceptions
            includeThreadDumpInDeadlockExceptions initSql jdbcCompliantTruncation keyPassword keyStore
            keyStorePassword keyStoreType localSocketAddress maxAllowedColumns maxAllowedPacket maxIdleTime
            maxPoolSize maxQuerySizeToLog metaExportedKeys minPoolSize nullDatabaseMeansCurrent
            oldModeNoPrecisionTimestamp password permitNoResults permitRedirect pinGlobalTxToPhysicalConnection
            pool poolName poolValidMinDelay prepStmtCacheSize preserveInstants pureLocalDateTime
            readOnlyPropagatesToServer registerJmxPool restrictedAuth retriesAllDown
            returnMultiValuesGeneratedIds rewriteBatchedStatements serverRsaPublicKeyFile serverSslCert
            servicePrincipalName sessionVariables socketTimeout sslMode tcpAbortiveClose tcpKeepAlive
            tcpKeepCount tcpKeepIdle tcpKeepInterval timezone tinyInt1isBit tlsSocketType transactionIsolation
            transactionReplay transactionReplaySize transformedBitIsBoolean trustStore trustStorePassword
            trustStoreType useAffectedRows useBulkStmts useBulkStmtsForInserts useCatalogTerm useCompression
            useIpForKillQuery useLocalSessionState useMysqlMetadata user useResetConnection useServerPrepStmts
            uuidAsString yearIsDateType

            clientCertificateKeyStorePassword clientCertificateKeyStoreType clientCertificateKeyStoreUrl
            databaseTerm nullCatalogMeansCurrent trustCertificateKeyStorePassword trustCertificateKeyStoreType
            trustCertificateKeyStoreUrl

            allowMasterDownConnection assureReadOnly autoReconnect autoReconnectForPools cacheCallableStmts
            callableStmtCacheSize continueBatchOnError disableSslHostnameVerification enablePacketDebug
            failOnReadOnly failoverLoopRetries interactiveClient loadBalanceBlacklistTimeout log
            passwordCharacterEncoding permitMysqlScheme profileSql queryTimeout serverTimezone slowQueryThresholdNanos
            staticGlobal tcpNoDelay tcpRcvBuf tcpSndBuf trustServerCertificate useBatchMultiSend useFractionalSeconds
            useLegacyDatetimeCode useOldAliasMetadataBehavior usePipelineAuth useReadAheadInput useSsl
            useUnicode characterEncoding validConnectionTimeout
            accessKeyId ensureSocketState maximizeMysqlCompatibility prepStmtCacheSqlLimit region secretKey trackSchema
            useBatchMultiSendNumber useJDBCCompliantTimezoneShift zeroDateTimeBehavior
            """, "database", "localSocket pipe socketFactory sharedMemory socksProxyHost")
            .passing(MysqlParameters.ALL.harmless())
            .passing(CopiedParameters.OF_MYSQL);

    private MariadbParameters() {}
}
