package io.tierguard.testing.paths;

import java.util.List;
import java.util.stream.Stream;

/**
 * One way on which something in a JVM comes to dial a host: a row of {@code docs/nets.md}. The tests of each net walk all
 * of them, and compare what got through with what the page says.
 *
 * @param name as the page has it
 * @param dialling has the host dialled; what is thrown is no matter, since the other side counts who comes
 */
public record NetPath(String name, Dialling dialling) {

    /** Has a host dialled, as a name or as an address. */
    @FunctionalInterface
    public interface Dialling {
        void dial(String host, int port) throws Exception;
    }

    /** Every row, in the order of the page. */
    public static List<NetPath> all() {
        return Stream.of(JdkPaths.all(), HttpPaths.all(), ClientPaths.all(), DriverPaths.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Has it dialled, and swallows whatever comes of it but what is wrong with the test itself. */
    public void walk(String host, int port) {
        try {
            dialling.dial(host, port);
        } catch (Exception e) {
            // a refusal, or a server that hangs up
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
