package io.tierguard.http.apache;

import io.tierguard.http.RouteJudge;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.jspecify.annotations.Nullable;

/** The client's own builder, whose pool opens what was judged. */
final class Connections extends PoolingHttpClientConnectionManagerBuilder {

    private final RouteJudge judge;

    Connections(RouteJudge judge) {
        this.judge = judge;
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
            @Nullable SchemePortResolver ports, @Nullable DnsResolver users, TlsSocketStrategy tls) {
        return new GuardedOperator(
                new Dials(judge, new Names(users), ports),
                new JvmProxies(judge),
                ports,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, tls)
                        .build());
    }
}
