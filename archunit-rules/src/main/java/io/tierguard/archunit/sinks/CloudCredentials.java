package io.tierguard.archunit.sinks;

/** What the clients of cloud providers take credentials with, from their documentation. A key's identifier is none. */
final class CloudCredentials {

    static final String LINES = """
            com.amazonaws.auth.BasicAWSCredentials
              new(String,String) 2
            com.amazonaws.auth.BasicSessionCredentials
              new(String,String,String) 2,3
            com.amazonaws.ClientConfiguration
              setProxyPassword(String) 1
              withProxyPassword(String) 1
            software.amazon.awssdk.auth.credentials.AwsBasicCredentials
              create(String,String) 2
            software.amazon.awssdk.auth.credentials.AwsBasicCredentials.Builder
              secretAccessKey(String) 1
            software.amazon.awssdk.auth.credentials.AwsSessionCredentials
              create(String,String,String) 2,3
            software.amazon.awssdk.auth.credentials.AwsSessionCredentials.Builder
              secretAccessKey(String) 1
              sessionToken(String) 1
            software.amazon.awssdk.identity.spi.AwsCredentialsIdentity
              create(String,String) 2
            software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity
              create(String,String,String) 2,3
            software.amazon.awssdk.http.apache.ProxyConfiguration.Builder
              password(String) 1
            com.azure.core.credential.AzureKeyCredential
              new(String) 1
              update(String) 1
            com.azure.core.credential.AzureNamedKeyCredential
              new(String,String) 2
            com.azure.core.credential.AzureSasCredential
              new(String) 1
            com.azure.core.credential.BasicAuthenticationCredential
              new(String,String) 2
            com.azure.core.credential.KeyCredential
              new(String) 1
            com.azure.core.credential.AccessToken
              new(String,OffsetDateTime) 1
            com.azure.core.http.ProxyOptions
              setCredentials(String,String) 2
            com.azure.identity.ClientSecretCredentialBuilder
              clientSecret(String) 1
            com.azure.identity.OnBehalfOfCredentialBuilder
              clientSecret(String) 1
            com.azure.identity.AuthorizationCodeCredentialBuilder
              clientSecret(String) 1
            com.azure.identity.UsernamePasswordCredentialBuilder
              password(String) 1
            com.azure.identity.ClientCertificateCredentialBuilder
              pfxCertificate(String,String) 2
              clientCertificatePassword(String) 1
            com.azure.storage.common.StorageSharedKeyCredential
              new(String,String) 2
            com.azure.cosmos.CosmosClientBuilder
              key(String) 1
            com.microsoft.aad.msal4j.ClientCredentialFactory
              createFromSecret(String) 1
            com.google.auth.oauth2.AccessToken
              new(String,Date) 1
            com.google.auth.oauth2.UserCredentials.Builder
              setClientSecret(String) 1
              setRefreshToken(String) 1
            com.google.auth.oauth2.ServiceAccountCredentials
              fromPkcs8(String,String,String,String,Collection) 3
            com.google.auth.oauth2.ServiceAccountCredentials.Builder
              setPrivateKeyString(String) 1
            com.google.auth.oauth2.ClientId
              of(String,String) 2
            com.google.api.client.googleapis.auth.oauth2.GoogleClientSecrets.Details
              setClientSecret(String) 1
            com.google.api.client.http.BasicAuthentication
              new(String,String) 2
            com.aliyun.oss.OSSClientBuilder
              build(String,String,String) 3
              build(String,String,String,String) 3,4
            com.aliyun.oss.common.auth.DefaultCredentialProvider
              new(String,String) 2
            com.aliyun.teaopenapi.models.Config
              setAccessKeySecret(String) 1
            com.aliyuncs.profile.DefaultProfile
              getProfile(String,String,String) 3
            com.tencentcloudapi.common.Credential
              new(String,String) 2
              new(String,String,String) 2,3
            com.qcloud.cos.auth.BasicCOSCredentials
              new(String,String) 2
            io.minio.MinioClient.Builder
              credentials(String,String) 2
            io.minio.credentials.StaticProvider
              new(String,String,String) 2
            com.sendgrid.SendGrid
              new(String) 1
            com.stripe.StripeClient
              new(String) 1
            com.slack.api.Slack
              methods(String) 1
            org.kohsuke.github.GitHubBuilder
              withPassword(String,String) 2
              withOAuthToken(String) 1
              withJwtToken(String) 1
            org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider
              new(String,String) 2
              new(String,char[]) 2
            org.springframework.vault.authentication.TokenAuthentication
              new(String) 1
            org.springframework.vault.support.VaultToken
              of(String) 1
              of(char[]) 1
            """;

    private CloudCredentials() {}
}
