package io.tierguard.jdbc.socket;

import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.protocol.StandardSocketFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * The socket factory that MySQL's Connector/J makes by its name, {@code socketFactory}. In all but the dial it is the
 * driver's own, with its encryption.
 *
 * <p>Guarded sources name it by themselves. Where somebody else makes the connections, it can be named alone: it then asks
 * the guard that {@code Tierguard.start()} published.
 *
 * <p><b>Thread safety:</b> as its driver uses it, by one thread.
 *
 * <p><b>Refuses when</b> the address that is dialled belongs to another environment, to nobody, or when there is no guard;
 * with an {@link IOException}, and nothing is dialled.
 *
 * @since 0.1
 */
public final class MysqlSocketFactory extends StandardSocketFactory {

    /** The property that tells where the guard is. */
    static final String TOKEN = "tierguard";

    /** A factory, as the driver makes it. */
    public MysqlSocketFactory() {}

    @Override
    protected Socket createSocket(PropertySet properties) {
        @Nullable RuntimeProperty<String> token = properties.getStringProperty(TOKEN);
        try {
            return TokenSocketFactory.of(token == null ? null : token.getValue())
                    .createSocket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
