package io.tierguard.jdbc;

import io.tierguard.guard.Guard;
import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.jdbc.dialect.JdbcTargetReader;
import io.tierguard.jdbc.socket.ServerCheck;
import io.tierguard.jdbc.socket.UnverifiedServerException;
import io.tierguard.registry.Endpoint;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one URL, each asked by a connection of its own, to the very address that is about to be dialled.
 *
 * @param url names them all
 * @param properties beside it
 * @param login null where the properties say it
 * @param guard decides
 * @param usedBy what messages call the asker
 * @param verified those that were asked already
 */
record SingleServers(
        String url,
        ConnectionProperties properties,
        @Nullable Login login,
        Guard guard,
        String usedBy,
        VerifiedServers verified)
        implements ServerCheck {

    SingleServers loggingInAs(Login other) {
        return new SingleServers(url, properties, other, guard, usedBy, verified);
    }

    @Override
    public boolean areSeveral() {
        return JdbcTargetReader.singleUrlsOf(url).size() > 1;
    }

    @Override
    public void require(Endpoint server, InetSocketAddress address) throws UnverifiedServerException {
        String single = single(server).orElseThrow(() -> UnverifiedServerException.unnamed(server.describe()));
        VerifiedServers.Server known = new VerifiedServers.Server(guard, server, address, single);
        if (!verified.has(known)) {
            ask(single, server, address);
            verified.add(known);
        }
    }

    private void ask(String single, Endpoint server, InetSocketAddress address) throws UnverifiedServerException {
        UrlSource source = UrlSource.pinned(single, properties, guard, usedBy, address);
        try {
            new Gate<>(source, guard, usedBy).open(login).close();
        } catch (RefusedSqlException e) {
            throw UnverifiedServerException.refused(e);
        } catch (SQLException e) {
            throw UnverifiedServerException.notAsked(server.describe(), e);
        }
    }

    /** The URL of the one server, of those that the URL names. */
    private Optional<String> single(Endpoint dialled) {
        Target target = Target.of(url, properties.forDriver(login));
        List<String> singles = JdbcTargetReader.singleUrlsOf(url);
        if (new JdbcTargetReader().read(target) instanceof Reading.Endpoints read
                && read.endpoints().size() == singles.size()) {
            for (int i = 0; i < singles.size(); i++) {
                Endpoint named = read.endpoints().get(i);
                if (named.host().equals(dialled.host()) && named.port().equals(dialled.port())) {
                    return Optional.of(singles.get(i));
                }
            }
        }
        return Optional.empty();
    }

    /** The URL may hold a password. */
    @Override
    public String toString() {
        return usedBy;
    }
}
