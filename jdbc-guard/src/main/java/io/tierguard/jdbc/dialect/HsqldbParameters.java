package io.tierguard.jdbc.dialect;

/** The connection properties of HSQLDB 2.7 and of the versions before it. */
final class HsqldbParameters {

    private static final String HARMLESS = """
            allow_empty_batch check_props close_result create crypt_iv crypt_key crypt_lobs crypt_provider crypt_type
            default_schema files_readonly get_column_name hsqldb.applog hsqldb.cache_file_scale hsqldb.cache_free_count
            hsqldb.cache_rows hsqldb.cache_size hsqldb.cache_version hsqldb.default_table_type hsqldb.defrag_limit
            hsqldb.digest hsqldb.extlog hsqldb.files_space hsqldb.full_log_replay hsqldb.inc_backup hsqldb.large_data
            hsqldb.lob_compressed hsqldb.lob_file_scale hsqldb.lock_file hsqldb.lockfile_poll_retries hsqldb.log_data
            hsqldb.log_size hsqldb.max_char_or_varchar_display_size hsqldb.method_class_names hsqldb.min_reuse
            hsqldb.nio_data_file hsqldb.nio_max_size hsqldb.reconfig_logging hsqldb.result_max_memory_rows
            hsqldb.script_format hsqldb.sqllog hsqldb.temp_directory hsqldb.tx hsqldb.tx_conflict_rollback
            hsqldb.tx_interrupt_rollback hsqldb.tx_level hsqldb.write_delay hsqldb.write_delay_millis ifexists
            jdbc.translate_tti_types loginTimeout memory_lobs modified password readonly recover runtime.gc_interval
            shutdown sql.avg_scale sql.char_literal sql.compare_in_locale sql.concat_nulls sql.convert_trunc
            sql.default_collation sql.double_nan sql.enforce_names sql.enforce_refs sql.enforce_size
            sql.enforce_strict_size sql.enforce_tdc_delete sql.enforce_tdc_update sql.enforce_types sql.ignore_case
            sql.live_object sql.longvar_is_lob sql.lowercase_ident sql.max_recursive sql.nulls_first sql.nulls_order
            sql.pad_space sql.ref_integrity sql.regular_names sql.restrict_exec sql.syntax_db2 sql.syntax_mss
            sql.syntax_mys sql.syntax_ora sql.syntax_pgs sql.sys_index_names sql.trunc_trailing sql.truncate_trailing
            sql.unique_nulls textdb.all_quoted textdb.allow_full_path textdb.cache_rows textdb.cache_scale
            textdb.cache_size textdb.cache_size_scale textdb.encoding textdb.fs textdb.ignore_first textdb.lvs
            textdb.null_def textdb.qc textdb.quoted textdb.vs tls_wrapper tx_timestamp user version

            DB_CLOSE_DELAY DB_CLOSE_ON_EXIT MVCC
            """;

    private static final String CLASSES = "fileaccess_class_name fileaccess_storage_key storage_class_name storage_key";

    /**
     * All of them. Those that name a target replace what the URL says when they stand beside it, and do nothing in it; the
     * last ones name classes, or a server's file.
     */
    static final Parameters ALL =
            Parameters.of("HSQLDB", HARMLESS, "database host port", CLASSES + " filepath connection_type path url");

    private HsqldbParameters() {}
}
