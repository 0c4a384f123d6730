package io.tierguard.registry;

import io.tierguard.registry.yaml.Place;
import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.report.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code crossings:} of the file and of what it includes. */
final class CrossingsReader {

    private static final List<String> KEYS = List.of("from", "to", "endpoint", "reason", "expires");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:/@?#%\\s*]+):([1-9][0-9]{0,4})");

    private final Values values;
    private final OwnersReader owners;
    private final List<Placed> crossings = new ArrayList<>();

    /** A crossing, and where its endpoint stands. */
    record Placed(Crossing crossing, Place place) {}

    private record Address(Host host, int port) {}

    CrossingsReader(Values values, OwnersReader owners) {
        this.values = values;
        this.owners = owners;
    }

    List<Crossing> crossings() {
        List<Crossing> all = new ArrayList<>(crossings.size());
        for (Placed placed : crossings) {
            all.add(placed.crossing());
        }
        return all;
    }

    void read(YamlNode node, String baseName) {
        for (YamlNode item : values.items(node, "crossings")) {
            readOne(values.fields(item, "a crossing", KEYS), baseName);
        }
    }

    private void readOne(Fields fields, String baseName) {
        Optional<Owner> from = side(fields, "from", "staging");
        Optional<Owner> to = side(fields, "to", "production");
        Optional<YamlNode> endpoint = fields.require("endpoint", "metrics.example.com:443");
        Optional<Address> address = endpoint.isPresent() ? address(endpoint.get()) : Optional.empty();
        Optional<String> reason = fields.requireText("reason", "why it has to be");
        Optional<YamlNode> day = fields.require("expires", "2027-03-31");
        Optional<LocalDate> expires = day.isPresent() ? values.date(day.get(), "expires") : Optional.empty();
        if (from.isPresent()
                && to.isPresent()
                && endpoint.isPresent()
                && address.isPresent()
                && reason.isPresent()
                && expires.isPresent()) {
            Crossing crossing = new Crossing(
                    from.get(),
                    to.get(),
                    address.get().host(),
                    address.get().port(),
                    reason.get(),
                    expires.get(),
                    baseName + ":" + fields.place().line());
            crossings.add(new Placed(crossing, endpoint.get().place()));
        }
    }

    private Optional<Owner> side(Fields fields, String name, String example) {
        Optional<YamlNode> node = fields.require(name, example);
        Optional<String> text = node.isPresent() ? values.text(node.get(), name) : Optional.empty();
        Optional<Owner> owner =
                text.isPresent() ? owners.owner(text.get(), node.get().place()) : Optional.empty();
        if (owner.isPresent() && owner.get() instanceof Owner.OfPattern) {
            values.problem(
                    Code.BAD_CROSSING,
                    node.get().place(),
                    name + " is a name pattern",
                    "name one tier or one environment");
            return Optional.empty();
        }
        return owner;
    }

    private Optional<Address> address(YamlNode node) {
        Optional<String> text = values.text(node, "endpoint");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = HOST_AND_PORT.matcher(text.get());
        Optional<Host> host = matcher.matches() ? Host.parse(matcher.group(1)) : Optional.empty();
        int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (host.isEmpty()
                || !host.get().isCanonical()
                || port > 65535
                || host.get().text().equals("local")) {
            values.problem(
                    Code.BAD_CROSSING,
                    node.place(),
                    "'" + Shown.pattern(text.get()) + "' is not a host and a port",
                    "write one name or address, a colon and a port, as in metrics.example.com:443 or [2001:db8::1]:443");
            return Optional.empty();
        }
        return Optional.of(new Address(host.get(), port));
    }

    /** Reports the crossings that lead to nothing of {@code to}'s. */
    void refusePointless(RuleIndex index) {
        Reachable reachable = new Reachable(index);
        for (Placed placed : crossings) {
            Crossing crossing = placed.crossing();
            if (!reachable.hasAnythingFor(crossing)) {
                String port = ":" + crossing.port();
                String host = crossing.host().text();
                String endpoint = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + port;
                values.problem(
                        Code.POINTLESS_CROSSING,
                        placed.place(),
                        endpoint,
                        crossing.to().name());
            }
        }
    }
}
