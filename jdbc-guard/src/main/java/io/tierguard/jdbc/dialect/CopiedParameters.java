package io.tierguard.jdbc.dialect;

/** Parameters of one database that URLs of another are copied with, and to whose driver they mean nothing. */
final class CopiedParameters {

    /** Of Connector/J, as guides show them, misspelled ones among them. */
    static final String OF_MYSQL = """
            allowLoadLocalInfile allowMultiQueries allowPublicKeyRetrieval autoReconnect cachePrepStmts characterEncoding
            characterSetResults charset connectionCollation createDatabaseIfNotExist encoding failOverReadOnly maxReconnects
            noAccessToProcedureBodies nullCatalogMeansCurrent nullNamePatternMatchesAll prepStmtCacheSize
            prepStmtCacheSqlLimit requireSSL rewriteBatchedStatements serverTimezone tinyInt1isBit useCompression
            useJDBCCompliantTimezoneShift useLegacyDatetimeCode useServerPrepStmts useSSL useTimezone useUnicode
            verifyServerCertificate yearIsDateType zeroDateTimeBehavior zeroDateTimeBehaviour
            """;

    /** Of libpq and of poolers before PostgreSQL; those that name a server or a file of logins are not among them. */
    static final String OF_LIBPQ = """
            application_name channel_binding client_encoding connect_timeout connection_limit
            idle_in_transaction_session_timeout keepalives keepalives_count keepalives_idle keepalives_interval
            load_balance_hosts lock_timeout pgbouncer pool_timeout search_path sslcrl sslsni statement_timeout
            target_session_attrs tcp_user_timeout uselibpqcompat
            """;

    /** Of the client of MySQL and of drivers in other languages. */
    static final String OF_MYSQL_CLIENTS =
            "charset currentSchema encoding parseTime reconnect schema ssl ssl-mode sslca sslcert sslkey"
                    + " zeroDateTimeBehaviour";

    /** Of the other driver for SQL Server, or of the one for .NET. */
    static final String OF_SQL_SERVER =
            "currentSchema encrypt integratedSecurity MultipleActiveResultSets schema ssl trustServerCertificate";

    private CopiedParameters() {}
}
