package io.tierguard.archunit.sinks;

/** What libraries for tokens and encryption take keys and passwords with, from their documentation. */
final class KeyCredentials {

    static final String LINES = """
            com.auth0.jwt.algorithms.Algorithm
              HMAC256(String) 1
              HMAC256(byte[]) 1
              HMAC384(String) 1
              HMAC384(byte[]) 1
              HMAC512(String) 1
              HMAC512(byte[]) 1
            io.jsonwebtoken.JwtBuilder
              signWith(SignatureAlgorithm,String) 2
              signWith(SignatureAlgorithm,byte[]) 2
            io.jsonwebtoken.JwtParserBuilder
              setSigningKey(String) 1
              setSigningKey(byte[]) 1
            io.jsonwebtoken.JwtParser
              setSigningKey(String) 1
              setSigningKey(byte[]) 1
            io.jsonwebtoken.security.Keys
              hmacShaKeyFor(byte[]) 1
              password(char[]) 1
            com.nimbusds.jose.crypto.MACSigner
              new(String) 1
              new(byte[]) 1
            com.nimbusds.jose.crypto.MACVerifier
              new(String) 1
              new(byte[]) 1
              new(byte[],Set) 1
            com.nimbusds.jose.crypto.DirectEncrypter
              new(byte[]) 1
            com.nimbusds.jose.crypto.DirectDecrypter
              new(byte[]) 1
            com.nimbusds.jose.crypto.AESEncrypter
              new(byte[]) 1
            com.nimbusds.jose.crypto.AESDecrypter
              new(byte[]) 1
            com.nimbusds.jose.crypto.PasswordBasedEncrypter
              new(String,int,int) 1
              new(byte[],int,int) 1
            com.nimbusds.jose.crypto.PasswordBasedDecrypter
              new(String) 1
              new(byte[]) 1
            com.nimbusds.jose.jwk.OctetSequenceKey.Builder
              new(byte[]) 1
            com.nimbusds.jose.jwk.source.ImmutableSecret
              new(byte[]) 1
            com.nimbusds.oauth2.sdk.auth.Secret
              new(String) 1
            org.jose4j.keys.HmacKey
              new(byte[]) 1
            org.jose4j.keys.AesKey
              new(byte[]) 1
            org.jose4j.keys.PbkdfKey
              new(String) 1
            io.fusionauth.jwt.hmac.HMACSigner
              newSHA256Signer(String) 1
              newSHA384Signer(String) 1
              newSHA512Signer(String) 1
            io.fusionauth.jwt.hmac.HMACVerifier
              newVerifier(String) 1
              newVerifier(byte[]) 1
            org.springframework.security.crypto.encrypt.Encryptors
              standard(CharSequence,CharSequence) 1
              stronger(CharSequence,CharSequence) 1
              text(CharSequence,CharSequence) 1
              delux(CharSequence,CharSequence) 1
            org.springframework.security.crypto.encrypt.AesBytesEncryptor
              new(String,CharSequence) 1
            org.springframework.security.crypto.encrypt.KeyStoreKeyFactory
              new(Resource,char[]) 2
              new(Resource,char[],String) 2
              getKeyPair(String,char[]) 2
            org.springframework.security.crypto.password.Pbkdf2PasswordEncoder
              new(CharSequence,int,int,int) 1
            org.springframework.security.crypto.password.StandardPasswordEncoder
              new(CharSequence) 1
            org.jasypt.encryption.pbe.PasswordBased
              setPassword(String) 1
            org.jasypt.encryption.pbe.config.SimplePBEConfig
              setPassword(String) 1
              setPasswordCharArray(char[]) 1
            org.jasypt.util.text.BasicTextEncryptor
              setPassword(String) 1
              setPasswordCharArray(char[]) 1
            org.jasypt.util.text.StrongTextEncryptor
              setPassword(String) 1
            org.jasypt.util.text.AES256TextEncryptor
              setPassword(String) 1
            org.bouncycastle.crypto.params.KeyParameter
              new(byte[]) 1
              new(byte[],int,int) 1
            org.bouncycastle.crypto.PBEParametersGenerator
              init(byte[],byte[],int) 1
              PKCS5PasswordToBytes(char[]) 1
              PKCS5PasswordToUTF8Bytes(char[]) 1
              PKCS12PasswordToBytes(char[]) 1
            org.bouncycastle.crypto.generators.BCrypt
              generate(byte[],byte[],int) 1
            org.bouncycastle.crypto.generators.SCrypt
              generate(byte[],byte[],int,int,int,int) 1
            org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder
              build(char[]) 1
            org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder
              build(char[]) 1
            org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder
              build(char[]) 1
            org.bouncycastle.openpgp.operator.jcajce.JcePBESecretKeyDecryptorBuilder
              build(char[]) 1
            org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder
              build(char[]) 1
            org.apache.commons.codec.digest.HmacUtils
              new(String,byte[]) 2
              new(String,String) 2
              new(HmacAlgorithms,byte[]) 2
              new(HmacAlgorithms,String) 2
              hmacMd5Hex(String,String) 1
              hmacSha1(byte[],byte[]) 1
              hmacSha1(String,String) 1
              hmacSha1Hex(String,String) 1
            com.google.common.hash.Hashing
              hmacMd5(byte[]) 1
              hmacSha1(byte[]) 1
              hmacSha256(byte[]) 1
              hmacSha512(byte[]) 1
            org.apache.shiro.authc.UsernamePasswordToken
              new(String,String) 2
              new(String,char[]) 2
              new(String,String,boolean) 2
            org.apache.shiro.mgt.AbstractRememberMeManager
              setCipherKey(byte[]) 1
              setEncryptionCipherKey(byte[]) 1
              setDecryptionCipherKey(byte[]) 1
            """;

    private KeyCredentials() {}
}
