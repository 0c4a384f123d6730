package io.tierguard.samples.shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running shop. It is handed its connections, and so does not know who guards them.
 *
 * <p><b>Thread safety:</b> safe for concurrent use.
 *
 * @since 0.1
 */
public final class Shop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shop.class);
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads;

    private Shop(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Brings the database up to date, and opens the shop.
     *
     * @param settings where it listens, and where it has orders paid
     * @param database where orders are kept
     * @param http reaches the payment provider
     * @return the shop, open
     * @throws IOException where it cannot listen on its port
     * @throws SQLException where its database cannot be opened
     */
    public static Shop open(ShopSettings settings, DataSource database, HttpClient http)
            throws IOException, SQLException {
        Migrations.apply(database);
        Payments payments = new Payments(http, settings.paymentUrl(), settings.paymentKey());
        Checkout checkout = new Checkout(new Orders(database), payments);

        // this machine only: a sample is no reason to open a port to a network
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        new OrderApi(checkout).addTo(server);
        server.start();
        LOG.info("the shop is open on port {}", server.getAddress().getPort());
        return new Shop(server, threads);
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Takes no more requests. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
