package io.tierguard.jdbc.bean;

import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.StringRefAddr;

/** What a data source would leave in a naming service to be made anew from: all that was set on it. */
final class References {

    private References() {}

    /** The entries that hold a text. */
    static Map<String, String> entries(Bean bean) throws UnreadableBean {
        if (!(bean.value("getReference") instanceof Reference reference)) {
            throw bean.unreadable();
        }
        Map<String, String> entries = new TreeMap<>();
        Enumeration<RefAddr> addresses = reference.getAll();
        while (addresses.hasMoreElements()) {
            RefAddr address = addresses.nextElement();
            if (!(address instanceof StringRefAddr)) {
                throw bean.unreadable();
            }
            // an object that is no text, such as a callback that makes tokens, leaves an entry without one
            if (address.getContent() instanceof String text && entries.put(address.getType(), text) != null) {
                throw bean.unreadable();
            }
        }
        return entries;
    }
}
