package io.tierguard.jdbc.marker;

/**
 * What PostgreSQL is asked. Every name is of {@code pg_catalog}, operators too, since a search path could put others of the
 * same name before them.
 *
 * @param control whether the server is asked for the number that initdb gave it
 * @param xml whether the table is read in the same statement, as XML: the one way to read a table that may not be there
 */
record PostgresStatement(boolean control, boolean xml) {

    /** As long as a document may be and one more, so that a longer one is told from it and not carried over. */
    private static final String CUT = "8193";

    /** The rows of the table; three are as wrong as any number above one. */
    static final String ROWS = "select m.kind::pg_catalog.text as kind,"
            + " pg_catalog.left(m.document::pg_catalog.text, " + CUT + ") as document from tierguard.marker m limit 3";

    private static final String SETTINGS = "(select e from pg_catalog.unnest(r.setconfig) as e"
            + " where pg_catalog.lower(pg_catalog.left(e, 17)) operator(pg_catalog.=) 'tierguard.marker=') as s(e)";

    /** A table of this name that the role may read, or not: its own name is looked up, no search path is. */
    private static final String TABLE = "(select case"
            + " when pg_catalog.has_schema_privilege(n.oid, 'USAGE') and pg_catalog.has_table_privilege(k.oid, 'SELECT')"
            + " then 'readable' else 'forbidden' end as state"
            + " from pg_catalog.pg_class k join pg_catalog.pg_namespace n"
            + " on n.oid operator(pg_catalog.=) k.relnamespace"
            + " where n.nspname operator(pg_catalog.=) 'tierguard'::pg_catalog.name"
            + " and k.relname operator(pg_catalog.=) 'marker'::pg_catalog.name) t";

    /**
     * The text.
     *
     * @param lockMillis how long the server waits for whoever locks the table; for this statement's transaction only
     */
    String text(long lockMillis) {
        return "select " + (control ? "c.system_identifier::pg_catalog.text" : "null") + " as system,"
                + " d.oid::pg_catalog.text as oid, d.datname::pg_catalog.text as name,"
                + " (select pg_catalog.count(*) from " + SETTINGS + ") as server_entries,"
                + " (select pg_catalog.left(pg_catalog.min(pg_catalog.substr(s.e, 18)), " + CUT + ") from " + SETTINGS
                + ") as server,"
                + " t.state as data_state, " + (xml ? rows(lockMillis) : "null") + " as data"
                + " from pg_catalog.pg_database d"
                + (control ? " cross join pg_catalog.pg_control_system() c" : "")
                + " left join pg_catalog.pg_db_role_setting r"
                + " on r.setdatabase operator(pg_catalog.=) d.oid and r.setrole operator(pg_catalog.=) '0'::pg_catalog.oid"
                + " left join " + TABLE + " on true"
                + " where d.datname operator(pg_catalog.=) pg_catalog.current_database()";
    }

    private static String rows(long lockMillis) {
        // a session that waits for a lock would not notice that nobody waits for its answer any more
        return "case when t.state operator(pg_catalog.=) 'readable'"
                + " and pg_catalog.set_config('lock_timeout', '" + lockMillis + "', true) is not null"
                + " then pg_catalog.query_to_xml('" + ROWS + "', true, true, '')::pg_catalog.text end";
    }
}
