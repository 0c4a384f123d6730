package io.tierguard.jdbc.dialect;

import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;

/** Names that the AWS Advanced JDBC Wrapper 4.3 takes for itself, in exactly this case. */
final class AwsParameters {

    /** Leave the hosts where they are. The wrapper keeps them from the database's driver. */
    static final Set<String> HARMLESS = names("""
            autoSortWrapperPluginOrder awsProfile clusterId clusterTopologyHighRefreshRateMs
            clusterTopologyRefreshRateMs connectTimeout dataCacheTriggerCondition database enableClusterAwareFailover
            enableConnectFailover enableTelemetry enhancedLogQueryEnabled failoverClusterTopologyRefreshRateMs
            failoverMode failoverReaderConnectTimeoutMs failoverReaderHostSelectorStrategy failoverTimeoutMs
            failoverWriterReconnectIntervalMs failureDetectionCount failureDetectionEnabled failureDetectionInterval
            failureDetectionTime iamDefaultPort iamExpiration iamHost iamRegion
            initialConnectionHostSelectorStrategy loadBalancingIncludeWriter loginTimeout monitorDisposalTime
            openConnectionRetryIntervalMs openConnectionRetryTimeoutMs queryLevelLoadBalancing
            readerHostSelectorStrategy readerInitialConnectionHostSelectorStrategy resetSessionStateOnClose
            rollbackOnSwitch secretsManagerExpirationTimeSec secretsManagerRegion secretsManagerSecretId
            secretsManagerSecretPasswordProperty secretsManagerSecretUsernameProperty singleWriterConnectionString
            skipFailoverOnInterruptedThread skipWrappingForPackages socketTimeout targetDriverAutoRegister
            tcpKeepAlive telemetryFailoverAdditionalTopTrace telemetryMetricsBackend telemetrySubmitToplevel
            telemetryTracesBackend transferSessionStateOnSwitch verifyInitialConnectionRole
            verifyInitialConnectionType verifyOpenedConnectionType wrapperAssumeFetchEntireResultSet wrapperDialect
            wrapperDriverName wrapperLoggerLevel wrapperLogUnclosedConnections wrapperPlugins
            monitoring-connectTimeout monitoring-loginTimeout monitoring-socketTimeout monitoring-tcpKeepAlive
            """);

    /** Name hosts, or have somebody else name them, or change what the others mean. */
    static final Set<String> MOVING = names("""
            cacheEndpointAddrRo cacheEndpointAddrRw clusterInstanceHostPattern connectionPoolType
            customEndpointRegion endpointSubstitutionRole gdbAccessibleRegions globalClusterInstanceHostPatterns
            iamAccessTokenPropertyName idpEndpoint idpPort secretsManagerEndpoint srwReadEndpoint srwWriteEndpoint
            wrapperCaseSensitive wrapperProfileName wrapperTargetDriverDialect permitMysqlScheme
            """);

    /** Plugins that connect to hosts of the URL only, as long as the server tells of no others. */
    static final Set<String> PLUGINS = names("""
            auroraConnectionTracker auroraStaleDns autoReadWriteSplitting awsSecretsManager awsSecretsManager2
            connectTime dataCache driverMetaData efm efm2 executionTime failover failover2 iam initialConnection
            logQuery readWriteSplitting sqlParser
            """);

    /** Dialects whose hosts are the URL's, whatever the server is. */
    static final Set<String> STATIC_DIALECTS = names("mariadb mysql pg rds-mysql rds-pg");

    private AwsParameters() {}

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        StringTokenizer words = new StringTokenizer(text);
        while (words.hasMoreTokens()) {
            names.add(words.nextToken());
        }
        return names;
    }
}
