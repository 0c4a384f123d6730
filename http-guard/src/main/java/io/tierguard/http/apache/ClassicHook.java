package io.tierguard.http.apache;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** Stands right before a classic client connects, or takes a connection from its pool: redirects and repetitions pass here. */
record ClassicHook(RouteCheck check) implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        check.require(scope.exchangeId, scope.route, request, scope.originalRequest, scope.clientContext);
        return chain.proceed(request, scope);
    }
}
