package io.tierguard.archunit.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What opens connections by itself: from the vendors' documentation. Each either dials, or makes what dials.
 *
 * <p>A client or pool over another one dials through that: it is as guarded as what it is given, which is judged where
 * it is made. The types that carry such a thing are in {@link #CARRIERS}.
 */
final class Diallers {

    private static final ApiTable APIS = ApiTable.parse("""
            java.sql.DriverManager: getConnection getDriver getDrivers drivers
            org.h2.jdbcx.JdbcConnectionPool: create
            com.zaxxer.hikari.HikariDataSource: new
            com.zaxxer.hikari.HikariConfig: setJdbcUrl setDataSourceClassName
            org.apache.commons.dbcp2.BasicDataSource: new
            org.apache.commons.dbcp2.BasicDataSourceFactory: createDataSource
            org.apache.commons.dbcp2.DriverManagerConnectionFactory: new
            org.apache.commons.dbcp2.DriverConnectionFactory: new
            org.apache.commons.dbcp2.cpdsadapter.DriverAdapterCPDS: new
            org.apache.commons.dbcp.BasicDataSource: new
            org.apache.commons.dbcp.DriverManagerConnectionFactory: new
            org.apache.tomcat.jdbc.pool.DataSource: new
            org.apache.tomcat.jdbc.pool.XADataSource: new
            org.apache.tomcat.jdbc.pool.PoolProperties: setUrl
            com.mchange.v2.c3p0.ComboPooledDataSource: new
            com.mchange.v2.c3p0.DriverManagerDataSource: new
            com.mchange.v2.c3p0.DataSources: unpooledDataSource
            io.agroal.api.AgroalDataSource: from
            com.alibaba.druid.pool.DruidDataSource: new
            com.alibaba.druid.pool.DruidDataSourceFactory: createDataSource
            org.vibur.dbcp.ViburDBCPDataSource: new
            com.jolbox.bonecp.BoneCPDataSource: new
            com.jolbox.bonecp.BoneCP: new
            org.apache.ibatis.datasource.pooled.PooledDataSource: new
            org.apache.ibatis.datasource.unpooled.UnpooledDataSource: new
            org.springframework.boot.jdbc.DataSourceBuilder: create derivedFrom
            org.springframework.jdbc.datasource.DriverManagerDataSource: new
            org.springframework.jdbc.datasource.SimpleDriverDataSource: new
            org.springframework.jdbc.datasource.SingleConnectionDataSource: new
            io.r2dbc.spi.ConnectionFactories: get find
            org.springframework.boot.r2dbc.ConnectionFactoryBuilder: withUrl withOptions
            io.r2dbc.postgresql.PostgresqlConnectionFactory: new
            io.r2dbc.h2.H2ConnectionFactory: new
            io.r2dbc.mssql.MssqlConnectionFactory: new
            io.asyncer.r2dbc.mysql.MySqlConnectionFactory: from
            dev.miku.r2dbc.mysql.MySqlConnectionFactory: from
            org.mariadb.r2dbc.MariadbConnectionFactory: new from
            oracle.r2dbc.OracleR2dbcOptions: new
            java.net.http.HttpClient: newHttpClient newBuilder
            java.net.URL: openConnection openStream getContent
            java.net.Socket: new
            java.net.DatagramSocket: new
            java.net.MulticastSocket: new
            java.net.ProxySelector: setDefault
            java.nio.channels.SocketChannel: open
            java.nio.channels.AsynchronousSocketChannel: open
            java.nio.channels.DatagramChannel: open
            javax.net.SocketFactory: getDefault
            javax.net.ssl.SSLSocketFactory: getDefault
            java.nio.channels.spi.SelectorProvider: openSocketChannel openDatagramChannel
            jakarta.websocket.ContainerProvider: getWebSocketContainer
            javax.websocket.ContainerProvider: getWebSocketContainer
            org.java_websocket.client.WebSocketClient: new
            okhttp3.OkHttpClient: new
            okhttp3.OkHttpClient$Builder: new
            org.apache.hc.client5.http.impl.classic.HttpClients: *
            org.apache.hc.client5.http.impl.classic.HttpClientBuilder: create
            org.apache.hc.client5.http.impl.async.HttpAsyncClients: *
            org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder: create
            org.apache.hc.client5.http.impl.async.H2AsyncClientBuilder: create
            org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager: new
            org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager: new
            org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder: create
            org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager: new
            org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder: create
            org.apache.hc.client5.http.fluent.Request: execute
            org.apache.hc.client5.http.fluent.Executor: newInstance
            org.apache.http.impl.client.HttpClients: *
            org.apache.http.impl.client.HttpClientBuilder: create
            org.apache.http.impl.client.DefaultHttpClient: new
            org.apache.http.impl.nio.client.HttpAsyncClients: *
            org.apache.http.impl.nio.client.HttpAsyncClientBuilder: create
            org.apache.http.impl.conn.PoolingHttpClientConnectionManager: new
            org.apache.http.impl.conn.BasicHttpClientConnectionManager: new
            org.apache.http.client.fluent.Request: execute
            org.apache.http.client.fluent.Executor: newInstance
            org.apache.commons.httpclient.HttpClient: new
            org.eclipse.jetty.client.HttpClient: new
            org.eclipse.jetty.http2.client.HTTP2Client: new
            org.eclipse.jetty.websocket.client.WebSocketClient: new
            io.netty.bootstrap.Bootstrap: new
            reactor.netty.http.client.HttpClient: create newConnection
            reactor.netty.tcp.TcpClient: create newConnection
            io.vertx.core.Vertx: createHttpClient createNetClient httpClientBuilder createWebSocketClient
            io.vertx.ext.web.client.WebClient: create
            io.vertx.mutiny.core.Vertx: createHttpClient createNetClient httpClientBuilder createWebSocketClient
            io.vertx.mutiny.ext.web.client.WebClient: create
            org.springframework.web.client.RestTemplate: new
            org.springframework.web.client.RestClient: create builder
            org.springframework.web.reactive.function.client.WebClient: create builder
            org.springframework.boot.web.client.RestTemplateBuilder: new
            org.springframework.http.client.SimpleClientHttpRequestFactory: new
            org.springframework.http.client.JdkClientHttpRequestFactory: new
            org.springframework.http.client.JettyClientHttpRequestFactory: new
            org.springframework.http.client.ReactorClientHttpRequestFactory: new
            org.springframework.http.client.ReactorNettyClientRequestFactory: new
            org.springframework.http.client.HttpComponentsClientHttpRequestFactory: new
            org.springframework.http.client.OkHttp3ClientHttpRequestFactory: new
            org.springframework.http.client.reactive.JdkClientHttpConnector: new
            org.springframework.http.client.reactive.JettyClientHttpConnector: new
            org.springframework.http.client.reactive.ReactorClientHttpConnector: new
            org.springframework.http.client.reactive.HttpComponentsClientHttpConnector: new
            feign.Feign: builder
            feign.Client$Default: new
            retrofit2.Retrofit$Builder: new
            jakarta.ws.rs.client.ClientBuilder: newClient newBuilder
            javax.ws.rs.client.ClientBuilder: newClient newBuilder
            org.glassfish.jersey.client.JerseyClientBuilder: new createClient
            org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder: new
            com.sun.jersey.api.client.Client: create
            org.eclipse.microprofile.rest.client.RestClientBuilder: newBuilder
            kong.unirest.Unirest: get post put delete patch head options request spawnInstance primaryInstance
            kong.unirest.core.Unirest: get post put delete patch head options request spawnInstance primaryInstance
            com.mashape.unirest.http.Unirest: get post put delete patch head options
            org.asynchttpclient.Dsl: asyncHttpClient
            org.asynchttpclient.DefaultAsyncHttpClient: new
            com.ning.http.client.AsyncHttpClient: new
            io.micronaut.http.client.HttpClient: create
            io.micronaut.http.client.DefaultHttpClient: new
            com.google.api.client.http.javanet.NetHttpTransport: new
            com.google.api.client.http.javanet.NetHttpTransport$Builder: new
            io.ktor.client.HttpClientKt: HttpClient
            io.ktor.client.HttpClientJvmKt: HttpClient
            org.jsoup.Jsoup: connect
            org.apache.commons.io.FileUtils: copyURLToFile
            io.grpc.ManagedChannelBuilder: forAddress forTarget
            io.grpc.netty.NettyChannelBuilder: forAddress forTarget
            io.grpc.okhttp.OkHttpChannelBuilder: forAddress forTarget
            """);

    /** The types of arguments that bring their own way to connect. */
    private static final Set<String> CARRIERS = Set.of(
            "javax/sql/DataSource",
            "javax/sql/XADataSource",
            "javax/sql/ConnectionPoolDataSource",
            "io/r2dbc/spi/ConnectionFactory",
            "org/springframework/http/client/ClientHttpRequestFactory",
            "org/springframework/http/client/reactive/ClientHttpConnector",
            "org/springframework/web/reactive/function/client/ExchangeFunction",
            "org/springframework/web/client/RestTemplate",
            "java/net/http/HttpClient",
            "okhttp3/OkHttpClient",
            "okhttp3/Call$Factory",
            "feign/Client",
            "org/apache/hc/client5/http/classic/HttpClient",
            "org/apache/hc/client5/http/impl/classic/CloseableHttpClient",
            "org/apache/hc/client5/http/impl/async/CloseableHttpAsyncClient",
            "org/apache/hc/client5/http/async/HttpAsyncClient",
            "org/apache/http/client/HttpClient",
            "org/eclipse/jetty/client/HttpClient",
            "reactor/netty/http/client/HttpClient",
            "org/jboss/resteasy/client/jaxrs/ClientHttpEngine");

    /** Where vendors keep their drivers and data sources. */
    private static final List<String> VENDORS = List.of(
            "org/postgresql/",
            "com/impossibl/postgres/",
            "com/mysql/",
            "org/mariadb/jdbc/",
            "oracle/jdbc/",
            "oracle/ucp/",
            "com/microsoft/sqlserver/jdbc/",
            "net/sourceforge/jtds/",
            "org/h2/",
            "org/hsqldb/jdbc/",
            "org/apache/derby/",
            "com/ibm/db2/jcc/",
            "org/sqlite/",
            "org/firebirdsql/",
            "com/sap/db/jdbc/",
            "net/snowflake/client/",
            "com/clickhouse/",
            "ru/yandex/clickhouse/",
            "com/amazon/redshift/",
            "software/amazon/jdbc/",
            "com/vertica/jdbc/",
            "io/trino/jdbc/",
            "com/facebook/presto/jdbc/",
            "org/apache/hive/jdbc/",
            "com/simba/",
            "org/duckdb/",
            "com/yugabyte/",
            "com/singlestore/jdbc/",
            "com/teradata/jdbc/",
            "com/informix/jdbcx/",
            "org/tarantool/",
            "com/databricks/client/jdbc/");

    private static final List<String> MADE_BY_VENDORS =
            List.of("DataSource", "Driver", "ConnectionPool", "PoolDataSource", "DataSourceFactory");

    /** On any class that is called a data source. */
    private static final Set<String> URL_SETTERS = Set.of(
            "setUrl", "setURL", "setJdbcUrl", "setServerName", "setServerNames", "setHost", "setHostName", "setServer");

    private static final Map<String, Set<String>> FROM_URL = Map.of(
            "org/apache/commons/io/IOUtils", Set.of("toString", "toByteArray", "copy", "readLines"),
            "kotlin/io/TextStreamsKt", Set.of("readBytes", "readText"),
            "org/jdbi/v3/core/Jdbi", Set.of("create", "open"),
            "org/jooq/impl/DSL", Set.of("using"),
            "org/flywaydb/core/api/configuration/FluentConfiguration", Set.of("dataSource"),
            "org/flywaydb/core/api/configuration/ClassicConfiguration", Set.of("setDataSource"),
            "liquibase/database/DatabaseFactory", Set.of("openDatabase", "openConnection"),
            "groovy/sql/Sql", Set.of("newInstance", "withInstance"));

    private static final List<String> FIRST_OF_URL = List.of(
            "(Ljava/net/URL;", "(Ljava/net/URI;", "(Ljava/lang/String;)", "(Ljava/lang/String;Ljava/lang/String;");

    private static final String CONNECT = "(Ljava/lang/String;Ljava/util/Properties;)Ljava/sql/Connection;";

    private Diallers() {}

    /** Whether a call makes or dials something, whatever it is given. */
    static boolean dials(Api api, Hierarchy hierarchy) {
        if (!api.isMethod() || isOurs(api.owner())) {
            return false;
        }
        return APIS.has(api)
                || api.name().equals("connect") && api.descriptor().equals(CONNECT)
                || isVendors(api)
                || isUrlSetter(api)
                || isFromUrl(api)
                || isTlsSocket(api)
                || api.isConstructor() && mayExtend(api) && hierarchy.isA(api.owner(), Diallers::isMade);
    }

    static boolean isOurs(String owner) {
        return owner.startsWith("io/tierguard/jdbc/")
                || owner.startsWith("io/tierguard/http/")
                || owner.startsWith("io/tierguard/net/");
    }

    /** A class that dials once it is made. */
    static boolean isMade(String owner) {
        return APIS.has(new Api(owner, "<init>", "()V")) || isVendors(new Api(owner, "<init>", "()V"));
    }

    /** Looking further up costs a look into the class path. */
    private static boolean mayExtend(Api api) {
        String name = api.simpleName();
        return !api.owner().startsWith("java/")
                && (name.endsWith("DataSource")
                        || name.endsWith("Driver")
                        || name.endsWith("Client")
                        || name.endsWith("Socket")
                        || name.endsWith("Template")
                        || name.endsWith("Pool"));
    }

    private static boolean isVendors(Api api) {
        return (api.isConstructor() || api.name().equals("getPoolDataSource"))
                && MADE_BY_VENDORS.stream().anyMatch(api.owner()::endsWith)
                && VENDORS.stream().anyMatch(api.owner()::startsWith);
    }

    private static boolean isUrlSetter(Api api) {
        return URL_SETTERS.contains(api.name())
                && api.descriptor().startsWith("(Ljava/lang/String;)")
                && (api.simpleName().endsWith("DataSource") || api.owner().startsWith("javax/sql/"));
    }

    /** No guard makes sockets of this kind; one over a socket that exists dials nothing. */
    private static boolean isTlsSocket(Api api) {
        return api.owner().equals("javax/net/ssl/SSLSocketFactory")
                && api.name().equals("createSocket")
                && !api.descriptor().startsWith("(Ljava/net/Socket;");
    }

    private static boolean isFromUrl(Api api) {
        return FROM_URL.getOrDefault(api.owner(), Set.of()).contains(api.name())
                && FIRST_OF_URL.stream().anyMatch(api.descriptor()::startsWith);
    }

    /** Whether a call brings another way to connect along. */
    static boolean carries(Api api) {
        String parameters = api.descriptor().substring(0, api.descriptor().indexOf(')') + 1);
        return parameters.length() > 2 && CARRIERS.stream().anyMatch(type -> parameters.contains("L" + type + ";"));
    }

    /** What is reached by name; a driver alone is named to be loaded, which connects nothing. */
    static boolean isMadeByName(String owner) {
        return isMade(owner) && !owner.endsWith("Driver");
    }

    static boolean isListed(Api api) {
        return APIS.has(api);
    }
}
