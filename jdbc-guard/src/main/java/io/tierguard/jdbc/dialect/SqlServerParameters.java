package io.tierguard.jdbc.dialect;

/** The connection properties of mssql-jdbc 13.6 and of the versions before it. */
final class SqlServerParameters {

    static final Parameters ALL = Parameters.of(
                    "SQL Server",
                    """
            AADSecurePrincipalId AADSecurePrincipalSecret accessToken accessTokenCallback accessTokenCallbackClass app
            applicationIntent applicationName authentication authenticationScheme
            bulkCopyForBatchInsertAllowEncryptedValueModifications bulkCopyForBatchInsertBatchSize
            bulkCopyForBatchInsertCheckConstraints bulkCopyForBatchInsertFireTriggers
            bulkCopyForBatchInsertKeepIdentity bulkCopyForBatchInsertKeepNulls bulkCopyForBatchInsertTableLock
            cacheBulkCopyMetadata calcBigDecimalPrecision cancelQueryTimeout clientCertificate clientKey
            clientKeyPassword columnEncryption columnEncryptionSetting concatNullYieldsNull connectRetryCount
            connectRetryInterval connectTimeout datetimeParameterType defaultTransactionIsolation delayLoadingLobs
            disableStatementPooling domain domainName enablePrepareOnFirstPreparedStatementCall
            enclaveAttestationProtocol enclaveAttestationUrl encrypt fips gsscredential hostNameInCertificate
            ignoreOffsetOnDateTimeOffsetConversion integratedSecurity iPAddressPreference jaasConfigurationName
            keyStoreAuthentication keyStoreLocation keyStorePrincipalId keyStoreSecret keyVaultProviderClientId
            keyVaultProviderClientKey lastUpdateCount lockTimeout loginTimeout maxResultBuffer msiClientId
            multiSubnetFailover packetSize password prepareMethod queryTimeout quotedId quotedIdentifier realm
            replication responseBuffering retryConn retryExec selectMethod sendStringParametersAsUnicode
            sendTemporalDataTypesAsStringForBulkCopy sendTimeAsDatetime serverCertificate serverNameAsACE
            serverPreparedStatementDiscardThreshold serverSpn socketTimeout sslProtocol statementPoolingCacheSize
            TransparentNetworkIPResolution trusted_connection trustManagerClass trustManagerConstructorArg
            trustServerCertificate trustStore trustStorePassword trustStoreType uid useBulkCopyForBatchInsert
            useDefaultGSSCredential useDefaultJaasConfig useFmtOnly user userName vectorTypeSupport workstationID
            xopenStates

            fipsProvider msiTokenCacheTtl
            """,
                    "database databaseName failoverPartner instanceName port portNumber server serverName",
                    "socketFactoryClass socketFactoryConstructorArg")
            .passing(CopiedParameters.OF_SQL_SERVER)
            .passing(CopiedParameters.OF_MYSQL);

    private SqlServerParameters() {}
}
