package io.tierguard.archunit.sinks;

/** What clients of mail, shells, files, directories and HTTP take credentials with, from their vendors' documentation. */
final class ServiceCredentials {

    static final String LINES = """
            jakarta.mail.PasswordAuthentication
              new(String,String) 2
            jakarta.mail.Service
              connect(String,String) 2
              connect(String,String,String) 3
              connect(String,int,String,String) 4
            jakarta.mail.Transport
              send(Message,String,String) 3
              send(Message,Address[],String,String) 4
            javax.mail.PasswordAuthentication
              new(String,String) 2
            javax.mail.Service
              connect(String,String) 2
              connect(String,String,String) 3
              connect(String,int,String,String) 4
            javax.mail.Transport
              send(Message,String,String) 3
              send(Message,Address[],String,String) 4
            org.apache.commons.mail.DefaultAuthenticator
              new(String,String) 2
            org.apache.commons.mail.Email
              setAuthentication(String,String) 2
            org.springframework.mail.javamail.JavaMailSenderImpl
              setPassword(String) 1
            com.jcraft.jsch.Session
              setPassword(String) 1
              setPassword(byte[]) 1
            com.jcraft.jsch.JSch
              addIdentity(String,String) 2
              addIdentity(String,byte[]) 2
              addIdentity(String,String,byte[]) 3
              addIdentity(String,byte[],byte[],byte[]) 2,4
            com.jcraft.jsch.KeyPair
              setPassphrase(String) 1
              decrypt(String) 1
              decrypt(byte[]) 1
            com.jcraft.jsch.ProxyHTTP
              setUserPasswd(String,String) 2
            com.jcraft.jsch.ProxySOCKS5
              setUserPasswd(String,String) 2
            net.schmizz.sshj.SSHClient
              authPassword(String,String) 2
              authPassword(String,char[]) 2
              loadKeys(String,String) 2
              loadKeys(String,char[]) 2
            net.schmizz.sshj.userauth.password.PasswordUtils
              createOneOff(char[]) 1
            org.apache.sshd.client.ClientAuthenticationManager
              addPasswordIdentity(String) 1
            org.apache.sshd.client.simple.SimpleSessionClient
              sessionLogin(String,String,String) 3
              sessionLogin(String,int,String,String) 4
            org.apache.sshd.common.config.keys.FilePasswordProvider
              of(String) 1
            org.apache.commons.net.ftp.FTP
              pass(String) 1
            org.apache.commons.net.ftp.FTPClient
              login(String,String) 2
              login(String,String,String) 2
            org.apache.commons.net.imap.IMAPClient
              login(String,String) 2
            org.apache.commons.net.pop3.POP3Client
              login(String,String) 2
            org.apache.commons.net.smtp.AuthenticatingSMTPClient
              auth(AuthenticatingSMTPClient.AUTH_METHOD,String,String) 3
            org.apache.commons.vfs2.auth.StaticUserAuthenticator
              new(String,String,String) 3
            org.apache.http.auth.UsernamePasswordCredentials
              new(String,String) 2
            org.apache.http.auth.NTCredentials
              new(String,String,String,String) 2
            org.apache.http.ssl.SSLContextBuilder
              loadKeyMaterial(KeyStore,char[]) 2
              loadKeyMaterial(File,char[],char[]) 2,3
              loadKeyMaterial(URL,char[],char[]) 2,3
              loadTrustMaterial(File,char[]) 2
            org.apache.commons.httpclient.UsernamePasswordCredentials
              new(String,String) 2
            org.apache.hc.client5.http.auth.UsernamePasswordCredentials
              new(String,char[]) 2
              new(Principal,char[]) 2
            org.apache.hc.client5.http.auth.NTCredentials
              new(String,char[],String,String) 2
            org.apache.hc.client5.http.auth.BearerToken
              new(String) 1
            org.apache.hc.client5.http.impl.auth.CredentialsProviderBuilder
              add(HttpHost,String,char[]) 3
              add(AuthScope,String,char[]) 3
            org.apache.hc.client5.http.fluent.Executor
              auth(HttpHost,String,char[]) 3
            org.apache.hc.core5.ssl.SSLContextBuilder
              loadKeyMaterial(KeyStore,char[]) 2
              loadKeyMaterial(File,char[],char[]) 2,3
              loadTrustMaterial(File,char[]) 2
            okhttp3.Credentials
              basic(String,String) 2
              basic(String,String,Charset) 2
            okhttp3.HttpUrl.Builder
              password(String) 1
              encodedPassword(String) 1
            org.springframework.http.HttpHeaders
              setBasicAuth(String) 1
              setBasicAuth(String,String) 2
              setBasicAuth(String,String,Charset) 2
              setBearerAuth(String) 1
              encodeBasicAuth(String,String,Charset) 2
            org.springframework.http.client.support.BasicAuthenticationInterceptor
              new(String,String) 2
              new(String,String,Charset) 2
            org.springframework.boot.web.client.RestTemplateBuilder
              basicAuthentication(String,String) 2
              basicAuthentication(String,String,Charset) 2
            org.springframework.web.reactive.function.client.ExchangeFilterFunctions
              basicAuthentication(String,String) 2
            org.springframework.security.authentication.UsernamePasswordAuthenticationToken
              new(Object,Object) 2
            org.springframework.security.core.userdetails.User
              new(String,String,Collection) 2
            org.springframework.security.core.userdetails.User.UserBuilder
              password(String) 1
            org.springframework.security.config.annotation.authentication.configurers.provisioning.\
            UserDetailsManagerConfigurer.UserDetailsBuilder
              password(String) 1
            org.springframework.ldap.core.support.AbstractContextSource
              setPassword(String) 1
            org.eclipse.jetty.client.BasicAuthentication
              new(URI,String,String,String) 4
            org.eclipse.jetty.client.DigestAuthentication
              new(URI,String,String,String) 4
            org.eclipse.jetty.util.ssl.SslContextFactory
              setKeyStorePassword(String) 1
              setKeyManagerPassword(String) 1
              setTrustStorePassword(String) 1
            org.eclipse.jetty.util.security.Credential
              getCredential(String) 1
            org.eclipse.jetty.util.security.Password
              new(String) 1
            org.asynchttpclient.Dsl
              basicAuthRealm(String,String) 2
              digestAuthRealm(String,String) 2
            feign.auth.BasicAuthRequestInterceptor
              new(String,String) 2
            org.glassfish.jersey.client.authentication.HttpAuthenticationFeature
              basic(String,String) 2
              basic(String,byte[]) 2
              digest(String,String) 2
            kong.unirest.core.HttpRequest
              basicAuth(String,String) 2
            io.restassured.RestAssured
              basic(String,String) 2
            io.vertx.ext.auth.authentication.UsernamePasswordCredentials
              new(String,String) 2
            io.vertx.core.net.JksOptions
              setPassword(String) 1
            io.vertx.core.net.PfxOptions
              setPassword(String) 1
            io.vertx.core.net.ProxyOptions
              setPassword(String) 1
            com.unboundid.ldap.sdk.LDAPConnection
              new(String,int,String,String) 4
              bind(String,String) 2
            com.unboundid.ldap.sdk.SimpleBindRequest
              new(String,String) 2
              new(String,byte[]) 2
            org.apache.directory.ldap.client.api.LdapConnection
              bind(String,String) 2
            org.keycloak.admin.client.Keycloak
              getInstance(String,String,String,String,String) 4
              getInstance(String,String,String,String,String,String) 4,6
            org.keycloak.admin.client.KeycloakBuilder
              password(String) 1
              clientSecret(String) 1
            net.lingala.zip4j.ZipFile
              new(String,char[]) 2
              new(File,char[]) 2
              setPassword(char[]) 1
            net.lingala.zip4j.io.inputstream.ZipInputStream
              new(InputStream,char[]) 2
            org.apache.poi.poifs.crypt.Decryptor
              verifyPassword(String) 1
            org.apache.poi.poifs.crypt.Encryptor
              confirmPassword(String) 1
            org.apache.poi.ss.usermodel.WorkbookFactory
              create(File,String) 2
              create(InputStream,String) 2
            org.apache.pdfbox.Loader
              loadPDF(File,String) 2
              loadPDF(byte[],String) 2
            org.apache.pdfbox.pdmodel.PDDocument
              load(File,String) 2
              load(InputStream,String) 2
            org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy
              new(String,String,AccessPermission) 1,2
            """;

    private ServiceCredentials() {}
}
