package io.tierguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tierguard.archunit.constants.ClassFile;
import io.tierguard.archunit.constants.UnreadableClassException;
import io.tierguard.archunit.flow.FlowAnalysis;
import io.tierguard.archunit.flow.FlowResult;
import io.tierguard.archunit.sinks.CredentialSinks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** Class files that no compiler made: read, or refused as damaged; what is followed in them comes to an end. */
class ClassFilesFuzz {

    private static final List<byte[]> RIGHT =
            List.of(bytesOf(Followed.class), bytesOf(Bending.class), bytesOf(Worlds.class));

    /** Values on their way to a sink. */
    static final class Followed {

        private String field = "";

        static String joined(String left, int times) {
            StringBuilder text = new StringBuilder(left);
            for (int i = 0; i < times; i++) {
                text.append(i).append(left.substring(i % 2));
            }
            return text.toString();
        }

        java.sql.Connection open(boolean other) throws java.sql.SQLException {
            field = other ? joined("no", 2) : "password".repeat(2);
            Runnable lambda = () -> field = field + "x";
            lambda.run();
            return java.sql.DriverManager.getConnection("jdbc:h2:mem:", "sa", field);
        }
    }

    private static byte[] bytesOf(Class<?> type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @FuzzTest(maxDuration = "1m")
    void are_read_and_followed_or_refused(FuzzedDataProvider data) {
        int which = data.consumeInt(0, RIGHT.size());
        byte[] bytes = which < RIGHT.size() ? Bending.of(RIGHT.get(which), data) : data.consumeRemainingAsBytes();
        try {
            ClassFile.read(bytes);
        } catch (UnreadableClassException e) {
            assertThat(e.getMessage()).startsWith("it ");
            return;
        }
        FlowAnalysis analysis =
                FlowAnalysis.with(CredentialSinks.with(List.of()).sinks(), name -> Optional.empty());
        analysis.add(bytes);
        FlowResult result = analysis.solve();
        assertThat(result.arrivals()).isNotNull();
    }
}
