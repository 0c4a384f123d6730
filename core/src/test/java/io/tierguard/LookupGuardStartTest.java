package io.tierguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.guard.LookupGuard;
import io.tierguard.testing.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guard of look-ups that this JVM cannot load: whoever put it there relies on it. */
@Tag("own-process")
class LookupGuardStartTest {

    private static final int MAJOR_VERSION = 7;

    @TempDir
    Path directory;

    private ChildJvm child() throws IOException {
        Files.writeString(directory.resolve("tierguard.yaml"), "version: 1\napplication: shop\n");
        return new ChildJvm().classPath(directory).directory(directory).variable("TIERGUARD_ENVIRONMENT", "staging");
    }

    private void serves(String provider) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(LookupGuard.class.getName()), provider + "\n");
    }

    private static byte[] ofLaterJdk() throws IOException {
        try (InputStream in = StartTest.class.getResourceAsStream("StartTest$Program.class")) {
            byte[] bytes = in.readAllBytes();
            bytes[MAJOR_VERSION] = (byte) 200;
            return bytes;
        }
    }

    @Test
    void of_a_later_jdk_is_refused_at_start() throws Exception {
        Files.write(Files.createDirectories(directory.resolve("later")).resolve("Guard.class"), ofLaterJdk());
        serves("later.Guard");

        ChildJvm.Outcome outcome = child().run(StartTest.Program.class);

        assertThat(outcome.err()).isEqualTo("""
                shop refuses to start as staging: 1 problem

                TG-4033 look-ups: tierguard-resolver-guard cannot be loaded: it needs a later JDK than this one, which is %d
                  to fix     run on JDK 18 or later, or leave the artifact out
                """.formatted(Runtime.version().feature()));
        assertThat(outcome.status()).isEqualTo(78);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void that_is_missing_is_refused_at_start() throws Exception {
        serves("missing.Guard");

        ChildJvm.Outcome outcome = child().run(StartTest.Program.class);

        assertThat(outcome.err())
                .startsWith(
                        "shop refuses to start as staging: 1 problem\n\nTG-4033 look-ups: tierguard-resolver-guard cannot"
                                + " be loaded: java.util.ServiceConfigurationError\n");
        assertThat(outcome.status()).isEqualTo(78);
    }
}
