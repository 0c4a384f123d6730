package io.tierguard.jdbc.bean;

import io.tierguard.report.Code;
import java.io.Serial;

/**
 * A data source that does not tell where it leads. It carries names of classes and properties, and no value of any.
 *
 * @since 0.1
 */
public final class UnreadableBean extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String[] names;

    UnreadableBean(Code code, String... names) {
        super(code.text((Object[]) names), null, false, false);
        this.code = code;
        this.names = names;
    }

    /**
     * Why.
     *
     * @return an entry of the catalogue
     */
    public Code code() {
        return code;
    }

    /**
     * What the entry's text speaks of.
     *
     * @return names of classes, methods and properties
     */
    public Object[] arguments() {
        return names.clone();
    }
}
