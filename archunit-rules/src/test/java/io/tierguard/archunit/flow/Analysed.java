package io.tierguard.archunit.flow;

import io.tierguard.archunit.fixture.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles classes of the package {@code shop} and follows what goes on in them. */
final class Analysed {

    private final List<SinkPolicy> policies;

    private Analysed(List<SinkPolicy> policies) {
        this.policies = policies;
    }

    static Analysed by(SinkPolicy... policies) {
        return new Analysed(List.of(policies));
    }

    FlowResult source(Path temp, String type, String text) {
        return classes(Fixture.in(temp).source(type, text).compile());
    }

    FlowResult classes(Path directory) {
        FlowAnalysis analysis = FlowAnalysis.with(policies, name -> Optional.empty());
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                analysis.add(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return analysis.solve();
    }

    /** What arrives, such as {@code fake-value in shop.Db.connect:4 reaches password}. */
    static List<String> told(FlowResult result) {
        return result.arrivals().stream()
                .map(arrival -> arrival.literal().value() + " in "
                        + arrival.literal().member().owner() + "."
                        + arrival.literal().member().name() + ":"
                        + arrival.literal().line() + " reaches "
                        + arrival.sink().what())
                .toList();
    }
}
