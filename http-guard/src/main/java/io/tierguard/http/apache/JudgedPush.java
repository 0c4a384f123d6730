package io.tierguard.http.apache;

import io.tierguard.http.RouteJudge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncPushConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.HandlerFactory;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.H2StreamResetException;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Takes a resource that a server offers without being asked only where its URL is allowed; else its stream is refused. */
record JudgedPush(AsyncPushConsumer users, RouteJudge judge) implements AsyncPushConsumer {

    /** A factory that is asked only for what is allowed. */
    static HandlerFactory<AsyncPushConsumer> factory(HandlerFactory<AsyncPushConsumer> users, RouteJudge judge) {
        return (promise, context) -> isAllowed(promise, judge) ? users.create(promise, context) : null;
    }

    private static boolean isAllowed(HttpRequest promise, RouteJudge judge) {
        URIAuthority authority = promise.getAuthority();
        return authority != null
                && promise.getScheme() != null
                && judge.allowsPushed(RouteUrl.of(
                        promise.getScheme(), authority.getHostName(), authority.getPort(), promise.getPath()));
    }

    @Override
    public void consumePromise(
            HttpRequest promise, HttpResponse response, @Nullable EntityDetails entity, HttpContext context)
            throws HttpException, IOException {
        if (!isAllowed(promise, judge)) {
            throw new H2StreamResetException(H2Error.REFUSED_STREAM, "Stream refused");
        }
        users.consumePromise(promise, response, entity, context);
    }

    @Override
    public void failed(Exception cause) {
        users.failed(cause);
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        users.updateCapacity(capacity);
    }

    @Override
    public void consume(ByteBuffer data) throws IOException {
        users.consume(data);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) throws HttpException, IOException {
        users.streamEnd(trailers);
    }

    @Override
    public void releaseResources() {
        users.releaseResources();
    }
}
