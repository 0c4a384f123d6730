package io.tierguard.jdbc.bean;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The data source of jTDS, which is all three kinds. It hands a URL without a server to the driver, and all that was set as
 * properties beside it.
 */
final class JtdsBeans {

    static final List<String> TYPES = List.of("net.sourceforge.jtds.jdbcx.JtdsDataSource");

    private static final String PREFIX = "prop.";
    private static final String TYPE = "prop.servertype";

    /** Names that are not the driver's own in lower case. */
    private static final Map<String, String> RENAMED = Map.of(
            "prop.sotimeout", "SOCKETTIMEOUT",
            "prop.sokeepalive", "SOCKETKEEPALIVE",
            "prop.useunicode", "SENDSTRINGPARAMETERSASUNICODE");

    static final BeanReader READER = (bean, login) -> {
        Map<String, String> entries = References.entries(bean);
        String type = switch (entries.getOrDefault(TYPE, "0")) {
            case "0", "1" -> "sqlserver";
            case "2" -> "sybase";
            default -> throw bean.leadsElsewhere("serverType");
        };
        entries.remove(TYPE);
        entries.remove("description");
        Map<String, String> properties = new TreeMap<>();
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            properties.put(driversName(entry.getKey(), bean), entry.getValue());
        }
        // with the slashes, behind which the driver finds no server either, it can be read as a URL of the driver
        return BeanTarget.of("jdbc:jtds:" + type + "://", properties);
    };

    private JtdsBeans() {}

    private static String driversName(String name, Bean bean) throws UnreadableBean {
        if (!name.startsWith(PREFIX)) {
            throw bean.unreadable();
        }
        return RENAMED.getOrDefault(name, name.substring(PREFIX.length()).toUpperCase(Locale.ROOT));
    }
}
