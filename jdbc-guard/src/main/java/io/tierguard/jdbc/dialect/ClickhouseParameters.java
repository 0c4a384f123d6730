package io.tierguard.jdbc.dialect;

/** The options of clickhouse-jdbc 0.9, of both generations of its client, and of the versions before it. */
final class ClickhouseParameters {

    /** All of them, in URL and properties, but for those that begin with a prefix. */
    static final Parameters ALL = Parameters.of("ClickHouse", """
            access_token app_compressed_data async beta.row_binary_for_simple_insert bearer_token
            client.http.cookies_enabled client.http.use_form_request_for_query client.use_http_compression
            client_allow_binary_reader_to_reuse_buffers client_name client_network_buffer_size client_retry_on_failures
            compress compression.lz4.uncompressed_buffer_size connect_timeout connection_pool_enabled
            connection_request_timeout connection_reuse_strategy connection_timeout connection_ttl custom_settings
            custom_settings_prefix decompress default_query_settings disable_frameworks_detection
            disable_native_compression format http_connection_provider http_keep_alive_timeout http_use_basic_auth
            jdbc_ignore_unsupported_values jdbc_query_id_generator jdbc_resultset_auto_close jdbc_schema_term
            jdbc_sql_parser jdbc_use_max_result_rows key_store_password key_store_type max_execution_time
            max_open_connections max_threads_per_client metrics_name password product_name query_id
            remember_last_set_roles retry server_time_zone server_version session_db_roles socket_keepalive socket_linger
            socket_rcvbuf socket_reuseaddr socket_sndbuf socket_tcp_nodelay socket_timeout ssl_authentication ssl_key
            ssl_key_store sslcert sslrootcert trust_store type_hint_mapping use_server_time_zone
            use_server_time_zone_for_dates use_time_zone user

            ahc_retry_on_failure ahc_validate_after_inactivity alive_timeout autoCommit auto_session buffer_queue_variation
            buffer_size buffering check_all_nodes client compress_algorithm compress_level continueBatchOnError
            createDatabaseIfNotExist custom_http_headers custom_http_params databaseTerm debug_measure_request_time decompress_algorithm
            decompress_level dialect externalDatabase failover fetchSize health_check_interval health_check_method
            http_keep_alive http_server_default_response jdbcCompliant load_balancing_policy localFile
            log_leading_comment max_buffer_size max_core_thread_ttl max_mapper_cache max_queued_buffers
            max_queued_requests max_requests max_result_rows max_scheduler_threads max_threads namedParameter
            node_check_interval node_discovery_interval node_discovery_limit node_group_size nullAsDefault
            read_buffer_size receive_query_progress rename_response_column repeat_on_session_lock request_buffering
            request_chunk_size response_buffering result_overflow_mode reuse_value_wrapper rounding_mode
            send_http_client_id server_revision session_check session_id session_timeout socket_ip_tos sslcerttype
            sslkey sslkeyalg sslmode sslprotocol thread_keepalive_timeout time_zone transactionSupport
            transaction_timeout typeMappings use_binary_string use_blocking_queue use_compilation use_objects_in_arrays
            version wait_end_of_query widen_unsigned_types wrapperObject write_buffer_size
            """, "database ssl", """
            auto_discovery clickhouse_setting_database http_header_x-clickhouse-database clickhouse.jdbc.v1 clickhouse.jdbc.v2 custom_socket_factory custom_socket_factory_options host
            http_header_host load_balancing_tags port protocol proxy_host proxy_password proxy_port proxy_type proxy_user
            proxy_username srv_resolve ssl_socket_sni
            """);

    private ClickhouseParameters() {}
}
