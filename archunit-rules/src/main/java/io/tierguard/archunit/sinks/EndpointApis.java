package io.tierguard.archunit.sinks;

/** What dials, or makes what dials: from the documentation of the JDK and of vendors. 0 is the object itself. */
final class EndpointApis {

    /** They take a whole URL. */
    static final String URLS = """
            java.net.URL
              openConnection() 0
              openConnection(Proxy) 0
              openStream() 0
              getContent() 0
            java.net.http.HttpRequest
              newBuilder(URI) 1
            java.net.http.HttpRequest.Builder
              uri(URI) 1
            java.net.http.WebSocket.Builder
              buildAsync(URI,WebSocket.Listener) 1
            java.sql.DriverManager
              getConnection(String) 1
              getConnection(String,Properties) 1
              getConnection(String,String,String) 1
            java.sql.Driver
              connect(String,Properties) 1
            javax.sql.RowSet
              setUrl(String) 1
            com.zaxxer.hikari.HikariConfig
              setJdbcUrl(String) 1
            org.apache.commons.dbcp2.BasicDataSource
              setUrl(String) 1
            org.apache.commons.dbcp2.DriverManagerConnectionFactory
              new(String,String,String) 1
              new(String) 1
            org.apache.tomcat.jdbc.pool.PoolConfiguration
              setUrl(String) 1
            com.mchange.v2.c3p0.AbstractComboPooledDataSource
              setJdbcUrl(String) 1
            com.alibaba.druid.pool.DruidAbstractDataSource
              setUrl(String) 1
            org.springframework.jdbc.datasource.DriverManagerDataSource
              new(String) 1
              new(String,String,String) 1
              new(String,Properties) 1
            org.springframework.jdbc.datasource.AbstractDriverBasedDataSource
              setUrl(String) 1
            org.springframework.boot.jdbc.DataSourceBuilder
              url(String) 1
            org.postgresql.ds.common.BaseDataSource
              setUrl(String) 1
              setURL(String) 1
            com.mysql.cj.jdbc.MysqlDataSource
              setUrl(String) 1
              setURL(String) 1
            org.mariadb.jdbc.MariaDbDataSource
              new(String) 1
              setUrl(String) 1
            com.microsoft.sqlserver.jdbc.ISQLServerDataSource
              setURL(String) 1
            oracle.jdbc.pool.OracleDataSource
              setURL(String) 1
            org.h2.jdbcx.JdbcDataSource
              setURL(String) 1
              setUrl(String) 1
            org.h2.jdbcx.JdbcConnectionPool
              create(String,String,String) 1
            io.r2dbc.spi.ConnectionFactories
              get(String) 1
            org.flywaydb.core.api.configuration.FluentConfiguration
              dataSource(String,String,String) 1
            okhttp3.Request.Builder
              url(String) 1
              url(URL) 1
              url(HttpUrl) 1
            retrofit2.Retrofit.Builder
              baseUrl(String) 1
              baseUrl(URL) 1
              baseUrl(HttpUrl) 1
            org.apache.http.client.methods.HttpGet
              new(String) 1
              new(URI) 1
            org.apache.http.client.methods.HttpPost
              new(String) 1
              new(URI) 1
            org.apache.http.client.methods.HttpPut
              new(String) 1
              new(URI) 1
            org.apache.http.client.methods.HttpDelete
              new(String) 1
              new(URI) 1
            org.apache.hc.client5.http.classic.methods.HttpGet
              new(String) 1
              new(URI) 1
            org.apache.hc.client5.http.classic.methods.HttpPost
              new(String) 1
              new(URI) 1
            org.apache.hc.client5.http.classic.methods.HttpPut
              new(String) 1
              new(URI) 1
            org.apache.hc.client5.http.classic.methods.HttpDelete
              new(String) 1
              new(URI) 1
            org.apache.hc.client5.http.fluent.Request
              get(String) 1
              get(URI) 1
              post(String) 1
              post(URI) 1
            org.springframework.web.client.RestOperations
              getForObject(String,Class,Object[]) 1
              getForObject(String,Class,Map) 1
              getForObject(URI,Class) 1
              getForEntity(String,Class,Object[]) 1
              getForEntity(String,Class,Map) 1
              getForEntity(URI,Class) 1
              postForObject(String,Object,Class,Object[]) 1
              postForObject(URI,Object,Class) 1
              postForEntity(String,Object,Class,Object[]) 1
              postForEntity(URI,Object,Class) 1
              put(String,Object,Object[]) 1
              delete(String,Object[]) 1
              exchange(String,HttpMethod,HttpEntity,Class,Object[]) 1
              exchange(URI,HttpMethod,HttpEntity,Class) 1
            org.springframework.boot.web.client.RestTemplateBuilder
              rootUri(String) 1
            org.springframework.web.client.RestClient
              create(String) 1
              create(URI) 1
            org.springframework.web.client.RestClient.Builder
              baseUrl(String) 1
              baseUrl(URI) 1
            org.springframework.web.client.RestClient.UriSpec
              uri(String,Object[]) 1
              uri(URI) 1
            org.springframework.web.reactive.function.client.WebClient
              create(String) 1
            org.springframework.web.reactive.function.client.WebClient.Builder
              baseUrl(String) 1
            org.springframework.web.reactive.function.client.WebClient.UriSpec
              uri(String,Object[]) 1
              uri(URI) 1
            jakarta.ws.rs.client.Client
              target(String) 1
              target(URI) 1
            javax.ws.rs.client.Client
              target(String) 1
              target(URI) 1
            feign.Feign.Builder
              target(Class,String) 2
            org.eclipse.jetty.client.HttpClient
              GET(String) 1
              GET(URI) 1
              newRequest(String) 1
              newRequest(URI) 1
            io.vertx.core.http.RequestOptions
              setAbsoluteURI(String) 1
            org.asynchttpclient.AsyncHttpClient
              prepareGet(String) 1
              preparePost(String) 1
            org.jsoup.Jsoup
              connect(String) 1
            software.amazon.awssdk.core.client.builder.SdkClientBuilder
              endpointOverride(URI) 1
            com.azure.core.client.traits.EndpointTrait
              endpoint(String) 1
            io.lettuce.core.RedisURI
              create(String) 1
            io.lettuce.core.RedisClient
              create(String) 1
            redis.clients.jedis.JedisPooled
              new(String) 1
              new(URI) 1
            redis.clients.jedis.Jedis
              new(URI) 1
            org.redisson.config.SingleServerConfig
              setAddress(String) 1
            com.mongodb.client.MongoClients
              create(String) 1
            com.mongodb.ConnectionString
              new(String) 1
            com.rabbitmq.client.ConnectionFactory
              setUri(String) 1
              setUri(URI) 1
            org.apache.activemq.ActiveMQConnectionFactory
              new(String) 1
              new(URI) 1
              new(String,String,String) 3
              setBrokerURL(String) 1
            org.neo4j.driver.GraphDatabase
              driver(String,AuthToken) 1
            com.influxdb.client.InfluxDBClientFactory
              create(String,char[]) 1
              create(String,char[],String,String) 1
            org.springframework.ldap.core.support.AbstractContextSource
              setUrl(String) 1
            org.eclipse.paho.client.mqttv3.MqttClient
              new(String,String) 1
            """;

