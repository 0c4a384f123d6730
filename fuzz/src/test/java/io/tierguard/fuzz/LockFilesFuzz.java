package io.tierguard.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.archunit.allow.AllowFile;
import io.tierguard.archunit.allow.InvalidAllowFileException;
import io.tierguard.secret.FingerprintLock;
import io.tierguard.secret.InvalidFingerprintsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** A lock file of fingerprints and an allow file: read, or refused with their problems; what is read writes the same again. */
class LockFilesFuzz {

    private static Path file;

    @BeforeAll
    static void file() throws IOException {
        file = Files.createTempFile("allow", ".txt");
    }

    @AfterAll
    static void nothing_is_left() throws IOException {
        Files.delete(file);
    }

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void are_read_or_refused(FuzzedDataProvider data) throws IOException {
        byte[] content = data.consumeRemainingAsBytes();
        try {
            FingerprintLock lock = FingerprintLock.parse(content, "tierguard.lock");

            FingerprintLock again = FingerprintLock.parse(lock.text().getBytes(UTF_8), "tierguard.lock");
            assertThat(again.lines()).isEqualTo(lock.lines());
            assertThat(again.kid()).isEqualTo(lock.kid());
        } catch (InvalidFingerprintsException e) {
            assertThat(e.report().problems()).isNotEmpty();
        }
        Files.write(file, content);
        try {
            assertThat(AllowFile.read(file)).isNotNull();
        } catch (InvalidAllowFileException e) {
            assertThat(e).hasMessageStartingWith("TG-5");
        }
    }
}
