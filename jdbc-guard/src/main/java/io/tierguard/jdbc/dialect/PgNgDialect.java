package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL, as pgjdbc-ng reads it: {@code jdbc:pgsql:[//[user[:password]@]host[:port],…/]database[?parameters]}. Neither
 * parameters nor properties name a host.
 */
final class PgNgDialect implements Dialect {

    private static final String PREFIX = "jdbc:pgsql:";
    private static final Spelling SPELLING = new Spelling("pgjdbc-ng", "pgsql", 5432);
    private static final String FORM = "write it as jdbc:pgsql://host:port/database?parameters";
    private static final Pattern URL =
            Pattern.compile("(?://(?:[^@/?&]*@)?([^@/?&]*)/)?([^/?&]+)(?:[?&](.*))?", Pattern.DOTALL);

    private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9.-]+|\\[[0-9a-f:]+\\]");

    private static final Parameters PARAMETERS =
            Parameters.of(SPELLING.dialect(), """
            api.trace api.trace.file application.name application_name ApplicationName client_encoding clientEncoding
            ClientUser description.cache.size descriptionCacheSize fetch.size fetchSize field.format field.length.max
            field.money.fractionalDigits housekeeper housekeeper.enabled money.fractional-digits network.timeout
            networkTimeout param.format parsed-sql.cache.size parsedSqlCacheSize password
            prepared-statement.cache.size prepared-statement.cache.threshold preparedStatementCacheSize
            preparedStatementCacheThreshold protocol.buffer.pooling protocol.encoding protocol.io.mode
            protocol.io.threads protocol.message.size.max protocol.socket.recv-buffer.size
            protocol.socket.send-buffer.size protocol.trace protocol.trace.file protocol.version read-only readOnly
            receiveBufferSize registry.sharing registrySharing sendBufferSize session_authorization sql.trace
            sql.trace.file ssl.ca.certificate.file ssl.certificate.file ssl.home-dir ssl.key.file ssl.key.password
            ssl.key.password.callback ssl.mode sslCertificateFile sslKeyFile sslMode sslPassword sslPasswordCallback
            sslRootCertificateFile standard_conforming_strings strict-mode strictMode user
            """, "", "database database.name database.url unixsocket url");

    @Override
    public Set<String> subProtocols() {
        return Set.of("pgsql");
    }

    @Override
    public Set<String> drivers(String url) {
        return Set.of("com.impossibl.postgres.jdbc.PGDriver");
    }

    @Override
    public Reading.Endpoints read(String url, Target target) {
        if (!url.startsWith(PREFIX)) {
            throw SPELLING.unreadable("the driver takes the prefix in lower case only", FORM);
        }
        Ambient.requireNoSocksProxy(target, SPELLING.dialect());
        Matcher matcher = URL.matcher(url.substring(PREFIX.length()));
        if (!matcher.matches()) {
            throw SPELLING.unreadable("hosts and database do not stand where the driver looks for them", FORM);
        }
        String hosts = matcher.group(1);
        SPELLING.requirePlain(hosts == null ? "" : hosts, "the list of hosts");
        SPELLING.requirePlain(matcher.group(2), "the name of the database");
        checkParameters(matcher.group(3));
        target.properties().forEach((key, value) -> PARAMETERS.check(key, value, "a property"));
        Component<String> database = SPELLING.database(SPELLING.decode(matcher.group(2), "the name of the database"));
        String shown = (hosts == null ? "" : "//" + hosts + "/") + matcher.group(2);
        return new Reading.Endpoints(PREFIX + shown, endpoints(hosts == null ? "localhost" : hosts, database));
    }

    private static void checkParameters(String text) {
        int position = 0;
        StringTokenizer tokens = new StringTokenizer(text == null ? "" : text, "&");
        while (tokens.hasMoreTokens()) {
            Cut cut = Cut.at('=', tokens.nextToken());
            String place = "parameter " + ++position;
            PARAMETERS.check(SPELLING.decode(cut.before(), place), SPELLING.decode(cut.behind(), place), place);
        }
    }

    private static List<Endpoint> endpoints(String hosts, Component<String> database) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (String element : hosts.split(",", -1)) {
            int position = endpoints.size() + 1;
            Spelling.Place place = SPELLING.place(element, position);
            if (!HOST.matcher(place.host()).matches()) {
                throw SPELLING.unreadable("host " + position + " cannot be read", FORM);
            }
            endpoints.add(SPELLING.endpoint(place.host(), place.port(), database, position));
        }
        return endpoints;
    }
}
