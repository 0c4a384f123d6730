package io.tierguard.http.apache;

import io.tierguard.http.RouteJudge;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.jspecify.annotations.Nullable;

/** The client's own builder, whose pool opens what was judged. */
final class AsyncConnections extends PoolingAsyncClientConnectionManagerBuilder {

    private final RouteJudge judge;

    AsyncConnections(RouteJudge judge) {
        this.judge = judge;
    }

    @Override
    protected AsyncClientConnectionOperator createConnectionOperator(
            TlsStrategy tls, @Nullable SchemePortResolver ports, @Nullable DnsResolver users) {
        return new GuardedAsyncOperator(
                new Dials(judge, new Names(users), ports),
                ports,
                RegistryBuilder.<TlsStrategy>create()
                        .register(URIScheme.HTTPS.id, tls)
                        .build());
    }
}
