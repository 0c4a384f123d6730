package io.tierguard.jdbc.dialect;

import io.tierguard.registry.Host;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import oracle.jdbc.datasource.impl.OracleDataSource;
import oracle.jdbc.pool.OracleConnectionPoolDataSource;
import oracle.jdbc.xa.client.OracleXADataSource;

/** A kind of data source, with or without a login, and one {@code property=value} after the other. */
public record OracleBean(String kind, List<String> settings) {

    private static final String MARK = "dialled ";

    private String line() {
        return kind + "\t"
                + settings.stream()
                        .map(setting -> URLEncoder.encode(setting, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("\t"));
    }

    private static OracleBean of(String line) {
        List<String> parts = List.of(line.split("\t", -1));
        return new OracleBean(
                parts.get(0),
                parts.subList(1, parts.size()).stream()
                        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                        .toList());
    }

    boolean login() {
        return kind.endsWith("+");
    }

    OracleDataSource bean() throws SQLException {
        OracleDataSource bean = switch (kind.substring(0, 1)) {
            case "x" -> new OracleXADataSource();
            case "p" -> new OracleConnectionPoolDataSource();
            default -> new oracle.jdbc.pool.OracleDataSource();
        };
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            set(bean, setting.substring(0, equals), setting.substring(equals + 1));
        }
        return bean;
    }

    private static void set(OracleDataSource bean, String property, String value) throws SQLException {
        switch (property) {
            case "driverType" -> bean.setDriverType(value);
            case "serverName" -> bean.setServerName(value);
            case "portNumber" -> bean.setPortNumber(Integer.parseInt(value));
            case "serviceName" -> bean.setServiceName(value);
            case "databaseName" -> bean.setDatabaseName(value);
            case "networkProtocol" -> bean.setNetworkProtocol(value);
            case "tnsEntryName" -> bean.setTNSEntryName(value);
            case "url" -> bean.setURL(value);
            default -> bean.setConnectionProperty(property, value);
        }
    }

    private void open() throws SQLException {
        OracleDataSource bean = bean();
        if (bean instanceof OracleXADataSource distributed) {
            (login() ? distributed.getXAConnection("u", "p") : distributed.getXAConnection()).close();
        } else if (bean instanceof OracleConnectionPoolDataSource pooled) {
            (login() ? pooled.getPooledConnection("u", "p") : pooled.getPooledConnection()).close();
        } else {
            (login() ? bean.getConnection("u", "p") : bean.getConnection()).close();
        }
    }

    /** Whoever each dials, in a JVM of its own whose channels let none through. */
    static List<Set<String>> dial(List<OracleBean> beans) throws IOException, InterruptedException {
        Path file = Files.createTempFile("beans", ".txt");
        try {
            Files.write(file, beans.stream().map(OracleBean::line).toList());
            ChildJvm.Outcome outcome = new ChildJvm()
                    .option("-Djava.nio.channels.spi.SelectorProvider=" + NotedChannels.class.getName())
                    .run(OracleBean.class, file.toString());
            List<Set<String>> dialled = outcome.out()
                    .lines()
                    .filter(line -> line.startsWith(MARK))
                    .map(OracleBean::hosts)
                    .toList();
            if (dialled.size() != beans.size()) {
                throw new AssertionError(outcome.err());
            }
            return dialled;
        } finally {
            Files.delete(file);
        }
    }

    private static Set<String> hosts(String line) {
        Set<String> hosts = new TreeSet<>();
        for (String one : line.substring(MARK.length()).split(" ", -1)) {
            int colon = one.lastIndexOf(':');
            if (colon >= 0) {
                String host = one.substring(0, colon);
                hosts.add(Host.parse(host).map(Host::text).orElse(host) + one.substring(colon));
            }
        }
        return hosts;
    }

    /** Takes the file, and tells whoever each data source would have reached. */
    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            try {
                OracleBean.of(line).open();
                throw new IllegalStateException("opened");
            } catch (SQLException | RuntimeException | LinkageError e) {
                // nothing is let through, or the driver refused what it was given
            }
            System.out.println(MARK + String.join(" ", NotedChannels.taken()));
        }
        // the driver's own threads would keep the process
        System.exit(0);
    }
}
