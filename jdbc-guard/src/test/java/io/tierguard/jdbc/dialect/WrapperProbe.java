package io.tierguard.jdbc.dialect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.LogManager;

/**
 * A process that has one wrapper on its class path: opens the URL of each line that it reads, and tells whom that would
 * have dialled. Nothing is dialled.
 *
 * <p>A line is a form: the URL, then names and values of properties, each encoded.
 */
final class WrapperProbe {

    /** Begins each answer, since drivers print as well. */
    static final String ANSWER = "dialled:";

    private static final Collection<String> DIALLED = new ConcurrentLinkedQueue<>();

    private WrapperProbe() {}

    /**
     * Answers until its input ends.
     *
     * @param classes drivers that do not register themselves
     */
    public static void main(String[] classes) throws IOException, ReflectiveOperationException {
        LogManager.getLogManager().reset();
        ProxySelector.setDefault(new Refusing());
        for (String name : classes) {
            Class.forName(name);
        }
        PrintStream answers = System.out;
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            DIALLED.clear();
            open(line.split("&", -1));
            answers.println(ANSWER + String.join(" ", DIALLED));
            answers.flush();
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private static void open(String[] form) {
        Properties properties = new Properties();
        for (int i = 1; i + 1 < form.length; i += 2) {
            properties.setProperty(decode(form[i]), decode(form[i + 1]));
        }
        try (Connection connection = DriverManager.getConnection(decode(form[0]), properties)) {
            DIALLED.add("opened");
        } catch (Throwable e) {
            // nothing was let through, or the driver refused the URL in whatever way
            if (System.getProperty("probe.told") != null) {
                e.printStackTrace();
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Notes who is dialled, and stops it. */
    private static final class Refusing extends ProxySelector {

        @Override
        public List<Proxy> select(URI uri) {
            DIALLED.add(uri.getHost() == null ? uri.getAuthority() : uri.getHost() + ":" + uri.getPort());
            throw new IllegalArgumentException("nothing is dialled here");
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // nothing is dialled here
        }
    }
}
