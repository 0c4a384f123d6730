package io.tierguard.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteDialectTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:sqlite: | | local -",
                "jdbc:sqlite:?cache=shared | | local -",
                "jdbc:sqlite::memory: | | local :memory:",
                "jdbc:sqlite:orders.db | | local orders.db",
                "JDBC:SQLITE:orders.db | | local orders.db",
                "jdbc:SQLite:./data/orders.db | | local ./data/orders.db",
                "jdbc:sqlite:/var/lib/orders.db | user=u;password= | local /var/lib/orders.db",
                "jdbc:sqlite:C:/data/orders.db | | local C:/data/orders.db",
                "jdbc:sqlite:C:\\data\\orders.db | | local C:\\data\\orders.db",
                "jdbc:sqlite:/var/lib/my orders.db | | local /var/lib/my orders.db",
                "jdbc:sqlite:orders.db?journal_mode=WAL&synchronous=OFF | | local orders.db",
                "jdbc:sqlite:orders.db?foreign_keys=on&busy_timeout=5000 | journal_mode=MEMORY | local orders.db",
                "jdbc:sqlite:orders.db?password=it's not;a secret | | local orders.db",
                "jdbc:sqlite:orders.db | enable_load_extension=true;date_string_format=yyyy-MM-dd HH:mm:ss.SSS | local orders.db",
                "jdbc:sqlite:file:orders.db | | local file:orders.db",
                "jdbc:sqlite:file:orders?mode=memory&cache=shared | | local file:orders",
                "jdbc:sqlite:file::memory:?cache=shared | | local file::memory:",
                "jdbc:sqlite:file:/var/lib/orders.db?mode=ro&immutable=1 | | local file:/var/lib/orders.db",
                "jdbc:sqlite:file:///var/lib/orders.db | | local file:///var/lib/orders.db",
                "jdbc:sqlite:file://localhost/var/lib/orders.db | | local file://localhost/var/lib/orders.db",
                "jdbc:sqlite:file:C:/data/orders.db | | local file:C:/data/orders.db",
                "jdbc:sqlite:file:orders.db?vfs=unix-none | | local file:orders.db",
                "jdbc:sqlite::resource:db/orders.db | | local :resource:db/orders.db",
                "jdbc:sqlite::resource:file:/var/lib/orders.db | | local :resource:file:/var/lib/orders.db",
            })
    void is_local(String url, String properties, String endpoints) {
        assertThat(Readings.of(url, properties)).isEqualTo(endpoints);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:sqlite::resource:http://a.example.com/orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite::resource:HTTPS://a.example.com/orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite::resource:jar:http://a.example.com/x.jar!/orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite::resource:ftp:a.example.com | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite::resource:file://a.example.com/orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite::resource://a.example.com/orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite::resource: | | SQLite: it names no file",
                "jdbc:sqlite:file: | | SQLite: it names no file",
                "jdbc:sqlite:http://a.example.com/orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite://a.example.com/orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite:\\\\\\\\a.example.com\\\\orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite:file://a.example.com/orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite:file://localhost.example.com/orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite:file:////a.example.com/orders.db | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite:orders.db;password=x | | SQLite: it is neither memory nor a file on this machine",
                "jdbc:sqlite:file:orders.db?vfs=http | | 'SQLite: parameter 1, vfs, names a file system that is not SQLite''s own'",
                "jdbc:sqlite:file:orders.db?mode=ro&VFS=x | | 'SQLite: parameter 2, vfs, names a file system that is not SQLite''s own'",
                "jdbc:sqlite:orders.db?journal_mode=WAL;ATTACH 'x' AS y | | SQLite: parameter 1 has a value that could run a statement",
                "jdbc:sqlite:orders.db?journal_mode=load_extension(x) | | SQLite: parameter 1 has a value that could run a statement",
                "jdbc:sqlite:orders.db | synchronous=(select 1) | SQLite: a property has a value that could run a statement",
                "jdbc:sqlite:orders.db?temp_store_directory=http://a.example.com/ | | SQLite: parameter 1 holds a URL, where the driver may connect to as well",
                "jdbc:sqlite:orders.db?=1 | | SQLite: parameter 1 is not known, and may lead anywhere",
                "jdbc:sqlite:orders.db?&cache=shared&nonsense | | SQLite: parameter 2 is not known, and may lead anywhere",
                "jdbc:sqlite:orders.db?nonsense=1 | | SQLite: parameter 1 is not known, and may lead anywhere",
                "jdbc:sqlite:orders.db | nonsense=1 | SQLite: a property is not known, and may lead anywhere",
            })
    void is_refused_with_the_place(String url, String properties, String reason) {
        assertThat(Readings.of(url, properties)).isEqualTo("? " + reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:sqlite:orders.db?password=not-a-secret, jdbc:sqlite:orders.db",
        "jdbc:sqlite:orders.db;password=not-a-secret, jdbc:sqlite:…",
    })
    void is_shown_without_credentials(String url, String shown) {
        assertThat(Readings.shown(url)).isEqualTo(shown);
    }
}
