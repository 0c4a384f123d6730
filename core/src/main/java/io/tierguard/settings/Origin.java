package io.tierguard.settings;

/**
 * Where a value comes from.
 *
 * @param kind what kind of place it is
 * @param text the place as a report names it, such as {@code .env:3}
 */
record Origin(Kind kind, String text) {

    static final Origin ENVIRONMENT = new Origin(Kind.ENVIRONMENT, "environment variable");

    enum Kind {
        ENVIRONMENT,
        DOT_ENV,
        FILE,
        DEFAULT
    }

    /**
     * A file that a variable names.
     *
     * @param path as a message shows it
     * @param variable the name of the variable
     * @param where the variable is set
     */
    static Origin file(String path, String variable, Origin where) {
        String line = where.kind() == Kind.DOT_ENV ? " in " + where : "";
        return new Origin(Kind.FILE, "file " + path + " by " + variable + line);
    }

    static Origin defaultOf(Setting setting) {
        return new Origin(Kind.DEFAULT, "default of " + setting.method().getName() + "()");
    }

    @Override
    public String toString() {
        return text;
    }
}
