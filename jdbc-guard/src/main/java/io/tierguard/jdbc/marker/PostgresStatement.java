package io.tierguard.jdbc.marker;

/**
 * What PostgreSQL is asked. Every name is of {@code pg_catalog}, operators too, since a search path could put others of the
 * same name before them.
 */
final class PostgresStatement {

    /** As long as a document may be and one more, so that a longer one is told from it and not carried over. */
    private static final String CUT = "8193";

    /** The rows of the table as XML, which is the one way to read in one statement a table that may not be there. */
    private static final String ROWS = "select m.kind::pg_catalog.text as kind,"
            + " pg_catalog.left(m.document::pg_catalog.text, " + CUT + ") as document from tierguard.marker m limit 3";

    private static final String SETTINGS = "(select e from pg_catalog.unnest(r.setconfig) as e"
            + " where pg_catalog.lower(pg_catalog.left(e, 17)) operator(pg_catalog.=) 'tierguard.marker=') as s(e)";

    static final String ONE_ROUND_TRIP = "select c.system_identifier::pg_catalog.text as system,"
            + " d.oid::pg_catalog.text as oid, d.datname::pg_catalog.text as name,"
            + " (select pg_catalog.count(*) from " + SETTINGS + ") as server_entries,"
            + " (select pg_catalog.left(pg_catalog.min(pg_catalog.substr(s.e, 18)), " + CUT + ") from " + SETTINGS
            + ") as server,"
            + " t.state as data_state,"
            + " case when t.state operator(pg_catalog.=) 'readable'"
            + " then pg_catalog.query_to_xml('" + ROWS + "', true, true, '')::pg_catalog.text end as data"
            + " from pg_catalog.pg_database d"
            + " cross join pg_catalog.pg_control_system() c"
            + " left join pg_catalog.pg_db_role_setting r"
            + " on r.setdatabase operator(pg_catalog.=) d.oid and r.setrole operator(pg_catalog.=) '0'::pg_catalog.oid"
            + " left join (select case"
            + " when pg_catalog.has_schema_privilege(n.oid, 'USAGE') and pg_catalog.has_table_privilege(k.oid, 'SELECT')"
            + " then 'readable' else 'forbidden' end as state"
            + " from pg_catalog.pg_class k join pg_catalog.pg_namespace n"
            + " on n.oid operator(pg_catalog.=) k.relnamespace"
            + " where n.nspname operator(pg_catalog.=) 'tierguard'::pg_catalog.name"
            + " and k.relname operator(pg_catalog.=) 'marker'::pg_catalog.name) t on true"
            + " where d.datname operator(pg_catalog.=) pg_catalog.current_database()";

    private PostgresStatement() {}
}
