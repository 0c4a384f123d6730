package io.tierguard.jdbc.bean;

/**
 * How the data sources of one driver put together what they dial.
 *
 * <p><b>Thread safety:</b> implementations are immutable.
 */
@FunctionalInterface
interface BeanReader {

    /**
     * Reads a data source as its driver would.
     *
     * @param login whether a user is named for the one connection
     */
    BeanTarget read(Bean bean, boolean login) throws UnreadableBean;
}
