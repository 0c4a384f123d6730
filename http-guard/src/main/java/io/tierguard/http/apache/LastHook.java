package io.tierguard.http.apache;

import io.tierguard.http.RefusedRouteException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** The last interceptor, which sees the request as it is written. */
record LastHook(RouteCheck check) implements HttpRequestInterceptor {

    @Override
    public void process(HttpRequest request, @Nullable EntityDetails entity, HttpContext context)
            throws RefusedRouteException {
        check.requireUnchanged(request, context);
    }
}