    /** They take the name of a host, with or without a port, or a whole URL. */
    static final String HOSTS = """
            com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration
              new(String,String) 1
            com.amazonaws.AmazonWebServiceClient
              setEndpoint(String) 1
            io.minio.MinioClient.Builder
              endpoint(String) 1
            java.net.Socket
              new(String,int) 1
              new(String,int,InetAddress,int) 1
              new(String,int,boolean) 1
            java.net.InetSocketAddress
              new(String,int) 1
              createUnresolved(String,int) 1
            java.net.InetAddress
              getByName(String) 1
              getAllByName(String) 1
            javax.net.SocketFactory
              createSocket(String,int) 1
              createSocket(String,int,InetAddress,int) 1
            org.apache.http.HttpHost
              create(String) 1
              new(String) 1
              new(String,int) 1
              new(String,int,String) 1
            org.apache.hc.core5.http.HttpHost
              create(String) 1
              new(String) 1
              new(String,int) 1
              new(String,String,int) 2
            org.postgresql.ds.common.BaseDataSource
              setServerName(String) 1
              setServerNames(String[]) 1
            com.mysql.cj.jdbc.MysqlDataSource
              setServerName(String) 1
            com.microsoft.sqlserver.jdbc.ISQLServerDataSource
              setServerName(String) 1
            oracle.jdbc.pool.OracleDataSource
              setServerName(String) 1
            redis.clients.jedis.Jedis
              new(String) 1
              new(String,int) 1
            redis.clients.jedis.JedisPool
              new(String,int) 1
              new(GenericObjectPoolConfig,String) 2
              new(GenericObjectPoolConfig,String,int) 2
            redis.clients.jedis.JedisPooled
              new(String,int) 1
            redis.clients.jedis.HostAndPort
              new(String,int) 1
            io.lettuce.core.RedisURI.Builder
              redis(String) 1
              redis(String,int) 1
              withHost(String) 1
            com.mongodb.ServerAddress
              new(String) 1
              new(String,int) 1
            com.rabbitmq.client.ConnectionFactory
              setHost(String) 1
            com.jcraft.jsch.JSch
              getSession(String,String) 2
              getSession(String,String,int) 2
            net.schmizz.sshj.SocketClient
              connect(String) 1
              connect(String,int) 1
            org.apache.sshd.client.session.ClientSessionCreator
              connect(String,String,int) 2
            org.apache.commons.net.SocketClient
              connect(String) 1
              connect(String,int) 1
            org.apache.commons.mail.Email
              setHostName(String) 1
            org.springframework.mail.javamail.JavaMailSenderImpl
              setHost(String) 1
            jakarta.mail.Service
              connect(String,String,String) 1
            javax.mail.Service
              connect(String,String,String) 1
            com.unboundid.ldap.sdk.LDAPConnection
              new(String,int) 1
              new(String,int,String,String) 1
            io.grpc.ManagedChannelBuilder
              forAddress(String,int) 1
              forTarget(String) 1
            io.netty.bootstrap.Bootstrap
              connect(String,int) 1
            io.vertx.core.net.NetClient
              connect(int,String) 2
            """;

    private EndpointApis() {}
}
