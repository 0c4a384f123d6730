package io.tierguard.archunit.sinks;

/** What drivers, pools, stores and brokers take credentials with, from their vendors' documentation. */
final class DatabaseCredentials {

    static final String LINES = """
            com.zaxxer.hikari.HikariConfig
              setPassword(String) 1
            com.zaxxer.hikari.util.Credentials
              of(String,String) 2
              new(String,String) 2
            com.zaxxer.hikari.util.DriverDataSource
              new(String,String,Properties,String,String) 5
            org.apache.commons.dbcp.BasicDataSource
              setPassword(String) 1
            org.apache.commons.dbcp2.BasicDataSource
              setPassword(String) 1
            org.apache.commons.dbcp2.DriverManagerConnectionFactory
              new(String,String,String) 3
              new(String,String,char[]) 3
            org.apache.commons.dbcp2.DataSourceConnectionFactory
              new(DataSource,String,String) 3
              new(DataSource,String,char[]) 3
            org.apache.commons.dbcp2.cpdsadapter.DriverAdapterCPDS
              setPassword(String) 1
              setPassword(char[]) 1
            org.apache.tomcat.jdbc.pool.PoolConfiguration
              setPassword(String) 1
            com.mchange.v2.c3p0.DriverManagerDataSource
              setPassword(String) 1
            com.mchange.v2.c3p0.AbstractComboPooledDataSource
              setPassword(String) 1
              setOverrideDefaultPassword(String) 1
            com.mchange.v2.c3p0.DataSources
              unpooledDataSource(String,String,String) 3
            com.alibaba.druid.pool.DruidAbstractDataSource
              setPassword(String) 1
            io.agroal.api.security.SimplePassword
              new(String) 1
            org.springframework.jdbc.datasource.DriverManagerDataSource
              new(String,String,String) 3
            org.springframework.jdbc.datasource.SimpleDriverDataSource
              new(Driver,String,String,String) 4
            org.springframework.jdbc.datasource.SingleConnectionDataSource
              new(String,String,String,boolean) 3
            org.springframework.jdbc.datasource.AbstractDriverBasedDataSource
              setPassword(String) 1
            org.springframework.jdbc.datasource.UserCredentialsDataSourceAdapter
              setPassword(String) 1
              setCredentialsForCurrentThread(String,String) 2
            org.springframework.boot.jdbc.DataSourceBuilder
              password(String) 1
            org.springframework.boot.r2dbc.ConnectionFactoryBuilder
              password(CharSequence) 1
            org.flywaydb.core.api.configuration.FluentConfiguration
              dataSource(String,String,String) 3
            org.jdbi.v3.core.Jdbi
              create(String,String,String) 3
              open(String,String,String) 3
            org.jooq.impl.DSL
              using(String,String,String) 3
            groovy.sql.Sql
              newInstance(String,String,String) 3
              newInstance(String,String,String,String) 3
            org.postgresql.ds.common.BaseDataSource
              setPassword(String) 1
              setSslPassword(String) 1
            com.mysql.cj.jdbc.MysqlDataSource
              setPassword(String) 1
              setTrustCertificateKeyStorePassword(String) 1
              setClientCertificateKeyStorePassword(String) 1
            org.mariadb.jdbc.MariaDbDataSource
              setPassword(String) 1
            org.mariadb.jdbc.MariaDbPoolDataSource
              setPassword(String) 1
            com.microsoft.sqlserver.jdbc.ISQLServerDataSource
              setPassword(String) 1
              setTrustStorePassword(String) 1
              setKeyStoreSecret(String) 1
              setClientKeyPassword(String) 1
              setAccessToken(String) 1
            oracle.jdbc.datasource.OracleCommonDataSource
              setPassword(String) 1
            oracle.jdbc.pool.OracleDataSource
              setPassword(String) 1
            org.h2.jdbcx.JdbcDataSource
              setPassword(String) 1
              setPasswordChars(char[]) 1
            org.h2.jdbcx.JdbcConnectionPool
              create(String,String,String) 3
            org.h2.mvstore.MVStore.Builder
              encryptionKey(char[]) 1
            org.hsqldb.jdbc.JDBCCommonDataSource
              setPassword(String) 1
            org.apache.derby.client.ClientDataSourceInterface
              setPassword(String) 1
            io.r2dbc.postgresql.PostgresqlConnectionConfiguration.Builder
              password(CharSequence) 1
              sslPassword(CharSequence) 1
            io.r2dbc.mssql.MssqlConnectionConfiguration.Builder
              password(CharSequence) 1
            io.asyncer.r2dbc.mysql.MySqlConnectionConfiguration.Builder
              password(CharSequence) 1
            com.datastax.oss.driver.api.core.session.SessionBuilder
              withAuthCredentials(String,String) 2
              withAuthCredentials(String,String,String) 2
            com.mongodb.MongoCredential
              createCredential(String,String,char[]) 3
              createPlainCredential(String,String,char[]) 3
              createScramSha1Credential(String,String,char[]) 3
              createScramSha256Credential(String,String,char[]) 3
              createAwsCredential(String,char[]) 2
            redis.clients.jedis.Jedis
              auth(String) 1
              auth(String,String) 2
            redis.clients.jedis.DefaultJedisClientConfig.Builder
              password(String) 1
            redis.clients.jedis.DefaultRedisCredentials
              new(String,CharSequence) 2
              new(String,char[]) 2
            redis.clients.jedis.JedisPool
              new(String,int,String,String) 4
              new(GenericObjectPoolConfig,String,int,int,String) 5
              new(GenericObjectPoolConfig,String,int,int,String,int) 5
            redis.clients.jedis.JedisPooled
              new(String,int,String,String) 4
            io.lettuce.core.RedisURI
              setPassword(String) 1
              setPassword(CharSequence) 1
              setPassword(char[]) 1
            io.lettuce.core.RedisURI.Builder
              withPassword(String) 1
              withPassword(CharSequence) 1
              withPassword(char[]) 1
              withAuthentication(String,CharSequence) 2
              withAuthentication(String,char[]) 2
            io.lettuce.core.StaticCredentialsProvider
              new(String,char[]) 2
            io.lettuce.core.RedisCredentials
              just(String,CharSequence) 2
              just(String,char[]) 2
            org.redisson.config.BaseConfig
              setPassword(String) 1
            org.springframework.data.redis.connection.RedisPassword
              of(String) 1
              of(char[]) 1
            org.springframework.data.redis.connection.RedisConfiguration.WithPassword
              setPassword(String) 1
              setPassword(char[]) 1
            org.neo4j.driver.AuthTokens
              basic(String,String) 2
              basic(String,String,String) 2
              bearer(String) 1
            com.couchbase.client.java.Cluster
              connect(String,String,String) 3
            com.couchbase.client.core.env.PasswordAuthenticator
              create(String,String) 2
            com.influxdb.client.InfluxDBClientFactory
              create(String,char[]) 2
              create(String,char[],String) 2
              create(String,char[],String,String) 2
              create(String,String,char[]) 3
            org.influxdb.InfluxDBFactory
              connect(String,String,String) 3
            com.rabbitmq.client.ConnectionFactory
              setPassword(String) 1
            com.rabbitmq.client.impl.DefaultCredentialsProvider
              new(String,String) 2
            org.springframework.amqp.rabbit.connection.AbstractConnectionFactory
              setPassword(String) 1
            jakarta.jms.ConnectionFactory
              createConnection(String,String) 2
              createContext(String,String) 2
              createContext(String,String,int) 2
            jakarta.jms.QueueConnectionFactory
              createQueueConnection(String,String) 2
            jakarta.jms.TopicConnectionFactory
              createTopicConnection(String,String) 2
            jakarta.jms.XAConnectionFactory
              createXAConnection(String,String) 2
              createXAContext(String,String) 2
            javax.jms.ConnectionFactory
              createConnection(String,String) 2
              createContext(String,String) 2
              createContext(String,String,int) 2
            javax.jms.QueueConnectionFactory
              createQueueConnection(String,String) 2
            javax.jms.TopicConnectionFactory
              createTopicConnection(String,String) 2
            javax.jms.XAConnectionFactory
              createXAConnection(String,String) 2
              createXAContext(String,String) 2
            org.apache.activemq.ActiveMQConnectionFactory
              new(String,String,String) 2
              new(String,String,URI) 2
              setPassword(String) 1
            org.apache.activemq.ActiveMQSslConnectionFactory
              setKeyStorePassword(String) 1
              setTrustStorePassword(String) 1
            org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory
              new(String,String,String) 3
            org.eclipse.paho.client.mqttv3.MqttConnectOptions
              setPassword(char[]) 1
            org.eclipse.paho.mqttv5.client.MqttConnectionOptions
              setPassword(byte[]) 1
            """;

    private DatabaseCredentials() {}
}
