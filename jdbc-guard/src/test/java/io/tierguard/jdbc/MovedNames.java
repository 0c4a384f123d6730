package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.tier.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process whose names lead elsewhere from one look-up to the next: its hosts file is written while it runs, and it
 * caches nothing. Each line that it prints is what became of one case.
 */
final class MovedNames {

    private static final int MOST_TRIES = 30;
    private static final String OWN = "127.0.0.3";
    private static final String PRODUCTION = "127.0.0.2";

    private static final Guard GUARD = Guards.of(Tier.STAGING, """
            version: 1
            endpoints:
              production: [127.0.0.2]
              staging: ["*.staging.example.com", 127.0.0.3, 127.0.0.1]
            """);

    private final Path hosts;
    private final Map<String, String> names = new TreeMap<>();

    private MovedNames(Path hosts) {
        this.hosts = hosts;
        lead("localhost", "127.0.0.1");
    }

    /** The hosts file; a port of MariaDB. */
    public static void main(String[] arguments) throws IOException, SQLException {
        MovedNames moved = new MovedNames(Path.of(arguments[0]));
        if (arguments.length == 1) {
            moved.betweenJudgementAndDial();
        } else {
            moved.whileConnected(Integer.parseInt(arguments[1]));
        }
    }

    private void lead(String name, String address) {
        names.put(name, address);
        StringBuilder text = new StringBuilder();
        names.forEach((key, value) -> text.append(value).append(' ').append(key).append('\n'));
        try {
            Files.writeString(hosts, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void betweenJudgementAndDial() throws IOException {
        for (String url : new String[] {
            "jdbc:postgresql://db.staging.example.com:%d/orders",
            "jdbc:postgresql://db.staging.example.com:%d,db.staging.example.com:%1$d/orders?targetServerType=preferSecondary",
            "jdbc:redshift://db.staging.example.com:%d/orders",
            "jdbc:yugabytedb://db.staging.example.com:%d/orders",
            "jdbc:mysql://db.staging.example.com:%d/orders",
            "jdbc:mysql:replication://db.staging.example.com:%d,db.staging.example.com:%1$d/orders?retriesAllDown=1",
            "jdbc:mariadb://db.staging.example.com:%d/orders?retriesAllDown=1",
            "jdbc:mariadb:sequential://db.staging.example.com:%d,db.staging.example.com:%1$d/orders?retriesAllDown=1",
            "jdbc:sqlserver://db.staging.example.com:%d;loginTimeout=2;connectRetryCount=0",
        }) {
            for (String address : new String[] {PRODUCTION, OWN}) {
                try (Listener listener = new Listener(address)) {
                    String text = between(url.formatted(listener.port()), address);
                    tell(url, address, text, listener);
                }
            }
        }
    }

    private String between(String url, String address) {
        lead("db.staging.example.com", OWN);
        AtomicInteger judged = new AtomicInteger();
        Guard guard = GUARD.with(new GuardListener() {
            @Override
            public void judged(Judgement judgement) {
                // once for the source, once for the connection: now the driver looks the name up
                if (judged.incrementAndGet() == 2) {
                    lead("db.staging.example.com", address);
                }
            }
        });
        try (Connection connection = GuardedDataSource.of(url, guard).getConnection()) {
            return "connected";
        } catch (SQLException e) {
            return e.getClass().getSimpleName() + " " + firstLine(e.getMessage());
        }
    }

    private void whileConnected(int mariadb) throws IOException, SQLException {
        for (String url : new String[] {
            "jdbc:mysql://a.staging.example.com:%d,b.staging.example.com:%d/orders?user=root&sslMode=DISABLED&retriesAllDown=1",
            "jdbc:mysql:loadbalance://a.staging.example.com:%d,b.staging.example.com:%d/orders?user=root&sslMode=DISABLED&retriesAllDown=1"
                    + "&ha.loadBalanceStrategy=serverAffinity&serverAffinityOrder=a.staging.example.com:%1$d",
            "jdbc:mysql:replication://a.staging.example.com:%d,b.staging.example.com:%d/orders?user=root&sslMode=DISABLED&retriesAllDown=1",
            "jdbc:mysql://b.staging.example.com:%2$d/orders?user=root&sslMode=DISABLED&retriesAllDown=1&autoReconnect=true&maxReconnects=1"
                    + "&initialTimeout=1",
            "jdbc:mariadb:sequential://a.staging.example.com:%d,b.staging.example.com:%d/orders?user=root&sslMode=disable&retriesAllDown=2",
        }) {
            for (String address : new String[] {PRODUCTION, OWN}) {
                whileConnected(mariadb, url, address);
            }
        }
    }

    private void whileConnected(int mariadb, String form, String address) throws IOException, SQLException {
        lead("a.staging.example.com", "127.0.0.1");
        lead("b.staging.example.com", "127.0.0.1");
        Queue<String> refusals = new ConcurrentLinkedQueue<>();
        Guard guard = GUARD.with(new GuardListener() {
            @Override
            public void judged(Judgement judgement) {
                judgement.firstRefused().ifPresent(decision -> refusals.add(firstLine(judgement.message())));
            }
        });
        Relay first = new Relay("127.0.0.1", mariadb);
        Relay second = new Relay("127.0.0.1", mariadb);
        try (Listener listener = new Listener(address, second.port())) {
            String url = form.formatted(first.port(), second.port());
            Connection connection = GuardedDataSource.of(url, guard).getConnection();
            query(connection);
            lead("b.staging.example.com", address);
            first.close();
            second.close();
            // at first drivers tell that a server is lost, and try others before or after, some by lot
            for (int i = 0; i < MOST_TRIES && refusals.isEmpty() && !listener.hasVisitors(); i++) {
                try {
                    connection.setReadOnly(i % 2 == 0);
                    query(connection);
                } catch (SQLException e) {
                    // nobody answers any more
                }
            }
            tell(form, address, refusals.isEmpty() ? "allowed" : refusals.peek(), listener);
        }
    }

    private static void query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    private static void tell(String url, String address, String text, Listener listener) {
        String name = address.equals(PRODUCTION) ? "production" : "own";
        System.out.println(url.substring(0, url.indexOf("//")) + " " + name + " "
                + (listener.accepted() > 0 ? "dialled" : "untouched") + " " + text);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").replaceAll(":\\d+", ":port");
    }
}
