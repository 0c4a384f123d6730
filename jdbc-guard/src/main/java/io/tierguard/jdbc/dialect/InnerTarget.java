package io.tierguard.jdbc.dialect;

import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import java.util.Map;
import java.util.Properties;

/**
 * What a wrapping driver hands on to the driver behind it.
 *
 * @param url the URL that the driver behind it gets
 * @param properties the properties that it gets
 * @param ambient whether settings of this machine count
 */
record InnerTarget(String url, Map<String, String> properties, boolean ambient) {

    private static final String JDBC = "jdbc:";

    /** Another URL, and the same properties. */
    static InnerTarget of(String url, Target outer) {
        return new InnerTarget(url, outer.properties(), outer.hasAmbientSettings());
    }

    /** Reads it as the driver behind the wrapper does. */
    Reading.Endpoints read() {
        Properties given = new Properties();
        given.putAll(properties);
        Target target = Target.of(url, given);
        return JdbcTargetReader.readInner(ambient ? target : target.withoutAmbientSettings());
    }

    /** Reads it, and shows it behind the wrapper's own prefix. */
    Reading.Endpoints readBehind(String prefix) {
        Reading.Endpoints inner = read();
        return new Reading.Endpoints(prefix + inner.redacted().substring(JDBC.length()), inner.endpoints());
    }

    /** Properties hold passwords. */
    @Override
    public String toString() {
        return "InnerTarget";
    }
}
