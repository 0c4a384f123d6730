package io.tierguard.archunit.sinks;

/**
 * What the JDK takes credentials with, from its own documentation. Public keys are none, and neither are salts and
 * initialisation vectors.
 */
final class JdkCredentials {

    static final String LINES = """
            java.net.PasswordAuthentication
              new(String,char[]) 2
            java.sql.DriverManager
              getConnection(String,String,String) 3
            java.sql.ConnectionBuilder
              password(String) 1
            javax.sql.DataSource
              getConnection(String,String) 2
            javax.sql.ConnectionPoolDataSource
              getPooledConnection(String,String) 2
            javax.sql.PooledConnectionBuilder
              password(String) 1
            javax.sql.RowSet
              setPassword(String) 1
            javax.sql.XADataSource
              getXAConnection(String,String) 2
            javax.sql.XAConnectionBuilder
              password(String) 1
            java.security.KeyStore
              load(InputStream,char[]) 2
              store(OutputStream,char[]) 2
              getKey(String,char[]) 2
              setKeyEntry(String,Key,char[],Certificate[]) 3
              getInstance(File,char[]) 2
            java.security.KeyStore.PasswordProtection
              new(char[]) 1
              new(char[],String,AlgorithmParameterSpec) 1
            java.security.KeyStoreSpi
              engineLoad(InputStream,char[]) 2
              engineStore(OutputStream,char[]) 2
              engineGetKey(String,char[]) 2
              engineSetKeyEntry(String,Key,char[],Certificate[]) 3
            javax.net.ssl.KeyManagerFactory
              init(KeyStore,char[]) 2
            javax.net.ssl.KeyManagerFactorySpi
              engineInit(KeyStore,char[]) 2
            javax.crypto.spec.PBEKeySpec
              new(char[]) 1
              new(char[],byte[],int) 1
              new(char[],byte[],int,int) 1
            javax.crypto.spec.SecretKeySpec
              new(byte[],String) 1
              new(byte[],int,int,String) 1
            javax.crypto.spec.DESKeySpec
              new(byte[]) 1
              new(byte[],int) 1
            javax.crypto.spec.DESedeKeySpec
              new(byte[]) 1
              new(byte[],int) 1
            javax.crypto.spec.DHPrivateKeySpec
              new(BigInteger,BigInteger,BigInteger) 1
            java.security.spec.PKCS8EncodedKeySpec
              new(byte[]) 1
              new(byte[],String) 1
            java.security.spec.RSAPrivateKeySpec
              new(BigInteger,BigInteger) 2
              new(BigInteger,BigInteger,AlgorithmParameterSpec) 2
            java.security.spec.RSAPrivateCrtKeySpec
              new(BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,BigInteger) 3,4,5
              new(BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,\
            AlgorithmParameterSpec) 3,4,5
            java.security.spec.RSAMultiPrimePrivateCrtKeySpec
              new(BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,BigInteger,\
            RSAOtherPrimeInfo[]) 3,4,5
            java.security.spec.DSAPrivateKeySpec
              new(BigInteger,BigInteger,BigInteger,BigInteger) 1
            java.security.spec.ECPrivateKeySpec
              new(BigInteger,ECParameterSpec) 1
            java.security.spec.EdECPrivateKeySpec
              new(NamedParameterSpec,byte[]) 2
            java.security.spec.XECPrivateKeySpec
              new(AlgorithmParameterSpec,byte[]) 2
            javax.security.auth.callback.PasswordCallback
              setPassword(char[]) 1
            javax.security.auth.kerberos.KerberosKey
              new(KerberosPrincipal,char[],String) 2
              new(KerberosPrincipal,byte[],int,int) 2
            """;

    private JdkCredentials() {}
}
