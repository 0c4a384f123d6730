package io.tierguard.http.okhttp;

import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** One certificate that covers names of several environments, as a careless one may. */
final class Certificates {

    static final HeldCertificate SHARED = new HeldCertificate.Builder()
            .commonName("shared")
            .addSubjectAlternativeName("*.staging.example.com")
            .addSubjectAlternativeName("*.prod.example.com")
            .addSubjectAlternativeName("*.example.com")
            .build();

    private static final HandshakeCertificates TRUST = new HandshakeCertificates.Builder()
            .addTrustedCertificate(SHARED.certificate())
            .build();

    private Certificates() {}

    static OkHttpClient.Builder trusting(OkHttpClient.Builder builder) {
        return builder.sslSocketFactory(TRUST.sslSocketFactory(), TRUST.trustManager());
    }

    static HandshakeCertificates trust() {
        return TRUST;
    }
}
