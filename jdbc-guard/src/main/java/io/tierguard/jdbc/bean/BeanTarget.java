package io.tierguard.jdbc.bean;

import java.util.Map;

/**
 * Where a data source leads: the URL and the properties that it hands to its driver, or that mean the same.
 *
 * <p><b>Thread safety:</b> immutable. The properties of a data source that somebody sets meanwhile may be read half.
 *
 * @param url secrets included
 * @param properties secrets included
 * @param managed whether {@link java.sql.DriverManager} picks the driver
 * @since 0.1
 */
public record BeanTarget(String url, Map<String, String> properties, boolean managed) {

    /**
     * Reads a data source. Opens nothing.
     *
     * @param bean a driver's own data source, of any kind
     * @param login whether a user is named for the one connection; some data sources lead elsewhere then
     * @return where it leads
     * @throws UnreadableBean where it does not tell, or where what it tells may not be what it dials
     */
    public static BeanTarget of(Object bean, boolean login) throws UnreadableBean {
        return BeanReaders.read(bean, login);
    }

    static BeanTarget of(String url, Map<String, String> properties) {
        return new BeanTarget(url, properties, false);
    }

    @Override
    public String toString() {
        return "BeanTarget";
    }
}
