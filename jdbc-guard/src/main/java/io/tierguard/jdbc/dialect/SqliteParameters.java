package io.tierguard.jdbc.dialect;

/** The pragmas and settings of sqlite-jdbc 3.54 and of the versions before it. */
final class SqliteParameters {

    /** All of them, in URL and properties; the second block is SQLite's own, of file names that begin with file:. */
    static final Parameters ALL = Parameters.of("SQLite", """
            analysis_limit application_id auto_vacuum automatic_index busy_timeout cache_size cache_spill
            case_sensitive_like count_changes date_class date_precision date_string_format default_cache_size
            defer_foreign_keys empty_result_callback enable_load_extension encoding foreign_keys full_column_names
            fullsync hexkey_mode incremental_vacuum jdbc.explicit_readonly jdbc.get_generated_keys journal_mode
            journal_size_limit legacy_alter_table legacy_file_format limit_attached limit_column limit_compound_select
            limit_expr_depth limit_function_arg limit_length limit_like_pattern_length limit_page_count limit_sql_length
            limit_trigger_depth limit_variable_number limit_vdbe_op limit_worker_threads locking_mode max_page_count
            mmap_size open_mode page_size password read_uncommitted recursive_triggers reverse_unordered_selects
            secure_delete shared_cache short_column_names synchronous temp_store temp_store_directory transaction_mode
            user user_version wal_autocheckpoint

            cache immutable mode modeof nolock psow
            """, "vfs", "");

    private SqliteParameters() {}
}
