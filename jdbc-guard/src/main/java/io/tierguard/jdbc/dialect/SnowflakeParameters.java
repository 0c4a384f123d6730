package io.tierguard.jdbc.dialect;

/** The connection properties of snowflake-jdbc 4.4 and of the versions before it, and the session's parameters. */
final class SnowflakeParameters {

    /** All of them, in URL and properties. */
    static final Parameters ALL = Parameters.of("Snowflake", """
            ALLOW_CERTIFICATES_WITHOUT_CRL_URL appId application appVersion authenticator BROWSER_RESPONSE_TIMEOUT
            CERT_REVOCATION_CHECK_MODE CLEAR_BATCH_ONLY_AFTER_SUCCESSFUL_EXECUTION client_config_file
            CLIENT_OUT_OF_BAND_TELEMETRY_ENABLED clientRequestMfaToken clientStoreTemporaryCredential
            CLIENT_TREAT_TIME_AS_WALL_CLOCK_TIME disableConsoleLogin disableGcsDefaultCredentials disableOCSPChecks
            disablePlatformDetection disableQueryContextCache disableSamlURLCheck disableSocksProxy
            enableCopyResultSet ENABLE_EXACT_SCHEMA_SEARCH_ENABLED enablePatternSearch enablePutGet
            ENABLE_WILDCARDS_IN_SHOW_METADATA_COMMANDS gzipDisabled htapOOBTelemetryEnabled
            HTTP_CLIENT_CONNECTION_TIMEOUT HTTP_CLIENT_SOCKET_TIMEOUT id_token_password
            IMPLICIT_SERVER_SIDE_QUERY_TIMEOUT injectClientPause injectSocketTimeout inject_wait_in_put insecureMode
            JAVA_LOGGING_CONSOLE_STD_OUT JAVA_LOGGING_CONSOLE_STD_OUT_THRESHOLD JDBC_ARROW_TREAT_DECIMAL_AS_INT
            JDBC_DEFAULT_FORMAT_DATE_WITH_TIMEZONE JDBC_GET_DATE_USE_NULL_TIMEZONE loginTimeout maxHttpRetries
            MAX_TLS_VERSION MIN_TLS_VERSION networkTimeout oauthClientID oauthClientSecret
            oauthEnableSingleUseRefreshTokens oauthScope ocspFailOpen oktausername
            ownerOnlyStageFilePermissionsEnabled passcode passcodeInPassword password platformDetectionTimeoutMs
            privateKey private_key_base64 private_key_file private_key_file_pwd private_key_pwd putGetMaxRetries
            queryTimeout retryTimeout role schema ssl stringsQuotedForColumnDef token tracing user user_agent_suffix
            snowflakeClientInfo validateDefaultParameters warehouse workloadIdentityEntraResource
            workloadIdentityProvider

            ABORT_DETACHED_QUERY AUTOCOMMIT BINARY_INPUT_FORMAT BINARY_OUTPUT_FORMAT CLIENT_ENABLE_LOG_INFO_STATEMENT_PARAMETERS
            CLIENT_ENCRYPTION_KEY_SIZE CLIENT_MEMORY_LIMIT CLIENT_METADATA_REQUEST_USE_CONNECTION_CTX
            CLIENT_METADATA_USE_SESSION_DATABASE CLIENT_PREFETCH_THREADS CLIENT_RESULT_CHUNK_SIZE
            CLIENT_RESULT_COLUMN_CASE_INSENSITIVE CLIENT_RESULT_PREFETCH_SLOTS CLIENT_RESULT_PREFETCH_THREADS
            CLIENT_SESSION_CLONE CLIENT_SESSION_KEEP_ALIVE CLIENT_SESSION_KEEP_ALIVE_HEARTBEAT_FREQUENCY
            CLIENT_SFSQL CLIENT_STAGE_ARRAY_BINDING_THRESHOLD CLIENT_TIMESTAMP_TYPE_MAPPING DATE_INPUT_FORMAT
            DATE_OUTPUT_FORMAT ERROR_ON_NONDETERMINISTIC_MERGE ERROR_ON_NONDETERMINISTIC_UPDATE GEOGRAPHY_OUTPUT_FORMAT
            GEOMETRY_OUTPUT_FORMAT JDBC_ENABLE_COMBINED_DESCRIBE JDBC_FORMAT_DATE_WITH_TIMEZONE
            JDBC_QUERY_RESULT_FORMAT JDBC_TREAT_DECIMAL_AS_INT JDBC_TREAT_TIMESTAMP_NTZ_AS_UTC JDBC_USE_JSON_PARSER
            JDBC_USE_SESSION_TIMEZONE JSON_INDENT LOCK_TIMEOUT LOG_LEVEL MULTI_STATEMENT_COUNT QUERY_RESULT_FORMAT
            QUERY_TAG QUOTED_IDENTIFIERS_IGNORE_CASE ROWS_PER_RESULTSET STATEMENT_QUEUED_TIMEOUT_IN_SECONDS
            STATEMENT_TIMEOUT_IN_SECONDS STRICT_JSON_OUTPUT TIMESTAMP_DAY_IS_ALWAYS_24H TIMESTAMP_INPUT_FORMAT
            TIMESTAMP_LTZ_OUTPUT_FORMAT TIMESTAMP_NTZ_OUTPUT_FORMAT TIMESTAMP_OUTPUT_FORMAT TIMESTAMP_TYPE_MAPPING
            TIMESTAMP_TZ_OUTPUT_FORMAT TIMEZONE TIME_INPUT_FORMAT TIME_OUTPUT_FORMAT TRANSACTION_ABORT_ON_ERROR
            TRANSACTION_DEFAULT_ISOLATION_LEVEL TWO_DIGIT_CENTURY_START UNSUPPORTED_DDL_ACTION USE_CACHED_RESULT
            WEEK_OF_YEAR_POLICY WEEK_START
            """, "account allowUnderscoresInHost database db", """
            connectionName DIAGNOSTICS_ALLOWLIST_FILE ENABLE_DIAGNOSTICS net.snowflake.client.jdbc.HttpHeadersCustomizer
            nonProxyHosts oauthAuthorizationUrl oauthRedirectUri oauthTokenRequestUrl proxyHost proxyPassword proxyPort
            proxyProtocol proxyUser serverURL useProxy workload_identity_host workloadIdentityAwsExternalId
            workloadIdentityAwsUseOutboundToken workloadIdentityHost workloadIdentityImpersonationPath
            """);

    private SnowflakeParameters() {}
}
